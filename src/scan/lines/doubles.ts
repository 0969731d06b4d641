import { edgeAt } from './edge'
import type { TextLine } from './text-lines'
import { clearOdds } from './writing'

function quality(line: TextLine): number {
  const span = (line.end - line.start) / (0.55 * line.heightPx)
  return Math.min(line.glyphCount, 1.3 * span) * Math.max(0.1, 1 - 3 * line.wobble) * (0.5 + line.evenness)
}

/** So much likelier to be writing, a line is not hidden by what is more likely none: the logarithm of how many times. */
const farLikelier = 2.5

/** A line is better seen by its characters than by its words. */
const byWords = 0.7
/** And hardly better without its thin strokes, of which some may be its own. */
const byThick = 0.85

export interface FoundLines {
  readonly lines: readonly TextLine[]
  /** Those whose characters were guessed where they touch. */
  readonly ofWords: readonly TextLine[]
  /** Those found without thin strokes. */
  readonly ofOpened: readonly TextLine[]
}

/**
 * The layers find most lines several times: of those that lie on each other only the best stays. What stands between the characters is a line
 * as well, and may be the better one: it does not hide writing.
 */
export function withoutDoubles(
  { lines, ofWords, ofOpened }: FoundLines,
  oddsOf: (line: TextLine) => number,
): readonly TextLine[] {
  const hides = (kept: TextLine, line: TextLine) =>
    coversSame(kept, line) &&
    !(oddsOf(kept) < clearOdds && oddsOf(line) - oddsOf(kept) > farLikelier && oddsOf(line) > clearOdds)
  const ranked = [
    ...lines.map((line) => ({ line, rank: quality(line) })),
    ...ofWords.map((line) => ({ line, rank: byWords * quality(line) })),
    ...ofOpened.map((line) => ({ line, rank: byThick * quality(line) })),
  ].sort((a, b) => b.rank - a.rank)
  const kept: TextLine[] = []
  for (const { line } of ranked) {
    if (!kept.some((other) => hides(other, line))) kept.push(line)
  }
  return kept
}

function coversSame(a: TextLine, b: TextLine): boolean {
  const start = Math.max(a.start, b.start)
  const end = Math.min(a.end, b.end)
  if (end - start < 0.6 * Math.min(a.end - a.start, b.end - b.start)) return false
  const middle = (start + end) / 2
  const centre = (line: TextLine) => (edgeAt(line.top, middle) + edgeAt(line.bottom, middle)) / 2
  return Math.abs(centre(a) - centre(b)) < 0.5 * Math.max(a.heightPx, b.heightPx)
}

/** How far a line leans from the direction in which it was found. */
const lean = ({ top, bottom }: TextLine) => Math.abs(top.slope + bottom.slope) / 2

const sameLean = 0.08

/** Whether a line that leans was found by another direction as well, in which it leans less: two tries may end near the same writing. */
export function isSeenStraighter(line: TextLine, others: readonly { readonly lines: readonly TextLine[] }[]): boolean {
  return others.some(({ lines }) => lines.some((other) => lean(other) < lean(line) && liesOn(other, line)))
}

/** Whether the middle of `line` lies within `other`, and both run the same way. */
function liesOn(other: TextLine, line: TextLine): boolean {
  const turn = Math.abs(slant(line) - slant(other)) % Math.PI
  if (Math.min(turn, Math.PI - turn) > sameLean) return false
  const u = (line.start + line.end) / 2
  const v = (edgeAt(line.top, u) + edgeAt(line.bottom, u)) / 2
  const back = line.angle - other.angle
  const along = u * Math.cos(back) - v * Math.sin(back)
  const down = u * Math.sin(back) + v * Math.cos(back)
  return (
    along > other.start && along < other.end && down > edgeAt(other.top, along) && down < edgeAt(other.bottom, along)
  )
}

function slant({ angle, top, bottom }: TextLine): number {
  return angle + Math.atan((top.slope + bottom.slope) / 2)
}
