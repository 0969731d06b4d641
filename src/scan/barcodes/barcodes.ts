import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { GreyImage } from '../grey-image'
import type { Point, ReadBarcode } from '../photo-reading'

type Zxing = typeof import('zxing-wasm/reader')

/** Larger pictures are halved until they fit: the time goes with the pixels, and barcodes are coarse. */
const longestSidePx = 1600

let zxing: Promise<Zxing> | null = null

/** The barcodes and QR codes on a picture, with their places in its pixels. Rejects only when the reader's own file is missing. */
export async function readBarcodes(image: GreyImage): Promise<readonly ReadBarcode[]> {
  zxing ??= load()
  const reader = await zxing
  const { picture, scale } = shrunk(image)
  const found = await reader.readBarcodes(picture, {
    formats: ['QRCode', 'DataMatrix', 'Aztec', 'PDF417', 'Code128', 'Code39', 'ITF', 'EANUPC'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    tryDownscale: true,
    maxNumberOfSymbols: 8,
    textMode: 'Plain',
  })
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

/** Used for one picture after the other: the reader copies it into its own memory. */
let scratch = new ArrayBuffer(0)

/** As the reader takes it: RGBA, whose grey is the same in all three colours. */
function shrunk({ width, height, pixels }: GreyImage): { readonly picture: ImageData; readonly scale: number } {
  const scale = Math.max(1, Math.max(width, height) / longestSidePx)
  const [columns, rows] = [Math.max(1, Math.floor(width / scale)), Math.max(1, Math.floor(height / scale))]
  if (scratch.byteLength < 4 * columns * rows) scratch = new ArrayBuffer(4 * columns * rows)
  const picture = new ImageData(new Uint8ClampedArray(scratch, 0, 4 * columns * rows), columns, rows)
  const rgba = new Uint32Array(scratch)
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, to++) {
      const grey =
        scale === 1 ? (pixels[y * width + x] ?? 0) : meanAt(pixels, width, height, x * scale, y * scale, scale)
      rgba[to] = 0xff000000 | (grey << 16) | (grey << 8) | grey
    }
  }
  return { picture, scale }
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
