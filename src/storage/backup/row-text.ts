import type { Bytes } from '../seal'

/**
 * Rows as JSON in UTF-8. Bytes become `{"$bytes": base64}`, numbers that JSON cannot say (-0, NaN, the infinities) `{"$number": text}`; a
 * key that begins with `$` gets another one, so that nothing a row holds can be mistaken for them.
 */
export function encodeJson(value: unknown): Bytes {
  return new TextEncoder().encode(JSON.stringify(toText(value)))
}

/** Throws when the text is no JSON, or holds what `encodeJson` never writes. */
export function decodeJson(bytes: Bytes): unknown {
  return fromText(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
}

function toText(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  if (typeof value === 'number')
    return isPlain(value) ? value : { $number: Object.is(value, -0) ? '-0' : String(value) }
  if (Array.isArray(value)) return value.map(toText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.startsWith('$') ? `$${key}` : key, toText(part)]),
  )
}

function fromText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromText)
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return fromBase64(String(value.$bytes))
  if ('$number' in value) return Number(value.$number)
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.startsWith('$') ? key.slice(1) : key, fromText(part)]),
  )
}

function isPlain(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0)
}

/** In parts: a function takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
