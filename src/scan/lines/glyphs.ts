import type { Components, Runs } from './components'

/** The pieces that could be a character: centres, sizes, and their runs of ink. */
export interface Specks {
  readonly count: number
  readonly centreX: Float32Array
  readonly centreY: Float32Array
  /** The longer side of the upright box. */
  readonly size: Float32Array
  /** `piece` is the number of the speck. */
  readonly runs: Runs
}

/** Boxes along a direction: u runs along the text, v down from it. Sorted by nothing. */
export interface Glyphs {
  readonly count: number
  readonly left: Float32Array
  readonly right: Float32Array
  readonly top: Float32Array
  readonly bottom: Float32Array
}

const smallestPx = 6
const largestPx = 260

/** Drops dust, rules, frames and barcodes. */
export function selectSpecks(components: Components): Specks {
  const kept: number[] = []
  for (let i = 0; i < components.count; i++) {
    const width = (components.right[i] as number) - (components.left[i] as number) + 1
    const height = (components.bottom[i] as number) - (components.top[i] as number) + 1
    const size = Math.max(width, height)
    const area = components.area[i] as number
    if (size < smallestPx || size > largestPx || area < 10 || area > 0.95 * width * height + 60) continue
    if (area < 0.08 * width * height) continue
    kept.push(i)
  }
  const centreX = new Float32Array(kept.length)
  const centreY = new Float32Array(kept.length)
  const size = new Float32Array(kept.length)
  kept.forEach((piece, at) => {
    const left = components.left[piece] as number
    const right = components.right[piece] as number
    const top = components.top[piece] as number
    const bottom = components.bottom[piece] as number
    centreX[at] = (left + right) / 2
    centreY[at] = (top + bottom) / 2
    size[at] = Math.max(right - left, bottom - top) + 1
  })
  return { count: kept.length, centreX, centreY, size, runs: runsOf(kept, components) }
}

/** A copy of the runs that belong to the kept pieces, mostly a small part of all. */
function runsOf(kept: readonly number[], { count, runs }: Components): Runs {
  const numbers = new Int32Array(count).fill(-1)
  kept.forEach((piece, at) => (numbers[piece] = at))
  let total = 0
  for (let i = 0; i < runs.count; i++) if ((numbers[runs.piece[i] as number] as number) >= 0) total++
  const array = () => new Int32Array(total)
  const [row, start, end, piece] = [array(), array(), array(), array()]
  for (let i = 0, at = 0; i < runs.count; i++) {
    const number = numbers[runs.piece[i] as number] as number
    if (number < 0) continue
    row[at] = runs.row[i] as number
    start[at] = runs.start[i] as number
    end[at] = runs.end[i] as number
    piece[at++] = number
  }
  return { count: total, row, start, end, piece }
}

/** The specks' boxes in a frame turned by `angle` (radians); what is no glyph in that direction is left out. */
export function turnedGlyphs({ count, runs }: Specks, angle: number): Glyphs {
  const left = new Float32Array(count).fill(1e9)
  const right = new Float32Array(count).fill(-1e9)
  const top = new Float32Array(count).fill(1e9)
  const bottom = new Float32Array(count).fill(-1e9)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  for (let i = 0; i < runs.count; i++) {
    const slot = runs.piece[i] as number
    const y = (runs.row[i] as number) + 0.5
    for (let edge = 0; edge < 2; edge++) {
      const x = edge === 0 ? (runs.start[i] as number) : (runs.end[i] as number) + 1
      const u = x * cos + y * sin
      const v = y * cos - x * sin
      if (u < (left[slot] as number)) left[slot] = u
      if (u > (right[slot] as number)) right[slot] = u
      if (v < (top[slot] as number)) top[slot] = v
      if (v > (bottom[slot] as number)) bottom[slot] = v
    }
  }
  return keepGlyphs(left, right, top, bottom)
}

function keepGlyphs(left: Float32Array, right: Float32Array, top: Float32Array, bottom: Float32Array): Glyphs {
  let count = 0
  for (let i = 0; i < left.length; i++) {
    const width = (right[i] as number) - (left[i] as number)
    const height = (bottom[i] as number) - (top[i] as number)
    if (height < smallestPx || width > 7 * height || height > 11 * width) continue
    left[count] = left[i] as number
    right[count] = right[i] as number
    top[count] = top[i] as number
    bottom[count++] = bottom[i] as number
  }
  return {
    count,
    left: left.slice(0, count),
    right: right.slice(0, count),
    top: top.slice(0, count),
    bottom: bottom.slice(0, count),
  }
}
