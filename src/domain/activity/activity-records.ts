import type { CurrencyCode } from '../money'
import { amountShape, type AmountShape } from './activity-amounts'
import type { ActivityCell } from './activity-cells'
import { readDate, type DateReading } from './activity-dates'
import { isHeader } from './activity-layout'

/** What stands between one date and the next, before dates and amounts are understood. */
export interface ActivityRecord {
  readonly line: number
  readonly dateText: string
  readonly date: DateReading
  readonly words: string
  /** The amount, then the closing balance. */
  readonly amounts: readonly AmountShape[]
}

/** No row has more pieces: what follows is the rest of the page. */
const mostPieces = 12

/**
 * A row begins with a date and ends with its amounts; so tables, cells on lines of their own and rows with words between are
 * all the same. What stands before the first date and after the amounts is not part of the table.
 */
export function recordsOf(cells: readonly ActivityCell[], currency: CurrencyCode): readonly ActivityRecord[] {
  const records: ActivityRecord[] = []
  let open: OpenRecord | null = null
  const close = () => {
    if (open) records.push(recordOf(open))
    open = null
  }
  for (const cell of cells) {
    const date = readDate(cell.text)
    if (date) {
      close()
      open = { cell, date, words: [], amounts: [], lastLine: cell.line, isDone: false }
    } else if (isHeader(cell.text)) {
      // A date of the page itself, above its table, is no row.
      if (open && open.words.length === 0 && open.amounts.length === 0) open = null
      close()
    } else if (open && !open.isDone) {
      take(open, cell, currency)
    }
  }
  close()
  return records
}

interface OpenRecord {
  readonly cell: ActivityCell
  readonly date: DateReading
  readonly words: string[]
  readonly amounts: AmountShape[]
  /** The line of the last piece that belonged to it. */
  lastLine: number
  isDone: boolean
}

function take(open: OpenRecord, cell: ActivityCell, currency: CurrencyCode): void {
  const { amounts, words, lastLine } = open
  const shape = amounts.length < 2 ? amountShape(cell.text, currency) : null
  if (shape) {
    amounts.push(shape)
    open.lastLine = cell.line
  } else if (words.length >= mostPieces || (amounts.length > 0 && cell.line !== lastLine)) {
    // Behind the amounts only further columns of the same line belong to the row.
    open.isDone = true
  } else {
    words.push(cell.text)
    open.lastLine = cell.line
  }
}

function recordOf({ cell, date, words, amounts }: OpenRecord): ActivityRecord {
  return { line: cell.line, dateText: cell.text, date, words: words.join(' '), amounts }
}
