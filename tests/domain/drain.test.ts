import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settledAmounts } from '@/domain/corrections'
import type { Day } from '@/domain/day'
import { assessDrain } from '@/domain/drain'
import type { EntryId } from '@/domain/ids'
import { money } from '@/domain/money'
import { anyEntries, entry } from './sample-ledger'

const today = '2026-06-10' as Day

describe('assessDrain', () => {
  it('counts what nobody can explain and what was bought digitally apart, month by month', () => {
    const entries = [
      entry('a', '2026-03-30', 5000),
      entry('b', '2026-04-02', -400, { kind: 'unexplained' }),
      entry('c', '2026-04-30', -499, { kind: 'digital-purchase' }),
      entry('d', '2026-06-01', -100, { kind: 'unexplained' }),
      entry('e', '2026-06-01', 250, { kind: 'unexplained' }),
      entry('f', '2026-06-02', -2000),
      entry('g', '2026-06-03', -700, { kind: 'unexplained', deletedAt: 4 }),
    ]
    const { months, average } = assessDrain(entries, 'GBP', today)
    expect(
      months.map(({ month, unexplained, digital, total }) => [month, ...numbers(unexplained, digital, total)]),
    ).toEqual([
      ['2026-03-01', 0, 0, 0],
      ['2026-04-01', 400, 499, 899],
      ['2026-05-01', 0, 0, 0],
      ['2026-06-01', 100, 0, 100],
    ])
    expect(average).toEqual({ total: money(300, 'GBP'), months: 3 })
  })

  it('counts a correction in the month of what it corrects', () => {
    const entries = [
      entry('a', '2026-04-02', -400, { kind: 'unexplained' }),
      entry('b', '2026-06-02', 300, { kind: 'correction', corrects: 'a' as EntryId }),
    ]
    const { months } = assessDrain(entries, 'GBP', today)
    expect(months.map(({ total }) => total.minorUnits)).toEqual([100, 0, 0])
  })

  it('averages the full months that there are, three at most', () => {
    const drained = (day: string, minorUnits: number) => entry(day, day, minorUnits, { kind: 'unexplained' })
    expect(assessDrain([drained('2026-06-01', -100)], 'GBP', today).average).toBeNull()
    expect(assessDrain([drained('2026-04-15', -100)], 'GBP', today).average).toEqual({
      total: money(50, 'GBP'),
      months: 2,
    })
    expect(assessDrain([drained('2025-01-01', -9000)], 'GBP', today).average).toEqual({
      total: money(0, 'GBP'),
      months: 3,
    })
    expect(assessDrain([], 'GBP', today).months).toHaveLength(1)
  })

  it('never mixes currencies', () => {
    expect(() => assessDrain([entry('a', '2026-04-02', -400)], 'EUR', today)).toThrow(TypeError)
  })

  it('has no gap, loses nothing, and is never below zero', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const { months } = assessDrain(entries, 'GBP', today)
        const amountOf = settledAmounts(entries)
        const lost = entries
          .filter(
            ({ kind, deletedAt }) => deletedAt === null && (kind === 'unexplained' || kind === 'digital-purchase'),
          )
          .reduce((sofar, each) => sofar + Math.max(0, -(amountOf(each)?.minorUnits ?? 0)), 0)
        expect(months.reduce((sofar, { total }) => sofar + total.minorUnits, 0)).toBe(lost)
        months.forEach(({ month, unexplained, digital }, place) => {
          const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
          const first = months[0]?.month ?? month
          expect(number - place).toBe(Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)))
          expect(Math.min(...numbers(unexplained, digital))).toBeGreaterThanOrEqual(0)
        })
      }),
    )
  })
})

function numbers(...amounts: readonly { readonly minorUnits: number }[]): readonly number[] {
  return amounts.map(({ minorUnits }) => minorUnits)
}
