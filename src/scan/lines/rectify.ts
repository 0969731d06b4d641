import { edgeAt } from './edge'
import { evenOutContrast, evenOutLight } from './even-light'
import type { GreyImage } from '../grey-image'
import type { Point, Quad } from '../photo-reading'
import type { TextLine } from './text-lines'

/** A line cut out upright, dark on light, contrast stretched. */
export interface LineCrop extends GreyImage {
  /** Where the line starts in the crop, and how many crop pixels one photo pixel is. */
  readonly startPx: number
  readonly scale: number
}

export interface CropShape {
  readonly heightPx: number
  /** How tall a capital stands in the crop. */
  readonly capPx: number
  readonly evenLight?: boolean
  readonly evenContrast?: boolean
}

const longestPx = 2400
/** What a crop shows beside its line, in heights. */
export const cropMargin = 0.6

/** Cuts a line out along its own two edges, so that rotation and narrowing by perspective are gone; `evenLight` takes shadows off dark writing, `evenContrast` glare. */
export function cropLine(
  image: GreyImage,
  line: TextLine,
  { heightPx, capPx, evenLight = false, evenContrast = false }: CropShape,
): LineCrop {
  const margin = cropMargin * line.heightPx
  const scale = Math.min(capPx / line.heightPx, longestPx / (line.end - line.start + 2 * margin))
  const width = Math.max(8, Math.round((line.end - line.start + 2 * margin) * scale))
  const pixels = sampled(image, line, { from: line.start - margin, scale, width, heightPx, capPx })
  if (evenLight && line.ink === 'dark') evenOutLight(pixels, width, heightPx)
  if (evenContrast && line.ink === 'dark') evenOutContrast(pixels, width, heightPx)
  stretchContrast(pixels, line.ink === 'light')
  whiten(pixels, width, [0, (margin - line.room.before) * scale])
  whiten(pixels, width, [width - (margin - line.room.after) * scale, width])
  return { width, height: heightPx, pixels, startPx: margin * scale, scale }
}

/** The four corners on the photo of the part of a line between two places along it. */
export function quadOnPhoto(line: TextLine, start = line.start, end = line.end): Quad {
  const pad = 0.12 * line.heightPx
  const corner = (u: number, v: number): Point => ({
    x: u * Math.cos(line.angle) - v * Math.sin(line.angle),
    y: u * Math.sin(line.angle) + v * Math.cos(line.angle),
  })
  return [
    corner(start, edgeAt(line.top, start) - pad),
    corner(end, edgeAt(line.top, end) - pad),
    corner(end, edgeAt(line.bottom, end) + pad),
    corner(start, edgeAt(line.bottom, start) + pad),
  ]
}

interface Sampling {
  /** Where along the line the crop begins, and crop pixels per photo pixel. */
  readonly from: number
  readonly scale: number
  readonly width: number
  readonly heightPx: number
  readonly capPx: number
}

/**
 * The pixels of a crop, column by column: each column of the crop is a straight walk over the photo, across the line. Where the line is
 * larger on the photo than in the crop, several samples make a pixel.
 */
function sampled(image: GreyImage, line: TextLine, { from, scale, width, heightPx, capPx }: Sampling): Uint8Array {
  const pixels = new Uint8Array(width * heightPx)
  const samples = Math.min(4, Math.max(1, Math.ceil(1 / scale - 0.2)))
  const cos = Math.cos(line.angle)
  const sin = Math.sin(line.angle)
  const above = (heightPx - capPx) / 2
  const sums = new Float64Array(heightPx)
  for (let x = 0; x < width; x++) {
    sums.fill(0)
    for (let sx = 0; sx < samples; sx++) {
      const u = from + (x + (sx + 0.5) / samples) / scale
      const top = edgeAt(line.top, u)
      const step = (edgeAt(line.bottom, u) - top) / (capPx * samples)
      const v = top + (0.5 - above * samples) * step
      const [startX, startY] = [u * cos - v * sin - 0.5, u * sin + v * cos - 0.5]
      const [stepX, stepY] = [-step * sin, step * cos]
      for (let y = 0, at = 0; y < heightPx; y++) {
        let sum = 0
        for (const end = at + samples; at < end; at++) {
          sum += lightAt(image, startX + at * stepX, startY + at * stepY)
        }
        sums[y] = (sums[y] as number) + sum
      }
    }
    for (let y = 0; y < heightPx; y++) pixels[y * width + x] = (sums[y] as number) / (samples * samples)
  }
  return pixels
}

/** Between the four pixels around a place; beyond the edges of the photo as at its edge. Places count from the middle of the first pixel. */
function lightAt({ width, height, pixels }: GreyImage, photoX: number, photoY: number): number {
  const x = Math.min(Math.max(photoX, 0), width - 1.001)
  const y = Math.min(Math.max(photoY, 0), height - 1.001)
  const [left, up] = [x | 0, y | 0]
  const at = up * width + left
  const upper = mixed(pixels[at] as number, pixels[at + 1] as number, x - left)
  const lower = mixed(pixels[at + width] as number, pixels[at + width + 1] as number, x - left)
  return mixed(upper, lower, y - up)
}

function mixed(a: number, b: number, share: number): number {
  return a + (b - a) * share
}

/** The darkest hundredth becomes black, the lightest tenth white; light writing is turned into dark. */
function stretchContrast(pixels: Uint8Array, invert: boolean): void {
  const histogram = new Uint32Array(256)
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i] as number
    histogram[value] = (histogram[value] as number) + 1
  }
  if (invert) histogram.reverse()
  const low = percentile(histogram, 0.01 * pixels.length)
  const high = Math.max(low + 24, percentile(histogram, 0.9 * pixels.length))
  const stretched = Uint8Array.from(histogram, (_, shown) =>
    Math.max(0, Math.min(255, ((shown - low) * 255) / (high - low))),
  )
  if (invert) stretched.reverse()
  for (let i = 0; i < pixels.length; i++) pixels[i] = stretched[pixels[i] as number] as number
}

/** What stands outside of a line's own room is its neighbour's. */
function whiten(pixels: Uint8Array, width: number, [from, to]: readonly [number, number]): void {
  const [left, right] = [Math.max(0, Math.round(from)), Math.min(width, Math.round(to))]
  for (let row = 0; left < right && row < pixels.length; row += width) pixels.fill(255, row + left, row + right)
}

function percentile(histogram: Uint32Array, wanted: number): number {
  let seen = 0
  for (let value = 0; value < 256; value++) {
    seen += histogram[value] as number
    if (seen > wanted) return value
  }
  return 255
}
