import type { CodeCandidate, Point, Quad } from '@/scan/photo-reading'

/** The part of a photo that holds the code, as it lies there, and where along it each character stands. */
export interface CodeStrip {
  /** Upper left corner, in pixels of the upright photo. */
  readonly origin: Point
  /** One pixel along the writing. */
  readonly along: Point
  readonly widthPx: number
  readonly heightPx: number
  /** The middle of each character along the strip, 0 to 1; empty where nobody knows. */
  readonly places: readonly number[]
}

const sideMargin = 0.5
const aboveAndBelow = 0.35

/** null where the candidate has no place on the photo. */
export function codeStrip({ characters, line }: CodeCandidate): CodeStrip | null {
  const boxes = characters.flatMap(({ box }) => (box ? [box] : []))
  const frame = line ?? boxes[0]
  if (!frame) return null
  const along = direction(frame)
  const down = { x: -along.y, y: along.x }
  const corners = (boxes.length > 0 ? boxes : [frame]).flat()
  const [left, right] = range(corners.map((corner) => dot(corner, along)))
  const [top, bottom] = range(corners.map((corner) => dot(corner, down)))
  const height = bottom - top
  if (height < 1 || right - left < 1) return null
  const start = left - sideMargin * height
  const above = top - aboveAndBelow * height
  const widthPx = right - left + 2 * sideMargin * height
  const isEveryPlaceKnown = boxes.length === characters.length
  return {
    origin: { x: along.x * start + down.x * above, y: along.y * start + down.y * above },
    along,
    widthPx,
    heightPx: height * (1 + 2 * aboveAndBelow),
    places: isEveryPlaceKnown ? boxes.map((box) => (dot(middle(box), along) - start) / widthPx) : [],
  }
}

function direction([a, b]: Quad): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  return { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
}

function dot(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y
}

function middle(box: Quad): Point {
  return {
    x: box.reduce((sum, { x }) => sum + x, 0) / box.length,
    y: box.reduce((sum, { y }) => sum + y, 0) / box.length,
  }
}

function range(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)]
}
