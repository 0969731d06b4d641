import type { Day } from '../day'
import type { CurrencyCode } from '../money'
import { money } from '../money'
import { localeOfAmounts, sizeOfAmount, type AmountShape } from './activity-amounts'
import { cellsOf } from './activity-cells'
import { dayUnder, decideDateOrder } from './activity-dates'
import { readDescription } from './activity-description'
import { activityKind } from './activity-kind'
import { usualDateOrder } from './activity-layout'
import { inOrderOfTime } from './activity-order'
import { recordsOf, type ActivityRecord } from './activity-records'
import type { ActivityProblem, ActivityProblemKind, ActivityRow, ParsedActivity } from './activity-row'
import { withSigns, type SizedRow } from './activity-signs'

/** `locale` is that of the marketplace, for what the text itself leaves open. */
export interface ActivityHints {
  readonly currency: CurrencyCode
  readonly locale?: string | null
}

/** Reads what people copy from Amazon's gift card activity page, whatever its language; never throws. */
export function parseActivity(text: string, { currency, locale = null }: ActivityHints): ParsedActivity {
  const records = recordsOf(cellsOf(text, currency), currency)
  const problems: ActivityProblem[] = []
  const dated = withDays(records, usualDateOrder(text, locale), problems)
  const shapes = dated.flatMap(({ record }) => record.amounts)
  const sized = withSizes(dated, currency, localeOfAmounts(shapes, currency, locale), problems)
  const { rows: ordered, order } = inOrderOfTime(sized)
  const { rows: signed, unknown } = withSigns(ordered)
  problems.push(...unknown.map(({ line, amountText }) => ({ kind: 'unknown-sign' as const, line, text: amountText })))
  const rows = signed.map((row) => activityRow(row, currency))
  if (rows.length === 0 && problems.length === 0) problems.push({ kind: 'nothing-found', line: 1, text: '' })
  return { rows, order, problems: problems.sort((a, b) => a.line - b.line) }
}

interface DatedRecord {
  readonly record: ActivityRecord
  readonly on: Day
}

function withDays(
  records: readonly ActivityRecord[],
  usual: ReturnType<typeof usualDateOrder>,
  problems: ActivityProblem[],
): readonly DatedRecord[] {
  const dateOrder = decideDateOrder(
    records.map(({ date }) => date),
    usual,
  )
  const ambiguous = dateOrder === null ? records.find(({ date }) => date.kind === 'open') : null
  if (ambiguous) problems.push(problemOf('ambiguous-dates', ambiguous, ambiguous.dateText))
  return records.flatMap((record) => {
    if (dateOrder === null && record.date.kind === 'open') return []
    const on = dayUnder(record.date, dateOrder ?? 'day-first')
    if (on) return [{ record, on }]
    problems.push(problemOf('impossible-date', record, record.dateText))
    return []
  })
}

function withSizes(
  dated: readonly DatedRecord[],
  currency: CurrencyCode,
  locale: string,
  problems: ActivityProblem[],
): readonly SizedRow[] {
  const hasClosings = dated.some(({ record }) => record.amounts.length > 1)
  return dated.flatMap(({ record, on }) => {
    const [amount, closing] = record.amounts
    const refuse = (kind: ActivityProblemKind, text: string) => {
      problems.push(problemOf(kind, record, text))
      return []
    }
    if (!amount) return refuse('no-amount', record.dateText)
    if (hasClosings && !closing) return refuse('no-closing', amount.text)
    const size = sizeOfAmount(amount, currency, locale)
    if (size === null) return refuse(problemOfAmount(amount), amount.text)
    const closingSize = closing ? sizeOfAmount(closing, currency, locale) : null
    if (closing && closingSize === null) problems.push(problemOf(problemOfAmount(closing), record, closing.text))
    return [
      {
        ...readDescription(record.words),
        line: record.line,
        on,
        words: record.words,
        amountText: amount.text,
        size,
        sign: amount.sign,
        closing: closingSize === null ? null : closingSize * (closing?.sign ?? 1),
      },
    ]
  })
}

function activityRow(row: SizedRow & { readonly sign: 1 | -1 }, currency: CurrencyCode): ActivityRow {
  const { line, on, description, words, size, sign, closing, orderId, lastFour, serial } = row
  const hasCard = lastFour !== null || serial !== null
  return {
    line,
    on,
    description,
    kind: activityKind({ words, sign, orderId, hasCard }),
    amount: money(size * sign, currency),
    closing: closing === null ? null : money(closing, currency),
    orderId,
    lastFour,
    serial,
  }
}

function problemOfAmount({ kind }: AmountShape): ActivityProblemKind {
  return kind === 'other-currency' ? 'other-currency' : 'unreadable-amount'
}

function problemOf(kind: ActivityProblemKind, { line }: ActivityRecord, text: string): ActivityProblem {
  return { kind, line, text }
}
