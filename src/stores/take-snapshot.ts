import { desktop, type SnapshotFile } from '@/desktop/desktop'
import { isSnapshotWhole, readKnownPhotos } from '@/storage/backup/check'
import type { BackupHeader } from '@/storage/backup/header'
import { BackupRefusal } from '@/storage/backup/refusal'
import { writeSnapshot, type KnownPhotos } from '@/storage/backup/write-backup'
import type { Vault } from '@/storage/vault'
import { beginFile, orThrow, shellPhotos, ShellFailure, sourceOfShell, type ShellFile } from './shell-files'

export interface TakenSnapshot {
  /** The moment (ms) whose household it holds. */
  readonly createdAt: number
  readonly photos: KnownPhotos
}

/**
 * Writes the household beside its place, reads it back to its end, and lets it count only then. Throws a ShellFailure when the folder
 * fails, or when what was read back is not what was written. `goOn` throws when it should stop, because the household was locked.
 */
export async function takeSnapshot(vault: Vault, known: KnownPhotos | null, goOn: () => void): Promise<TakenSnapshot> {
  const photos = await shellPhotos()
  const begun: ShellFile[] = []
  const open = async ({ createdAt, records }: BackupHeader) => {
    const file = await beginFile({ kind: 'snapshot', createdAt, householdId: vault.householdId, records })
    begun.push(file)
    return file
  }
  try {
    const store = { ...photos, keep: (...given: Parameters<typeof photos.keep>) => (goOn(), photos.keep(...given)) }
    const written = await writeSnapshot(vault, open, store, known ?? (await photosOfNewest(vault)))
    goOn()
    const [file] = begun
    if (!file) throw new Error('Nothing was written.')
    const name = await file.finish()
    if (!(await isSnapshotWhole(await sourceOfShell(name), vault.backups, await shellPhotos())))
      throw new ShellFailure('other')
    orThrow(await desktop.keepSnapshot({ name }))
    return { createdAt: written.header.createdAt, photos: written.photos }
  } catch (error) {
    for (const file of begun) await file.discard()
    if (error instanceof BackupRefusal) throw new ShellFailure('other')
    throw error
  }
}

/** Every snapshot that lies in the folder, newest first; null where this shell keeps none. */
export async function readSnapshots(): Promise<readonly SnapshotFile[] | null> {
  const listed = await desktop.listBackups()
  return listed.kind === 'not-offered' ? null : orThrow(listed).snapshots
}

/** So that the first snapshot after a start need not read every photo. One that cannot be read costs time only. */
async function photosOfNewest({ householdId, backups }: Vault): Promise<KnownPhotos> {
  const newest = (await readSnapshots())?.find((snapshot) => snapshot.householdId === householdId)
  if (!newest) return new Map()
  try {
    return await readKnownPhotos(await sourceOfShell(newest.name), backups)
  } catch (error) {
    if (error instanceof BackupRefusal || error instanceof ShellFailure) return new Map()
    throw error
  }
}
