import type { Components, Runs } from './components'
import { release } from '../release'

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
  /** 1, or where characters touch how much of their piece of ink each is. */
  readonly share: Float32Array
}

export function releaseSpecks({ centreX, centreY, size, runs }: Specks): void {
  release(centreX, centreY, size, runs.row, runs.start, runs.end, runs.piece)
}

export function releaseGlyphs({ left, right, top, bottom, share }: Glyphs): void {
  release(left, right, top, bottom, share)
}

const smallestPx = 6
const largestPx = 260

/** Drops dust, rules, frames and barcodes; uses the components up. */
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
  const runs = runsOf(kept, components)
  release(components.left, components.top, components.right, components.bottom, components.area)
  return { count: kept.length, centreX, centreY, size, runs }
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
  release(numbers)
  return { count: total, row, start, end, piece }
}

/**
 * The specks' boxes in a frame turned by `angle` (radians); what is no glyph in that direction is left out. With `wordsApart` a speck that
 * looks like several characters which touch, as on a blurred photo, has a box for each.
 */
export function turnedGlyphs({ count, runs }: Specks, angle: number, wordsApart = false): Glyphs {
  const area = new Float32Array(count)
  const left = new Float32Array(count).fill(1e9)
  const right = new Float32Array(count).fill(-1e9)
  const top = new Float32Array(count).fill(1e9)
  const bottom = new Float32Array(count).fill(-1e9)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  for (let i = 0; i < runs.count; i++) {
    const slot = runs.piece[i] as number
    const y = (runs.row[i] as number) + 0.5
    area[slot] = (area[slot] as number) + (runs.end[i] as number) - (runs.start[i] as number) + 1
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
  const glyphs = keepGlyphs({ count, left, right, top, bottom }, (i) => (wordsApart ? charactersIn(i) : 1))
  release(area, left, right, top, bottom)
  return glyphs

  function charactersIn(i: number): number {
    const width = (right[i] as number) - (left[i] as number)
    const height = (bottom[i] as number) - (top[i] as number)
    const filled = (area[i] as number) / (width * height)
    const isWord =
      width > word.narrowest * height &&
      width < word.widest * height &&
      height >= word.lowestPx &&
      height <= word.tallestPx
    return isWord && filled > word.emptiest && filled < word.fullest ? Math.round(width / (characterWidth * height)) : 1
  }
}

/** What a word looks like in which all characters touch: its box in heights, and how much of it is ink; rules are fuller. */
const word = { narrowest: 1.8, widest: 16, lowestPx: 8, tallestPx: 44, emptiest: 0.3, fullest: 0.8 }
/** In heights. */
const characterWidth = 0.62

function keepGlyphs(boxes: Omit<Glyphs, 'share'>, charactersIn: (i: number) => number): Glyphs {
  const kept: Record<Exclude<keyof Glyphs, 'count'>, number[]> = { left: [], right: [], top: [], bottom: [], share: [] }
  for (let i = 0; i < boxes.count; i++) {
    const [left, right] = [boxes.left[i] as number, boxes.right[i] as number]
    const [top, bottom] = [boxes.top[i] as number, boxes.bottom[i] as number]
    const height = bottom - top
    const characters = charactersIn(i)
    const width = (right - left) / characters
    if (height < smallestPx || width > 7 * height || height > 11 * width) continue
    for (let at = 0; at < characters; at++) {
      kept.left.push(left + at * width)
      kept.right.push(left + (at + 1) * width)
      kept.top.push(top)
      kept.bottom.push(bottom)
      kept.share.push(1 / characters)
    }
  }
  const { left, right, top, bottom, share } = kept
  return {
    count: left.length,
    left: Float32Array.from(left),
    right: Float32Array.from(right),
    top: Float32Array.from(top),
    bottom: Float32Array.from(bottom),
    share: Float32Array.from(share),
  }
}
