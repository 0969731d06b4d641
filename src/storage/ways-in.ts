import { makeRecoveryKey, type RecoveryKey } from '@/domain/recovery-key'
import type { Database, StoredRecovery, StoredVault } from './database'
import { calibrateDerivation, type KeyDerivation } from './key-derivation'
import type { Bytes } from './seal'
import { isSoundFor, readVaultRow, withDataKey } from './vault'
import { unwrapWithPassphrase, wrapUnderPassphrase, wrapUnderSecret, type WayIn } from './wraps'

export type { WayIn } from './wraps'

/** What opens this household beside the passphrase; nothing of it is secret. Times in ms. */
export interface WaysIn {
  /** null when there is no sheet. */
  readonly sheet: { readonly madeAt: number; readonly confirmedAt: number | null } | null
  readonly usesKeychain: boolean
  readonly createdAt: number
}

/** `overtaken`: another window changed how the household opens meanwhile. Then, as with the others but `done`, nothing was written. */
export type WayInOutcome = 'done' | 'wrong' | 'damaged' | 'overtaken'

/** null when there is no household. */
export async function readWaysIn({ database }: { readonly database: Database }): Promise<WaysIn | null> {
  const row = await readVaultRow(database)
  if (!row) return null
  const { recovery, keychain, createdAt } = row
  const sheet = recovery ? { madeAt: recovery.madeAt, confirmedAt: recovery.confirmedAt } : null
  return { sheet, usesKeychain: keychain !== undefined, createdAt }
}

/**
 * Another passphrase from now on. Only the data key is wrapped anew, and nothing else is written. The new wrap is opened
 * once before it takes the place of the old one.
 */
export async function changePassphrase(
  database: Database,
  way: WayIn,
  passphrase: string,
  derivation?: KeyDerivation,
): Promise<WayInOutcome> {
  return rewrap(database, way, async (row, dataKey) => {
    const wrap = await wrapUnderPassphrase(
      dataKey,
      row.householdId,
      passphrase,
      derivation ?? (await calibrateDerivation()),
    )
    const opened = await unwrapWithPassphrase(wrap, row.householdId, passphrase)
    opened.fill(0)
    return wrap
  })
}

/** A recovery key that is to be shown now, and the wrap that makes it work once it is kept. */
export interface FreshSheet {
  readonly key: RecoveryKey
  readonly householdId: string
  /** null for the sheet that was made with the household: it works already, and is confirmed only. */
  readonly recovery: StoredRecovery | null
}

/** 131 bits from the system's generator. */
export function drawRecoveryKey(): RecoveryKey {
  return makeRecoveryKey(drawByte)
}

export function drawByte(): number {
  return crypto.getRandomValues(new Uint8Array(1))[0] ?? 0
}

/** A new sheet. The one before keeps working until the new one is kept. */
export async function prepareSheet(
  database: Database,
  way: WayIn,
): Promise<{ readonly kind: 'prepared'; readonly sheet: FreshSheet } | { readonly kind: 'wrong' | 'damaged' }> {
  const row = await readVaultRow(database)
  if (!row) return { kind: 'damaged' }
  if (way.kind === 'passphrase' && !isSoundFor(database, row)) return { kind: 'damaged' }
  const { householdId } = row
  const key = drawRecoveryKey()
  const wrap = await withDataKey(row, way, (dataKey) => wrapUnderSecret(dataKey, householdId, 'recovery', key))
  if (!wrap) return { kind: 'wrong' }
  return { kind: 'prepared', sheet: { key, householdId, recovery: { ...wrap, madeAt: Date.now(), confirmedAt: null } } }
}

/** Makes the sheet the one that works, confirmed now; any other stops working. Whether it was written. */
export async function keepSheet(
  database: Database,
  { householdId, recovery }: Omit<FreshSheet, 'key'>,
): Promise<boolean> {
  return changeVaultRow(database, (row) => {
    const wrap = recovery ?? row.recovery
    return wrap && row.householdId === householdId ? { recovery: { ...wrap, confirmedAt: Date.now() } } : null
  })
}

/** `secret` opens the household from now on; it is kept only sealed by the keychain. */
export async function keepInKeychain(
  database: Database,
  way: WayIn,
  { secret, sealedSecret }: { readonly secret: string; readonly sealedSecret: string },
): Promise<WayInOutcome> {
  return rewrap(database, way, async (row, dataKey) => {
    const wrap = await wrapUnderSecret(dataKey, row.householdId, 'keychain', secret)
    return { keychain: { ...wrap, sealedSecret } }
  })
}

export async function forgetKeychain(database: Database) {
  await database.vault
    .where('id')
    .equals('vault')
    .modify((row: { keychain?: unknown; updatedAt: number }) => {
      delete row.keychain
      row.updatedAt = Date.now()
    })
}

/** The secret of the keychain as it is stored; null while the keychain is not used. */
export async function readKeychainSecret(database: Database): Promise<string | null> {
  return (await readVaultRow(database))?.keychain?.sealedSecret ?? null
}

/** The same secret as the keychain sealed it anew. */
export async function renewKeychainSecret(database: Database, sealedSecret: string) {
  await changeVaultRow(database, ({ keychain }) => (keychain ? { keychain: { ...keychain, sealedSecret } } : null))
}

async function rewrap(
  database: Database,
  way: WayIn,
  wrap: (row: StoredVault, dataKey: Bytes) => Promise<Partial<StoredVault>>,
): Promise<WayInOutcome> {
  const row = await readVaultRow(database)
  if (!row || (way.kind === 'passphrase' && !isSoundFor(database, row))) return 'damaged'
  const change = await withDataKey(row, way, (dataKey) => wrap(row, dataKey))
  if (!change) return 'wrong'
  const isWritten = await changeVaultRow(database, (now) => (now.updatedAt === row.updatedAt ? change : null))
  return isWritten ? 'done' : 'overtaken'
}

/** Reads and writes in one transaction; whether something was written. */
async function changeVaultRow(
  database: Database,
  change: (row: StoredVault) => Partial<StoredVault> | null,
): Promise<boolean> {
  return database.transaction('rw', database.vault, async () => {
    const row = await readVaultRow(database)
    const changed = row && change(row)
    if (!row || !changed) return false
    await database.vault.put({ ...row, ...changed, updatedAt: Date.now() })
    return true
  })
}
