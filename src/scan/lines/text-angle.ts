import type { Specks } from './glyphs'

const binCount = 90
const cellPx = 48
/** Specks smaller than this are more often texture than writing. */
const readablePx = 16
/** The grain of a wooden table has ten times the votes of a card that lies on it. */
const leastShare = 0.1

/**
 * The directions (radians, 0 to pi) in which specks follow each other, most votes first: each speck votes for the direction to its
 * nearest neighbour of like size. At most `most` directions, at least 14 degrees apart.
 */
export function likelyTextAngles(layers: readonly Specks[], most = 5): readonly number[] {
  const all = layers.map(neighbourVotes)
  const votes = smoothed(new Float64Array(binCount).map((_, bin) => all.reduce((sum, one) => sum + (one[bin] ?? 0), 0)))
  const strongest = Math.max(...votes)
  if (strongest === 0) return []
  const order = Array.from(votes.keys()).sort((a, b) => (votes[b] as number) - (votes[a] as number))
  const peaks: number[] = []
  for (const bin of order) {
    if ((votes[bin] as number) < leastShare * strongest || peaks.length === most) break
    if (peaks.every((peak) => circularDistance(peak, bin) >= 7)) peaks.push(bin)
  }
  return peaks.map((bin) => ((bin + 0.5) * Math.PI) / binCount)
}

function neighbourVotes(specks: Specks): Float64Array {
  const votes = new Float64Array(binCount)
  const grid = new Map<number, number[]>()
  const cellOf = (x: number, y: number) => Math.floor(y / cellPx) * 4096 + Math.floor(x / cellPx)
  for (let i = 0; i < specks.count; i++) {
    const cell = cellOf(specks.centreX[i] as number, specks.centreY[i] as number)
    const list = grid.get(cell)
    if (list) list.push(i)
    else grid.set(cell, [i])
  }
  for (let i = 0; i < specks.count; i++) {
    const x = specks.centreX[i] as number
    const y = specks.centreY[i] as number
    const size = specks.size[i] as number
    const reach = Math.min(1.9 * size, 3 * cellPx)
    let nearest = -1
    let nearestSquare = reach * reach
    for (let cellY = Math.floor((y - reach) / cellPx); cellY <= Math.floor((y + reach) / cellPx); cellY++) {
      for (let cellX = Math.floor((x - reach) / cellPx); cellX <= Math.floor((x + reach) / cellPx); cellX++) {
        for (const j of grid.get(cellY * 4096 + cellX) ?? []) {
          if (j === i) continue
          const other = specks.size[j] as number
          if (other < 0.6 * size || other > 1.7 * size) continue
          const dx = (specks.centreX[j] as number) - x
          const dy = (specks.centreY[j] as number) - y
          const square = dx * dx + dy * dy
          if (square < nearestSquare) {
            nearestSquare = square
            nearest = j
          }
        }
      }
    }
    if (nearest < 0) continue
    const dx = (specks.centreX[nearest] as number) - x
    const dy = (specks.centreY[nearest] as number) - y
    const bin = Math.floor((((Math.atan2(dy, dx) + 2 * Math.PI) % Math.PI) / Math.PI) * binCount) % binCount
    // Larger writing counts more: small print would outvote the line that matters, and the weave of a cloth all of it.
    votes[bin] = (votes[bin] as number) + Math.sqrt(size) * Math.min(1, size / readablePx) ** 2
  }
  return votes
}

function smoothed(votes: Float64Array): Float64Array {
  const weights = [1, 2, 3, 2, 1]
  return votes.map((_, bin) =>
    weights.reduce((sum, weight, i) => sum + weight * (votes[(bin + i - 2 + binCount) % binCount] as number), 0),
  )
}

function circularDistance(a: number, b: number): number {
  const distance = Math.abs(a - b)
  return Math.min(distance, binCount - distance)
}
