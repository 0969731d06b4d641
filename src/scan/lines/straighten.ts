import { edgeAt, median } from './edge'
import type { Edge } from './edge'
import type { TextLine } from './text-lines'

/** A line that says for itself how it leans. */
const clearGlyphs = 8
const clearWobble = 0.05
/** So many of the nearest clear lines are asked, and so many have to agree. */
const asked = 5
const agreeing = 3
const sameLean = 0.03
/** Radians: a smaller difference is none, and with a larger one a line belongs to another sheet. */
const leastTurn = 0.012
const mostTurn = 0.16

/**
 * Turns lines that lean otherwise than the clear lines around them: what is printed on a card is parallel. Few glyphs, torn film and flecks
 * give a line edges that run off it before it ends.
 */
export function straightened(lines: readonly TextLine[]): readonly TextLine[] {
  const clear = lines.filter((line) => line.glyphCount >= clearGlyphs && line.wobble < clearWobble)
  return lines.map((line) => {
    const lean = leanAround(line, clear)
    if (lean === null) return line
    const turn = Math.abs(lean - leanOf(line))
    return turn < leastTurn || turn > mostTurn ? line : turned(line, lean)
  })
}

/** How the lines nearest to this one lean, or null where they do not agree or it is a clear one itself. */
function leanAround(line: TextLine, clear: readonly TextLine[]): number | null {
  if (clear.includes(line)) return null
  const nearest = clear
    .filter((other) => other !== line)
    .map((other) => ({
      lean: leanOf(other),
      away: Math.hypot(heightOf(other) - heightOf(line), middleOf(other) - middleOf(line)),
    }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, asked)
  const lean = median(nearest.map((one) => one.lean))
  return nearest.filter((one) => Math.abs(one.lean - lean) < sameLean).length >= agreeing ? lean : null
}

function turned(line: TextLine, slope: number): TextLine {
  const middle = middleOf(line)
  const along = (edge: Edge): Edge => ({ slope, at: edgeAt(edge, middle) - slope * middle })
  return { ...line, top: along(line.top), bottom: along(line.bottom) }
}

function leanOf({ top, bottom }: TextLine): number {
  return (top.slope + bottom.slope) / 2
}

function middleOf({ start, end }: TextLine): number {
  return (start + end) / 2
}

function heightOf(line: TextLine): number {
  return edgeAt(line.bottom, middleOf(line))
}
