/** Least and most of one transaction into a balance, both whole steps. `most` may be Infinity. */
export interface PartBounds {
  readonly least: number
  readonly most: number
  readonly step: number
}

/** A card whose amount goes to several balances, one transaction each. */
export interface Division {
  readonly source: number
  readonly shares: readonly { readonly balance: number; readonly amount: number }[]
}

interface ToDivide {
  readonly source: number
  readonly balances: readonly number[]
}

interface DividingProblem {
  readonly sources: readonly { readonly amount: number }[]
  readonly bounds: readonly (PartBounds | null)[]
}

/** Whether all of an amount can go to these balances at once, one part each. */
export function canDivide(amount: number, balances: readonly number[], bounds: DividingProblem['bounds']): boolean {
  const of = balances.map((balance) => bounds[balance])
  const step = of[0]?.step ?? 1
  if (of.some((each) => !each || each.step !== step) || amount % step !== 0) return false
  const least = of.reduce((sum, each) => sum + (each?.least ?? 0), 0)
  const most = of.reduce((sum, each) => sum + (each?.most ?? 0), 0)
  return least <= amount && amount <= most
}

/**
 * Shares that together bring each balance what it still needs; null when there are none. Every part gets its least first; what is left
 * of the cards flows to the needs along augmenting paths, and what nobody needs goes wherever there is room.
 */
export function divide(
  cards: readonly ToDivide[],
  needs: readonly number[],
  { sources, bounds }: DividingProblem,
): readonly Division[] | null {
  const least = (balance: number) => bounds[balance]?.least ?? 0
  const sink = 1 + cards.length + needs.length
  const nodeOf = (balance: number) => 1 + cards.length + balance
  const capacity = Array.from({ length: sink + 1 }, () => new Array<number>(sink + 1).fill(0))
  const allow = (from: number, to: number, amount: number) => ((capacity[from] as number[])[to] = amount)

  const missing = needs.map((need, balance) => {
    const step = bounds[balance]?.step ?? 1
    return Math.ceil(need / step) * step
  })
  for (const [place, { source, balances }] of cards.entries()) {
    const spent = balances.reduce((sum, balance) => sum + least(balance), 0)
    allow(0, 1 + place, (sources[source]?.amount ?? 0) - spent)
    for (const balance of balances) {
      allow(1 + place, nodeOf(balance), (bounds[balance]?.most ?? 0) - least(balance))
      missing[balance] = (missing[balance] as number) - least(balance)
    }
  }
  let wanted = 0
  for (const [balance, amount] of missing.entries()) {
    allow(nodeOf(balance), sink, Math.max(0, amount))
    wanted += Math.max(0, amount)
  }
  if (pushAll(capacity, sink) < wanted) return null

  return cards.map(({ source, balances }, place) => {
    let rest = (capacity[0] as number[])[1 + place] as number
    const shares = balances.map((balance) => {
      const came = (capacity[nodeOf(balance)] as number[])[1 + place] as number
      const more = Math.min(rest, (capacity[1 + place] as number[])[nodeOf(balance)] as number)
      rest -= more
      return { balance, amount: least(balance) + came + more }
    })
    return { source, shares }
  })
}

/** The most that flows from node 0 to the sink; what is left of the capacities, and what flows back, stands in them afterwards. */
function pushAll(capacity: number[][], sink: number): number {
  const push = (from: number, amount: number, seen: Set<number>): number => {
    if (from === sink) return amount
    seen.add(from)
    for (const [to, room] of (capacity[from] as number[]).entries()) {
      if (room <= 0 || seen.has(to)) continue
      const pushed = push(to, Math.min(amount, room), seen)
      if (pushed <= 0) continue
      ;(capacity[from] as number[])[to] = room - pushed
      ;(capacity[to] as number[])[from] = ((capacity[to] as number[])[from] as number) + pushed
      return pushed
    }
    return 0
  }
  let total = 0
  for (let pushed = push(0, Infinity, new Set()); pushed > 0; pushed = push(0, Infinity, new Set())) total += pushed
  return total
}
