import { money, type Money } from '../money'
import type { ActivityRow } from './activity-row'
import { isSlip } from './slip'

/**
 * `amount-wrong`: the closings on both sides ask for another amount, and the one that stands there is a slip of it.
 * `closing-wrong`: the rows around it fit as soon as its closing is another one.
 * `row-missing`: something is lacking between this row and the one before it.
 * `row-repeated`: the same row as the one before it, closing included.
 */
export interface ClosingBreak {
  readonly kind: 'amount-wrong' | 'closing-wrong' | 'row-missing' | 'row-repeated'
  readonly row: ActivityRow
  /** The amount that fits, or the closing that does. */
  readonly expected: Money
  /** The amount that stands there, or the closing. */
  readonly found: Money
  /** What the rows lack before this one for the closings to be right: the amount of a row that is missing. */
  readonly gap: Money
}

/**
 * Every place where a closing balance is not the one before it and the amount. Rows oldest first; `unread` are the lines of
 * the text that hold a row which could not be read.
 */
export function closingBreaks(rows: readonly ActivityRow[], unread: readonly number[] = []): readonly ClosingBreak[] {
  const links = linksOf(rows)
  const unreadLines = [...unread].sort((a, b) => a - b)
  const breaks: ClosingBreak[] = []
  for (let place = 0; place < links.length; place++) {
    const link = links[place]
    if (!link || link.gap === 0) continue
    const end = endOfWrongClosings(links, place)
    if (end === null) {
      breaks.push(singleBreak(link, { isFirst: place === 0, isLast: place === links.length - 1, unreadLines }))
      continue
    }
    let shift = 0
    for (const { after, gap } of links.slice(place, end)) {
      shift += gap
      breaks.push(wrongClosing(after, closingOf(after) - shift, 0))
    }
    place = end
  }
  return breaks
}

/** What the balance was before the first row, as far as the page says. */
export function openingOf(rows: readonly ActivityRow[]): number | null {
  let moved = 0
  for (const { amount, closing } of rows) {
    moved += amount.minorUnits
    if (closing) return closing.minorUnits - moved
  }
  return null
}

interface Link {
  readonly before: ActivityRow
  readonly after: ActivityRow
  /** What the amounts up to `after` lack. */
  readonly gap: number
}

/** Rows without a closing only carry their amount on to the next one that has it. */
function linksOf(rows: readonly ActivityRow[]): readonly Link[] {
  const links: Link[] = []
  let before: ActivityRow | null = null
  let moved = 0
  for (const after of rows) {
    moved += after.amount.minorUnits
    if (!after.closing) continue
    if (before) links.push({ before, after, gap: closingOf(after) - closingOf(before) - moved })
    before = after
    moved = 0
  }
  return links
}

const mostWrongClosings = 3

/** The link after which everything fits again, when only closings in between are wrong. */
function endOfWrongClosings(links: readonly Link[], start: number): number | null {
  let sum = 0
  for (let place = start; place <= start + mostWrongClosings; place++) {
    const gap = links[place]?.gap ?? 0
    if (gap === 0) return null
    sum += gap
    if (sum === 0) return place
  }
  return null
}

interface Surroundings {
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly unreadLines: readonly number[]
}

function singleBreak({ before, after, gap }: Link, { isFirst, isLast, unreadLines }: Surroundings): ClosingBreak {
  const { currency, minorUnits: amount } = after.amount
  const fitting = money(amount + gap, currency)
  const asAmount = { row: after, expected: fitting, found: after.amount, gap: money(gap, currency) }
  const asMissing: ClosingBreak = {
    kind: 'row-missing',
    row: after,
    expected: money(closingOf(after) - gap, currency),
    found: money(closingOf(after), currency),
    gap: money(gap, currency),
  }
  if (hasUnread(unreadLines, before.line, after.line)) return asMissing
  if (isSameRow(before, after)) return { ...asAmount, kind: 'row-repeated' }
  if (isSlip(amount, amount + gap)) return { ...asAmount, kind: 'amount-wrong' }
  // At the ends no second link can tell a wrong closing from a missing row.
  if (isLast && isSlip(closingOf(after), closingOf(after) - gap))
    return wrongClosing(after, closingOf(after) - gap, gap)
  if (isFirst && isSlip(closingOf(before), closingOf(before) + gap)) {
    return wrongClosing(before, closingOf(before) + gap, gap)
  }
  return asMissing
}

function wrongClosing(row: ActivityRow, expected: number, gap: number): ClosingBreak {
  const { currency } = row.amount
  return {
    kind: 'closing-wrong',
    row,
    expected: money(expected, currency),
    found: money(closingOf(row), currency),
    gap: money(gap, currency),
  }
}

function isSameRow(a: ActivityRow, b: ActivityRow): boolean {
  return (
    a.on === b.on &&
    a.amount.minorUnits === b.amount.minorUnits &&
    a.closing?.minorUnits === b.closing?.minorUnits &&
    a.orderId === b.orderId &&
    a.description === b.description
  )
}

function hasUnread(lines: readonly number[], a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a]
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? Infinity) > from) high = middle
    else low = middle + 1
  }
  return (lines[low] ?? Infinity) < to
}

function closingOf({ closing }: ActivityRow): number {
  return closing?.minorUnits ?? 0
}
