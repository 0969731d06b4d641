import type { RecoveryKey } from '@/domain/recovery-key'
import { derive, newSalt, type KeyDerivation } from './key-derivation'
import { seal, unseal, type Bytes } from './seal'

/** The data key under a secret that nobody can guess: a recovery key, or what the system's keychain keeps. */
export interface SecretWrap {
  readonly salt: Bytes
  readonly wrappedKey: Bytes
}

/** The data key under the passphrase, which somebody could guess: so guessing is made slow. */
export interface PassphraseWrap {
  readonly derivation: KeyDerivation
  readonly wrappedKey: Bytes
}

/** What opens a household. */
export type WayIn =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly key: RecoveryKey }
  | { readonly kind: 'keychain'; readonly secret: string }

type SecretPurpose = 'recovery' | 'keychain'

export async function wrapUnderPassphrase(
  dataKey: Bytes,
  householdId: string,
  passphrase: string,
  derivation: KeyDerivation,
): Promise<PassphraseWrap> {
  const key = await keyOfPassphrase(passphrase, derivation)
  return { derivation, wrappedKey: await seal(key, dataKey, passphrasePlace(householdId, derivation)) }
}

/** Rejects with BrokenSeal when the passphrase is another. */
export async function unwrapWithPassphrase(
  { derivation, wrappedKey }: PassphraseWrap,
  householdId: string,
  passphrase: string,
): Promise<Bytes> {
  return unseal(await keyOfPassphrase(passphrase, derivation), wrappedKey, passphrasePlace(householdId, derivation))
}

export async function wrapUnderSecret(
  dataKey: Bytes,
  householdId: string,
  purpose: SecretPurpose,
  secret: string,
): Promise<SecretWrap> {
  const salt = newSalt()
  const key = await keyOfSecret(secret, salt, purpose)
  return { salt, wrappedKey: await seal(key, dataKey, secretPlace(householdId, purpose, salt)) }
}

/** Rejects with BrokenSeal when the secret is another. */
export async function unwrapWithSecret(
  { salt, wrappedKey }: SecretWrap,
  householdId: string,
  purpose: SecretPurpose,
  secret: string,
): Promise<Bytes> {
  return unseal(await keyOfSecret(secret, salt, purpose), wrappedKey, secretPlace(householdId, purpose, salt))
}

async function keyOfPassphrase(passphrase: string, derivation: KeyDerivation): Promise<CryptoKey> {
  const bytes = await derive({ passphrase, derivation })
  try {
    return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  } finally {
    bytes.fill(0)
  }
}

/** At least 128 random bits need no slow derivation. */
async function keyOfSecret(secret: string, salt: Bytes, purpose: SecretPurpose): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode(`cardstead/1/${purpose}`)
  const from: HkdfParams = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return crypto.subtle.deriveKey(from, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** The parameters are bound to the wrapped key: weaker ones written over them do not open it. */
function passphrasePlace(householdId: string, { kind, salt, memoryKiB, iterations, parallelism }: KeyDerivation) {
  return ['vault', householdId, kind, [...salt].join('.'), memoryKiB, iterations, parallelism].join('/')
}

function secretPlace(householdId: string, purpose: SecretPurpose, salt: Bytes) {
  return ['vault', householdId, purpose, [...salt].join('.')].join('/')
}
