import type { PictureSize } from './picture-size'
import { bitmapOfRgba, canvasContext, drawnPage, tooLarge } from './pixels'
import { failed } from './source'
import type { OpenedSource, SourcePage } from './source'

const mostPages = 50

type Utif = typeof import('utif2')
type Directory = ReturnType<Utif['decode']>[number]

/** A scan or a fax: its pages up to the fiftieth. */
export async function openTiff(file: Blob): Promise<OpenedSource> {
  const utif = await loadUtif()
  const bytes = await file.arrayBuffer()
  if (!endsSomewhere(new DataView(bytes))) return failed('not-an-image', 'The pages of the TIFF file lead nowhere.')
  let directories: readonly Directory[]
  try {
    directories = utif.decode(bytes).filter((directory) => sizeOf(directory) !== null)
  } catch (error) {
    return failed('not-an-image', `The TIFF data is broken: ${String(error)}`)
  }
  if (directories.length === 0) return failed('not-an-image', 'The TIFF file holds no picture.')
  return {
    kind: 'opened',
    pageCount: Math.min(mostPages, directories.length),
    page: (index) => decode(utif, bytes, directories[index] as Directory),
    close: () => undefined,
  }
}

async function loadUtif(): Promise<Utif> {
  const loaded: Utif & { readonly default?: Utif } = await import('utif2')
  return loaded.default ?? loaded
}

/** The decoder follows the chain of pages without looking where it leads: one that comes back would never end. */
function endsSomewhere(bytes: DataView): boolean {
  const isLittleEndian = bytes.byteLength > 8 && bytes.getUint8(0) === 0x49
  const seen = new Set<number>()
  let at = bytes.byteLength > 8 ? bytes.getUint32(4, isLittleEndian) : 0
  while (at !== 0) {
    if (seen.has(at) || at + 2 > bytes.byteLength) return false
    seen.add(at)
    const next = at + 2 + 12 * bytes.getUint16(at, isLittleEndian)
    if (next + 4 > bytes.byteLength) return false
    at = bytes.getUint32(next, isLittleEndian)
  }
  return seen.size > 0
}

async function decode(utif: Utif, bytes: ArrayBuffer, directory: Directory): Promise<SourcePage> {
  const size = sizeOf(directory)
  if (!size) return failed('not-an-image', 'The TIFF page does not say how large it is.')
  if (tooLarge(size)) return failed('too-large', `The picture has ${size.width} x ${size.height} pixels.`)
  let bitmap: ImageBitmap
  try {
    utif.decodeImage(bytes, directory)
    bitmap = await bitmapOfRgba(new Uint8ClampedArray(utif.toRGBA8(directory)), size)
  } catch (error) {
    return failed('not-an-image', `The TIFF data is broken: ${String(error)}`)
  } finally {
    // What was decoded need not be kept until the file is closed.
    delete (directory as { data?: Uint8Array }).data
  }
  try {
    return await drawnPage(upright(bitmap, numberOf(directory, 't274')))
  } finally {
    bitmap.close()
  }
}

function sizeOf(directory: Directory): PictureSize | null {
  const [width, height] = [numberOf(directory, 't256'), numberOf(directory, 't257')]
  return width && height ? { width, height } : null
}

/** The first value of a tag; 0 without one. */
function numberOf(directory: Directory, tag: string): number {
  return Number([directory[tag] ?? 0].flat()[0]) || 0
}

/** By the orientations 1 to 8 of TIFF and EXIF: what a pixel to the right and one down of the stored picture become. */
const axes: readonly (readonly [right: readonly [number, number], down: readonly [number, number]])[] = [
  [
    [1, 0],
    [0, 1],
  ],
  [
    [-1, 0],
    [0, 1],
  ],
  [
    [-1, 0],
    [0, -1],
  ],
  [
    [1, 0],
    [0, -1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
  [
    [0, 1],
    [-1, 0],
  ],
  [
    [0, -1],
    [-1, 0],
  ],
  [
    [0, -1],
    [1, 0],
  ],
]

function upright(bitmap: ImageBitmap, orientation: number): ImageBitmap | OffscreenCanvas {
  const [right, down] = axes[orientation - 1] ?? (axes[0] as (typeof axes)[number])
  const width = right[0] ? bitmap.width : bitmap.height
  const height = right[0] ? bitmap.height : bitmap.width
  const context = canvasContext(width, height)
  const startX = right[0] + down[0] < 0 ? width : 0
  const startY = right[1] + down[1] < 0 ? height : 0
  context.setTransform(right[0], right[1], down[0], down[1], startX, startY)
  context.drawImage(bitmap, 0, 0)
  return context.canvas
}
