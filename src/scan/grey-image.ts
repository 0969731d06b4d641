/** One byte a pixel, row by row; 0 is black. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Luminance of RGBA bytes, written to `pixels`; see-through pixels lie on white. */
export function greyFromRgba(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  pixels = new Uint8Array(width * height),
): GreyImage {
  for (let i = 0, j = 0; i < pixels.length; i++, j += 4) {
    const luma = 0.299 * (rgba[j] ?? 0) + 0.587 * (rgba[j + 1] ?? 0) + 0.114 * (rgba[j + 2] ?? 0)
    const alpha = rgba[j + 3] ?? 255
    pixels[i] = alpha === 255 ? luma + 0.5 : 255 + ((luma - 255) * alpha) / 255
  }
  return { width, height, pixels }
}

/** The same picture upside down. */
export function turnedAround(image: GreyImage): GreyImage {
  return { width: image.width, height: image.height, pixels: image.pixels.slice().reverse() }
}
