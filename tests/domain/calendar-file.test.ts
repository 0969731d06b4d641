import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFile, type CalendarItem } from '@/domain/calendar-file'
import type { Day } from '@/domain/day'

const stampedAt = Date.UTC(2026, 5, 10, 7, 8, 9)
const item: CalendarItem = {
  uid: 'card-expires:card-1:2026-12-31',
  on: '2026-12-31' as Day,
  summary: 'A card expires',
  description: '',
  remindDaysBefore: null,
}

describe('calendarFile', () => {
  it('is one calendar of whole days', () => {
    const reminded = { ...item, description: 'Ada, amazon.co.uk', remindDaysBefore: 14 }
    expect(calendarFile([item, reminded], stampedAt).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Cardstead//Cardstead//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:card-expires:card-1:2026-12-31',
      'DTSTAMP:20260610T070809Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'TRANSP:TRANSPARENT',
      'SUMMARY:A card expires',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:card-expires:card-1:2026-12-31',
      'DTSTAMP:20260610T070809Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'TRANSP:TRANSPARENT',
      'SUMMARY:A card expires',
      'DESCRIPTION:Ada\\, amazon.co.uk',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:A card expires',
      'TRIGGER:-P14D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('lets no text begin a line of its own', () => {
    const sly = { ...item, summary: 'a\r\nEND:VCALENDAR\rb\nc;d,e\\n\u0000\u0085\uD800' }
    expect(valueOf(calendarFile([sly], stampedAt), 'SUMMARY')).toBe('a\\nEND:VCALENDAR\\nb\\nc\\;d\\,e\\\\n  \uFFFD')
  })

  it('refuses a reminder that is not a count of days', () => {
    for (const remindDaysBefore of [-1, 1.5, NaN]) {
      expect(() => calendarFile([{ ...item, remindDaysBefore }], stampedAt)).toThrow(RangeError)
    }
  })

  it('gives back every text, and has no line over 75 octets', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('\\', ';', ',', '\n', 'n', ' ', 'é', '€', '😀'), maxLength: 300 }),
    )
    fc.assert(
      fc.property(anyText, anyText, (summary, description) => {
        const file = calendarFile([{ ...item, summary, description }], stampedAt)
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
        }
        expect(unescaped(valueOf(file, 'SUMMARY'))).toBe(summary)
        if (description !== '') expect(unescaped(valueOf(file, 'DESCRIPTION'))).toBe(description)
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      }),
    )
  })
})

/** Unfolded, but still escaped. */
function valueOf(file: string, name: string): string {
  const line = file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find((each) => each.startsWith(`${name}:`))
  return line?.slice(name.length + 1) ?? 'not there'
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))
}
