import type { TextLine } from './text-lines'

/** A code with the longest label before it. */
const mostGlyphsBesideCode = 60

export function couldHoldCode(line: TextLine): boolean {
  const { glyphCount, heightPx, start, end } = line
  return (glyphCount >= 7 || isBlurred(line)) && glyphCount <= mostGlyphsBesideCode && end - start > 7 * heightPx
}

/** Whether characters of a line touch each other, so that they are counted as few. */
export function isBlurred({ glyphCount, heightPx, start, end }: TextLine): boolean {
  return end - start > 1.4 * glyphCount * heightPx
}

/** A few capitals or digits in a row: the film around a scratched code likes to swallow its first and last characters. */
export function couldBePieceOfCode({ glyphCount, evenness, heightPx, start, end }: TextLine): boolean {
  return glyphCount >= 5 && glyphCount <= 13 && evenness >= 0.3 && heightPx >= 12 && end - start > 3 * heightPx
}

const mostGlyphs = 16
/** In heights: a code in wide letters. */
const longestCode = 17

/** A code with its hyphens has up to seventeen; of one that seems to have fewer, or flecks of film instead, an end may be missing. */
const mostGlyphsOfCode = 17
/** Of film, or of what a scratch left. */
const mostFlecks = 2

/** A code without a label. */
export function couldBeCodeAlone(line: TextLine): boolean {
  return couldHoldCode(line) && line.glyphCount <= mostGlyphsOfCode + mostFlecks
}

/** In characters: what stands there is seen whole. */
const farAsOneMore = 1.8

/** As long as a code would be that this line is a piece of, or most of; the reader of codes does without what is nothing. */
export function withMissingEnds(line: TextLine): TextLine {
  if (line.glyphCount > mostGlyphsOfCode) return line
  const length = line.end - line.start
  const pitch = Math.min(0.95 * line.heightPx, Math.max(0.62 * line.heightPx, length / line.glyphCount))
  const isPiece = couldBePieceOfCode(line) || couldBeTouchingPiece(line)
  const missing = isPiece ? missingOfPiece(line, pitch) : farAsOneMore * pitch
  return { ...line, start: line.start - missing, end: line.end + missing }
}

/** In heights: hardly any whole code is shorter. */
const shortestCode = 10

/** A scratch joins the characters that it crosses, and parts them from the rest of their code: «6LPBRS5NNG» may count as four. */
function couldBeTouchingPiece(line: TextLine): boolean {
  const length = line.end - line.start
  return isBlurred(line) && line.heightPx >= 12 && length < shortestCode * line.heightPx
}

/** A fleck of film that was taken for a character makes the piece long, but no glyph more. */
function missingOfPiece(line: TextLine, pitch: number): number {
  const byLength = longestCode * line.heightPx - (line.end - line.start)
  return isBlurred(line) ? byLength : Math.max((mostGlyphs - line.glyphCount) * pitch, byLength)
}
