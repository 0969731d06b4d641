import { isCodeLabel, isOtherNumberLabel, mayBeInCode } from './code-window'
import type { Point, Quad } from '../photo-reading'
import { couldBePieceOfCode } from '../lines/code-lines'
import type { SightedLine } from './sighted-line'

/** Lines that may hold a code, the most promising first. */
export function promisingLines(sighted: readonly SightedLine[], most: number): readonly SightedLine[] {
  return sighted
    .flatMap((line) => {
      const label = labelAbove(line, sighted)
      const score = line.window?.score ?? (isPiece(line) || (label > 0 && isOneWord(line)) ? pieceScore : null)
      return score === null ? [] : [{ line, score: score + label }]
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ line }) => line)
}

/**
 * Lines that the text reader made no code of, though they may be as long as one: a scratch through the middle makes «5ZVEZ6» a word, a fleck makes «6.J» of
 * «6J». For photos on which nothing else says a code; most like one first.
 */
export function unlikelyLines(
  sighted: readonly SightedLine[],
  promising: readonly SightedLine[],
  most: number,
): readonly SightedLine[] {
  return sighted
    .filter((line) => !promising.includes(line) && isAsLongAsCode(line) && mayBeInCode(line.reading.text))
    .map((line) => ({ line, score: line.prepared.line.evenness + labelAbove(line, sighted) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ line }) => line)
}

/** In heights, with a fleck or two at its ends. */
const [shortestCode, longestCode] = [6, 20]

function isAsLongAsCode({ prepared: { line, codeCuts } }: SightedLine): boolean {
  const length = (line.end - line.start) / line.heightPx
  return codeCuts.length > 0 && length > shortestCode && length < longestCode
}

/** Below every line that has the form of a code. */
const pieceScore = 0.3

function isPiece({ prepared, reading }: SightedLine): boolean {
  return couldBePieceOfCode(prepared.line) && mayBeInCode(reading.text)
}

/** A code in which the text reader saw letters only, such as «SEPAVILOEGOLEMQ»; without a label it may as well be CONGRATULATIONS. */
function isOneWord({ reading }: SightedLine): boolean {
  return /^\W*[A-Z]{13,16}\W*$/.test(reading.text)
}

/** A line above that says «claim code» speaks for a line; one that says «serial number» against it. */
function labelAbove(line: SightedLine, all: readonly SightedLine[]): number {
  const height = Math.hypot(line.quad[3].x - line.quad[0].x, line.quad[3].y - line.quad[0].y)
  const above = all.filter((other) => {
    if (other === line) return false
    const { along, down } = placeBeside(line.quad, other.quad)
    return down < -0.5 * height && down > -3.2 * height && along > -0.4 && along < 1.2
  })
  if (above.some(({ reading }) => isCodeLabel(reading.text))) return 1
  return above.some(({ reading }) => isOtherNumberLabel(reading.text) && !/\d{6}/.test(reading.text)) ? -1 : 0
}

/** Where the start of `other` lies: along the line in line lengths, down from it in pixels. */
function placeBeside([start, end, , foot]: Quad, other: Quad): { readonly along: number; readonly down: number } {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const direction = { x: (end.x - start.x) / length, y: (end.y - start.y) / length }
  const middle: Point = { x: (start.x + foot.x) / 2, y: (start.y + foot.y) / 2 }
  const target: Point = { x: (other[0].x + other[3].x) / 2 - middle.x, y: (other[0].y + other[3].y) / 2 - middle.y }
  return {
    along: (target.x * direction.x + target.y * direction.y) / length,
    down: target.y * direction.x - target.x * direction.y,
  }
}
