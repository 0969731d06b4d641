import type { FileKind } from './file-kind'

/** Pixels as stored: before any turning. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

type Measure = (bytes: DataView) => PictureSize | null

const measures: Partial<Record<FileKind, Measure>> = {
  png: (bytes) => (tag(bytes, 12) === 'IHDR' ? size(bytes.getUint32(16), bytes.getUint32(20)) : null),
  gif: (bytes) => size(bytes.getUint16(6, true), bytes.getUint16(8, true)),
  bmp: measureBmp,
  jpeg: measureJpeg,
  webp: measureWebp,
  avif: measureIspe,
  heic: measureIspe,
}

/**
 * Reads the size of a picture from the head of its file, without decoding it. A file that says nothing gives null.
 * A thumbnail inside is never taken for the picture.
 */
export function measurePicture(kind: FileKind, head: Uint8Array): PictureSize | null {
  try {
    return measures[kind]?.(new DataView(head.buffer, head.byteOffset, head.byteLength)) ?? null
  } catch (error) {
    // A head that ends too early.
    if (error instanceof RangeError) return null
    throw error
  }
}

function size(width: number, height: number): PictureSize {
  return { width, height }
}

function tag(bytes: DataView, at: number): string {
  return String.fromCharCode(bytes.getUint8(at), bytes.getUint8(at + 1), bytes.getUint8(at + 2), bytes.getUint8(at + 3))
}

function measureBmp(bytes: DataView): PictureSize {
  if (bytes.getUint32(14, true) === 12) return size(bytes.getUint16(18, true), bytes.getUint16(20, true))
  return size(Math.abs(bytes.getInt32(18, true)), Math.abs(bytes.getInt32(22, true)))
}

/** Walks the segments up to the frame header: EXIF thumbnails lie inside segments, and are jumped over. */
function measureJpeg(bytes: DataView): PictureSize | null {
  let at = 2
  while (at + 9 < bytes.byteLength) {
    if (bytes.getUint8(at) !== 0xff) return null
    const marker = bytes.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return size(bytes.getUint16(at + 7), bytes.getUint16(at + 5))
    if (marker === 0xda || marker === 0xd9) return null
    const hasNoLength = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
    at += hasNoLength ? 2 : 2 + bytes.getUint16(at + 2)
  }
  return null
}

function measureWebp(bytes: DataView): PictureSize | null {
  const uint24 = (at: number) => bytes.getUint16(at, true) + (bytes.getUint8(at + 2) << 16)
  switch (tag(bytes, 12)) {
    case 'VP8X':
      return size(uint24(24) + 1, uint24(27) + 1)
    case 'VP8 ':
      return size(bytes.getUint16(26, true) & 0x3fff, bytes.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      const packed = bytes.getUint32(21, true)
      return size((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1)
    }
    default:
      return null
  }
}

/** The largest image that the boxes tell of: the whole, not one of its tiles or thumbnails. */
function measureIspe(bytes: DataView): PictureSize | null {
  let largest: PictureSize | null = null
  for (let at = 4; at + 16 <= bytes.byteLength; at++) {
    if (bytes.getUint8(at) !== 0x69 || tag(bytes, at) !== 'ispe') continue
    const found = size(bytes.getUint32(at + 8), bytes.getUint32(at + 12))
    if (!largest || found.width * found.height > largest.width * largest.height) largest = found
  }
  return largest
}
