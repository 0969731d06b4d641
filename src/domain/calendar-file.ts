import { addDays, type Day } from './day'

/** A whole day in a calendar. The words are the caller's, and never hold a code. */
export interface CalendarItem {
  /** The same for the same matter in every file, so that a calendar replaces what it knows. */
  readonly uid: string
  readonly on: Day
  readonly summary: string
  readonly description: string
  /** How many days before it the calendar reminds; null for never. */
  readonly remindDaysBefore: number | null
}

/** An iCalendar file (RFC 5545). `stampedAtMs` is when it is written. */
export function calendarFile(items: readonly CalendarItem[], stampedAtMs: number): string {
  const stamp = `${new Date(stampedAtMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cardstead//Cardstead//EN',
    'CALSCALE:GREGORIAN',
    ...items.flatMap((item) => eventLines(item, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, on, summary, description, remindDaysBefore }: CalendarItem, stamp: string) {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(remindDaysBefore === null ? [] : alarmLines(summary, remindDaysBefore)),
    'END:VEVENT',
  ]
}

function alarmLines(summary: string, daysBefore: number) {
  if (!Number.isInteger(daysBefore) || daysBefore < 0) throw new RangeError(`Not a count of days: ${daysBefore}`)
  const trigger = daysBefore === 0 ? 'PT0S' : `-P${daysBefore}D`
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:${trigger}`, 'END:VALARM']
}

function compact(day: Day): string {
  return day.replaceAll('-', '')
}

/** Characters that the format does not allow, halves of characters included, become spaces or U+FFFD. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

const longestLine = 75

/** Lines of 75 octets at most; the space that begins a continued one counts. */
function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > longestLine) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
