import { currencies } from '../data/currencies'
import type { Day } from '../day'
import { absoluteMoney, formatAmount, type CurrencyCode, type Money } from '../money'
import type { ActivityLayout } from './activity-layout'
import type { ActivityRow } from './activity-row'

/** Rows, oldest first, as the page's table in that language: tabs between the columns, the newest on top. */
export function renderActivity(rows: readonly ActivityRow[], layout: ActivityLayout): string {
  const hasClosings = rows.some(({ closing }) => closing !== null)
  const { date, description, amount, closing } = layout.headers
  const titles = [date, description, amount, ...(hasClosings ? [closing] : [])].map(([title = '']) => title)
  const lines = rows.toReversed().map((row) => {
    const cells = [dayText(row.on, layout), wordsOf(row, layout), moneyText(row.amount, layout, '+')]
    return hasClosings ? [...cells, row.closing ? moneyText(row.closing, layout, '') : ''] : cells
  })
  return [titles, ...lines].map((cells) => cells.join('\t')).join('\n')
}

function dayText(day: Day, { dayForm, months }: ActivityLayout): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const parts: Readonly<Record<string, string>> = {
    year,
    month: months[Number(month) - 1]?.[0] ?? '',
    number: String(Number(month)),
    day: String(Number(date)),
  }
  return dayForm.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}

/** A claim code shows its last four characters only. */
function wordsOf({ description, orderId, lastFour, serial }: ActivityRow, layout: ActivityLayout): string {
  const numbers = [
    ...(lastFour ? [`${layout.codeLabels[0] ?? ''}: xxxx-xxxxxx-${lastFour}`] : []),
    ...(serial ? [`${layout.serialLabels[0] ?? ''}: ${serial}`] : []),
  ]
  return [description, orderId, numbers.join('; ')].filter(Boolean).join(' ')
}

function moneyText(amount: Money, { locale, moneyForm }: ActivityLayout, plus: string): string {
  const { minorUnits, currency } = amount
  const size = formatAmount(absoluteMoney(amount), locale)
  const text = moneyForm.replace('{amount}', () => size).replace('{sign}', () => signOf(currency))
  return `${minorUnits < 0 ? '-' : plus}${text}`
}

function signOf(currency: CurrencyCode): string {
  const signs: readonly string[] = currencies[currency].signs
  return signs.find((sign) => sign.length === 1) ?? signs[0] ?? currency
}
