import { chainGlyphs, joinChains } from './chains'
import { couldBeCodeAlone } from './code-lines'
import { findComponents, releaseScratch } from './components'
import { writingDirections } from './directions'
import type { Direction } from './directions'
import { isSeenStraighter, withoutDoubles } from './doubles'
import { releaseGlyphs, releaseSpecks, selectSpecks, turnedGlyphs } from './glyphs'
import type { Specks } from './glyphs'
import type { GreyImage } from '../grey-image'
import { joinNeighbours } from './join-neighbours'
import { likelyWriting } from './likely-writing'
import { dropThinStrokes } from './opening'
import { digitsApart, partsBySize, wholeChain } from './parts-by-size'
import type { PartOfChain } from './parts-by-size'
import { straightened } from './straighten'
import { likelyTextAngles } from './text-angle'
import { fitTextLine } from './text-lines'
import type { TextLine } from './text-lines'
import { masksFor, sauvola } from './threshold'
import { leastOdds, oddsOfWriting } from './writing'
import type { InkMasks } from './threshold'

interface Layers {
  readonly layers: readonly Layer[]
  /** Without thin strokes: codes below scratches are seen here only. */
  readonly opened: Layer
}

interface Layer {
  readonly ink: 'dark' | 'light'
  readonly specks: Specks
}

/**
 * Every line of writing, direction by direction, the likeliest direction first. Any rotation; up and down are not told apart. Where no likely
 * direction shows any, all of them are tried, which takes about as long again; `likelyOnly` does without.
 */
export function findTextLines(image: GreyImage, { likelyOnly = false } = {}): readonly TextLine[] {
  const { layers, opened } = findLayers(image)
  const likely = likelyTextAngles(layers.map(({ specks }) => specks))
  const found = writingDirections(image, likely, (angle) => linesAlong(layers, angle), !likelyOnly)
  const directions = found.map((direction) => ({ lines: linesOf(image, { layers, opened }, direction) }))
  for (const { specks } of [...layers, opened]) releaseSpecks(specks)
  return directions.flatMap(({ lines }, at) =>
    lines.filter((line) => !isSeenStraighter(line, directions.toSpliced(at, 1))),
  )
}

function linesOf(image: GreyImage, { layers, opened }: Layers, { angle, lines, tilt }: Direction): readonly TextLine[] {
  const isStraight = Math.abs(tilt) < 0.01
  const along = isStraight ? angle : angle + tilt
  const straight = isStraight ? lines : linesAlong(layers, along)
  // Words whose characters touch say little of a direction, but much along it.
  const ofWords = linesAlong(layers, along, true)
  const odds = new Map<TextLine, number>()
  const oddsOf = (line: TextLine) => {
    const known = odds.get(line) ?? oddsOfWriting(image, line)
    odds.set(line, known)
    return known
  }
  const ofOpened = linesAlong([opened], along).filter((line) => couldBeCodeAlone(line) && oddsOf(line) > leastOdds)
  const eachOnce = withoutDoubles({ lines: straight, ofWords, ofOpened }, oddsOf)
  return likelyWriting(image, joinNeighbours(straightened(eachOnce)))
}

/** Written over by one picture after the other. */
let masks: InkMasks = { dark: new Uint8Array(), light: new Uint8Array() }

function findLayers(image: GreyImage): Layers {
  if (masks.dark.length < image.pixels.length) masks = masksFor(image)
  const { width, height } = image
  const layerOf = (ink: Layer['ink'], mask: Uint8Array) => ({
    ink,
    specks: selectSpecks(findComponents(mask, width, height)),
  })
  const layersWith = (windowPx: number) => {
    sauvola(image, Math.round(windowPx), masks)
    return [layerOf('dark', masks.dark), layerOf('light', masks.light)]
  }
  const longSide = Math.max(width, height)
  const fine = layersWith(longSide / 50)
  dropThinStrokes(masks.dark, masks.light, width, height)
  const opened = layerOf('dark', masks.dark)
  const layers = [...fine, ...layersWith(longSide / 16)]
  releaseScratch()
  return { layers, opened }
}

function linesAlong(layers: readonly Layer[], angle: number, wordsApart = false): TextLine[] {
  return layers.flatMap(({ ink, specks }) => {
    const glyphs = turnedGlyphs(specks, angle, wordsApart)
    const lineOf = (part: PartOfChain, boxes = glyphs) => {
      const line = fitTextLine(boxes, part, angle, ink)
      return line && !isBarcode(line) && (line.glyphCount > 3 || isShortPrice(line)) ? line : null
    }
    const chains = chainGlyphs(glyphs, 2)
    const pairs = chains.filter(({ length }) => length === 2).flatMap((chain) => lineOf(wholeChain(chain)) ?? [])
    const longer = joinChains(
      glyphs,
      chains.filter(({ length }) => length > 2),
    ).flatMap((chain) => {
      const parts = partsBySize(glyphs, chain)
      const lines = parts.map(
        (part) => lineOf(part) ?? (parts.length > 1 ? lineOf(...digitsApart(glyphs, part)) : null),
      )
      // A part that is too short to be a line is not lost: then the whole is one.
      const kept = lines.includes(null) ? [lineOf(wholeChain(chain))] : lines
      return kept.filter((line) => line !== null)
    })
    releaseGlyphs(glyphs)
    return [...longer, ...pairs]
  })
}

/** Two or three glyphs are a line only when they stand tall and straight, such as $75, or £1 of a £10 that runs into a picture. */
function isShortPrice({ glyphCount, heightPx, wobble, evenness }: TextLine): boolean {
  const least = glyphCount === 2 ? 20 : 16
  return heightPx >= least && heightPx <= 120 && wobble < 0.08 && evenness > 0.6
}

/** Bars stand far closer than characters do. */
function isBarcode(line: TextLine): boolean {
  return line.end - line.start < 0.36 * line.glyphCount * line.heightPx
}
