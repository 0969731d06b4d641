import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays, addMonths, addYears, dayAt, daysBetween, formatDay, parseDay, type Day } from '@/domain/day'
import { marketplaces } from '@/domain/marketplaces'

const day = (text: string) => parseDay(text) ?? expect.unreachable(`${text} is no day`)

const anyDay = fc.integer({ min: 0, max: 400_000 }).map((offset) => addDays(day('1900-01-01'), offset))

describe('parseDay', () => {
  it.each(['2026-11-22', '2024-02-29', '1999-12-31', ' 2026-11-22 '])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text.trim())
  })

  it.each([
    '',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '22.11.2026',
    '2026-1-2',
    '0206-01-01',
    '9999-01-01',
    '2026-11-22T00:00',
  ])('refuses "%s"', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDay(text)))
  })
})

describe('dayAt', () => {
  it.each([
    ['2026-11-22T07:59:59.999Z', 'America/Los_Angeles', '2026-11-21'],
    ['2026-11-22T08:00:00.000Z', 'America/Los_Angeles', '2026-11-22'],
    ['2026-11-22T14:59:59.999Z', 'Asia/Tokyo', '2026-11-22'],
    ['2026-11-22T15:00:00.000Z', 'Asia/Tokyo', '2026-11-23'],
    ['2026-11-21T18:30:00.000Z', 'Asia/Kolkata', '2026-11-22'],
    ['2026-06-27T21:59:59.000Z', 'Europe/Berlin', '2026-06-27'],
    ['2026-06-27T22:00:00.000Z', 'Europe/Berlin', '2026-06-28'],
    // Clocks change in these nights.
    ['2026-03-28T22:59:59.000Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-03-29T21:59:59.000Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00.000Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-03-08T07:59:59.000Z', 'America/Los_Angeles', '2026-03-07'],
    ['2026-03-09T06:59:59.000Z', 'America/Los_Angeles', '2026-03-08'],
    ['2026-11-02T07:59:59.000Z', 'America/Los_Angeles', '2026-11-01'],
  ])('at %s in %s is %s', (instant, timeZone, expected) => {
    expect(dayAt(Date.parse(instant), timeZone)).toBe(expected)
  })

  it('knows the time zone of every marketplace, and time never runs backwards there', () => {
    const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 11, 31) })
    fc.assert(
      fc.property(fc.constantFrom(...marketplaces), instant, ({ timeZone }, now) => {
        const [today, dayLater] = [dayAt(now, timeZone), dayAt(now + 24 * 3_600_000, timeZone)]
        expect(parseDay(today)).toBe(today)
        expect([0, 1, 2]).toContain(daysBetween(today, dayLater))
      }),
    )
  })
})

describe('arithmetic with days', () => {
  const computersZone = process.env.TZ
  afterEach(() => {
    if (computersZone === undefined) delete process.env.TZ
    else process.env.TZ = computersZone
  })

  it.each(['UTC', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Apia', 'Asia/Kathmandu'])(
    'is the same when the computer stands in %s',
    (timeZone) => {
      process.env.TZ = timeZone
      expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30')
      expect(addDays(day('2026-11-01'), 1)).toBe('2026-11-02')
      expect(daysBetween(day('2026-03-01'), day('2026-04-01'))).toBe(31)
      expect(daysBetween(day('2026-10-01'), day('2026-11-30'))).toBe(60)
      expect(formatDay(day('2026-03-29'), 'en-GB')).toBe('29 Mar 2026')
    },
  )

  it('crosses leap days', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01')
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
  })

  it('ends a month early when it has no such date', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2026-01-31'), 3)).toBe('2026-04-30')
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(day('2026-01-15'), -13)).toBe('2024-12-15')
  })

  it('adds as many days as lie between', () => {
    const count = fc.integer({ min: -40_000, max: 40_000 })
    fc.assert(
      fc.property(anyDay, count, (start, days) => {
        const end = addDays(start, days)
        expect(daysBetween(start, end)).toBe(days)
        expect(addDays(end, -days)).toBe(start)
      }),
    )
  })

  it('sorts days as text in the order of time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0)
      }),
    )
  })

  it('takes twelve months for a year', () => {
    const count = fc.integer({ min: -50, max: 50 })
    fc.assert(
      fc.property(anyDay, count, (start, years) => {
        expect(addYears(start, years)).toBe(addMonths(start, years * 12))
      }),
    )
  })

  it('throws on half days and on years beyond the calendar', () => {
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow(RangeError)
    expect(() => addYears(day('2026-01-01'), 9000)).toThrow(RangeError)
  })
})

describe('formatDay', () => {
  it.each([
    ['en-US', 'Nov 22, 2026'],
    ['de-DE', '22.11.2026'],
    ['ja-JP', '2026/11/22'],
  ])('writes a day for %s', (locale, expected) => {
    expect(formatDay('2026-11-22' as Day, locale)).toBe(expected)
  })
})
