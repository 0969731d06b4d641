import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assessCheckIn,
  entriesOfExplanation,
  type CheckIn,
  type CheckInInput,
  type Explanation,
  type ExplanationPart,
} from '@/domain/check-in'
import { looksMistyped } from '@/domain/check-in/mistyped'
import type { PromotionalCredit } from '@/domain/credits'
import type { Day } from '@/domain/day'
import type { CardId, CheckInId, CreditId, EntryId } from '@/domain/ids'
import { balanceTotal, ledgerEntryKinds, type LedgerEntry } from '@/domain/ledger'
import { money } from '@/domain/money'
import { adasUk, bensUk, card } from './sample-household'
import { anyEntries, entry, written } from './sample-ledger'

const on = '2026-06-10' as Day
const pounds = (minorUnits: number) => money(minorUnits, 'GBP')

const lastCheckIn: CheckIn = {
  id: 'check-in-1' as CheckInId,
  balanceId: adasUk.id,
  on: '2026-05-01' as Day,
  shown: pounds(5000),
  expected: null,
  createdAt: 5,
  updatedAt: 5,
  deletedAt: null,
}
const opening = entry('opening', '2026-01-01', 5000, { kind: 'opening' })
const recent = (id: string, minorUnits: number, changes: Partial<LedgerEntry> = {}) =>
  entry(id, '2026-06-01', minorUnits, { createdAt: 8, ...changes })

const assess = (shown: number, entries: readonly LedgerEntry[], changes: Partial<CheckInInput> = {}) =>
  assessCheckIn({ balance: adasUk, on, shown: pounds(shown), entries, cards: [], credits: [], lastCheckIn, ...changes })

const kinds = (...input: Parameters<typeof assess>) => assess(...input).suggestions.map(({ kind }) => kind)
const suggestion = (kind: string, ...input: Parameters<typeof assess>) =>
  assess(...input).suggestions.find((each) => each.kind === kind)

describe('a first check-in', () => {
  it('opens the balance', () => {
    expect(assess(4200, [], { lastCheckIn: null })).toEqual({
      expected: null,
      difference: pounds(4200),
      suggestions: [{ kind: 'opening', part: { kind: 'opening', amount: pounds(4200), on } }],
    })
  })

  it('takes what the entries do not say for what was there before them', () => {
    const entries = [entry('a', '2026-02-01', -300), entry('b', '2026-01-20', 1000)]
    const { expected, difference, suggestions } = assess(4200, entries, { lastCheckIn: null })
    expect([expected, difference]).toEqual([null, pounds(3500)])
    expect(suggestions[0]).toEqual({
      kind: 'opening',
      part: { kind: 'opening', amount: pounds(3500), on: '2026-01-19' },
    })
    expect(suggestions.at(-1)).toEqual({ kind: 'unexplained' })
  })

  it('never opens below zero, and knows an opening that is there', () => {
    expect(kinds(600, [entry('a', '2026-02-01', 1000)], { lastCheckIn: null })).toEqual([
      'digital-purchase',
      'unexplained',
    ])
    expect(assess(6000, [opening], { lastCheckIn: null })).toMatchObject({ expected: pounds(5000) })
    expect(kinds(6000, [opening], { lastCheckIn: null })).toEqual(['unexplained'])
  })
})

