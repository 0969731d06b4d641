/** Bytes with their own memory, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

const nonceBytes = 12

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

/** Opens what `seal` made. Rejects when the key, the place or a single bit differs. */
export async function unseal(key: CryptoKey, sealed: Bytes, place: string): Promise<Bytes> {
  const opened = await crypto.subtle.decrypt(
    algorithm(sealed.slice(0, nonceBytes), place),
    key,
    sealed.slice(nonceBytes),
  )
  return new Uint8Array(opened)
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
