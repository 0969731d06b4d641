import { addMonths, type Day } from '../day'
import { isKept } from '../kept'
import { totalsByCurrency } from '../ledger'
import type { CurrencyCode, Money } from '../money'
import { worthOn, type PrepaidCard } from './prepaid-card'

export interface DrawerWorth {
  readonly on: Day
  readonly total: Money
}

/** What can be paid with the whole drawer on this day of each of the next twelve months if nothing is done: thirteen points a currency. */
export function waitingCosts(
  cards: readonly PrepaidCard[],
  today: Day,
): ReadonlyMap<CurrencyCode, readonly DrawerWorth[]> {
  const kept = cards.filter(isKept)
  const currencies = new Set(kept.map(({ balance }) => balance.currency))
  return new Map(
    [...currencies].sort().map((currency) => {
      const own = kept.filter(({ balance }) => balance.currency === currency)
      const points = Array.from({ length: 13 }, (_, month) => {
        const on = addMonths(today, month)
        const [total] = totalsByCurrency(own.map((card) => worthOn(card, on)))
        return { on, total: total as Money }
      })
      return [currency, points]
    }),
  )
}
