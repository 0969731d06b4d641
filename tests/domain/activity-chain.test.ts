import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityRow } from '@/domain/activity/activity-row'
import { closingBreaks } from '@/domain/activity/closing-chain'
import { isSlip } from '@/domain/activity/slip'
import { activityLayouts } from '@/domain/data/activity-layouts'
import type { Day } from '@/domain/day'
import { money } from '@/domain/money'
import { anyPage } from './any-activity'

/** Rows from [amount, closing], oldest first. */
function page(...amounts: readonly (readonly [number, number | null])[]): readonly ActivityRow[] {
  return amounts.map(([amount, closing], place) => ({
    line: amounts.length - place,
    on: '2026-11-03' as Day,
    description: '',
    kind: amount < 0 ? 'purchase' : 'redeem',
    amount: money(amount, 'USD'),
    closing: closing === null ? null : money(closing, 'USD'),
    orderId: null,
    lastFour: null,
    serial: null,
  }))
}

function found(rows: readonly ActivityRow[], unread: readonly number[] = []) {
  return closingBreaks(rows, unread).map(
    ({ kind, row, expected, found, gap }) =>
      `${rows.indexOf(row)} ${kind} ${found.minorUnits} not ${expected.minorUnits}, gap ${gap.minorUnits}`,
  )
}

const longPage = Array.from({ length: 200 }, (_, place) =>
  place % 7 === 0 ? 20_000 + 13 * place : -(1_137 + 29 * place),
)
let balance = 100_000
const rightPage = page(...longPage.map((amount) => [amount, (balance += amount)] as const))

function changed(rows: readonly ActivityRow[], place: number, change: Partial<ActivityRow>): readonly ActivityRow[] {
  return rows.map((row, at) => (at === place ? { ...row, ...change } : row))
}

describe('the chain of closing balances', () => {
  it('holds on every right page', () => {
    const [layout] = activityLayouts
    if (!layout) throw new Error('no layout')
    fc.assert(
      fc.property(anyPage(layout, 'USD'), ({ rows }) => {
        expect(closingBreaks(rows)).toEqual([])
      }),
    )
    expect(found(rightPage)).toEqual([])
  })

  it('holds for equal rows and over rows without a closing balance', () => {
    expect(found(page([2000, 2000], [-500, 1500], [-500, 1000]))).toEqual([])
    expect(found(page([2000, 2000], [-500, null], [-300, 1200]))).toEqual([])
    expect(found(page())).toEqual([])
  })

  it.each([
    ['with a digit changed', -1399],
    ['with a digit lost', -129],
    ['with a digit too many', -12999],
    ['with two digits swapped', -1929],
    ['with the other sign', 1299],
    ['a hundred times too large', -129900],
  ])('pins an amount %s to its row', (_, wrong) => {
    const rows = page([5000, 5000], [wrong, 3701], [-100, 3601])
    expect(found(rows)).toEqual([`1 amount-wrong ${wrong} not -1299, gap ${-1299 - wrong}`])
  })

  it('pins a wrong closing balance to its row and not to the next one', () => {
    expect(found(page([5000, 5000], [-1299, 3071], [-100, 3601]))).toEqual(['1 closing-wrong 3071 not 3701, gap 0'])
    expect(found(page([5000, 5000], [-1299, 3000], [-100, 2000], [-1, 3600]))).toEqual([
      '1 closing-wrong 3000 not 3701, gap 0',
      '2 closing-wrong 2000 not 3601, gap 0',
    ])
  })

  it('takes a slip in the last or the first closing balance for what it is', () => {
    expect(found(page([5000, 5000], [-1299, 9701]))).toEqual(['1 closing-wrong 9701 not 3701, gap 6000'])
    expect(found(page([5000, 50000], [-1299, 3701], [-1, 3700]))).toEqual([
      '0 closing-wrong 50000 not 5000, gap -45000',
    ])
  })

  it('finds a row that is missing, with its amount', () => {
    expect(found(page([5000, 5000], [-100, 4437]))).toEqual(['1 row-missing 4437 not 4900, gap -463'])
  })

  it('takes the row for missing where one could not be read, whatever the amounts look like', () => {
    const rows = page([5000, 5000], [-100, 4800])
    expect(found(rows)).toEqual(['1 amount-wrong -100 not -200, gap -100'])
    const apart = rows.map((row, place) => ({ ...row, line: [3, 1][place] ?? 0 }))
    expect(found(apart, [2])).toEqual(['1 row-missing 4800 not 4900, gap -100'])
  })

  it('finds a row that was pasted twice', () => {
    expect(found(page([5000, 5000], [-1299, 3701], [-1299, 3701]))).toEqual(['2 row-repeated -1299 not 0, gap 1299'])
  })

  it('finds exactly three faults planted among 200 rows', () => {
    const wrongAmount = -1_137 - 29 * 40 - 1_000
    const faulty = changed(changed(rightPage, 40, { amount: money(wrongAmount, 'USD') }), 150, {
      closing: money((rightPage[150]?.closing?.minorUnits ?? 0) + 4_711, 'USD'),
    }).filter((_, place) => place !== 100)
    expect(
      closingBreaks(faulty).map(({ kind, row, expected, gap }) => [
        kind,
        row.line,
        expected.minorUnits,
        gap.minorUnits,
      ]),
    ).toEqual([
      ['amount-wrong', rightPage[40]?.line, rightPage[40]?.amount.minorUnits, 1_000],
      ['row-missing', rightPage[101]?.line, expect.any(Number), rightPage[100]?.amount.minorUnits],
      ['closing-wrong', rightPage[150]?.line, rightPage[150]?.closing?.minorUnits, 0],
    ])
  })

  it('pins any one fault to its row, or says what is missing before it', () => {
    const middle = fc.integer({ min: 2, max: 197 })
    fc.assert(
      fc.property(
        middle,
        fc.integer({ min: -9_999, max: 9_999 }).filter(Boolean),
        fc.boolean(),
        (place, by, inAmount) => {
          const row = rightPage[place]
          if (!row?.closing) throw new Error('no such row')
          const change = inAmount
            ? { amount: money(row.amount.minorUnits + by, 'USD') }
            : { closing: money(row.closing.minorUnits + by, 'USD') }
          const breaks = closingBreaks(changed(rightPage, place, change))
          expect(breaks.map((each) => each.row.line)).toEqual([row.line])
          expect(breaks[0]?.gap.minorUnits).toBe(inAmount ? -by : 0)
          expect(breaks[0]?.kind === 'closing-wrong').toBe(!inAmount)
        },
      ),
    )
  })
})

describe('a slip', () => {
  it.each([
    [1299, 1399, true],
    [1299, -1299, true],
    [1299, 129900, true],
    [0, 5, true],
    [1299, 9219, false],
    [1299, 1299, false],
    [1299, -1399, false],
    [100, 4567, false],
  ])('from %d to %d: %s', (found, right, is) => {
    expect(isSlip(found, right)).toBe(is)
  })
})
