import type { Components } from './components'

/** Centres and sizes of the pieces that could be a character. */
export interface Specks {
  readonly count: number
  readonly centreX: Float32Array
  readonly centreY: Float32Array
  /** The longer side of the upright box. */
  readonly size: Float32Array
  /** The piece's number among the components. */
  readonly piece: Int32Array
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
  return { count: kept.length, centreX, centreY, size, piece: Int32Array.from(kept) }
}

/** The specks' boxes in a frame turned by `angle` (radians); what is no glyph in that direction is left out. */
export function turnedGlyphs(components: Components, specks: Specks, angle: number): Glyphs {
  const slots = new Int32Array(components.count).fill(-1)
  for (let i = 0; i < specks.count; i++) slots[specks.piece[i] as number] = i
  const left = new Float32Array(specks.count).fill(1e9)
  const right = new Float32Array(specks.count).fill(-1e9)
  const top = new Float32Array(specks.count).fill(1e9)
  const bottom = new Float32Array(specks.count).fill(-1e9)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const { runs } = components
  for (let i = 0; i < runs.count; i++) {
    const slot = slots[runs.piece[i] as number] as number
    if (slot < 0) continue
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
