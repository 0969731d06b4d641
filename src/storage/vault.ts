import type { RecoveryKey } from '@/domain/recovery-key'
import { keysFrom, newDataKey, type HouseholdKeys } from './data-key'
import { databaseNames, type Database, type StoredVault } from './database'
import { calibrateDerivation, isSound, leastOfHousehold, newSalt, type KeyDerivation } from './key-derivation'
import { BrokenSeal, sealData, unsealData, type Bytes } from './seal'
import { unwrapWithPassphrase, unwrapWithSecret, wrapUnderPassphrase, wrapUnderSecret, type WayIn } from './wraps'

/** An unlocked household: its database and the keys, which cannot be taken out of the browser's keeping. */
export interface Vault extends HouseholdKeys {
  readonly database: Database
  readonly householdId: string
  readonly name: string
}

/** `damaged`: what the key is derived with makes no sense, so that nothing was tried. */
export type OpenOutcome =
  | { readonly kind: 'opened'; readonly vault: Vault }
  | { readonly kind: 'wrong-passphrase' | 'no-household' | 'damaged' }

export async function hasVault(database: Database): Promise<boolean> {
  return (await database.vault.count()) > 0
}

/** How the household opens; null where there is none. */
export async function readVaultRow(database: Database): Promise<StoredVault | null> {
  return (await database.vault.get('vault')) ?? null
}

export interface NewHousehold {
  readonly name: string
  readonly passphrase: string
  readonly derivation?: KeyDerivation
  /** Opens the household too, from the start. */
  readonly recoveryKey?: RecoveryKey
}

/** Makes a household with a random data key, wrapped by the passphrase. Throws when the database has one already. */
export async function createVault(
  database: Database,
  { name, passphrase, derivation, recoveryKey }: NewHousehold,
): Promise<Vault> {
  const householdId = crypto.randomUUID()
  const chosen = derivation ?? (await calibrateDerivation())
  const dataKey = newDataKey()
  try {
    const wrap = await wrapUnderPassphrase(dataKey, householdId, passphrase, chosen)
    const recovery = recoveryKey && (await wrapUnderSecret(dataKey, householdId, 'recovery', recoveryKey))
    const keys = await keysFrom(dataKey)
    const sealedName = await sealData(keys.sealing, name, namePlace(householdId))
    const now = Date.now()
    await database.vault.add({
      id: 'vault',
      format: 1,
      householdId,
      ...wrap,
      ...(recovery ? { recovery: { ...recovery, madeAt: now, confirmedAt: null } } : {}),
      sealedName,
      createdAt: now,
      updatedAt: now,
    })
    return { database, householdId, name, ...keys }
  } finally {
    dataKey.fill(0)
  }
}

export function openVault(database: Database, passphrase: string): Promise<OpenOutcome> {
  return openVaultBy(database, { kind: 'passphrase', passphrase })
}

/** `wrong-passphrase` stands for a wrong recovery key or keychain secret too. */
export async function openVaultBy(database: Database, way: WayIn): Promise<OpenOutcome> {
  const row = await readVaultRow(database)
  if (!row) return { kind: 'no-household' }
  if (way.kind === 'passphrase' && !isSoundFor(database, row)) return { kind: 'damaged' }
  const keys = await withDataKey(row, way, keysFrom)
  if (!keys) return { kind: 'wrong-passphrase' }
  return { kind: 'opened', vault: { database, householdId: row.householdId, name: await readName(row, keys), ...keys } }
}

/** Hands the data key to `use` and wipes it then; null when the way does not lead in. */
export async function withDataKey<T>(
  row: StoredVault,
  way: WayIn,
  use: (dataKey: Bytes) => Promise<T>,
): Promise<T | null> {
  const dataKey = await unwrap(row, way)
  if (!dataKey) return null
  try {
    return await use(dataKey)
  } finally {
    dataKey.fill(0)
  }
}

export async function renameHousehold(vault: Vault, name: string): Promise<Vault> {
  const sealedName = await sealData(vault.sealing, name, namePlace(vault.householdId))
  await vault.database.vault.update('vault', { sealedName, updatedAt: Date.now() })
  return { ...vault, name }
}

/** Small parameters for the sample household, which keeps nothing secret. */
export function sampleDerivation(): KeyDerivation {
  return { kind: 'argon2id', salt: newSalt(), memoryKiB: 1024, iterations: 1, parallelism: 1 }
}

/**
 * A keyed fingerprint of a normalised claim code (hexadecimal). Equal codes have equal fingerprints in this household;
 * nobody without the key can test a code against it.
 */
export async function fingerprint(vault: Pick<Vault, 'fingerprinting'>, code: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', vault.fingerprinting, new TextEncoder().encode(code))
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Of a household of one's own the least is asked for, whatever is written in the row; the sample has less. */
export function isSoundFor({ name }: Database, { derivation }: StoredVault): boolean {
  return isSound(derivation, name === databaseNames.household ? leastOfHousehold : { memoryKiB: 1, iterations: 1 })
}

async function unwrap(row: StoredVault, way: WayIn): Promise<Bytes | null> {
  const { householdId, recovery, keychain } = row
  try {
    if (way.kind === 'passphrase') return await unwrapWithPassphrase(row, householdId, way.passphrase)
    if (way.kind === 'recovery')
      return recovery ? await unwrapWithSecret(recovery, householdId, way.kind, way.key) : null
    return keychain ? await unwrapWithSecret(keychain, householdId, way.kind, way.secret) : null
  } catch (error) {
    if (error instanceof BrokenSeal) return null
    throw error
  }
}

/** A name that is damaged must not keep anybody out of the rest. */
async function readName({ householdId, sealedName }: StoredVault, { sealing }: HouseholdKeys): Promise<string> {
  try {
    return String(await unsealData(sealing, sealedName, namePlace(householdId)))
  } catch (error) {
    if (error instanceof BrokenSeal) return ''
    throw error
  }
}

function namePlace(householdId: string) {
  return `vault/${householdId}/name`
}
