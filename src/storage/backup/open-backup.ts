import { Database, databaseNames, type StoredVault } from '../database'
import { openVault, type Vault } from '../vault'
import type { ByteSource } from './bytes-io'
import { readHeader, type OpenedHeader } from './header'
import { BackupRefusal, type RefusalReason } from './refusal'

export type OpenedBackup =
  | { readonly kind: 'opened'; readonly header: OpenedHeader }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }

/** What stands in clear at the beginning of a backup. */
export async function openBackup(source: ByteSource): Promise<OpenedBackup> {
  try {
    return { kind: 'opened', header: await readHeader(source) }
  } catch (error) {
    if (error instanceof BackupRefusal) return { kind: 'refused', reason: error.reason }
    throw error
  }
}

/** The keys of a backup, and the vault row to which the passphrase belongs: that one is the household's after the restore. */
export interface BackupKeys {
  readonly key: CryptoKey
  readonly name: string
  readonly vault: StoredVault
}

/**
 * Tries a passphrase on a backup: on the vault row of the household that stands here, if it is the same one and newer, and on the
 * backup's own. A passphrase that was changed since still opens it, and so does the one of its time. null when it fits neither.
 */
export async function tryPassphrase(
  { header }: OpenedHeader,
  household: Database,
  passphrase: string,
): Promise<BackupKeys | null> {
  const standing = await household.vault.get('vault')
  const isSame = standing?.householdId === header.vault.householdId
  const rows = isSame && standing.updatedAt > header.vault.updatedAt ? [standing, header.vault] : [header.vault]
  for (const row of rows) {
    const vault = await openRow(row, passphrase)
    if (vault) return { key: vault.backups, name: vault.name, vault: row }
  }
  return null
}

/** The keys of the household that is open, when the backup is one of it: nobody has to type anything. */
export async function keysOfOpen({ header }: OpenedHeader, open: Vault): Promise<BackupKeys | null> {
  if (open.householdId !== header.vault.householdId) return null
  const vault = await open.database.vault.get('vault')
  return vault ? { key: open.backups, name: open.name, vault } : null
}

/** The vault knows how to open a row that stands in a database. */
async function openRow(row: StoredVault, passphrase: string): Promise<Vault | null> {
  const database = new Database(databaseNames.unpacked)
  await database.delete()
  await database.open()
  try {
    await database.vault.add(row)
    const outcome = await openVault(database, passphrase)
    return outcome.kind === 'opened' ? outcome.vault : null
  } finally {
    await database.delete()
  }
}
