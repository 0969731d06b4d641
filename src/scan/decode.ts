import { greyFromRgba } from './grey-image'
import type { GreyImage } from './grey-image'
import type { PhotoFailure } from './photo-reading'

export type DecodedPhoto =
  | {
      readonly kind: 'decoded'
      readonly image: GreyImage
      /** Size of the upright photo before it was made smaller. */
      readonly widthPx: number
      readonly heightPx: number
      readonly format: PhotoFormat
    }
  | { readonly kind: 'failed'; readonly reason: PhotoFailure; readonly detail: string }

export type PhotoFormat = 'jpeg' | 'png' | 'webp'

const longestSidePx = 2400
const largestBytes = 60_000_000
const largestPixels = 120_000_000

/** Reads a photo file into upright grey pixels (EXIF orientation applied). What a person may drop here never throws. */
export async function decodePhoto(photo: Blob): Promise<DecodedPhoto> {
  if (photo.size === 0) return failed('empty', 'The file has no content.')
  if (photo.size > largestBytes) return failed('too-large', `The file has ${photo.size} bytes.`)
  const format = sniffFormat(new Uint8Array(await photo.slice(0, 32).arrayBuffer()))
  if (typeof format !== 'string') return failed(format.reason, format.detail)
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(new Blob([photo], { type: `image/${format}` }), { imageOrientation: 'from-image' })
  } catch (error) {
    return failed('not-an-image', `The ${format.toUpperCase()} data is broken: ${String(error)}`)
  }
  try {
    const { width: widthPx, height: heightPx } = bitmap
    if (widthPx * heightPx > largestPixels) return failed('too-large', `The photo has ${widthPx} x ${heightPx} pixels.`)
    return { kind: 'decoded', image: greyPixels(bitmap), widthPx, heightPx, format }
  } finally {
    bitmap.close()
  }
}

/** What a file is, by its first bytes; its name and its declared type are not believed. */
export function sniffFormat(
  head: Uint8Array,
): PhotoFormat | { readonly reason: PhotoFailure; readonly detail: string } {
  const ascii = String.fromCharCode(...head)
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg'
  if (ascii.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') return 'webp'
  const known = knownButUnread.find(({ test }) => test(ascii))
  if (known) return { reason: 'unsupported', detail: known.name }
  return { reason: 'not-an-image', detail: 'The file does not start like a photo.' }
}

const knownButUnread = [
  { name: 'HEIC', test: (head: string) => /^....ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1)/s.test(head) },
  { name: 'AVIF', test: (head: string) => /^....ftypavi[fs]/s.test(head) },
  { name: 'PDF', test: (head: string) => head.startsWith('%PDF-') },
  { name: 'GIF', test: (head: string) => head.startsWith('GIF8') },
  { name: 'TIFF', test: (head: string) => head.startsWith('II*\0') || head.startsWith('MM\0*') },
  {
    name: 'BMP',
    test: (head: string) => head.startsWith('BM') && head.length >= 26 && head.slice(6, 10) === '\0\0\0\0',
  },
]

function greyPixels(bitmap: ImageBitmap): GreyImage {
  const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser has no 2D canvas for workers.')
  context.imageSmoothingQuality = 'high'
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  return greyFromRgba(context.getImageData(0, 0, width, height).data, width, height)
}

function failed(reason: PhotoFailure, detail: string): DecodedPhoto {
  return { kind: 'failed', reason, detail }
}
