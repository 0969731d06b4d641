import type { PhotoReading } from '@/scan/photo-reading'
import type { Photo } from '@/storage/photos'
import { codeStrip } from './code-strip'

const thumbnailPx = 320
const stripHeightPx = 88
const widestStripPx = 1400

/** An opened picture, to draw small ones from. Close it. */
export interface Picture {
  thumbnail(): Promise<Photo>
  /** The line of the best candidate, upright; null where it has no place on the picture. */
  strip(reading: PhotoReading): Promise<Photo | null>
  close(): void
}

/** null where the browser cannot show the file. */
export async function openPicture(blob: Blob): Promise<Picture | null> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return null
  return {
    thumbnail() {
      const scale = Math.min(1, thumbnailPx / Math.max(bitmap.width, bitmap.height))
      return draw(bitmap, bitmap.width * scale, bitmap.height * scale, [scale, 0, 0, scale, 0, 0])
    },
    async strip(reading) {
      const found = reading.candidates[0] && codeStrip(reading.candidates[0])
      if (!found) return null
      const { origin, along, widthPx, heightPx } = found
      const zoom = Math.min(stripHeightPx / heightPx, widestStripPx / widthPx)
      const perPhotoPixel = reading.photo.widthPx / bitmap.width
      const toStrip = new DOMMatrix([along.x, along.y, -along.y, along.x, origin.x, origin.y]).inverse()
      const matrix = new DOMMatrix().scale(zoom).multiply(toStrip).scale(perPhotoPixel)
      return draw(bitmap, widthPx * zoom, heightPx * zoom, [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f])
    },
    close: () => bitmap.close(),
  }
}

async function draw(
  bitmap: ImageBitmap,
  width: number,
  height: number,
  matrix: readonly [number, number, number, number, number, number],
): Promise<Photo> {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no 2D canvas.')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.setTransform(...matrix)
  context.drawImage(bitmap, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
  return photoOfBlob(blob)
}

export async function photoOfBlob(blob: Blob): Promise<Photo> {
  return { mediaType: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) }
}

export function blobOfPhoto({ bytes, mediaType }: Photo, name = ''): File {
  return new File([bytes], name, { type: mediaType })
}