describe('what may explain a difference', () => {
  it('is nothing where there is none', () => {
    expect(assess(5000, [opening])).toEqual({ expected: pounds(5000), difference: pounds(0), suggestions: [] })
  })

  it('looks only at what is kept and not later than the check-in', () => {
    const entries = [opening, entry('later', '2026-06-11', -900), recent('gone', -100, { deletedAt: 9 })]
    expect(assess(5000, entries).difference).toEqual(pounds(0))
  })

  it('is a small purchase that nobody recorded, but not a large one', () => {
    expect(assess(4501, [opening]).suggestions).toEqual([
      { kind: 'digital-purchase', part: { kind: 'digital-purchase', amount: pounds(-499) } },
      { kind: 'unexplained' },
    ])
    expect(kinds(1000, [opening])).toEqual(['unexplained'])
  })

  it('is the refund of a purchase that has not come yet', () => {
    const bought = recent('a', -1299, { orderId: '123-1234567-1234567' })
    expect(suggestion('refund', 5000, [opening, bought])).toEqual({
      kind: 'refund',
      entryId: 'a',
      part: { kind: 'refund', amount: pounds(1299), orderId: '123-1234567-1234567', envelopeId: null },
    })
    const back = recent('b', 1299, { kind: 'refund' })
    expect(kinds(6299, [opening, bought, back])).not.toContain('refund')
  })

  it('is a card that went to another account', () => {
    const gift = card({ state: 'redeemed', redeemedInto: adasUk.id, redeemedValue: pounds(4000) })
    const entries = [opening, recent('a', 4000, { cardId: gift.id })]
    expect(suggestion('card-redeemed-elsewhere', 5000, entries, { cards: [gift] })).toEqual({
      kind: 'card-redeemed-elsewhere',
      cardId: gift.id,
      part: { kind: 'correction', amount: pounds(-4000), cardId: gift.id, corrects: 'a' },
    })
    const confirmed = [opening, { ...recent('a', 4000, { cardId: gift.id }), createdAt: 2 }]
    expect(kinds(5000, confirmed, { cards: [gift] })).toEqual(['unexplained'])
  })

  it('is a card that somebody redeemed here, those planned for here first', () => {
    const free = card({ id: 'free' as CardId })
    const planned = card({ id: 'planned' as CardId, plannedFor: { kind: 'balance', balanceId: adasUk.id } })
    const astray = card({ id: 'astray' as CardId, state: 'redeemed', redeemedInto: bensUk.id })
    const cards = [
      free,
      planned,
      card({ id: 'spent' as CardId, state: 'spent' }),
      card({ id: 'german' as CardId, marketplaceId: 'DE' }),
      card({ id: 'other' as CardId, faceValue: pounds(2600) }),
      astray,
    ]
    const found = assess(7500, [opening], { cards }).suggestions
    expect(
      found.map((each) => (each.kind === 'card-redeemed-here' ? [each.cardId, each.recordedOn] : each.kind)),
    ).toEqual([['planned', null], ['free', null], ['astray', bensUk.id], 'unexplained'])
    expect(found[0]).toMatchObject({ part: { kind: 'redeem', amount: pounds(2500), cardId: 'planned' } })
  })

  it('is an entry that was written twice', () => {
    const entries = [opening, recent('a', -3000), recent('b', -3000, { createdAt: 9, on: '2026-06-02' as Day })]
    expect(suggestion('entry-twice', 2000, entries)).toMatchObject({
      entryId: 'b',
      twinId: 'a',
      part: { kind: 'correction', amount: pounds(3000), corrects: 'b' },
    })
    const orders = entries.map((each, place) => ({ ...each, orderId: `123-1234567-000000${place}` }))
    expect(kinds(2000, orders)).not.toContain('entry-twice')
    expect(kinds(2000, [opening, recent('a', -3000, { on: '2026-05-20' as Day }), recent('b', -3000)])).not.toContain(
      'entry-twice',
    )
  })

  it('is a promotional credit that somebody counted as balance', () => {
    const credit: PromotionalCredit = {
      id: 'credit-1' as CreditId,
      balanceId: adasUk.id,
      label: '',
      amount: pounds(3000),
      restriction: '',
      receivedOn: null,
      expires: null,
      lapsedOn: null,
      createdAt: 1,
      updatedAt: 1,
      deletedAt: null,
    }
    const credits = [credit]
    expect(suggestion('credit-mistaken', 8000, [opening], { credits })).toEqual({
      kind: 'credit-mistaken',
      creditId: credit.id,
      right: pounds(5000),
      part: null,
    })
    const counted = [opening, recent('a', 3000, { kind: 'reload' })]
    expect(suggestion('credit-mistaken', 5000, counted, { credits })).toMatchObject({
      right: pounds(0),
      part: { kind: 'correction', amount: pounds(-3000), corrects: 'a' },
    })
    expect(kinds(8000, [opening], { credits: [{ ...credit, lapsedOn: on }] })).toEqual(['unexplained'])
  })

  it('is a slip of the sign, the point or two digits', () => {
    expect(suggestion('sign-or-digits', 50_000, [opening])).toEqual({
      kind: 'sign-or-digits',
      entryId: null,
      right: pounds(5000),
      part: null,
    })
    expect(suggestion('sign-or-digits', 3675, [opening, recent('a', -1230)])).toBeUndefined()
    expect(suggestion('sign-or-digits', 3680, [opening, recent('a', -1230)])).toMatchObject({
      entryId: 'a',
      right: pounds(-1320),
      part: { kind: 'correction', amount: pounds(-90), corrects: 'a' },
    })
  })

  it.each([
    [1230, 1320, true],
    [1230, 12_300, true],
    [123_000, 1230, true],
    [-1230, 1230, true],
    [1230, 1231, false],
    [1230, 2130, true],
    [1230, 3210, false],
    [0, 100, false],
    [1230, 1230, false],
  ])('%d for %d: a slip is %s', (typed, meant, is) => {
    expect(looksMistyped(pounds(typed), pounds(meant))).toBe(is)
  })

  it('always ends with what nobody can explain, and names at most three of a kind', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(20_000), (entries, shown) => {
        const { expected, difference, suggestions } = assess(shown, entries)
        expect(expected).toEqual(balanceTotal(entries, 'GBP'))
        expect(suggestions.length === 0).toBe(difference.minorUnits === 0)
        if (suggestions.length === 0) return
        expect(suggestions.at(-1)).toEqual({ kind: 'unexplained' })
        const found = suggestions.map(({ kind }) => kind)
        for (const kind of new Set(found)) expect(found.filter((each) => each === kind).length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

const partKinds = ledgerEntryKinds.filter((kind) => kind !== 'credit-used' && kind !== 'unexplained')
const anyPart: fc.Arbitrary<ExplanationPart> = fc
  .tuple(fc.constantFrom(...partKinds), fc.integer({ min: -5000, max: 5000 }))
  .map(([kind, minorUnits]) => ({ kind, amount: pounds(minorUnits) }))

const explain = (difference: number, parts: readonly ExplanationPart[]): Explanation => ({
  balanceId: adasUk.id,
  checkInId: lastCheckIn.id,
  on,
  difference: pounds(difference),
  parts,
})

describe('entriesOfExplanation', () => {
  it('writes each part with the sign of its kind, and the rest as unexplained', () => {
    const parts: readonly ExplanationPart[] = [
      { kind: 'digital-purchase', amount: pounds(499), note: 'A book', on: '2026-06-02' as Day },
      { kind: 'redeem', amount: pounds(1000), cardId: 'card-1' as CardId },
      { kind: 'correction', amount: pounds(-1), corrects: 'a' as EntryId },
    ]
    const entries = entriesOfExplanation(explain(450, parts))
    expect(entries.map(({ kind, amount, on }) => [kind, amount.minorUnits, on])).toEqual([
      ['digital-purchase', -499, '2026-06-02'],
      ['redeem', 1000, on],
      ['correction', -1, on],
      ['unexplained', -50, on],
    ])
    expect(entries[1]).toEqual({
      balanceId: adasUk.id,
      on,
      kind: 'redeem',
      amount: pounds(1000),
      cardId: 'card-1',
      corrects: null,
      note: '',
      orderId: null,
      envelopeId: null,
      checkInId: lastCheckIn.id,
      credit: null,
    })
  })

  it('writes nothing when there is nothing to say, and nothing of a later day', () => {
    expect(entriesOfExplanation(explain(0, [{ kind: 'refund', amount: pounds(0) }]))).toEqual([])
    const later = { kind: 'refund', amount: pounds(5), on: '2026-06-11' as Day } as const
    expect(() => entriesOfExplanation(explain(5, [later]))).toThrow(RangeError)
  })

  it('makes the ledger say exactly what was shown', () => {
    fc.assert(
      fc.property(anyEntries, fc.array(anyPart, { maxLength: 5 }), fc.nat(20_000), (entries, parts, shown) => {
        const { difference } = assess(shown, entries)
        const facts = entriesOfExplanation(explain(difference.minorUnits, parts))
        const after = [...entries, ...facts.map((each, place) => written(each, `new-${place}`))]
        expect(balanceTotal(after, 'GBP')).toEqual(pounds(shown))
        expect(assess(shown, after)).toMatchObject({ difference: pounds(0), suggestions: [] })
      }),
    )
  })

  it('leaves no rest when a suggestion with a part is taken', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(20_000), fc.boolean(), (entries, shown, isFirst) => {
        const { difference, suggestions } = assess(shown, entries, isFirst ? { lastCheckIn: null } : {})
        for (const each of suggestions) {
          if (each.kind === 'unexplained' || each.part === null) continue
          const kinds = entriesOfExplanation(explain(difference.minorUnits, [each.part])).map(({ kind }) => kind)
          expect(kinds).toEqual([each.part.kind])
        }
      }),
    )
  })
})
