import type { Database, StoredVault } from './database'
import { calibrateDerivation, derive, newSalt, type KeyDerivation } from './key-derivation'
import { seal, sealData, unseal, unsealData, type Bytes } from './seal'

/** An unlocked household: its database and the keys, which cannot be taken out of the browser's keeping. */
export interface Vault {
  readonly database: Database
  readonly householdId: string
  readonly name: string
  readonly sealing: CryptoKey
  readonly fingerprinting: CryptoKey
  /** Seals backups, and nothing else. */
  readonly backups: CryptoKey
}

export type OpenOutcome =
  { readonly kind: 'opened'; readonly vault: Vault } | { readonly kind: 'wrong-passphrase' | 'no-household' }

export async function hasVault(database: Database): Promise<boolean> {
  return (await database.vault.count()) > 0
}

/** Makes a household with a random data key, wrapped by the passphrase. Throws when the database has one already. */
export async function createVault(
  database: Database,
  { name, passphrase, derivation }: { name: string; passphrase: string; derivation?: KeyDerivation },
): Promise<Vault> {
  const householdId = crypto.randomUUID()
  const chosen = derivation ?? (await calibrateDerivation())
  const dataKey = crypto.getRandomValues(new Uint8Array(32))
  const wrapping = await wrappingKey(passphrase, chosen)
  const wrappedKey = await seal(wrapping, dataKey, wrapPlace(householdId, chosen))
  const keys = await importKeys(dataKey)
  dataKey.fill(0)
  const sealedName = await sealData(keys.sealing, name, namePlace(householdId))
  const now = Date.now()
  await database.vault.add({
    id: 'vault',
    format: 1,
    householdId,
    derivation: chosen,
    wrappedKey,
    sealedName,
    createdAt: now,
    updatedAt: now,
  })
  return { database, householdId, name, ...keys }
}

export async function openVault(database: Database, passphrase: string): Promise<OpenOutcome> {
  const row = await database.vault.get('vault')
  if (!row) return { kind: 'no-household' }
  const keys = await unwrap(row, passphrase)
  if (!keys) return { kind: 'wrong-passphrase' }
  const name = await unsealData(keys.sealing, row.sealedName, namePlace(row.householdId))
  return { kind: 'opened', vault: { database, householdId: row.householdId, name: String(name), ...keys } }
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

async function unwrap({ householdId, derivation, wrappedKey }: StoredVault, passphrase: string) {
  const wrapping = await wrappingKey(passphrase, derivation)
  try {
    const dataKey = await unseal(wrapping, wrappedKey, wrapPlace(householdId, derivation))
    const keys = await importKeys(dataKey)
    dataKey.fill(0)
    return keys
  } catch (error) {
    // AES-GCM says OperationError when the key does not fit: the passphrase is wrong.
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}

async function wrappingKey(passphrase: string, derivation: KeyDerivation): Promise<CryptoKey> {
  const bytes = await derive({ passphrase, derivation })
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  bytes.fill(0)
  return key
}

async function importKeys(dataKey: Bytes): Promise<Pick<Vault, 'sealing' | 'fingerprinting' | 'backups'>> {
  const root = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey'])
  const from = (purpose: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(`cardstead/1/${purpose}`),
  })
  const [sealing, backups, fingerprinting] = await Promise.all([
    crypto.subtle.deriveKey(from('seal'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('backup'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('fingerprint'), root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
  ])
  return { sealing, fingerprinting, backups }
}

/** The parameters are bound to the wrapped key: weaker ones written over them do not open it. */
function wrapPlace(householdId: string, { kind, salt, memoryKiB, iterations, parallelism }: KeyDerivation) {
  return ['vault', householdId, kind, [...salt].join('.'), memoryKiB, iterations, parallelism].join('/')
}

function namePlace(householdId: string) {
  return `vault/${householdId}/name`
}
