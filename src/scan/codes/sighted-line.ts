import { findCodeWindow } from './code-window'
import type { CodeWindow } from './code-window'
import type { LineReader, LineReading } from '../readers/line-reader'
import type { Point, Quad } from '../photo-reading'
import type { PreparedLine } from '../lines/prepare'
import { isOnlyCounters } from '../lines/price-lines'
import { quadOnPhoto } from '../lines/rectify'
import type { LineCrop } from '../lines/rectify'
import { turnedCrop } from '../lines/upright'
import type { Upright } from '../lines/upright'

/** A line that was read once, the right way up. */
export interface SightedLine {
  readonly prepared: PreparedLine
  /** Whether it stands on its head on the photo, and was turned. */
  readonly turned: boolean
  readonly reading: LineReading
  readonly quad: Quad
  /** What of it may be a code, by the words around and the shape. */
  readonly window: CodeWindow | null
  /** Where a stretch of a crop of this line stands on the photo. */
  readonly quadAt: (crop: LineCrop, startPx: number, endPx: number) => Quad
}

/** Small print costs the most and says the least: reading stops here, the best lines come first. */
const mostTextPx = 11_000
/** A price or a site takes little time, wherever it comes in the order. */
const shortPx = 420

const nothing: LineReading = { text: '', confidence: 0, characters: [] }

/** Reads every line once that is writing as it was found. */
export async function sightLines(
  lines: readonly PreparedLine[],
  { turned, judged }: Upright,
  reader: LineReader,
  photoScale: number,
): Promise<readonly SightedLine[]> {
  const sighted: SightedLine[] = []
  let readPx = 0
  for (const found of lines) {
    const prepared = turned ? turnLine(found) : found
    const known = judged.get(found) ?? (isOnlyCounters(found.line) ? nothing : undefined)
    const width = prepared.crops[0].width
    if (!known && width > shortPx && readPx + width > mostTextPx) continue
    const reading = known ?? (await reader.readLine(prepared.crops[0], 'text'))[0]
    if (!known) readPx += width
    if (!reading) continue
    const { line } = prepared
    const quadAt = (crop: LineCrop, startPx: number, endPx: number) => {
      const place = (px: number) => line.start + ((turned ? crop.width - px : px) - crop.startPx) / crop.scale
      return quadBetween(prepared, turned, photoScale, [place(startPx), place(endPx)])
    }
    const quad = quadBetween(prepared, turned, photoScale, [line.start, line.end])
    sighted.push({ prepared, turned, reading, quad, window: findCodeWindow(reading.text, shapeOf(prepared)), quadAt })
  }
  return sighted
}

function turnLine({ line, crops: [first, ...others], ...cuts }: PreparedLine): PreparedLine {
  return {
    line,
    crops: [turnedCrop(first), ...others.map(turnedCrop)],
    codeCuts: cuts.codeCuts.map(turnedCrop),
    priceCuts: cuts.priceCuts.map(turnedCrop),
    longPriceCuts: cuts.longPriceCuts.map(turnedCrop),
    widePriceCuts: cuts.widePriceCuts.map(turnedCrop),
  }
}

function shapeOf({ line }: PreparedLine) {
  return { glyphCount: line.glyphCount, evenness: line.evenness, aspect: (line.end - line.start) / line.heightPx }
}

function quadBetween({ line }: PreparedLine, turned: boolean, photoScale: number, ends: readonly number[]): Quad {
  const [a, b, c, d] = quadOnPhoto(line, Math.min(...ends), Math.max(...ends))
  const scaled = ({ x, y }: Point): Point => ({ x: x * photoScale, y: y * photoScale })
  return turned ? [scaled(c), scaled(d), scaled(a), scaled(b)] : [scaled(a), scaled(b), scaled(c), scaled(d)]
}
