import { adviceFor, measurePhoto } from './advice'
import { codeCut } from '../code-reader/code-cut'
import { couldBePieceOfCode, couldHoldCode, withMissingEnds } from './code-lines'
import { findTextLines } from './find-lines'
import type { GreyImage } from '../grey-image'
import type { PhotoAdvice } from '../photo-reading'
import {
  aroundCounters,
  couldBeCountersOfPrice,
  couldBeStartOfPrice,
  couldHoldPrice,
  isOnlyCounters,
  withMoreDigits,
} from './price-lines'
import { cropLine } from './rectify'
import type { CropShape, LineCrop } from './rectify'
import type { TextLine } from './text-lines'

export interface PreparedLine {
  readonly line: TextLine
  /** The first is for any text; lines that could hold a code have two more, a little smaller and larger. */
  readonly crops: readonly [LineCrop, ...LineCrop[]]
  /** For the reader of codes; empty for lines that cannot hold one. */
  readonly codeCuts: readonly LineCrop[]
  /**
   * For the reader of prices, likewise; of very short lines the long ones show what stands beside, and of those that may be the counters of
   * a price's digits the wide ones show the digits.
   */
  readonly priceCuts: readonly LineCrop[]
  readonly longPriceCuts: readonly LineCrop[]
  readonly widePriceCuts: readonly LineCrop[]
}

/** Every cut of a line. */
export function cutsOf({ crops, codeCuts, ...prices }: PreparedLine): readonly LineCrop[] {
  return [...crops, ...codeCuts, ...prices.priceCuts, ...prices.longPriceCuts, ...prices.widePriceCuts]
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

/** A line as the reader of codes wants it, in three sizes. */
export function cutForCodes(image: GreyImage, line: TextLine): readonly LineCrop[] {
  return cutsFor(image, line, line, { evenContrast: true })
}

/** Cuts out `part` of a line, or more than it; places in the crops are those of the line. */
function cutsFor(
  image: GreyImage,
  line: TextLine,
  part: TextLine,
  shape: Partial<CropShape> = {},
): readonly LineCrop[] {
  return cutShares.map((share) => {
    const cropped = cropLine(image, part, { ...codeCut, ...shape, capPx: Math.round(codeCut.capPx * share) })
    return { ...cropped, startPx: cropped.startPx + (line.start - part.start) * cropped.scale }
  })
}

function prepareLine(image: GreyImage, line: TextLine): PreparedLine {
  const crop = (capPx: number) => cropLine(image, line, { heightPx: 48, capPx, evenLight: true })
  const isSeen = !isOnlyCounters(line)
  const prices = {
    priceCuts: isSeen && couldHoldPrice(line) ? cutsFor(image, line, line) : [],
    longPriceCuts: isSeen && couldBeStartOfPrice(line) ? cutsFor(image, line, withMoreDigits(line)) : [],
    widePriceCuts: couldBeCountersOfPrice(line) ? cutsFor(image, line, aroundCounters(line)) : [],
  }
  if (!couldHoldCode(line) && !couldBePieceOfCode(line)) return { line, crops: [crop(30)], codeCuts: [], ...prices }
  const crops = couldHoldCode(line) ? ([crop(30), crop(28), crop(33)] as const) : ([crop(30)] as const)
  return { line, crops, codeCuts: cutsFor(image, line, withMissingEnds(line)), ...prices }
}

/** The networks read every line in three sizes. */
const cutShares = [1, 0.92, 1.1]

/** Large writing of a code's length first, small print last. */
function usefulness(line: TextLine): number {
  const size = Math.min(line.heightPx, 30) / 30
  const length = Math.min(line.glyphCount, 16) / 16
  const smallPrint = line.heightPx < 11 ? (line.end - line.start) / line.heightPx / 80 : 0
  return size + length * line.evenness - 2 * line.wobble - smallPrint
}
