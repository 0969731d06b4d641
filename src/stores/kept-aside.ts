import { describeBackup } from '@/storage/backup/describe'
import { openAside, takeOver } from '@/storage/backup/take-over'
import type { Database } from '@/storage/database'
import { readVaultRow } from '@/storage/vault'
import { notePresence } from './presence'

/** What a restore has replaced. */
export interface KeptAside {
  readonly keptAt: number
  readonly cards: number
}

/** null when nothing is kept aside. */
export async function readKeptAside(): Promise<KeptAside | null> {
  const aside = await openAside()
  if (!aside) return null
  const { cards } = await describeBackup(aside.database)
  aside.database.close()
  return { keptAt: aside.keptAt, cards }
}

/** In the place of what is here now, whole or not at all. */
export async function putBackKeptAside(household: Database): Promise<void> {
  const aside = await openAside()
  const vault = aside && (await readVaultRow(aside.database))
  if (!aside || !vault) throw new Error('Nothing is kept aside.')
  await takeOver(aside.database, household, vault)
  await aside.database.delete()
  await notePresence(household)
}

export async function discardKeptAside(): Promise<void> {
  await (await openAside())?.database.delete()
}
