import type { GreyImage } from '../grey-image'

/** 1 where there is ink, for dark writing on light and for light writing on dark. */
export interface InkMasks {
  readonly dark: Uint8Array
  readonly light: Uint8Array
}

export function masksFor({ pixels }: GreyImage): InkMasks {
  return { dark: new Uint8Array(pixels.length), light: new Uint8Array(pixels.length) }
}

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
  const columns = columnSums(width)
  for (let y = 0; y < Math.min(half, height); y++) columns.add(pixels, y * width)
  for (let y = 0; y < height; y++) {
    if (y + half < height) columns.add(pixels, (y + half) * width)
    if (y > half) columns.subtract(pixels, (y - half - 1) * width)
    const rows = Math.min(height, y + half + 1) - Math.max(0, y - half)
    let sum = 0
    let square = 0
    for (let x = 0; x < Math.min(half, width); x++) {
      sum += columns.sums[x] as number
      square += columns.squares[x] as number
    }
    for (let x = 0; x < width; x++) {
      if (x + half < width) {
        sum += columns.sums[x + half] as number
        square += columns.squares[x + half] as number
      }
      if (x > half) {
        sum -= columns.sums[x - half - 1] as number
        square -= columns.squares[x - half - 1] as number
      }
      const area = rows * (Math.min(width, x + half + 1) - Math.max(0, x - half))
      const mean = sum / area
      const variance = square / area - mean * mean
      if (variance < 16) continue
      const factor = 1 + sensitivity * (Math.min(1, Math.sqrt(variance) / range) - 1)
      const at = y * width + x
      const value = pixels[at] as number
      if (value < mean * factor) dark[at] = 1
      else if (255 - value < (255 - mean) * factor) light[at] = 1
    }
  }
}

/** For each column the sum of the rows that are in the window just now, and of their squares. */
function columnSums(width: number) {
  const sums = new Int32Array(width)
  const squares = new Int32Array(width)
  return {
    sums,
    squares,
    add(pixels: Uint8Array, row: number) {
      for (let x = 0; x < width; x++) {
        const value = pixels[row + x] as number
        sums[x] = (sums[x] as number) + value
        squares[x] = (squares[x] as number) + value * value
      }
    },
    subtract(pixels: Uint8Array, row: number) {
      for (let x = 0; x < width; x++) {
        const value = pixels[row + x] as number
        sums[x] = (sums[x] as number) - value
        squares[x] = (squares[x] as number) - value * value
      }
    },
  }
}
