import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day } from '@/domain/day'
import { money } from '@/domain/money'
import {
  chargeableOn,
  feesBetween,
  fundsOn,
  holdsLapseOn,
  lastDayOfMonth,
  nextFeeOn,
  nextLossOn,
  stateOfPrepaid,
  worthOn,
} from '@/domain/prepaid/prepaid-card'
import { waitingCosts } from '@/domain/prepaid/waiting'
import { euros, prepaid, today } from '../reloads/sample-prepaid'

const monthly = (minorUnits: number, firstOn: string) => ({
  amount: money(minorUnits, 'USD'),
  firstOn: firstOn as Day,
  everyMonths: 1,
})

describe('fees', () => {
  it('are taken from the day after the balance was noted, each month on its day, or on the last of a shorter month', () => {
    const card = prepaid('a', 5000, { asOf: '2027-01-30' as Day, fee: monthly(395, '2027-01-31') })

    expect(feesBetween(card, '2027-01-30' as Day, '2027-03-31' as Day).minorUnits).toBe(3 * 395)
    expect(nextFeeOn(card, '2027-01-31' as Day)).toBe('2027-02-28')
    expect(nextFeeOn(card, '2027-02-28' as Day)).toBe('2027-03-31')
    expect(fundsOn(card, '2027-02-27' as Day).minorUnits).toBe(5000 - 395)
  })

  it('of the day of the balance are part of it already, and a single fee is taken once', () => {
    const card = prepaid('a', 5000, { fee: { ...monthly(395, today), everyMonths: null } })

    expect(fundsOn(card, addDays(today, 400)).minorUnits).toBe(5000)
    expect(nextFeeOn(card, today)).toBe(null)
  })

  it('never take more than is there', () => {
    const card = prepaid('a', 500, { fee: monthly(395, '2026-12-01') })

    expect(fundsOn(card, '2027-06-01' as Day).minorUnits).toBe(0)
    expect(nextLossOn(card, '2027-06-01' as Day)).toBe(null)
  })

  it('up to a day and from there on are the fees of the whole time, and each next fee is the first that counts', () => {
    const days = fc.integer({ min: -900, max: 900 }).map((count) => addDays(today, count))
    fc.assert(
      fc.property(days, days, days, days, fc.constantFrom(1, 2, 3, 12, null), (firstOn, a, b, c, everyMonths) => {
        const card = prepaid('a', 1, { fee: { amount: money(1, 'USD'), firstOn, everyMonths } })
        const [from, middle, until] = [a, b, c].sort() as [Day, Day, Day]
        const count = (after: Day, to: Day) => feesBetween(card, after, to).minorUnits

        expect(count(from, middle) + count(middle, until)).toBe(count(from, until))
        const next = nextFeeOn(card, from)
        expect(count(from, next ? addDays(next, -1) : addDays(from, 5000))).toBe(0)
        expect(next ? count(from, next) : 1).toBe(1)
      }),
    )
  })
})

describe('what can be charged', () => {
  it('is the balance less open holds and the margin, to the cent', () => {
    const hold = { amount: money(100, 'USD'), lapsesOn: addDays(today, 3) }
    const card = prepaid('a', 2500, { holds: [hold], margin: money(10, 'USD') })

    expect(chargeableOn(card, today).minorUnits).toBe(2390)
    expect(chargeableOn(card, addDays(today, 3)).minorUnits).toBe(2490)
  })

  it('is nothing on expired plastic, though the money is still there', () => {
    const card = prepaid('a', 2500, { goodThrough: addDays(today, -1) })

    expect(chargeableOn(card, today).minorUnits).toBe(0)
    expect(fundsOn(card, today).minorUnits).toBe(2500)
    expect(stateOfPrepaid(card, today)).toBe('expired')
  })

  it('is known again on the day of the last hold, and not where one has no day', () => {
    const amount = money(100, 'USD')
    const holds = [3, 8, 5].map((days) => ({ amount, lapsesOn: addDays(today, days) }))

    expect(holdsLapseOn(prepaid('a', 900, { holds }), today)).toBe(addDays(today, 8))
    expect(holdsLapseOn(prepaid('a', 900, { holds: [...holds, { amount, lapsesOn: null }] }), today)).toBe(null)
  })
})

it('a card is lost before it is empty, empty before it is expired, and pending only while it holds something', () => {
  const gone = addDays(today, -1)
  expect(stateOfPrepaid(prepaid('a', 0, { mark: 'lost' }), today)).toBe('lost')
  expect(stateOfPrepaid(prepaid('a', 0, { goodThrough: gone }), today)).toBe('empty')
  expect(stateOfPrepaid(prepaid('a', 5, { goodThrough: gone }), today)).toBe('expired')
  expect(stateOfPrepaid(prepaid('a', 5, { mark: 'pending' }), today)).toBe('pending')
  expect(stateOfPrepaid(prepaid('a', 5), today)).toBe('usable')
})

it('a month ends on its last day, leap years included', () => {
  expect(lastDayOfMonth('2027-04')).toBe('2027-04-30')
  expect(lastDayOfMonth('2028-02')).toBe('2028-02-29')
  expect(lastDayOfMonth('2100-02')).toBe('2100-02-28')
  expect(['2027-13', '27-04', '', '2027-4', '1899-01', '2027-04-01'].map(lastDayOfMonth)).toEqual(Array(6).fill(null))
})

describe('waiting', () => {
  it('costs the fees of each month and all of a card whose plastic expires, apart for each currency', () => {
    const cards = [
      prepaid('fee', 2000, { fee: monthly(395, addDays(today, 1)) }),
      prepaid('plastic', 1000, { goodThrough: addMonths(today, 5) }),
      prepaid('lost', 9999, { mark: 'lost' }),
      euros('euro', 700),
    ]

    const costs = waitingCosts(cards, today)

    expect([...costs.keys()]).toEqual(['EUR', 'USD'])
    expect(costs.get('EUR')?.map(({ total }) => total.minorUnits)).toEqual(Array(13).fill(700))
    expect(costs.get('USD')?.map(({ total }) => total.minorUnits)).toEqual([
      3000, 2605, 2210, 1815, 1420, 1025, 0, 0, 0, 0, 0, 0, 0,
    ])
  })

  it('never makes a drawer worth more', () => {
    const day = fc.integer({ min: -300, max: 500 }).map((days) => addDays(today, days))
    const card = fc
      .tuple(fc.nat(9000), fc.integer({ min: 1, max: 900 }), day, fc.option(day))
      .map(([amount, fee, firstOn, goodThrough]) =>
        prepaid(`${amount}-${firstOn}`, amount, { fee: { ...monthly(fee, firstOn) }, goodThrough }),
      )
    fc.assert(
      fc.property(fc.array(card, { minLength: 1, maxLength: 6 }), (cards) => {
        const totals = waitingCosts(cards, today)
          .get('USD')
          ?.map(({ total }) => total.minorUnits)
        expect(totals).toEqual(totals?.toSorted((a, b) => b - a))
        expect(totals?.[0]).toBe(cards.reduce((sum, each) => sum + worthOn(each, today).minorUnits, 0))
      }),
    )
  })
})
