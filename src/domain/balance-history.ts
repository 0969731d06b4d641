import type { Day } from './day'
import { isKept } from './kept'
import type { LedgerEntry } from './ledger'
import { money, type CurrencyCode, type Money } from './money'

export interface HistoryPoint {
  readonly on: Day
  /** At the end of that day; it stands until the next point. */
  readonly total: Money
}

export interface HistorySpan {
  readonly currency: CurrencyCode
  readonly from: Day
  readonly to: Day
  /** Four at least: the first, the last, the lowest and the highest point are never left out. */
  readonly maxPoints: number
}

/** What stood on one balance, or on several in one currency together, from `from` to `to`: a point wherever it changed, and both ends. */
export function balanceHistory(entries: readonly LedgerEntry[], span: HistorySpan): readonly HistoryPoint[] {
  const { currency, from, to, maxPoints } = span
  if (!(maxPoints >= 4)) throw new RangeError(`Too few points for a history: ${maxPoints}`)
  if (to < from) throw new RangeError(`A history from ${from} cannot end on ${to}`)
  const changes = new Map<Day, number>([[from, 0]])
  for (const { on, amount } of entries.filter(isKept)) {
    if (amount.currency !== currency) throw new TypeError(`${amount.currency} in a history of ${currency}`)
    if (on > to) continue
    const day = on < from ? from : on
    changes.set(day, (changes.get(day) ?? 0) + amount.minorUnits)
  }
  if (!changes.has(to)) changes.set(to, 0)
  return downsample(stepsOf(changes), maxPoints).map(({ on, total }) => ({ on, total: money(total, currency) }))
}

interface Step {
  readonly on: Day
  readonly total: number
}

/** The ends, and every day between them on which the total changed. */
function stepsOf(changes: ReadonlyMap<Day, number>): readonly Step[] {
  const days = [...changes.keys()].sort()
  const steps: Step[] = []
  let total = 0
  days.forEach((on, place) => {
    const change = changes.get(on) ?? 0
    total += change
    if (change !== 0 || place === 0 || place === days.length - 1) steps.push({ on, total })
  })
  return steps
}

/** Of each stretch between the ends stay the lowest and the highest point, in their order. */
function downsample(steps: readonly Step[], maxPoints: number): readonly Step[] {
  if (steps.length <= maxPoints) return steps
  const inner = steps.slice(1, -1)
  const stretches = Math.floor((maxPoints - 2) / 2)
  const kept = Array.from({ length: stretches }, (_, place) => {
    const start = Math.floor((place * inner.length) / stretches)
    const end = Math.floor(((place + 1) * inner.length) / stretches)
    return extremesOf(inner.slice(start, end))
  })
  return [...steps.slice(0, 1), ...kept.flat(), ...steps.slice(-1)]
}

function extremesOf(stretch: readonly Step[]): readonly Step[] {
  let lowest = 0
  let highest = 0
  stretch.forEach(({ total }, place) => {
    if (total < (stretch[lowest]?.total ?? 0)) lowest = place
    if (total > (stretch[highest]?.total ?? 0)) highest = place
  })
  return stretch.filter((_, place) => place === lowest || place === highest)
}
