import { settledAmounts } from './corrections'
import { addMonths, type Day } from './day'
import { isKept } from './kept'
import type { LedgerEntry } from './ledger'
import { money, type CurrencyCode, type Money } from './money'

/** Money that left without a purchase that somebody meant. All amounts are zero or above. */
export interface DrainMonth {
  /** The first day of the month. */
  readonly month: Day
  readonly unexplained: Money
  readonly digital: Money
  readonly total: Money
}

export interface Drain {
  /** From the first entry's month to today's, without a gap. */
  readonly months: readonly DrainMonth[]
  /** A month's drain over the last full months, three at most; null while none has passed. */
  readonly average: { readonly total: Money; readonly months: number } | null
}

const averagedMonths = 3

/** Of one balance, or of several in one currency together. A correction counts in the month of what it corrects. */
export function assessDrain(entries: readonly LedgerEntry[], currency: CurrencyCode, today: Day): Drain {
  const months = drainByMonth(entries, currency, today)
  const full = months.filter(({ month }) => month < monthOf(today)).slice(-averagedMonths)
  if (full.length === 0) return { months, average: null }
  const sum = full.reduce((sofar, { total }) => sofar + total.minorUnits, 0)
  return { months, average: { total: money(Math.round(sum / full.length), currency), months: full.length } }
}

function drainByMonth(entries: readonly LedgerEntry[], currency: CurrencyCode, today: Day): readonly DrainMonth[] {
  const amountOf = settledAmounts(entries)
  const unexplained = new Map<Day, number>()
  const digital = new Map<Day, number>()
  let firstDay = today
  let last = monthOf(today)
  for (const entry of entries) {
    if (!isKept(entry)) continue
    if (entry.amount.currency !== currency) throw new TypeError(`${entry.amount.currency} in a drain of ${currency}`)
    if (entry.on < firstDay) firstDay = entry.on
    const target = entry.kind === 'unexplained' ? unexplained : entry.kind === 'digital-purchase' ? digital : null
    const amount = target && amountOf(entry)
    if (!amount || amount.minorUnits >= 0) continue
    const month = monthOf(entry.on)
    if (month > last) last = month
    target.set(month, (target.get(month) ?? 0) - amount.minorUnits)
  }
  return monthsBetween(monthOf(firstDay), last).map((month) => {
    const [lost, bought] = [unexplained.get(month) ?? 0, digital.get(month) ?? 0]
    return {
      month,
      unexplained: money(lost, currency),
      digital: money(bought, currency),
      total: money(lost + bought, currency),
    }
  })
}

function monthsBetween(first: Day, last: Day): readonly Day[] {
  const months: Day[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01` as Day
}
