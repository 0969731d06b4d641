import { greyFromRgba } from '../grey-image'
import type { GreyImage } from '../grey-image'
import { release } from '../release'
import type { PictureSize } from './picture-size'
import type { PicturePage } from './source'

/** Larger pictures are made smaller before they are read. */
const longestReadPx = 2400
const longestShownPx = 4000
const shownQuality = 0.9
const mostPixels = 120_000_000
/** So many rows at a time: all of them in four bytes a pixel would lie about as garbage. */
const bandPx = 64

/** Such a picture is refused before it is decoded. */
export function tooLarge({ width, height }: PictureSize): boolean {
  return width * height > mostPixels
}

/** Throws where the browser has no 2D canvas for workers. */
export function canvasContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser has no 2D canvas for workers.')
  context.imageSmoothingQuality = 'high'
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  return context
}

/** Size with the longest side at most `longestPx`, never enlarged, never less than a pixel. */
function fitted(width: number, height: number, longestPx: number) {
  const scale = Math.min(1, longestPx / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** What is see-through becomes white. */
export function greyPixels(picture: ImageBitmap | OffscreenCanvas): GreyImage {
  const { width, height } = fitted(picture.width, picture.height, longestReadPx)
  // What keeps its size goes band by band through a small canvas; what is made smaller is drawn once.
  const inBands = width === picture.width && height === picture.height
  const context = canvasContext(width, inBands ? Math.min(bandPx, height) : height)
  if (!inBands) context.drawImage(picture, 0, 0, width, height)
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y += bandPx) {
    const rows = Math.min(bandPx, height - y)
    if (inBands) {
      context.fillRect(0, 0, width, rows)
      context.drawImage(picture, 0, -y)
    }
    const { data } = context.getImageData(0, inBands ? 0 : y, width, rows)
    greyFromRgba(data, width, rows, pixels.subarray(y * width, (y + rows) * width))
    release(data)
  }
  giveBack(context.canvas)
  return { width, height, pixels }
}

/** A page of a file that browsers do not show: a JPEG of it is made to show and keep. The picture is used up. */
export async function drawnPage(picture: ImageBitmap | OffscreenCanvas): Promise<PicturePage> {
  try {
    const shown = await shownJpeg(picture)
    return { kind: 'picture', image: greyPixels(picture), ...shown }
  } finally {
    if (picture instanceof ImageBitmap) picture.close()
    else giveBack(picture)
  }
}

/** Size and bytes of a JPEG to show and keep. */
async function shownJpeg(picture: ImageBitmap | OffscreenCanvas) {
  const { width, height } = fitted(picture.width, picture.height, longestShownPx)
  const context = canvasContext(width, height)
  context.drawImage(picture, 0, 0, width, height)
  const blob = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: shownQuality })
  giveBack(context.canvas)
  return { widthPx: width, heightPx: height, picture: blob }
}

/** Gives a canvas's pixels back at once: waiting for the garbage collector adds up to hundreds of megabytes. */
function giveBack(canvas: OffscreenCanvas): void {
  canvas.width = 0
  canvas.height = 0
}

/** A picture of RGBA bytes, as decoders outside of the browser give them. */
export function bitmapOfRgba(rgba: Uint8ClampedArray<ArrayBuffer>, { width, height }: PictureSize) {
  return createImageBitmap(new ImageData(rgba, width, height))
}
