import type { SnapshotFile } from '@/desktop/desktop'
import { worthTrying } from '@/domain/newest-snapshot'
import { openBackup } from '@/storage/backup/open-backup'
import { ShellFailure, sourceOfShell } from './shell-files'
import { readSnapshots } from './take-snapshot'

/**
 * The snapshot to be restored first after a loss: the newest that holds about the most, and whose beginning is as it was written. `without`:
 * names of those that turned out not to be whole. null where there is none.
 */
export async function findNewestBackup(
  householdId: string,
  without: ReadonlySet<string>,
): Promise<SnapshotFile | null> {
  for (const snapshot of worthTrying((await readSnapshots()) ?? [], householdId))
    if (!without.has(snapshot.name) && (await beginsWell(snapshot))) return snapshot
  return null
}

async function beginsWell({ name, householdId }: SnapshotFile): Promise<boolean> {
  try {
    const opened = await openBackup(await sourceOfShell(name))
    return opened.kind === 'opened' && opened.header.header.vault.householdId === householdId
  } catch (error) {
    if (error instanceof ShellFailure) return false
    throw error
  }
}
