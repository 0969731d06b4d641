import { Database, databaseNames, type StoredVault } from '../database'
import type { KeyDerivation } from '../key-derivation'
import { isSoundFor, openVaultBy, readVaultRow, type Vault } from '../vault'
import { changePassphrase, type WayIn } from '../ways-in'
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

/** The keys of a backup, and the vault row to which the way in belongs: that one is the household's after the restore. */
export interface BackupKeys {
  readonly key: CryptoKey
  readonly name: string
  readonly vault: StoredVault
}

/** `damaged`: what its key is derived with makes no sense. The household could not be opened with it later either. */
export type BackupTry = { readonly kind: 'opened'; readonly keys: BackupKeys } | { readonly kind: 'wrong' | 'damaged' }

/**
 * Tries a passphrase or recovery key on a backup: on the vault row of the household that stands here, if it is the same one and newer, and
 * on the backup's own. What was changed since still opens it, and so does what opened it at its time.
 */
export async function tryWayIn(opened: OpenedHeader, household: Database, way: WayIn): Promise<BackupTry> {
  const rows = await rowsFor(opened, household)
  const sound = rows.filter((row) => way.kind !== 'passphrase' || isSoundFor(household, row))
  if (sound.length === 0) return { kind: 'damaged' }
  for (const row of sound) {
    const vault = await openRow(row, way)
    if (vault) return { kind: 'opened', keys: { key: vault.backups, name: vault.name, vault: row } }
  }
  return { kind: 'wrong' }
}

/** Whether a sheet was made that opens the backup. */
export async function hasSheet(opened: OpenedHeader, household: Database): Promise<boolean> {
  return (await rowsFor(opened, household)).some(({ recovery }) => recovery !== undefined)
}

/** The vault rows that may open a backup, the newest first: both, whatever the clock says, since it may have been set back between them. */
async function rowsFor({ header: { vault } }: OpenedHeader, household: Database): Promise<readonly StoredVault[]> {
  const standing = await readVaultRow(household)
  if (standing?.householdId !== vault.householdId) return [vault]
  return [standing, vault].toSorted((a, b) => b.updatedAt - a.updatedAt)
}

/** The keys of the household that is open, when the backup is one of it: nobody has to type anything. */
export async function keysOfOpen({ header }: OpenedHeader, open: Vault): Promise<BackupKeys | null> {
  if (open.householdId !== header.vault.householdId) return null
  const vault = await readVaultRow(open.database)
  return vault ? { key: open.backups, name: open.name, vault } : null
}

/**
 * The vault row with a passphrase in the place of the one that nobody knows any more. null when the recovery key does not open it:
 * then nothing was changed.
 */
export async function withNewPassphrase(
  row: StoredVault,
  way: WayIn,
  passphrase: string,
  derivation?: KeyDerivation,
): Promise<StoredVault | null> {
  return inPassing(row, async (database) => {
    const outcome = await changePassphrase(database, way, passphrase, derivation)
    return outcome === 'done' ? readVaultRow(database) : null
  })
}

function openRow(row: StoredVault, way: WayIn): Promise<Vault | null> {
  return inPassing(row, async (database) => {
    const outcome = await openVaultBy(database, way)
    return outcome.kind === 'opened' ? outcome.vault : null
  })
}

/** The vault knows how to open a row that stands in a database; this one is gone afterwards. */
async function inPassing<T>(row: StoredVault, act: (database: Database) => Promise<T>): Promise<T> {
  const database = new Database(databaseNames.tried)
  await database.delete()
  await database.open()
  try {
    await database.vault.add(row)
    return await act(database)
  } finally {
    await database.delete()
  }
}
