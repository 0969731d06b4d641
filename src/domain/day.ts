import type { Brand } from './ids'

/** A calendar day without a time: '2026-11-22'. Sorts as text. */
export type Day = Brand<string, 'Day'>

const dayMs = 24 * 60 * 60 * 1000
const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Null for anything but a day that exists in the calendar; the years of cards lie between 1900 and 2999. */
export function parseDay(text: string): Day | null {
  const match = shape.exec(text.trim())
  if (!match) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return match[0] as Day
}

/** The day that a calendar on the wall shows in that IANA time zone at that instant. */
export function dayAt(instantMs: number, timeZone: string): Day {
  const parts = new Map(
    wallCalendar(timeZone)
      .formatToParts(instantMs)
      .map((part) => [part.type, part.value]),
  )
  return toDay(Number(parts.get('year')), Number(parts.get('month')), Number(parts.get('day')))
}

export function addDays(day: Day, days: number): Day {
  return dayOfTimestamp(timestamp(day) + wholeNumber(days) * dayMs)
}

/** A month without that date ends earlier: 31 January plus one month is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day)
  const monthsSinceZero = year * 12 + (month - 1) + wholeNumber(months)
  const newYear = Math.floor(monthsSinceZero / 12)
  const newMonth = monthsSinceZero - newYear * 12 + 1
  return toDay(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)))
}

export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12)
}

/** Days from `a` to `b`: negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((timestamp(b) - timestamp(a)) / dayMs)
}

export function formatDay(day: Day, locale: string): string {
  return writerOf(locale).format(timestamp(day))
}

/** Made once for each language: making one takes longer than a hundred days take to be written. */
const writers = new Map<string, Intl.DateTimeFormat>()

function writerOf(locale: string): Intl.DateTimeFormat {
  const known = writers.get(locale)
  if (known) return known
  const writer = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC', calendar: 'gregory' })
  writers.set(locale, writer)
  return writer
}

const calendars = new Map<string, Intl.DateTimeFormat>()

function wallCalendar(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone)
  if (known) return known
  const calendar = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  calendars.set(timeZone, calendar)
  return calendar
}

function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

function toDay(year: number, month: number, date: number): Day {
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`A day outside of the years 1 to 9999: ${year}`)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}` as Day
}

/** Midnight UTC stands for the day; `Date.UTC` alone would take the years 0 to 99 for 1900 to 1999. */
function timestamp(day: Day): number {
  const { year, month, date } = partsOf(day)
  return new Date(0).setUTCFullYear(year, month - 1, date)
}

function dayOfTimestamp(ms: number): Day {
  const date = new Date(ms)
  return toDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function wholeNumber(value: number): number {
  if (!Number.isInteger(value)) throw new RangeError(`Not a whole number: ${value}`)
  return value
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
