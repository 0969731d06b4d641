import { edgeAt, fitEdge, median } from './edge'
import type { Edge } from './edge'
import type { Glyphs } from './glyphs'
import type { PartOfChain } from './parts-by-size'

/** How far from the ends of a line nothing else stands on it, in pixels of the picture. */
export interface Room {
  readonly before: number
  readonly after: number
}

export const freely: Room = { before: Infinity, after: Infinity }

/** One line of writing in the turned frame: u along it, v across. */
export interface TextLine {
  readonly angle: number
  readonly ink: 'dark' | 'light'
  readonly start: number
  readonly end: number
  /** Through the tops of the tall glyphs, and through the feet (without descenders). */
  readonly top: Edge
  readonly bottom: Edge
  readonly heightPx: number
  readonly glyphCount: number
  /** Of how many pieces of ink the glyphs are: fewer where they touch. */
  readonly pieceCount: number
  /** How straight the feet stand, in heights: 0 is perfect. */
  readonly wobble: number
  /** Share of the glyphs that are as tall as the line: near 1 for capitals and digits. */
  readonly evenness: number
  readonly room: Room
  /** The logarithm of its odds of being writing, where they were asked for. */
  readonly odds?: number
}

export function fitTextLine(
  glyphs: Glyphs,
  { chain, room }: PartOfChain,
  angle: number,
  ink: 'dark' | 'light',
): TextLine | null {
  const heights = chain.map((i) => (glyphs.bottom[i] as number) - (glyphs.top[i] as number)).sort((a, b) => a - b)
  // Of a short price the tallest may be a sign that stands out above and below.
  const tall = heights[Math.min(Math.floor(heights.length * 0.75), heights.length - 2)] as number
  const middles = chain.map((i) => ((glyphs.left[i] as number) + (glyphs.right[i] as number)) / 2)
  const feet = chain.map((i) => glyphs.bottom[i] as number)
  const bottom = fitEdge(middles, feet, 0.12 * tall)
  const tops: number[] = []
  const topMiddles: number[] = []
  chain.forEach((i, at) => {
    const height = edgeAt(bottom, middles[at] as number) - (glyphs.top[i] as number)
    if (height < 0.8 * tall || height > 1.25 * tall) return
    tops.push(glyphs.top[i] as number)
    topMiddles.push(middles[at] as number)
  })
  if (tops.length < 2) return null
  const start = Math.min(...chain.map((i) => glyphs.left[i] as number))
  const end = Math.max(...chain.map((i) => glyphs.right[i] as number))
  const middle = (start + end) / 2
  const freeTop = fitEdge(topMiddles, tops, 0.12 * tall)
  // With few tall glyphs the top edge only keeps the distance, not a slope of its own.
  const spread = Math.max(...topMiddles) - Math.min(...topMiddles)
  const trusted = tops.length >= 5 && spread > 0.5 * (end - start) && Math.abs(freeTop.slope - bottom.slope) < 0.06
  const distance = median(tops.map((top, at) => edgeAt(bottom, topMiddles[at] as number) - top))
  const top = trusted ? freeTop : { at: bottom.at - distance, slope: bottom.slope }
  const heightPx = edgeAt(bottom, middle) - edgeAt(top, middle)
  if (!(heightPx > 4)) return null
  const offsets = feet.map((foot, at) => Math.abs(foot - edgeAt(bottom, middles[at] as number))).sort((a, b) => a - b)
  return {
    angle,
    ink,
    start,
    end,
    top,
    bottom,
    heightPx,
    glyphCount: chain.length,
    pieceCount: Math.max(1, Math.round(chain.reduce((sum, i) => sum + (glyphs.share[i] as number), 0))),
    wobble: (offsets[Math.floor(offsets.length * 0.6)] as number) / heightPx,
    evenness: heights.filter((height) => Math.abs(height - heightPx) < 0.16 * heightPx + 1).length / heights.length,
    room,
  }
}
