import type { Chain } from './chains'
import type { Glyphs } from './glyphs'
import { freely } from './text-lines'
import type { Room } from './text-lines'

const mostInPrice = 8
/** All of a price may touch and be one box. */
const leastInPrice = 1
const leastInWords = 3
/** Points and commas are lower than this share of the digits. */
const mostOfPoint = 0.45
/** A price stands this much above the words beside it, and this far from them, in heights of the words. */
const muchTaller = 1.18
const leastGap = 0.2

export interface PartOfChain {
  readonly chain: Chain
  readonly room: Room
}

/**
 * A chain divided where a large price follows or precedes smaller words, such as «Gift card» beside «£30.00»: cut out at one height, the
 * one or the other would be cut off.
 */
export function partsBySize(glyphs: Glyphs, chain: Chain): readonly PartOfChain[] {
  for (let size = mostInPrice; size >= leastInPrice; size--) {
    if (chain.length < size + leastInWords) continue
    const [words, price] = [chain.slice(0, -size), chain.slice(-size)]
    if (isPriceBeside(glyphs, price, words)) return apart(glyphs, words, price)
    const [first, rest] = [chain.slice(0, size), chain.slice(size)]
    if (isPriceBeside(glyphs, first, rest)) return apart(glyphs, first, rest)
  }
  return [wholeChain(chain)]
}

export function wholeChain(chain: Chain): PartOfChain {
  return { chain, room: freely }
}

function apart(glyphs: Glyphs, first: Chain, second: Chain): readonly PartOfChain[] {
  const half = gapBetween(glyphs, first, second) / 2
  return [
    { chain: first, room: { ...freely, after: half } },
    { chain: second, room: { ...freely, before: half } },
  ]
}

/** From this width on, in heights, bold digits stand in one box because they touch; and how wide each is. */
const severalDigits = 1.05
const digitWidth = 0.58

/** A part with a box for each digit where several were found in one: «60» of «$60» counts as two. */
export function digitsApart(glyphs: Glyphs, { chain, room }: PartOfChain): readonly [PartOfChain, Glyphs] {
  const boxes = chain.flatMap((i) => {
    const [left, right, top, bottom] = boxOf(glyphs, i)
    const width = widthOf(glyphs, i)
    const count = width > severalDigits ? Math.round(width / digitWidth) : 1
    const step = (right - left) / count
    return Array.from({ length: count }, (_, at) => {
      return [left + at * step, left + (at + 1) * step, top, bottom, (glyphs.share[i] as number) / count] as const
    })
  })
  const side = (at: 0 | 1 | 2 | 3 | 4) => Float32Array.from(boxes, (box) => box[at])
  const apart = { count: boxes.length, left: side(0), right: side(1), top: side(2), bottom: side(3), share: side(4) }
  return [{ chain: boxes.map((_, at) => at), room }, apart]
}

/** In heights. */
function widthOf(glyphs: Glyphs, i: number): number {
  const [left, right, top, bottom] = boxOf(glyphs, i)
  return (right - left) / (bottom - top)
}

function boxOf({ left, right, top, bottom }: Glyphs, i: number) {
  return [left[i] as number, right[i] as number, top[i] as number, bottom[i] as number] as const
}

/** The words' second tallest glyph is measured: one may be a bracket, or a fleck. */
function isPriceBeside(glyphs: Glyphs, price: Chain, words: Chain): boolean {
  const heights = heightsOf(glyphs, price)
  const tall = heights[price.length >> 1] as number
  const capital = heightsOf(glyphs, words)[1] as number
  const isEven = heights.every((height) => height > muchTaller * capital || height < mostOfPoint * tall)
  if (price.length === 1 && !isPriceInOne(glyphs, price[0] as number, capital)) return false
  return tall > muchTaller * capital && isEven && gapBetween(glyphs, price, words) > leastGap * capital
}

/** Words have boxes as wide, but none so tall. */
function isPriceInOne(glyphs: Glyphs, i: number, capital: number): boolean {
  const [, , top, bottom] = boxOf(glyphs, i)
  return widthOf(glyphs, i) >= severalDigits && bottom - top > 1.5 * capital
}

/** Tallest first. */
function heightsOf({ top, bottom }: Glyphs, chain: Chain): number[] {
  return chain.map((i) => (bottom[i] as number) - (top[i] as number)).sort((a, b) => b - a)
}

function gapBetween({ left, right }: Glyphs, a: Chain, b: Chain): number {
  const start = (chain: Chain) => left[chain[0] as number] as number
  const end = (chain: Chain) => right[chain.at(-1) as number] as number
  return Math.max(start(a) - end(b), start(b) - end(a))
}
