/** A straight edge: v = at + slope * u. */
export interface Edge {
  readonly at: number
  readonly slope: number
}

export function edgeAt(edge: Edge, u: number): number {
  return edge.at + edge.slope * u
}

/** Least squares, four times, each time without the points that lie farther off than the tolerance or twice the median. */
export function fitEdge(us: readonly number[], vs: readonly number[], tolerance: number): Edge {
  let edge: Edge = { at: median(vs), slope: 0 }
  if (us.length < 3) return edge
  edge = theilSen(us, vs)
  for (let round = 0; round < 3; round++) {
    const current = edge
    const offsets = vs.map((v, i) => Math.abs(v - edgeAt(current, us[i] as number)))
    const limit = Math.max(tolerance, 2 * median(offsets))
    const kept = us.map((_, i) => i).filter((i) => (offsets[i] as number) <= limit)
    if (kept.length < 3) break
    edge = leastSquares(
      kept.map((i) => us[i] as number),
      kept.map((i) => vs[i] as number),
    )
  }
  return edge
}

function theilSen(us: readonly number[], vs: readonly number[]): Edge {
  const slopes: number[] = []
  const step = Math.max(1, Math.floor(us.length / 24))
  const reach = (Math.max(...us) - Math.min(...us)) / 4
  for (let i = 0; i < us.length; i += step) {
    for (let j = i + 1; j < us.length; j++) {
      const du = (us[j] as number) - (us[i] as number)
      if (Math.abs(du) > reach) slopes.push(((vs[j] as number) - (vs[i] as number)) / du)
    }
  }
  const slope = slopes.length === 0 ? 0 : median(slopes)
  return { slope, at: median(vs.map((v, i) => v - slope * (us[i] as number))) }
}

function leastSquares(us: readonly number[], vs: readonly number[]): Edge {
  const meanU = us.reduce((sum, u) => sum + u, 0) / us.length
  const meanV = vs.reduce((sum, v) => sum + v, 0) / vs.length
  let along = 0
  let across = 0
  us.forEach((u, i) => {
    along += (u - meanU) * (u - meanU)
    across += (u - meanU) * ((vs[i] as number) - meanV)
  })
  const slope = along === 0 ? 0 : across / along
  return { slope, at: meanV - slope * meanU }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
