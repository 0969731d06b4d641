import type { Chain } from './chains'
import type { Glyphs } from './glyphs'
import { freely } from './text-lines'
import type { Room } from './text-lines'

const mostInPrice = 8
const leastInPrice = 2
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

/** The words' second tallest glyph is measured: one may be a bracket, or a fleck. */
function isPriceBeside(glyphs: Glyphs, price: Chain, words: Chain): boolean {
  const heights = heightsOf(glyphs, price)
  const tall = heights[price.length >> 1] as number
  const capital = heightsOf(glyphs, words)[1] as number
  const isEven = heights.every((height) => height > muchTaller * capital || height < mostOfPoint * tall)
  return tall > muchTaller * capital && isEven && gapBetween(glyphs, price, words) > leastGap * capital
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
