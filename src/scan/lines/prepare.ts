import { adviceFor, measurePhoto } from './advice'
import { codeCut } from '../code-reader/code-cut'
import { findTextLines } from './find-lines'
import type { GreyImage } from '../grey-image'
import type { PhotoAdvice } from '../photo-reading'
import { aroundCounters, couldBeCountersOfPrice, couldHoldPrice } from './price-lines'
import { cropLine } from './rectify'
import type { LineCrop } from './rectify'
import type { TextLine } from './text-lines'

export interface PreparedLine {
  readonly line: TextLine
  /** The first is for any text; lines that could hold a code have two more, a little smaller and larger. */
  readonly crops: readonly [LineCrop, ...LineCrop[]]
  /** For the reader of codes; empty for lines that cannot hold one. */
  readonly codeCuts: readonly LineCrop[]
  /** For the reader of prices, likewise; of short lines that may be the counters of a price's digits the wide ones show the digits. */
  readonly priceCuts: readonly LineCrop[]
  readonly widePriceCuts: readonly LineCrop[]
}

/** Every cut of a line. */
export function cutsOf({ crops, codeCuts, priceCuts, widePriceCuts }: PreparedLine): readonly LineCrop[] {
  return [...crops, ...codeCuts, ...priceCuts, ...widePriceCuts]
}

/** What the reader needs of a photo: its lines cut out. */
export interface PreparedPhoto {
  readonly widthPx: number
  readonly heightPx: number
  /** Photo pixels per pixel of the picture in which the lines were found. */
  readonly photoScale: number
  readonly lines: readonly PreparedLine[]
  readonly advice: readonly PhotoAdvice[]
}

/** In the likeliest direction, and in each of the others. */
const mostLines = 48
const mostLinesAside = 32
const smallestReadablePx = 7

/** Finds the lines of a picture and cuts them out. The size is that of what is shown, of which `image` may be a smaller copy. */
export function preparePhoto(
  image: GreyImage,
  { widthPx, heightPx }: Pick<PreparedPhoto, 'widthPx' | 'heightPx'>,
): PreparedPhoto {
  const found = findTextLines(image).filter((line) => line.heightPx >= smallestReadablePx)
  const lines = byDirection(found).flatMap((sameWay, at) =>
    [...sameWay]
      .sort((a, b) => usefulness(b) - usefulness(a))
      .slice(0, at === 0 ? mostLines : mostLinesAside)
      .map((line) => prepareLine(image, line)),
  )
  const advice = adviceFor(measurePhoto(image, found))
  return { widthPx, heightPx, photoScale: widthPx / image.width, lines, advice }
}

/** Lines of one direction together, in the order in which the directions come. */
export function byDirection<T extends { readonly angle: number }>(lines: readonly T[]): readonly (readonly T[])[] {
  const groups = new Map<number, T[]>()
  for (const line of lines) groups.set(line.angle, [...(groups.get(line.angle) ?? []), line])
  return [...groups.values()]
}

function prepareLine(image: GreyImage, line: TextLine): PreparedLine {
  const crop = (capPx: number) => cropLine(image, line, { heightPx: 48, capPx, evenLight: true })
  const cut =
    (part: TextLine) =>
    (share: number): LineCrop => {
      const cropped = cropLine(image, part, { ...codeCut, capPx: Math.round(codeCut.capPx * share) })
      return { ...cropped, startPx: cropped.startPx + (line.start - part.start) * cropped.scale }
    }
  const prices = {
    priceCuts: couldHoldPrice(line) ? cutShares.map(cut(line)) : [],
    widePriceCuts: couldBeCountersOfPrice(line) ? cutShares.map(cut(aroundCounters(line))) : [],
  }
  if (!couldHoldCode(line) && !couldBePieceOfCode(line)) return { line, crops: [crop(30)], codeCuts: [], ...prices }
  const crops = couldHoldCode(line) ? ([crop(30), crop(28), crop(33)] as const) : ([crop(30)] as const)
  return { line, crops, codeCuts: cutShares.map(cut(withMissingEnds(line))), ...prices }
}

/** The networks read every line in three sizes. */
const cutShares = [1, 0.92, 1.1]

/** A code with the longest label before it. */
const mostGlyphsBesideCode = 60

function couldHoldCode(line: TextLine): boolean {
  return line.glyphCount >= 7 && line.glyphCount <= mostGlyphsBesideCode && line.end - line.start > 7 * line.heightPx
}

/** A few capitals or digits in a row: the film around a scratched code likes to swallow its first and last characters. */
export function couldBePieceOfCode({ glyphCount, evenness, heightPx, start, end }: TextLine): boolean {
  return glyphCount >= 5 && glyphCount <= 13 && evenness >= 0.6 && heightPx >= 12 && end - start > 3 * heightPx
}

const mostGlyphs = 16

/** As long as a code would be that this line is a piece of; the reader of codes does without what is nothing. */
function withMissingEnds(line: TextLine): TextLine {
  if (!couldBePieceOfCode(line)) return line
  const length = line.end - line.start
  const pitch = Math.min(0.95 * line.heightPx, Math.max(0.62 * line.heightPx, length / line.glyphCount))
  // A fleck of film that was taken for a character makes the piece long, but no glyph more.
  const missing = Math.max(mostGlyphs * pitch - length, (mostGlyphs - line.glyphCount) * pitch)
  return { ...line, start: line.start - missing, end: line.end + missing }
}

/** Large writing of a code's length first, small print last. */
function usefulness(line: TextLine): number {
  const size = Math.min(line.heightPx, 30) / 30
  const length = Math.min(line.glyphCount, 16) / 16
  const smallPrint = line.heightPx < 11 ? (line.end - line.start) / line.heightPx / 80 : 0
  return size + length * line.evenness - 2 * line.wobble - smallPrint
}
