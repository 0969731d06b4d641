/** Bytes with their own memory, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** A sealed value does not open: it is damaged, or belongs to another key or place. Nothing of it is shown. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal'
  constructor(readonly place: string) {
    super(`What is sealed at ${place} does not open.`)
  }
}

const nonceBytes = 12
const tagBytes = 16

/**
 * Seals bytes with AES-256-GCM. The answer is nonce (12 bytes) and ciphertext; `place` (table and record id) is bound to it,
 * so that a sealed value cannot be moved to another record unnoticed.
 */
export async function seal(key: CryptoKey, bytes: Bytes, place: string): Promise<Bytes> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, place), key, bytes)
  const whole = new Uint8Array(nonceBytes + sealed.byteLength)
  whole.set(nonce)
  whole.set(new Uint8Array(sealed), nonceBytes)
  return whole
}

/** Opens what `seal` made. Rejects with BrokenSeal when the key, the place or a single bit differs. */
export async function unseal(key: CryptoKey, sealed: Bytes, place: string): Promise<Bytes> {
  // What comes from the disk may be anything.
  if (!(sealed instanceof Uint8Array) || sealed.length < nonceBytes + tagBytes) throw new BrokenSeal(place)
  try {
    const nonce = sealed.slice(0, nonceBytes)
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(nonce, place), key, sealed.slice(nonceBytes)))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') throw new BrokenSeal(place)
    throw error
  }
}

export async function sealData(key: CryptoKey, data: unknown, place: string): Promise<Bytes> {
  return seal(key, new TextEncoder().encode(JSON.stringify(data)), place)
}

export async function unsealData(key: CryptoKey, sealed: Bytes, place: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await unseal(key, sealed, place)))
}

function algorithm(nonce: Bytes, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(place) }
}
