import type { LineCharacter } from '../readers/line-reader'
import type { LineCrop } from './rectify'

/** The columns of a crop that hold the given characters, which were read in the first crop of the same line. */
export function cutOut(crop: LineCrop, first: LineCrop, characters: readonly LineCharacter[]) {
  const ratio = crop.scale / first.scale
  const start = Math.min(...characters.map(({ startPx }) => startPx)) * ratio - 12
  const end = Math.max(...characters.map(({ endPx }) => endPx)) * ratio + 12
  const left = Math.max(0, Math.floor(start))
  const right = Math.max(left + 8, Math.min(crop.width, Math.ceil(end)))
  const width = Math.min(right, crop.width) - left
  const pixels = new Uint8Array(width * crop.height)
  for (let y = 0; y < crop.height; y++) {
    pixels.set(crop.pixels.subarray(y * crop.width + left, y * crop.width + left + width), y * width)
  }
  return { crop: { ...crop, width, pixels, startPx: crop.startPx - left }, offset: left, startPx: 4, endPx: width - 4 }
}
