import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceHistory, type HistoryPoint } from '@/domain/balance-history'
import { addDays, type Day } from '@/domain/day'
import { balanceTotal } from '@/domain/ledger'
import { anyEntries, entry } from './sample-ledger'

const day = (text: string) => text as Day
const plain = (points: readonly HistoryPoint[]) => points.map(({ on, total }) => [on, total.minorUnits])

const entries = [
  entry('a', '2026-01-01', 5000),
  entry('b', '2026-01-05', -1000),
  entry('c', '2026-01-05', 1000),
  entry('d', '2026-01-10', -2000),
  entry('e', '2026-01-20', -500),
  entry('f', '2026-01-07', -9, { deletedAt: 3 }),
]

describe('balanceHistory', () => {
  it('has both ends and every day that changed the total', () => {
    const span = { currency: 'GBP', from: day('2026-01-02'), to: day('2026-01-15'), maxPoints: 50 } as const
    expect(plain(balanceHistory(entries, span))).toEqual([
      ['2026-01-02', 5000],
      ['2026-01-10', 3000],
      ['2026-01-15', 3000],
    ])
  })

  it('is one point on one day, and flat without entries', () => {
    const span = { currency: 'GBP', from: day('2026-01-05'), to: day('2026-01-05'), maxPoints: 4 } as const
    expect(plain(balanceHistory(entries, span))).toEqual([['2026-01-05', 5000]])
    expect(plain(balanceHistory([], { ...span, to: day('2026-01-06') }))).toEqual([
      ['2026-01-05', 0],
      ['2026-01-06', 0],
    ])
  })

  it('refuses other currencies, spans that end before they begin, and too few points', () => {
    const span = { currency: 'GBP', from: day('2026-01-05'), to: day('2026-01-09'), maxPoints: 4 } as const
    expect(() => balanceHistory(entries, { ...span, currency: 'EUR' })).toThrow(TypeError)
    expect(() => balanceHistory(entries, { ...span, to: day('2026-01-04') })).toThrow(RangeError)
    expect(() => balanceHistory(entries, { ...span, maxPoints: 3 })).toThrow(RangeError)
  })

  it('says at every point what the ledger says at the end of that day', () => {
    fc.assert(
      fc.property(anyEntries, (some) => {
        const span = { currency: 'GBP', from: day('2026-01-02'), to: day('2026-05-17'), maxPoints: 50 } as const
        for (const { on, total } of balanceHistory(some, span)) {
          const upToThen = some.filter((each) => each.on <= on)
          expect(total).toEqual(balanceTotal(upToThen, 'GBP'))
        }
      }),
    )
  })

  it('keeps the ends, the lowest and the highest however few points it may have', () => {
    const changes = fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(changes, fc.integer({ min: 4, max: 60 }), (amounts, maxPoints) => {
        const start = day('2026-01-01')
        const many = amounts.map((amount, place) => entry(`e${place}`, addDays(start, place), amount))
        const span = { currency: 'GBP', from: start, to: addDays(start, amounts.length), maxPoints } as const
        const all = balanceHistory(many, { ...span, maxPoints: 1000 })
        const few = balanceHistory(many, span)
        const totals = (points: readonly HistoryPoint[]) => points.map(({ total }) => total.minorUnits)
        expect(few.length).toBeLessThanOrEqual(maxPoints)
        expect([few[0], few.at(-1)]).toEqual([all[0], all.at(-1)])
        expect(Math.min(...totals(few))).toBe(Math.min(...totals(all)))
        expect(Math.max(...totals(few))).toBe(Math.max(...totals(all)))
        expect(few.map(({ on }) => on)).toEqual([...new Set(few.map(({ on }) => on))].sort())
      }),
    )
  })
})
