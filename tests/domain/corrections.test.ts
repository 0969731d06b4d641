import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amountAfterCorrections,
  correctedFirst,
  correctionOf,
  correctionsOf,
  settledAmounts,
} from '@/domain/corrections'
import type { Day } from '@/domain/day'
import type { CardId, CreditId, EntryId, EnvelopeId } from '@/domain/ids'
import { balanceTotal } from '@/domain/ledger'
import { addMoney, money, subtractMoney, type Money } from '@/domain/money'
import { anyEntries, entry, written } from './sample-ledger'

const today = '2026-06-01' as Day
const fix = (id: string, corrects: string, minorUnits: number) =>
  entry(id, '2026-02-01', minorUnits, { kind: 'correction', corrects: corrects as EntryId })

describe('correctionOf', () => {
  it('says what is missing to the right amount, and what it corrects', () => {
    const bought = entry('a', '2026-01-01', -1299, {
      note: 'Tea',
      cardId: 'card-1' as CardId,
      envelopeId: 'envelope-1' as EnvelopeId,
    })
    expect(correctionOf([bought], bought, money(-1199, 'GBP'), today)).toEqual({
      balanceId: bought.balanceId,
      on: today,
      kind: 'correction',
      amount: money(100, 'GBP'),
      corrects: 'a',
      cardId: 'card-1',
      envelopeId: 'envelope-1',
      note: '',
      orderId: null,
      checkInId: null,
      credit: null,
    })
  })

  it('has nothing to say of an entry that is right', () => {
    const bought = entry('a', '2026-01-01', -1299)
    expect(correctionOf([bought], bought, bought.amount, today)).toBeNull()
  })

  it('corrects what was taken of a credit without moving the balance', () => {
    const credit = { id: 'credit-1' as CreditId, amount: money(300, 'GBP') }
    const used = entry('a', '2026-01-01', 0, { kind: 'credit-used', credit })
    const facts = correctionOf([used], used, money(250, 'GBP'), today)
    expect(facts).toMatchObject({ amount: money(0, 'GBP'), credit: { id: credit.id, amount: money(-50, 'GBP') } })
    if (!facts) return
    expect(amountAfterCorrections([used, written(facts, 'b')], used)).toEqual(money(250, 'GBP'))
  })

  it('never adds another currency', () => {
    const bought = entry('a', '2026-01-01', -1299)
    expect(() => correctionOf([bought], bought, money(-1199, 'EUR'), today)).toThrow(TypeError)
  })

  it('brings the entry to the right amount and moves the balance by as much, whatever was corrected before', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(), fc.integer({ min: -9999, max: 9999 }), (entries, choice, minorUnits) => {
        const kept = entries.filter(({ deletedAt }) => deletedAt === null)
        const wrong = kept[choice % Math.max(1, kept.length)]
        fc.pre(wrong !== undefined)
        const right: Money = money(minorUnits, 'GBP')
        const facts = correctionOf(entries, wrong, right, today)
        const after = facts ? [...entries, written(facts, 'the correction')] : entries
        expect(amountAfterCorrections(after, wrong)).toEqual(right)
        const change = subtractMoney(right, amountAfterCorrections(entries, wrong))
        expect(balanceTotal(after, 'GBP')).toEqual(addMoney(balanceTotal(entries, 'GBP'), change))
      }),
    )
  })
})

describe('settledAmounts', () => {
  it('counts corrections, and theirs, with the first entry', () => {
    const entries = [
      entry('a', '2026-01-01', -1000),
      fix('b', 'a', 300),
      fix('c', 'b', -100),
      entry('d', '2026-01-01', 5),
    ]
    expect(entries.map(settledAmounts(entries))).toEqual([money(-800, 'GBP'), null, null, money(5, 'GBP')])
    expect(correctionsOf(entries, 'a' as EntryId).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(correctionsOf(entries, 'b' as EntryId).map(({ id }) => id)).toEqual(['c'])
  })

  it('lets a correction stand for itself when its entry is gone', () => {
    const entries = [entry('a', '2026-01-01', -1000, { deletedAt: 3 }), fix('b', 'a', 300), fix('c', 'nowhere', 1)]
    expect(entries.map(settledAmounts(entries))).toEqual([null, money(300, 'GBP'), money(1, 'GBP')])
  })

  it('adds up to the balance, and agrees with what each entry comes to', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const amountOf = settledAmounts(entries)
        const sum = entries.flatMap((each) => amountOf(each) ?? []).reduce(addMoney, money(0, 'GBP'))
        expect(sum).toEqual(balanceTotal(entries, 'GBP'))
        const firstOf = correctedFirst(entries)
        for (const each of entries.filter(({ deletedAt }) => deletedAt === null)) {
          const first = firstOf(each)
          if (first !== each) continue
          expect(amountAfterCorrections(entries, first)).toEqual(amountOf(first))
        }
      }),
    )
  })

  it('ends even where entries correct each other in a circle', () => {
    const circle = [fix('a', 'b', 1), fix('b', 'c', 2), fix('c', 'a', 4)]
    const sum = circle.flatMap((each) => settledAmounts(circle)(each) ?? []).reduce(addMoney, money(0, 'GBP'))
    expect(sum).toEqual(money(7, 'GBP'))
    expect(amountAfterCorrections(circle, circle[0] as (typeof circle)[number])).toEqual(money(7, 'GBP'))
  })
})
