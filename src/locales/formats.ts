import type { Day } from '@/domain/day'
import { dayAt, formatDay } from '@/domain/day'
import { formatAmount, formatMoney, parseMoney, type CurrencyCode, type Money } from '@/domain/money'

/** How this person writes money and days: the language set in the system or browser, whatever language the words are in. */
const locale = navigator.language
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

export const formats = {
  locale,
  timeZone,
  money: (amount: Money) => formatMoney(amount, locale),
  amount: (amount: Money) => formatAmount(amount, locale),
  /** What a person typed, or null when it is no amount. */
  readMoney: (text: string, currency: CurrencyCode): Money | null => parseMoney(text, currency, locale).value,
  day: (day: Day) => formatDay(day, locale),
  /** '2026-11-01' as 'Nov 2026'. */
  month: (day: Day) =>
    new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }).format(
      Date.parse(day),
    ),
  today: () => dayAt(Date.now(), timeZone),
  /** The local day of a moment (ms), as this person writes it. */
  dayOf: (ms: number) => formatDay(dayAt(ms, timeZone), locale),
  /** A moment (ms) with its time: 'Nov 25, 2026, 3:40 PM'. */
  moment: (ms: number) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(ms),
  /** '14 or 15'. */
  either: (items: readonly (string | number)[]) =>
    new Intl.ListFormat('en', { type: 'disjunction' }).format(items.map(String)),
  list: (items: readonly (string | number)[]) =>
    new Intl.ListFormat('en', { type: 'conjunction' }).format(items.map(String)),
}
