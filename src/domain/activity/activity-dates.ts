import { parseDay, type Day } from '../day'
import { monthOfName, type DateOrder } from './activity-layout'

/** What a cell says that is a date and nothing else. */
export type DateReading =
  | { readonly kind: 'day'; readonly on: Day }
  /** In figures: one of the first two is the month. */
  | { readonly kind: 'open'; readonly first: number; readonly second: number; readonly year: number }
  | { readonly kind: 'impossible' }

const longestDate = 40
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/
const japanese = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日(?: ?\(\p{L}\))?$/u
const monthFirst = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u
const dayFirst = /^(\d{1,2})(?:\.|er|o|st|nd|rd|th)? (?:de )?(\p{L}{3,12})\.?,? (?:del? )?(\d{4})$/u

export function readDate(cell: string): DateReading | null {
  if (cell.length > longestDate || !/\d/.test(cell)) return null
  const full = yearFirst.exec(cell)
  if (full) return dayOf(Number(full[1]), Number(full[3]), Number(full[4]))
  const figures = yearLast.exec(cell)
  if (figures) return inFigures(Number(figures[1]), Number(figures[3]), figures[4] ?? '', figures[2] === '.')
  const inJapan = japanese.exec(cell)
  if (inJapan) return dayOf(Number(inJapan[1]), Number(inJapan[2]), Number(inJapan[3]))
  const month = monthFirst.exec(cell)
  if (month) return named(month[1], month[2], month[3])
  const day = dayFirst.exec(cell)
  return day ? named(day[2], day[1], day[3]) : null
}

/** The day under that order; null when there is none. */
export function dayUnder(reading: DateReading, order: DateOrder): Day | null {
  if (reading.kind === 'day') return reading.on
  if (reading.kind === 'impossible') return null
  const { first, second, year } = reading
  return order === 'day-first' ? calendarDay(year, second, first) : calendarDay(year, first, second)
}

/**
 * Which of day and month stands first, or null when nobody can tell: by months that do not exist, then by the order of the
 * rows, then by what is usual there.
 */
export function decideDateOrder(readings: readonly DateReading[], usual: DateOrder | null): DateOrder | null {
  const possible = dateOrders.filter((order) => readings.every((reading) => fits(reading, order)))
  const [only] = possible
  if (only && possible.length === 1) return only
  const likely = possible.length === 0 ? dateOrders : possible
  const steady = likely.filter((order) => isSteady(readings.map((reading) => dayUnder(reading, order))))
  const [steadyOnly] = steady
  if (steadyOnly && steady.length === 1) return steadyOnly
  if (usual) return usual
  return readings.every(isSameBothWays) ? 'day-first' : null
}

const dateOrders: readonly DateOrder[] = ['day-first', 'month-first']

function fits(reading: DateReading, order: DateOrder): boolean {
  return reading.kind === 'impossible' || dayUnder(reading, order) !== null
}

function isSameBothWays(reading: DateReading): boolean {
  return reading.kind !== 'open' || reading.first === reading.second
}

/** Never forward and back. */
function isSteady(days: readonly (Day | null)[]): boolean {
  const known = days.filter((day) => day !== null)
  const steps = known.slice(1).map((day, place) => (day === known[place] ? 0 : day > (known[place] ?? day) ? 1 : -1))
  return !(steps.includes(1) && steps.includes(-1))
}

/** Dots stand behind the day, wherever they are used. */
function inFigures(first: number, second: number, yearText: string, hasDots: boolean): DateReading {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText)
  if (hasDots) return dayOf(year, second, first)
  if (!calendarDay(year, second, first) && !calendarDay(year, first, second)) return { kind: 'impossible' }
  return { kind: 'open', first, second, year }
}

function named(name = '', date = '', year = ''): DateReading | null {
  const month = monthOfName(name)
  return month === null ? null : dayOf(Number(year), month, Number(date))
}

function dayOf(year: number, month: number, date: number): DateReading {
  const on = calendarDay(year, month, date)
  return on ? { kind: 'day', on } : { kind: 'impossible' }
}

function calendarDay(year: number, month: number, date: number): Day | null {
  const [yearText, monthText, dateText] = [String(year).padStart(4, '0'), twoDigits(month), twoDigits(date)]
  return parseDay(`${yearText}-${monthText}-${dateText}`)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
