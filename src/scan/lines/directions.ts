import { median } from './edge'
import type { GreyImage } from '../grey-image'
import type { TextLine } from './text-lines'
import { leastOdds, oddsOfWriting } from './writing'

/** A direction in which something is written. */
export interface Direction {
  /** Where its lines were looked for, radians. */
  readonly angle: number
  readonly lines: readonly TextLine[]
  /** How far the writing leans from there. */
  readonly tilt: number
}

export type LinesAlong = (angle: number) => readonly TextLine[]

/** Directions beside the likeliest are worth a look when they say at least this share of it. */
const leastShare = 0.12
const mostDirections = 3
/** A direction with less shows hardly any writing; the made photos of cards have 10 and more. */
const hardlyAny = 6
/** Between the directions that are tried all around; lines are found along one that is half of it off. */
const stepAround = 0.16

/**
 * The directions of writing among the likely ones and beside them, the likeliest first. Cloth, wood and the stripes of a filmed screen have
 * directions too: only what looks like writing has a vote.
 */
export function writingDirections(
  image: GreyImage,
  likely: readonly number[],
  linesAlong: LinesAlong,
  mayLookAround: boolean,
): readonly Direction[] {
  const tries = likely.map((angle) => voted(image, angle, linesAlong(angle)))
  if (mayLookAround && tries.length > 0 && tries.every(({ score }) => score < hardlyAny))
    tries.push(...triesAllAround(image, linesAlong))
  const ranked = [...tries, ...triesAside(image, tries, linesAlong)].sort((a, b) => b.score - a.score)
  const least = leastShare * (ranked[0]?.score ?? 0)
  const chosen: Try[] = []
  for (const one of ranked) {
    if (chosen.length === mostDirections || (chosen.length > 0 && one.score <= least)) break
    // Two tries may end in the same direction.
    const isKnown = chosen.some((other) => turnBetween(other.angle + other.tilt, one.angle + one.tilt) < sameDirection)
    if (!isKnown) chosen.push(one)
  }
  return chosen
}

const sameDirection = 0.12

/** For a picture of which the grain of a table has all the likely directions. */
function triesAllAround(image: GreyImage, linesAlong: LinesAlong): readonly Try[] {
  const count = Math.round(Math.PI / stepAround)
  return Array.from({ length: count }, (_, at) => (at * Math.PI) / count).map((angle) =>
    voted(image, angle, linesAlong(angle)),
  )
}

interface Try extends Direction {
  /** Those that say whether this is a direction of writing, and how much each says. */
  readonly voters: readonly Voter[]
  readonly score: number
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
  const tilt = tiltOfOwn(writing.length > 0 ? writing : voters)
  const agreed = voters.filter(({ line }) => Math.abs(tiltOf(line) - tilt) < sameDirection)
  return { angle, lines, voters, tilt, score: sumOf(agreed) }
}

/** A direction has writing of its own when so much of what is seen along it hardly leans; the rest is another sheet's. */
const leastShareOfOwn = 0.3

function tiltOfOwn(voters: readonly Voter[]): number {
  const own = voters.filter(({ line }) => Math.abs(tiltOf(line)) < sameDirection)
  return tiltOfMost(sumOf(own) > leastShareOfOwn * sumOf(voters) ? own : voters)
}

/** The lean of which as many votes are above as below. */
function tiltOfMost(voters: readonly Voter[]): number {
  const half = sumOf(voters) / 2
  let sum = 0
  const middle = voters.toSorted((a, b) => tiltOf(a.line) - tiltOf(b.line)).find(({ vote }) => (sum += vote) >= half)
  return middle ? tiltOf(middle.line) : 0
}

function triesAside(image: GreyImage, tries: readonly Try[], linesAlong: LinesAlong): readonly Try[] {
  const angles = tries.flatMap((one) => directionAside(one) ?? [])
  const isKnown = (angle: number) => tries.some((one) => turnBetween(one.angle + one.tilt, angle) < sameDirection)
  return angles
    .filter((angle) => !isKnown(angle))
    .map((angle) =>
      // Those of the first sheet lean now.
      voted(
        image,
        angle,
        linesAlong(angle).filter((line) => Math.abs(tiltOf(line)) < sameDirection),
      ),
    )
}

/** Of the direction's own, lines of a second sheet have at least this share of the votes: a card beside a page of text has few lines. */
const leastShareAside = 0.08
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

/** Lower lines are more often texture than writing. */
const readablePx = 14

/** Long, straight, evenly tall chains speak for a direction; the rungs of a receipt's columns do not. */
function directionVote(line: TextLine): number {
  if (line.glyphCount < 6 || line.wobble > 0.15) return 0
  return line.glyphCount * (1 - 6 * line.wobble) * line.evenness * Math.min(1, line.heightPx / readablePx) ** 2
}
