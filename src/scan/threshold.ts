import type { GreyImage } from './grey-image'

/** Sums over all pixels above and left of a place; one wider and one higher than the picture. */
export interface Integrals {
  readonly sums: Float64Array
  readonly squares: Float64Array
}

/** 1 where there is ink, for dark writing on light and for light writing on dark. */
export interface InkMasks {
  readonly dark: Uint8Array
  readonly light: Uint8Array
}

export function integrate({ width, height, pixels }: GreyImage): Integrals {
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  const squares = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let rowSum = 0
    let rowSquare = 0
    for (let x = 0; x < width; x++) {
      const value = pixels[y * width + x] as number
      rowSum += value
      rowSquare += value * value
      const at = (y + 1) * stride + x + 1
      sums[at] = (sums[at - stride] as number) + rowSum
      squares[at] = (squares[at - stride] as number) + rowSquare
    }
  }
  return { sums, squares }
}

/**
 * Sauvola's threshold for both polarities at once: a pixel is ink when it differs from the mean of its window by more than the
 * window's deviation allows. `sensitivity` is his k (smaller finds fainter ink), `range` the deviation of full contrast.
 */
export function sauvola(
  { width, height, pixels }: GreyImage,
  { sums, squares }: Integrals,
  windowPx: number,
  sensitivity = 0.15,
  range = 90,
): InkMasks {
  const dark = new Uint8Array(width * height)
  const light = new Uint8Array(width * height)
  const stride = width + 1
  const half = Math.max(2, windowPx >> 1)
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - half) * stride
    const bottom = Math.min(height, y + half + 1) * stride
    const rows = (bottom - top) / stride
    for (let x = 0; x < width; x++) {
      const left = x > half ? x - half : 0
      const right = x + half + 1 < width ? x + half + 1 : width
      const area = rows * (right - left)
      const a = top + left
      const b = top + right
      const c = bottom + left
      const d = bottom + right
      const mean = ((sums[d] as number) - (sums[b] as number) - (sums[c] as number) + (sums[a] as number)) / area
      const square =
        ((squares[d] as number) - (squares[b] as number) - (squares[c] as number) + (squares[a] as number)) / area
      const variance = square - mean * mean
      if (variance < 16) continue
      const factor = 1 + sensitivity * (Math.min(1, Math.sqrt(variance) / range) - 1)
      const at = y * width + x
      const value = pixels[at] as number
      if (value < mean * factor) dark[at] = 1
      else if (255 - value < (255 - mean) * factor) light[at] = 1
    }
  }
  return { dark, light }
}
