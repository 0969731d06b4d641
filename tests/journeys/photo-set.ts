import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface TruthRow {
  readonly file: string
  readonly claimCode: string | null
  readonly serial: string | null
  readonly amount: number | null
  readonly currency: string | null
  readonly marketplace: string | null
}

export interface PhotoSet {
  readonly folder: string
  readonly rows: readonly TruthRow[]
}

/** The project's own made photos, and one more folder with a truth.json when CARDSTEAD_PHOTOS names it. */
export function photoSets(): readonly PhotoSet[] {
  const own = path.resolve(import.meta.dirname, '..', 'fixtures', 'photos')
  return [own, ...(process.env.CARDSTEAD_PHOTOS ? [process.env.CARDSTEAD_PHOTOS] : [])].map(readSet)
}

function readSet(folder: string): PhotoSet {
  const files = new Set(readdirSync(folder))
  const rows = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as TruthRow[]
  return { folder, rows: rows.filter(({ file }) => files.has(file)) }
}
