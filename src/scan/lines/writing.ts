import type { GreyImage } from '../grey-image'
import { cropLine } from './rectify'
import type { TextLine } from './text-lines'

/** Half a capital above and below it is looked at as well: writing has paper there, texture goes on. */
const capPx = 14
const heightPx = 28
const aroundPx = (heightPx - capPx) / 2
/** Rows without accents and descenders. */
const freeAbovePx = 5
const freeBelowPx = 3

/** From these odds on a line could be writing, and below the others it is more likely texture. */
export const leastOdds = -2.5
export const clearOdds = 0

/**
 * How likely a line is writing and not the texture of wood, cloth or stone: the logarithm of its odds. Fitted to 1,980 lines of made photos
 * (seeds 501 and 502 of `bench:scan`). Of 3,146 lines of those and of other photos, below -2.5 lay 90 % of those in which the text reader
 * read nothing, and 0.4 % of the words: a stray letter or two each.
 */
export function oddsOfWriting(image: GreyImage, line: TextLine): number {
  const { twoTones, contrast, inkAbove, inkBelow, gaps } = lookOf(image, line)
  return (
    13 * twoTones +
    14.2 * contrast -
    6.2 * inkAbove -
    4 * inkBelow +
    2.3 * gaps -
    12.6 * line.wobble +
    0.9 * line.evenness +
    1.1 * Math.log(line.glyphCount * line.pieceCount) -
    21.4
  )
}

/** What is seen of a line, every number between 0 and 1. */
interface LineLook {
  /** How much of all differences in brightness is that between ink and paper (Otsu). */
  readonly twoTones: number
  readonly contrast: number
  /** The share of ink above and below the line, where its own writing has none. */
  readonly inkAbove: number
  readonly inkBelow: number
  /** The share of columns without ink: the gaps between characters. */
  readonly gaps: number
}

function lookOf(image: GreyImage, line: TextLine): LineLook {
  const { width, pixels } = cropLine(image, line, { heightPx, capPx, evenLight: true })
  const rows = (from: number, to: number) => pixels.subarray(from * width, to * width)
  const written = rows(aroundPx - 1, heightPx - aroundPx + 1)
  const { threshold, twoTones, contrast } = tonesOf(written)
  const inkIn = (area: Uint8Array) => countInk(area, threshold) / Math.max(1, area.length)
  let gaps = 0
  for (let x = 0; x < width; x++) {
    let ink = 0
    for (let at = aroundPx * width + x; at < (heightPx - aroundPx) * width; at += width) {
      if ((pixels[at] as number) <= threshold) ink++
    }
    if (ink === 0) gaps++
  }
  return {
    twoTones,
    contrast,
    inkAbove: inkIn(rows(0, freeAbovePx)),
    inkBelow: inkIn(rows(heightPx - freeBelowPx, heightPx)),
    gaps: gaps / width,
  }
}

function countInk(area: Uint8Array, threshold: number): number {
  let ink = 0
  for (const value of area) if (value <= threshold) ink++
  return ink
}

/** The threshold that parts two tones best, how well it does, and how far they lie apart. */
function tonesOf(pixels: Uint8Array) {
  const histogram = new Uint32Array(256)
  let total = 0
  let squares = 0
  for (const value of pixels) {
    histogram[value] = (histogram[value] as number) + 1
    total += value
    squares += value * value
  }
  const count = pixels.length
  const variance = squares / count - (total / count) ** 2
  const best = { threshold: 127, between: 0, contrast: 0 }
  let darker = 0
  let sum = 0
  for (let value = 0; value < 255; value++) {
    darker += histogram[value] as number
    sum += value * (histogram[value] as number)
    if (darker === 0 || darker === count) continue
    const apart = (total - sum) / (count - darker) - sum / darker
    const between = (darker / count) * (1 - darker / count) * apart * apart
    if (between > best.between) Object.assign(best, { threshold: value, between, contrast: apart / 255 })
  }
  return { threshold: best.threshold, twoTones: variance > 0 ? best.between / variance : 0, contrast: best.contrast }
}
