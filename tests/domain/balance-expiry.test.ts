import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceExpiry } from '@/domain/balance-expiry'
import type { Card } from '@/domain/card'
import type { Day } from '@/domain/day'
import type { CardId } from '@/domain/ids'
import { balanceTotal, type LedgerEntry } from '@/domain/ledger'
import { money } from '@/domain/money'
import { adasUk, adasUs, bensUk, card } from './sample-household'
import { entry } from './sample-ledger'

function redeemed(id: string, issuedOn: string | null, minorUnits: number, changes: Partial<Card> = {}): Card {
  return card({
    id: id as CardId,
    state: 'redeemed',
    redeemedInto: adasUk.id,
    redeemedOn: '2026-01-10' as Day,
    redeemedValue: money(minorUnits, 'GBP'),
    issuedOn: issuedOn as Day | null,
    ...changes,
  })
}

const cards = [redeemed('late', '2020-05-01', 3000), redeemed('soon', '2018-05-01', 2000)]
const entries = [
  entry('a', '2026-01-10', 3000, { cardId: 'late' as CardId }),
  entry('b', '2026-01-10', 2000, { cardId: 'soon' as CardId }),
]
const spend = (minorUnits: number) => entry('spent', '2026-02-01', -minorUnits)

const parts = (some: readonly Card[], ledger: readonly LedgerEntry[], changes: Partial<typeof adasUk> = {}) =>
  balanceExpiry({ balance: { ...adasUk, ...changes }, cards: some, entries: ledger })
const plain = (...input: Parameters<typeof parts>) => parts(...input).map(({ on, amount }) => [on, amount.minorUnits])

describe('balanceExpiry', () => {
  it('uses up first what expires first, and says that this is an estimate', () => {
    expect(plain(cards, entries)).toEqual([
      ['2028-05-01', 2000],
      ['2030-05-01', 3000],
    ])
    expect(plain(cards, [...entries, spend(500)])).toEqual([
      ['2028-05-01', 1500],
      ['2030-05-01', 3000],
    ])
    expect(plain(cards, [...entries, spend(2500)])).toEqual([['2030-05-01', 2500]])
    expect(plain(cards, [...entries, spend(5000)])).toEqual([])
    expect(parts(cards, entries).every(({ estimate }) => estimate)).toBe(true)
  })

  it('takes a person at their word for the whole balance', () => {
    const own = { kind: 'on', on: '2027-01-01' as Day } as const
    expect(parts(cards, [...entries, spend(500)], { expires: own })).toEqual([
      { on: own.on, amount: money(4500, 'GBP'), by: 'own', cardId: null, estimate: false, mayBeSooner: false },
    ])
    expect(parts(cards, entries, { expires: { kind: 'never' } })).toEqual([])
  })

  it('takes a card’s own day before the rule, and its day of redeeming while nobody knows that of issue', () => {
    const expires = { kind: 'on', on: '2027-12-31' as Day } as const
    const some = [redeemed('own', null, 3000, { expires }), redeemed('undated', null, 2000)]
    expect(parts(some, entries).map(({ on, by, mayBeSooner }) => [on, by === 'own', mayBeSooner])).toEqual([
      ['2027-12-31', true, false],
      ['2036-01-10', false, true],
    ])
    expect(plain([redeemed('never', '2018-05-01', 2000, { expires: { kind: 'never' } })], entries)).toEqual([])
  })

  it('looks only at cards that went here, and says nothing where cards never expire', () => {
    const elsewhere = redeemed('x', '2018-05-01', 2000, { redeemedInto: bensUk.id })
    expect(plain([elsewhere, redeemed('y', '2018-05-01', 2000, { deletedAt: 4 })], entries)).toEqual([])
    const us = redeemed('us', '2001-01-01', 2000, { redeemedInto: adasUs.id, redeemedValue: money(2000, 'USD') })
    const dollars = [entry('a', '2026-01-10', 0, { amount: money(2000, 'USD') })]
    expect(balanceExpiry({ balance: adasUs, cards: [us], entries: dollars })).toEqual([])
  })

  it('never has more left than is on the balance, nor of any card than it was worth', () => {
    const worth = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 6 })
    fc.assert(
      fc.property(worth, worth, fc.boolean(), (values, spent, isRecorded) => {
        const some = values.map((value, place) => redeemed(`card-${place}`, `20${10 + place}-01-01`, value))
        const came = isRecorded ? values.map((value, place) => entry(`in-${place}`, '2026-01-10', value)) : []
        const ledger = [...came, ...spent.map((value, place) => entry(`out-${place}`, '2026-02-01', -value))]
        const left = parts(some, ledger)
        const sum = left.reduce((sofar, { amount }) => sofar + amount.minorUnits, 0)
        const total = Math.max(0, balanceTotal(ledger, 'GBP').minorUnits)
        if (isRecorded) expect(sum).toBe(total)
        expect(sum).toBeLessThanOrEqual(total)
        for (const { cardId, amount } of left) {
          const value = some.find(({ id }) => id === cardId)?.redeemedValue?.minorUnits ?? 0
          expect(amount.minorUnits).toBeGreaterThan(0)
          expect(amount.minorUnits).toBeLessThanOrEqual(value)
        }
        expect(left.map(({ on }) => on)).toEqual(left.map(({ on }) => on).toSorted())
      }),
    )
  })
})

it('a redemption that was taken back counts as neither come in nor spent', () => {
  const gone = entry('gone', '2026-01-09', 4000, { cardId: 'gone' as CardId })
  const back = entry('back', '2026-01-09', -4000, { kind: 'correction', corrects: gone.id })
  expect(plain(cards, [gone, back, ...entries])).toEqual(plain(cards, entries))
})
