import { isAmountCell } from './activity-amounts'
import { readDate } from './activity-dates'
import type { CurrencyCode } from '../money'

/** One piece of the text between two dividers. */
export interface ActivityCell {
  readonly text: string
  /** From 1. */
  readonly line: number
}

/** No cell of a row is that long; what is longer belongs to the rest of the page. */
const longestCell = 500

/**
 * The text cut at its dividers, in order: tabs, bars, semicolons, commas, several spaces, or single spaces in a line that
 * begins with a date and ends with an amount. Ends of lines divide as well.
 */
export function cellsOf(text: string, currency: CurrencyCode): readonly ActivityCell[] {
  const isAmount = (cell: string) => isAmountCell(cell, currency)
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).flatMap((line, place) =>
    cellsOfLine(line, isAmount)
      .map(tidy)
      .filter((cell) => cell !== '' && cell.length <= longestCell)
      .map((cell) => ({ text: cell, line: place + 1 })),
  )
}

type CellTest = (cell: string) => boolean

function cellsOfLine(line: string, isAmount: CellTest): readonly string[] {
  if (line.includes('\t')) return line.split('\t')
  if (/\|[^|]*\|/.test(line)) return line.split('|').filter((cell) => !/^[\s:-]*$/.test(cell))
  for (const divider of [';', ','] as const) {
    const cells = dividedBy(line, divider)
    if (cells.length >= 3 && readDate(tidy(cells[0] ?? '')) !== null) return cells
  }
  const cells = line.trim().split(/[\p{Zs}]{2,}/u)
  return cells.length === 1 ? looseCells(tidy(line), isAmount) : cells
}

/** A line of a CSV file; a quotation mark inside quotes is doubled. */
function dividedBy(line: string, divider: string): readonly string[] {
  if (!line.includes(divider)) return [line]
  const cells: string[] = []
  let start = 0
  let isQuoted = false
  for (let place = 0; place <= line.length; place++) {
    const character = line[place]
    if (character === '"') isQuoted = !isQuoted
    if (character !== undefined && (character !== divider || isQuoted)) continue
    cells.push(line.slice(start, place).trim())
    start = place + 1
  }
  return cells.map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}

const longestDate = 6
const longestAmount = 4

function looseCells(line: string, isAmount: CellTest): readonly string[] {
  if (line.length > longestCell) return [line]
  const words = line.split(' ')
  const dateEnd = lastFitting(longestDate, words.length, (count) => readDate(words.slice(0, count).join(' ')) !== null)
  if (dateEnd === 0) return [line]
  const amounts: string[] = []
  let end = words.length
  while (amounts.length < 2) {
    const last = end
    const count = lastFitting(longestAmount, end - dateEnd, (size) =>
      isAmount(words.slice(last - size, last).join(' ')),
    )
    if (count === 0) break
    amounts.unshift(words.slice(end - count, end).join(' '))
    end -= count
  }
  return [words.slice(0, dateEnd).join(' '), words.slice(dateEnd, end).join(' '), ...amounts]
}

function lastFitting(most: number, available: number, fits: (count: number) => boolean): number {
  for (let count = Math.min(most, available); count > 0; count--) if (fits(count)) return count
  return 0
}

/** Plain forms of full-width characters, single spaces, nothing invisible. */
function tidy(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
