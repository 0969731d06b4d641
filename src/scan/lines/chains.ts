import { edgeAt, fitEdge } from './edge'
import type { Glyphs } from './glyphs'
import { release } from '../release'

/** Glyphs that follow each other on one line, from left to right. */
export type Chain = readonly number[]

const widestGap = 1.9

/** Links each glyph with its nearest neighbour to the right that stands on the same line; both must choose each other. */
export function chainGlyphs(glyphs: Glyphs, shortest = 3): readonly Chain[] {
  const order = Array.from({ length: glyphs.count }, (_, i) => i).sort(
    (a, b) => (glyphs.left[a] as number) - (glyphs.left[b] as number),
  )
  const { next, previous } = linkNeighbours(glyphs, order)
  const chains: number[][] = []
  for (const first of order) {
    if (previous[first] !== -1) continue
    const chain: number[] = []
    for (let glyph = first; glyph !== -1; glyph = next[glyph] as number) chain.push(glyph)
    if (chain.length >= shortest) chains.push(chain)
  }
  release(next, previous)
  return chains
}

/** Joins chains that continue each other across a wider gap, such as the groups of a code printed with spaces. */
export function joinChains(glyphs: Glyphs, chains: readonly Chain[]): readonly Chain[] {
  const pieces = chains
    .map((chain) => ({ chain: [...chain], ...endsOf(glyphs, chain) }))
    .sort((a, b) => a.left - b.left)
  for (let a = 0; a < pieces.length; a++) {
    const first = pieces[a]
    if (!first || first.chain.length === 0) continue
    for (let b = a + 1; b < pieces.length; b++) {
      const second = pieces[b]
      if (!second || second.chain.length === 0) continue
      const taller = Math.max(first.height, second.height)
      const gap = second.left - first.right
      if (gap < -0.3 * taller || gap > joinGap * taller) continue
      if (Math.min(first.height, second.height) < 0.72 * taller) continue
      const foot = first.lastFoot + first.slope * (gap + taller)
      if (Math.abs(foot - second.firstFoot) > 0.28 * taller) continue
      first.chain.push(...second.chain)
      second.chain = []
      Object.assign(first, endsOf(glyphs, first.chain))
    }
  }
  return pieces.map(({ chain }) => chain).filter((chain) => chain.length > 0)
}

const joinGap = 2.4

function endsOf(glyphs: Glyphs, chain: Chain) {
  const heights = chain.map((i) => (glyphs.bottom[i] as number) - (glyphs.top[i] as number)).sort((a, b) => a - b)
  const middles = chain.map((i) => ((glyphs.left[i] as number) + (glyphs.right[i] as number)) / 2)
  const feet = chain.map((i) => glyphs.bottom[i] as number)
  const edge = fitEdge(middles, feet, 2)
  return {
    left: glyphs.left[chain[0] as number] as number,
    right: glyphs.right[chain.at(-1) as number] as number,
    height: heights[Math.floor(heights.length * 0.75)] as number,
    slope: edge.slope,
    firstFoot: edgeAt(edge, middles[0] as number),
    lastFoot: edgeAt(edge, middles.at(-1) as number),
  }
}

function linkNeighbours(glyphs: Glyphs, order: readonly number[]) {
  const next = new Int32Array(glyphs.count).fill(-1)
  const previous = new Int32Array(glyphs.count).fill(-1)
  const bestNext = new Int32Array(glyphs.count).fill(-1)
  const bestPrevious = new Int32Array(glyphs.count).fill(-1)
  const costNext = new Float32Array(glyphs.count).fill(1e9)
  const costPrevious = new Float32Array(glyphs.count).fill(1e9)
  const bands = bandsOf(glyphs, order)
  for (const list of bands.values()) {
    for (let a = 0; a < list.length; a++) {
      const i = list[a] as number
      const right = glyphs.right[i] as number
      const height = (glyphs.bottom[i] as number) - (glyphs.top[i] as number)
      for (let b = a + 1; b < list.length; b++) {
        const j = list[b] as number
        if ((glyphs.left[j] as number) - right > widestGap * 2 * height) break
        const cost = linkCost(glyphs, i, j)
        if (cost === null) continue
        if (cost < (costNext[i] as number)) {
          costNext[i] = cost
          bestNext[i] = j
        }
        if (cost < (costPrevious[j] as number)) {
          costPrevious[j] = cost
          bestPrevious[j] = i
        }
      }
    }
  }
  for (let i = 0; i < glyphs.count; i++) {
    const j = bestNext[i] as number
    if (j !== -1 && bestPrevious[j] === i) {
      next[i] = j
      previous[j] = i
    }
  }
  release(bestNext, bestPrevious, costNext, costPrevious)
  return { next, previous }
}

const bandPx = 64

/** Glyphs by horizontal bands, each in the given order; a glyph stands in every band that it touches. */
function bandsOf(glyphs: Glyphs, order: readonly number[]): Map<number, number[]> {
  const bands = new Map<number, number[]>()
  for (const i of order) {
    const last = Math.floor((glyphs.bottom[i] as number) / bandPx)
    for (let band = Math.floor((glyphs.top[i] as number) / bandPx); band <= last; band++) {
      const list = bands.get(band)
      if (list) list.push(i)
      else bands.set(band, [i])
    }
  }
  return bands
}

/** null when the two cannot be neighbours on one line; else smaller is better. */
function linkCost(glyphs: Glyphs, i: number, j: number): number | null {
  const topI = glyphs.top[i] as number
  const topJ = glyphs.top[j] as number
  const bottomI = glyphs.bottom[i] as number
  const bottomJ = glyphs.bottom[j] as number
  const heightI = bottomI - topI
  const heightJ = bottomJ - topJ
  const taller = Math.max(heightI, heightJ)
  const smaller = Math.min(heightI, heightJ)
  if (smaller < 0.42 * taller) return null
  const gap = (glyphs.left[j] as number) - (glyphs.right[i] as number)
  if (gap > widestGap * taller || gap < -0.35 * smaller) return null
  const overlap = Math.min(bottomI, bottomJ) - Math.max(topI, topJ)
  if (overlap < 0.5 * smaller) return null
  const unevenness = Math.abs(bottomI - bottomJ) / taller
  return Math.max(gap, 0) / taller + 0.6 * (1 - smaller / taller) + unevenness
}
