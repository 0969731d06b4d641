import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BalanceId, CardId, RedeemSessionId } from '@/domain/ids'
import { money, type Money } from '@/domain/money'
import {
  currentStep,
  isUncertain,
  nextCodeAt,
  progressOf,
  withStep,
  type RedeemSession,
  type SessionStep,
} from '@/domain/sessions/redeem-session'
import { tallyOf } from '@/domain/sessions/tally'

const us = 'balance-us' as BalanceId
const uk = 'balance-uk' as BalanceId
const usd = (minorUnits: number) => money(minorUnits, 'USD')

function step(card: string, changes: Partial<SessionStep> = {}): SessionStep {
  return {
    cardId: card as CardId,
    balanceId: us,
    proof: null,
    begunAt: null,
    settledAt: null,
    outcome: { kind: 'open' },
    ...changes,
  }
}

function session(steps: readonly SessionStep[], changes: Partial<RedeemSession> = {}): RedeemSession {
  return {
    id: 'session' as RedeemSessionId,
    state: 'going',
    paceSeconds: 60,
    steps,
    tallies: [
      { balanceId: us, before: usd(1000), beforeFrom: 'ledger', shown: null },
      { balanceId: uk, before: money(0, 'GBP'), beforeFrom: 'ledger', shown: null },
    ],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    ...changes,
  }
}

const accepted = (minorUnits: number) => ({ kind: 'accepted', value: usd(minorUnits) }) as const
const values = (known: Readonly<Record<string, Money>>) => (id: CardId) => known[id] ?? null

describe('a session', () => {
  it('goes on at the first card of which nobody said what became of it', () => {
    const steps = [step('a', { outcome: accepted(500) }), step('b'), step('c', { balanceId: uk })]

    expect(currentStep(session(steps))?.cardId).toBe('b')
    expect(progressOf(session(steps))).toEqual({ settled: 1, total: 3, group: 1, groups: 2 })
    const later = withStep(session(steps), 'b' as CardId, { outcome: { kind: 'left' } })
    expect(progressOf(later)).toEqual({ settled: 2, total: 3, group: 2, groups: 2 })
    expect(currentStep(session([]))).toBeNull()
  })

  it('is uncertain of a card that was handed out and never settled', () => {
    expect(isUncertain(step('a', { begunAt: 5 }))).toBe(true)
    expect(isUncertain(step('a'))).toBe(false)
    expect(isUncertain(step('a', { begunAt: 5, outcome: accepted(1) }))).toBe(false)
  })

  it('waits its pace after a code that the issuer was given, and not after one that it never saw', () => {
    const given = step('a', { begunAt: 1_000, settledAt: 4_000, outcome: accepted(500) })
    const unseen = step('b', { settledAt: 9_000, outcome: { kind: 'left' } })

    expect(nextCodeAt(session([given, unseen, step('c')]))).toBe(64_000)
    expect(nextCodeAt(session([unseen, step('c')]))).toBe(0)
    expect(nextCodeAt(session([given, step('c')], { paceSeconds: 0 }))).toBe(0)
  })
})

