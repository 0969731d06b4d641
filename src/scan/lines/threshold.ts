import type { GreyImage } from '../grey-image'

/** 1 where there is ink, for dark writing on light and for light writing on dark. */
export interface InkMasks {
  readonly dark: Uint8Array
  readonly light: Uint8Array
}

export function masksFor({ pixels }: GreyImage): InkMasks {
  return { dark: new Uint8Array(pixels.length), light: new Uint8Array(pixels.length) }
}

/** Below this variance a window is plain paper. */
const leastVariance = 16

/**
 * Sauvola's threshold for both polarities at once: a pixel is ink when it differs from the mean of its window by more than the
 * window's deviation allows. `sensitivity` is his k (smaller finds fainter ink), `range` the deviation of full contrast.
 *
 * The window's sums slide over the picture, so that no table of sums as large as the picture is needed; the masks are written over, so that they can be
 * used again.
 */
export function sauvola(
  { width, height, pixels }: GreyImage,
  windowPx: number,
  { dark, light }: InkMasks,
  { sensitivity, range } = { sensitivity: 0.15, range: 90 },
): void {
  dark.fill(0)
  light.fill(0)
  const half = Math.max(2, windowPx >> 1)
  const across = 2 * half + 1
  const columns = columnSums(width, half)
  const { sums, squares } = columns
  const perColumn = Float64Array.from({ length: width }, (_, x) => 1 / seenOf(x, half, width))
  const fullRange = range * range
  for (let y = 0; y < Math.min(half, height); y++) columns.add(pixels, y * width)
  for (let y = 0; y < height; y++) {
    if (y + half < height) columns.add(pixels, (y + half) * width)
    if (y > half) columns.subtract(pixels, (y - half - 1) * width)
    const perRow = 1 / seenOf(y, half, height)
    let sum = 0
    let square = 0
    for (let x = 0; x < across - 1; x++) {
      sum += sums[x] as number
      square += squares[x] as number
    }
    for (let x = 0, at = y * width; x < width; x++, at++) {
      sum += sums[x + across - 1] as number
      square += squares[x + across - 1] as number
      const perPixel = (perColumn[x] as number) * perRow
      const mean = sum * perPixel
      const variance = square * perPixel - mean * mean
      sum -= sums[x] as number
      square -= squares[x] as number
      const difference = mean - (pixels[at] as number)
      if (variance < leastVariance || difference === 0) continue
      // Ink where |difference| > allowed * max(0, 1 - deviation / range), without a root or a division.
      const isDarker = difference > 0
      const allowed = sensitivity * (isDarker ? mean : 255 - mean)
      const missing = isDarker ? allowed - difference : allowed + difference
      if (missing < 0 || missing * missing * fullRange < variance * allowed * allowed) (isDarker ? dark : light)[at] = 1
    }
  }
}

/** How many places of a side of a picture lie within the window around one of them. */
function seenOf(place: number, half: number, side: number): number {
  return Math.min(side, place + half + 1) - Math.max(0, place - half)
}

/** For each column the sum of the rows that are in the window just now, and of their squares; with `margin` empty columns on either side. */
function columnSums(width: number, margin: number) {
  const sums = new Int32Array(width + 2 * margin)
  const squares = new Int32Array(width + 2 * margin)
  return {
    sums,
    squares,
    add(pixels: Uint8Array, row: number) {
      for (let x = 0, at = margin; x < width; x++, at++) {
        const value = pixels[row + x] as number
        sums[at] = (sums[at] as number) + value
        squares[at] = (squares[at] as number) + value * value
      }
    },
    subtract(pixels: Uint8Array, row: number) {
      for (let x = 0, at = margin; x < width; x++, at++) {
        const value = pixels[row + x] as number
        sums[at] = (sums[at] as number) - value
        squares[at] = (squares[at] as number) - value * value
      }
    },
  }
}
