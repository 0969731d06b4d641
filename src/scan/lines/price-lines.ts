import { couldBePieceOfCode, couldHoldCode } from './code-lines'
import { freely } from './text-lines'
import type { TextLine } from './text-lines'
import { leastOdds } from './writing'

/** A price behind a label of two words. */
const mostGlyphsBesidePrice = 30

export function couldHoldPrice({ glyphCount, heightPx, start, end }: TextLine): boolean {
  return glyphCount <= mostGlyphsBesidePrice && end - start > 1.2 * heightPx
}

/** A price of which a digit or two run into a picture or touch the edge of a shadow. */
const mostGlyphsOfStart = 5
const leastHeightOfStart = 16
/** In heights: two digits and a point. */
const farther = 2.2

export function couldBeStartOfPrice({ glyphCount, heightPx, wobble }: TextLine): boolean {
  return glyphCount <= mostGlyphsOfStart && heightPx >= leastHeightOfStart && wobble < 0.1
}

/** The line with what may stand before and behind it; which of the two is not known before it is turned the right way up. */
export function withMoreDigits(line: TextLine): TextLine {
  const more = farther * line.heightPx
  const [before, after] = [Math.min(more, line.room.before), Math.min(more, line.room.after)]
  return { ...line, start: line.start - before, end: line.end + after }
}

/** Bold digits that touch are one blob, and the paper in their counters is found in their place: «000» of «¥ 1,000». */
const mostCounters = 5
/** How high digits are in heights of their counters, and what may stand beside those that have any, in heights of the digits. */
const digitOverCounter = 1.5
const besideCounters = { before: 3.4, after: 2.4 }

/** Whether a line may be what is seen of a price in its place. */
export function couldBeCountersOfPrice(line: TextLine): boolean {
  const { glyphCount, evenness, wobble } = line
  return couldHoldPrice(line) && glyphCount <= mostCounters && evenness > 0.7 && wobble < 0.1
}

/** Whether it is kept for what its counters may belong to: as it was found it is no writing. */
export function isOnlyCounters(line: TextLine): boolean {
  return (
    (line.odds ?? 0) <= leastOdds && couldBeCountersOfPrice(line) && !couldHoldCode(line) && !couldBePieceOfCode(line)
  )
}

/** The line whose counters these are, with room for its sign and for digits that have none. */
export function aroundCounters(line: TextLine): TextLine {
  const heightPx = digitOverCounter * line.heightPx
  const more = (heightPx - line.heightPx) / 2
  return {
    ...line,
    ink: line.ink === 'light' ? 'dark' : 'light',
    heightPx,
    start: line.start - besideCounters.before * heightPx,
    end: line.end + besideCounters.after * heightPx,
    top: { ...line.top, at: line.top.at - more },
    bottom: { ...line.bottom, at: line.bottom.at + more },
    room: freely,
  }
}
