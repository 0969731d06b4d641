import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ByteSource } from '@/storage/backup/bytes-io'
import { isSnapshotWhole } from '@/storage/backup/check'
import type { HouseholdKeys } from '@/storage/data-key'

/** What the shell has written into its folder of backups. */
export interface BackupFolder {
  /** When the household of each snapshot was as it is in it (ms), newest first. */
  readonly takenAt: readonly number[]
  /** What is wrong with them, one sentence each. */
  readonly problems: readonly string[]
}

/** Reads every snapshot to its end and every photo beside them, outside the program. */
export async function readBackupFolder(profile: string, keys: HouseholdKeys): Promise<BackupFolder> {
  const folder = path.join(profile, 'userData', 'backups')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'photos') : []
  const photos = existsSync(path.join(folder, 'photos')) ? readdirSync(path.join(folder, 'photos')) : []
  const sizes = new Map(photos.map((name) => [name, readFileSync(path.join(folder, 'photos', name))] as const))
  const store = {
    has: ({ address, sizeBytes }: { address: string; sizeBytes: number }) => sizes.get(address)?.length === sizeBytes,
  }
  const snapshots = names.filter((name) => /^\d{13}-.*\.cardstead$/.test(name))
  const whole = await Promise.all(
    snapshots.map((name) => isSnapshotWhole(sourceOf(path.join(folder, name)), keys.backups, store).catch(() => false)),
  )
  return {
    takenAt: snapshots.map((name) => Number(name.slice(0, 13))).toSorted((one, other) => other - one),
    problems: [
      ...snapshots.filter((_, place) => !whole[place]).map((name) => `${name} does not open to its end`),
      ...[...names, ...photos]
        .filter((name) => /\.(writing|unchecked)$/.test(name))
        .map((name) => `${name} lies about`),
      ...[...sizes]
        .filter(
          ([name, bytes]) => /^[0-9a-f]{64}$/.test(name) && createHash('sha256').update(bytes).digest('hex') !== name,
        )
        .map(([name]) => `The photo ${name} is another one`),
    ],
  }
}

function sourceOf(file: string): ByteSource {
  const bytes = new Uint8Array(readFileSync(file))
  return { sizeBytes: bytes.length, read: async (offset, length) => bytes.slice(offset, offset + length) }
}