describe('the tally', () => {
  const faces = values({ a: usd(2500), b: usd(1000), c: usd(700), d: usd(2500) })
  const mixed = [
    step('a', { begunAt: 1, outcome: accepted(2500) }),
    step('b', { begunAt: 1, outcome: { kind: 'refused', refusal: 'already-here' } }),
    step('c', { outcome: { kind: 'left' } }),
  ]
  const shownAs = (minorUnits: number, steps: readonly SessionStep[] = mixed) =>
    tallyOf(
      session(steps, { tallies: [{ balanceId: us, before: usd(1000), beforeFrom: 'seen', shown: usd(minorUnits) }] }),
      us,
      faces,
    )

  it('adds what was accepted to what was there before', () => {
    const tally = tallyOf(session(mixed), us, faces)

    expect(tally).toMatchObject({ added: usd(2500), expected: usd(3500), difference: null, pins: [] })
    expect(tally?.left.map(({ cardId }) => cardId)).toEqual(['c'])
    expect(tallyOf(session(mixed), 'elsewhere' as BalanceId, faces)).toBeNull()
  })

  it('has nothing to pin when the issuer shows what was expected', () => {
    expect(shownAs(3500)).toMatchObject({ difference: usd(0), pins: [] })
  })

  it('pins money that lacks to the card that was recorded as accepted', () => {
    expect(shownAs(1000)?.pins).toEqual([[{ kind: 'not-added', cardId: 'a', amount: usd(-2500) }]])
  })

  it('pins money that is too much to the card that was refused, and never to one that was not handed out', () => {
    expect(shownAs(4500)?.pins).toEqual([[{ kind: 'added-after-all', cardId: 'b', amount: usd(1000) }]])
    expect(shownAs(4200)?.pins).toEqual([])
    const handedOut = [step('c', { begunAt: 3, outcome: { kind: 'left' } })]
    expect(shownAs(1700, handedOut)?.pins).toEqual([[{ kind: 'added-after-all', cardId: 'c', amount: usd(700) }]])
  })

  it('names an amount that was typed otherwise than the card says before a card that was not added', () => {
    const typed = [step('a', { begunAt: 1, outcome: accepted(2000) })]

    expect(shownAs(3500, typed)?.pins).toEqual([[{ kind: 'other-amount', cardId: 'a', amount: usd(500) }]])
  })

  it('names every card that could be meant, and two together only when no single one fits', () => {
    const two = [step('a', { begunAt: 1, outcome: accepted(2500) }), step('d', { begunAt: 1, outcome: accepted(2500) })]

    expect(shownAs(3500, two)?.pins.map((set) => set.map(({ cardId }) => cardId))).toEqual([['a'], ['d']])
    expect(shownAs(1000, two)?.pins.map((set) => set.map(({ cardId }) => cardId))).toEqual([['a', 'd']])
  })

  it('names a few cards only, and soon, when thousands could be meant', () => {
    const thousands = Array.from({ length: 10_000 }, (_, n) => step(`${n}`, { begunAt: 1, outcome: accepted(2500) }))
    const faceOf = () => usd(2500)
    const tallies = (lacking: number) =>
      [{ balanceId: us, before: usd(0), beforeFrom: 'seen', shown: usd(25_000_000 - lacking) }] as const
    const pinsOf = (lacking: number) => tallyOf(session(thousands, { tallies: tallies(lacking) }), us, faceOf)?.pins

    expect(pinsOf(2500)).toHaveLength(20)
    expect(pinsOf(5000)?.map((set) => set.length)).toEqual([2, 2, 2, 2])
    expect(pinsOf(1)).toEqual([])
  })

  it('always pins sets of different cards that make exactly the difference', () => {
    const anyOutcome: fc.Arbitrary<SessionStep['outcome']> = fc.oneof(
      fc.integer({ min: 1, max: 30 }).map((units) => accepted(units * 100)),
      fc.constantFrom(
        { kind: 'refused', refusal: 'already-here' } as const,
        { kind: 'refused', refusal: 'invalid' } as const,
        { kind: 'left' } as const,
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyOutcome, fc.boolean(), fc.integer({ min: 1, max: 30 })), { maxLength: 12 }),
        fc.integer({ min: 0, max: 40_000 }),
        (cards, shown) => {
          const steps = cards.map(([outcome, begun], place) => step(`${place}`, { outcome, begunAt: begun ? 1 : null }))
          const faceOf = (id: CardId) => usd((cards[Number(id)]?.[2] ?? 1) * 100)
          const tallies = [{ balanceId: us, before: usd(0), beforeFrom: 'seen', shown: usd(shown) }] as const
          const tally = tallyOf(session(steps, { tallies }), us, faceOf)

          for (const set of tally?.pins ?? []) {
            const sum = set.reduce((total, { amount }) => total + amount.minorUnits, 0)
            expect(sum).toBe(tally?.difference?.minorUnits)
            expect(new Set(set.map(({ cardId }) => cardId)).size).toBe(set.length)
            expect(set.length).toBeLessThanOrEqual(3)
          }
        },
      ),
    )
  })
})
