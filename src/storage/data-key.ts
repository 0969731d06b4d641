import type { Bytes } from './seal'

/** What the data key is good for. The keys cannot be taken out of the browser's keeping. */
export interface HouseholdKeys {
  readonly sealing: CryptoKey
  readonly fingerprinting: CryptoKey
  /** Seals backups, and nothing else. */
  readonly backups: CryptoKey
}

/** 256 random bits from which everything else follows. It exists only while a household is made or opened: wipe it then. */
export function newDataKey(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** A key of its own for each purpose. */
export async function keysFrom(dataKey: Bytes): Promise<HouseholdKeys> {
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
  return { sealing, backups, fingerprinting }
}
