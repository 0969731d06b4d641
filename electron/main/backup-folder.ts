import { mkdir, open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { app } from 'electron'
import type { SnapshotFile } from '../contract'

/** Ends the name of a snapshot that nobody has read back yet. */
export const unchecked = '.unchecked'
/** Ends the name of a file that is being written. */
export const writing = '.writing'

/** Outside the browser's database on purpose: what loses the one does not lose the other. */
export function backupFolder(): string {
  return path.join(app.getPath('userData'), 'backups')
}

export function photoFolder(): string {
  return path.join(backupFolder(), 'photos')
}

/** The file of a snapshot's name or of a photo's address, both checked by the contract: neither can lead elsewhere. */
export function fileOf(name: string): string {
  return path.join(name.includes('.') ? backupFolder() : photoFolder(), name)
}

export async function makeFolders() {
  await mkdir(photoFolder(), { recursive: true })
}

/** Every snapshot that was checked, newest first. */
export async function readSnapshots(): Promise<readonly SnapshotFile[]> {
  const named = (await namesIn(backupFolder())).flatMap((name) => factsOf(name) ?? [])
  const snapshots = await Promise.all(
    named.map(async (facts) => ({ ...facts, sizeBytes: (await stat(fileOf(facts.name))).size })),
  )
  return snapshots.toSorted((a, b) => b.createdAt - a.createdAt)
}

export async function readPhotoSizes(): Promise<readonly { readonly address: string; readonly sizeBytes: number }[]> {
  const names = (await namesIn(photoFolder())).filter((name) => /^[0-9a-f]{64}$/.test(name))
  return Promise.all(names.map(async (address) => ({ address, sizeBytes: (await stat(fileOf(address))).size })))
}

/** Makes a renaming last through a power cut, where the system lets a folder be opened at all. */
export async function syncFolder(folder: string) {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** A folder that does not exist yet is empty. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function factsOf(name: string): Omit<SnapshotFile, 'sizeBytes'> | null {
  const [, createdAt, householdId, records] = /^(\d{13})-([0-9a-f-]{36})-(\d{1,9})\.cardstead$/.exec(name) ?? []
  if (!createdAt || !householdId || !records) return null
  return { name, createdAt: Number(createdAt), householdId, records: Number(records) }
}
