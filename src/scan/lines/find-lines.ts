import { chainGlyphs, joinChains } from './chains'
import { findComponents } from './components'
import { isSeenStraighter, withoutDoubles } from './doubles'
import { median } from './edge'
import { selectSpecks, turnedGlyphs } from './glyphs'
import type { Specks } from './glyphs'
import type { GreyImage } from '../grey-image'
import { joinNeighbours } from './join-neighbours'
import { leastOdds, likelyWriting } from './likely-writing'
import { digitsApart, partsBySize, wholeChain } from './parts-by-size'
import type { PartOfChain } from './parts-by-size'
import { straightened } from './straighten'
import { likelyTextAngles } from './text-angle'
import { fitTextLine } from './text-lines'
import type { TextLine } from './text-lines'
import { masksFor, sauvola } from './threshold'
import type { InkMasks } from './threshold'
import { oddsOfWriting } from './writing'

/** Lower lines are more often texture than writing. */
const readablePx = 14

interface Layer {
  readonly ink: 'dark' | 'light'
  readonly specks: Specks
}

/** Directions beside the likeliest are worth a look when they say at least this share of it. */
const leastShare = 0.12
const mostDirections = 3

/**
 * Every line of writing, direction by direction, the likeliest direction first; within it the most line-like first. Cloth, wood and the
 * stripes of a filmed screen have directions too, so the likeliest is not always that of the writing. Any rotation; up and down are not
 * told apart.
 */
export function findTextLines(image: GreyImage): readonly TextLine[] {
  const layers = findLayers(image)
  const tries = likelyTextAngles(layers.map(({ specks }) => specks)).map((angle) =>
    voted(image, angle, linesAlong(layers, angle)),
  )
  const ranked = [...tries, ...triesAside(image, layers, tries)].sort((a, b) => b.score - a.score)
  const least = leastShare * (ranked[0]?.score ?? 0)
  const directions: { angle: number; lines: readonly TextLine[] }[] = []
  for (const { angle, lines, tilt, score } of ranked) {
    if (directions.length === mostDirections || (directions.length > 0 && score <= least)) break
    // Two tries may end in the same direction.
    if (directions.some((other) => turnBetween(other.angle, angle + tilt) < sameDirection)) continue
    const isStraight = Math.abs(tilt) < 0.01
    const along = isStraight ? angle : angle + tilt
    const straight = isStraight ? lines : linesAlong(layers, along)
    // Words whose characters touch say little of a direction, but much along it.
    const ofWords = linesAlong(layers, along, true)
    const whole = joinNeighbours(straightened(withoutDoubles(straight, ofWords)))
    directions.push({ angle: along, lines: likelyWriting(image, whole) })
  }
  return directions.flatMap(({ lines }, at) =>
    lines.filter((line) => !isSeenStraighter(line, directions.toSpliced(at, 1))),
  )
}

const sameDirection = 0.12

interface Try {
  readonly angle: number
  readonly lines: readonly TextLine[]
  /** Those that say whether this is a direction of writing, and how much each says. */
  readonly voters: readonly Voter[]
  readonly score: number
  /** How far the writing leans from the direction in which it was looked for. */
  readonly tilt: number
}

interface Voter {
  readonly line: TextLine
  readonly vote: number
  readonly isWriting: boolean
}

function voted(image: GreyImage, angle: number, lines: readonly TextLine[]): Try {
  const voters = lines.flatMap((line): Voter | [] => {
    const vote = directionVote(line)
    if (vote === 0) return []
    const odds = oddsOfWriting(image, line)
    return { line, vote: vote / (1 + Math.exp(-odds)), isWriting: odds > leastOdds }
  })
  const writing = voters.filter(({ isWriting }) => isWriting)
  const tilt = tiltOfMost(writing.length > 0 ? writing : voters)
  const agreed = voters.filter(({ line }) => Math.abs(tiltOf(line) - tilt) < sameDirection)
  return { angle, lines, voters, tilt, score: sumOf(agreed) }
}

/** The lean of which as many votes are above as below. */
function tiltOfMost(voters: readonly Voter[]): number {
  const half = sumOf(voters) / 2
  let sum = 0
  const middle = voters.toSorted((a, b) => tiltOf(a.line) - tiltOf(b.line)).find(({ vote }) => (sum += vote) >= half)
  return middle ? tiltOf(middle.line) : 0
}

function triesAside(image: GreyImage, layers: readonly Layer[], tries: readonly Try[]): readonly Try[] {
  const angles = tries.flatMap((one) => directionAside(one) ?? [])
  const isKnown = (angle: number) => tries.some((one) => turnBetween(one.angle + one.tilt, angle) < sameDirection)
  return angles
    .filter((angle) => !isKnown(angle))
    .map((angle) =>
      // Those of the first sheet lean now.
      voted(
        image,
        angle,
        linesAlong(layers, angle).filter((line) => Math.abs(tiltOf(line)) < sameDirection),
      ),
    )
}

/** Of the direction's own, lines of a second sheet have at least this share of the votes. */
const leastShareAside = 0.25
const leastLinesAside = 3

/**
 * A sheet that lies nearly as another does is found along with it, all its lines leaning alike: they are looked for anew, in their own
 * direction. Grain and weave have no such lines, or not several that agree.
 */
function directionAside({ angle, voters, tilt, score }: Try): number | null {
  const clear = voters.filter(({ line }) => line.glyphCount >= 8 && line.heightPx >= readablePx && line.wobble < 0.06)
  const leaning = clear.filter(({ line }) => Math.abs(tiltOf(line) - tilt) > sameDirection)
  const lean = median(leaning.map(({ line }) => tiltOf(line)))
  const agreed = leaning.filter(({ line }) => Math.abs(tiltOf(line) - lean) < 0.03)
  return agreed.length >= leastLinesAside && sumOf(agreed) > leastShareAside * score ? angle + lean : null
}

function sumOf(voters: readonly Voter[]): number {
  return voters.reduce((sum, { vote }) => sum + vote, 0)
}

/** Radians from one direction to another, 0 to a quarter turn. */
function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % Math.PI
  return Math.min(turn, Math.PI - turn)
}

function tiltOf(line: TextLine): number {
  return Math.atan((line.bottom.slope + line.top.slope) / 2)
}

/** Written over by one picture after the other. */
let masks: InkMasks = { dark: new Uint8Array(), light: new Uint8Array() }

function findLayers(image: GreyImage): readonly Layer[] {
  if (masks.dark.length < image.pixels.length) masks = masksFor(image)
  const longSide = Math.max(image.width, image.height)
  return [longSide / 50, longSide / 16].flatMap((windowPx) => {
    sauvola(image, Math.round(windowPx), masks)
    return (['dark', 'light'] as const).map((ink) => {
      return { ink, specks: selectSpecks(findComponents(masks[ink], image.width, image.height)) }
    })
  })
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

/** Long, straight, evenly tall chains speak for a direction; the rungs of a receipt's columns do not. */
function directionVote(line: TextLine): number {
  if (line.glyphCount < 6 || line.wobble > 0.15) return 0
  return line.glyphCount * (1 - 6 * line.wobble) * line.evenness * Math.min(1, line.heightPx / readablePx) ** 2
}
