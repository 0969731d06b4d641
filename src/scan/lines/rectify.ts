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

/** Cuts a line out along its own two edges, so that rotation and narrowing by perspective are gone; `evenLight` takes shadows off dark writing, `evenContrast` glare. */
export function cropLine(
  image: GreyImage,
  line: TextLine,
  { heightPx, capPx, evenLight = false, evenContrast = false }: CropShape,
): LineCrop {
  const margin = 0.6 * line.heightPx
  const scale = Math.min(capPx / line.heightPx, longestPx / (line.end - line.start + 2 * margin))
  const width = Math.max(8, Math.round((line.end - line.start + 2 * margin) * scale))
  const pixels = new Uint8Array(width * heightPx)
  const cos = Math.cos(line.angle)
  const sin = Math.sin(line.angle)
  const above = (heightPx - capPx) / 2
  // Several samples a pixel when the line is larger on the photo than in the crop.
  const samples = Math.min(4, Math.max(1, Math.ceil(1 / scale - 0.2)))
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < heightPx; y++) {
      let sum = 0
      for (let sx = 0; sx < samples; sx++) {
        const u = line.start - margin + (x + (sx + 0.5) / samples) / scale
        const top = edgeAt(line.top, u)
        const height = edgeAt(line.bottom, u) - top
        for (let sy = 0; sy < samples; sy++) {
          const v = top + ((y + (sy + 0.5) / samples - above) / capPx) * height
          sum += sampleAt(image, u * cos - v * sin, u * sin + v * cos)
        }
      }
      pixels[y * width + x] = sum / (samples * samples)
    }
  }
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

function sampleAt({ width, height, pixels }: GreyImage, x: number, y: number): number {
  const px = Math.min(Math.max(x - 0.5, 0), width - 1.001)
  const py = Math.min(Math.max(y - 0.5, 0), height - 1.001)
  const left = px | 0
  const top = py | 0
  const fx = px - left
  const fy = py - top
  const at = top * width + left
  const upper = (pixels[at] as number) * (1 - fx) + (pixels[at + 1] as number) * fx
  const lower = (pixels[at + width] as number) * (1 - fx) + (pixels[at + width + 1] as number) * fx
  return upper * (1 - fy) + lower * fy
}

/** The darkest hundredth becomes black, the lightest twentieth white; light writing is turned into dark. */
function stretchContrast(pixels: Uint8Array, invert: boolean): void {
  const histogram = new Uint32Array(256)
  for (const value of pixels) {
    const shown = invert ? 255 - value : value
    histogram[shown] = (histogram[shown] as number) + 1
  }
  const low = percentile(histogram, 0.01 * pixels.length)
  const high = Math.max(low + 24, percentile(histogram, 0.9 * pixels.length))
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i] as number
    const shown = invert ? 255 - value : value
    pixels[i] = Math.max(0, Math.min(255, ((shown - low) * 255) / (high - low)))
  }
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
