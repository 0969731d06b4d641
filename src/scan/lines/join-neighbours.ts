import { edgeAt } from './edge'
import type { TextLine } from './text-lines'

/** In heights of the taller line: how far apart the pieces of one line stand, and how far they may overlap. */
const widestGap = 0.7
/** Between two pieces as short as these a character may be lost. */
const shortPiece = 5
const lostCharacter = 1.5
const deepestOverlap = 1.2
const sameFoot = 0.22
const sameHeight = 0.75

/**
 * Joins the pieces of a line that were found in different layers, such as «500» on the paper and «,00 €» where the shadow begins: within
 * a layer the chains are joined already.
 */
export function joinNeighbours(lines: readonly TextLine[]): readonly TextLine[] {
  const joined: TextLine[] = []
  for (const line of lines.toSorted((a, b) => a.start - b.start)) {
    const at = joined.findIndex((before) => continues(before, line))
    const before = joined[at]
    if (before) joined[at] = together(before, line)
    else joined.push(line)
  }
  return joined
}

function continues(a: TextLine, b: TextLine): boolean {
  const taller = Math.max(a.heightPx, b.heightPx)
  if (a.room.after < Infinity || b.room.before < Infinity) return false
  const gap = b.start - a.end
  const widest = Math.max(a.glyphCount, b.glyphCount) <= shortPiece ? lostCharacter : widestGap
  if (a.ink !== b.ink || gap > widest * taller || gap < -deepestOverlap * taller || b.end <= a.end) return false
  if (Math.min(a.heightPx, b.heightPx) < sameHeight * taller) return false
  const seam = (a.end + b.start) / 2
  return (
    Math.abs(edgeAt(a.bottom, seam) - edgeAt(b.bottom, seam)) < sameFoot * taller &&
    Math.abs(edgeAt(a.top, seam) - edgeAt(b.top, seam)) < sameFoot * taller
  )
}

/** The edges are those of the longer piece; where the shorter begins they meet. */
function together(a: TextLine, b: TextLine): TextLine {
  const longer = a.end - a.start > b.end - b.start ? a : b
  const glyphCount = a.glyphCount + b.glyphCount
  const mean = (of: (line: TextLine) => number) => (of(a) * a.glyphCount + of(b) * b.glyphCount) / glyphCount
  return {
    ...longer,
    start: a.start,
    end: b.end,
    glyphCount,
    pieceCount: a.pieceCount + b.pieceCount,
    wobble: mean(({ wobble }) => wobble),
    evenness: mean(({ evenness }) => evenness),
    room: { before: a.room.before, after: b.room.after },
  }
}
