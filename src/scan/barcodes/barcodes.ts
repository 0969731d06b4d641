import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { GreyImage } from '../grey-image'
import { greymapOf } from '../greymap'
import type { Point, ReadBarcode } from '../photo-reading'
import { release } from '../release'

type Zxing = typeof import('zxing-wasm/reader')

/** Larger pictures are made smaller until they fit: the time goes with the pixels, and barcodes are coarse. */
const longestSidePx = 1600

let zxing: Promise<Zxing> | null = null

/** The barcodes and QR codes on a picture, with their places in its pixels. Rejects only when the reader's own file is missing. */
export async function readBarcodes(image: GreyImage): Promise<readonly ReadBarcode[]> {
  zxing ??= load()
  const reader = await zxing
  const { smaller, scale } = shrunk(image)
  const picture = greymapOf(smaller)
  const found = await reader.readBarcodes(picture, {
    formats: ['QRCode', 'DataMatrix', 'Aztec', 'PDF417', 'Code128', 'Code39', 'ITF', 'EANUPC'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    tryDownscale: true,
    maxNumberOfSymbols: 8,
    textMode: 'Plain',
  })
  release(picture)
  if (smaller !== image) release(smaller.pixels)
  return found
    .filter(({ isValid, text }) => isValid && text !== '')
    .map(({ format, text, position: { topLeft, topRight, bottomRight, bottomLeft } }): ReadBarcode => {
      const onImage = ({ x, y }: Point): Point => ({ x: x * scale, y: y * scale })
      return { format, text, quad: [onImage(topLeft), onImage(topRight), onImage(bottomRight), onImage(bottomLeft)] }
    })
}

/** Its wasm comes from the app itself: the package would fetch it from a server. */
async function load(): Promise<Zxing> {
  const reader = await import('zxing-wasm/reader')
  await reader.prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true })
  return reader
}

function shrunk(image: GreyImage): { readonly smaller: GreyImage; readonly scale: number } {
  const { width, height, pixels } = image
  const scale = Math.max(width, height) / longestSidePx
  if (scale <= 1) return { smaller: image, scale: 1 }
  const [columns, rows] = [Math.max(1, Math.floor(width / scale)), Math.max(1, Math.floor(height / scale))]
  const fewer = new Uint8Array(columns * rows)
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, to++) fewer[to] = meanAt(pixels, width, height, x * scale, y * scale, scale)
  }
  return { smaller: { width: columns, height: rows, pixels: fewer }, scale }
}

/** Mean of the pixels that a larger pixel covers, whole pixels only. */
function meanAt(pixels: Uint8Array, width: number, height: number, left: number, top: number, size: number): number {
  const [endX, endY] = [Math.min(width, Math.ceil(left + size)), Math.min(height, Math.ceil(top + size))]
  let sum = 0
  let count = 0
  for (let y = Math.floor(top); y < endY; y++) {
    for (let x = Math.floor(left); x < endX; x++) {
      sum += pixels[y * width + x] ?? 0
      count++
    }
  }
  return Math.round(sum / Math.max(1, count))
}
