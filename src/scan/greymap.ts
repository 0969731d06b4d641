import type { GreyImage } from './grey-image'

/** The bytes of a PGM file: what libraries take that read picture files, and the least that they can copy. */
export function greymapOf({ width, height, pixels }: GreyImage): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + pixels.length)
  bytes.set(head)
  bytes.set(pixels, head.length)
  return bytes
}
