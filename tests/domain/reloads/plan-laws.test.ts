import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '@/domain/day'
import type { MemberId } from '@/domain/ids'
import { marketplaceOf } from '@/domain/marketplaces'
import { money } from '@/domain/money'
import type { ReloadInput } from '@/domain/reloads/reload-plan'
import { planReloads } from '@/domain/reloads/plan-reloads'
import { chargeableOn } from '@/domain/prepaid/prepaid-card'
import { bestScore, compareScores, scoreSteps } from './brute-force'
import { euros, goal, input, limits, prepaid, reloadBalance, today } from './sample-prepaid'

const near = fc.integer({ min: -60, max: 400 }).map((days) => addDays(today, days))

const anyCard = (largest: number) =>
  fc
    .record({
      name: fc.uuid(),
      amount: fc.integer({ min: 0, max: largest }),
      isEuro: fc.boolean(),
      feeOn: fc.option(near, { freq: 2 }),
      feeAmount: fc.integer({ min: 1, max: 300 }),
      asOf: fc.integer({ min: 0, max: 90 }),
      goodThrough: fc.option(near, { freq: 2 }),
      hold: fc.option(fc.record({ amount: fc.integer({ min: 1, max: 500 }), lapsesOn: fc.option(near) }), { freq: 2 }),
      margin: fc.constantFrom(0, 0, 1, 10),
      postcode: fc.constantFrom('registered', 'unknown', 'not-registered' as const),
      memberId: fc.constantFrom(null, null, 'ada', 'ben'),
      mark: fc.constantFrom(null, null, null, 'lost', 'pending' as const),
    })
    .map(({ name, amount, isEuro, feeOn, feeAmount, asOf, hold, margin, memberId, ...rest }) => {
      const currency = isEuro ? 'EUR' : 'USD'
      return (isEuro ? euros : prepaid)(name, amount, {
        ...rest,
        asOf: addDays(today, -asOf),
        fee: feeOn && { amount: money(feeAmount, currency), firstOn: feeOn, everyMonths: 1 },
        holds: hold ? [{ amount: money(hold.amount, currency), lapsesOn: hold.lapsesOn }] : [],
        margin: money(margin, currency),
        memberId: memberId as MemberId | null,
      } as Partial<Parameters<typeof prepaid>[2] & object>)
    })

const anyInput = fc
  .record({
    cards: fc.array(anyCard(20_000), { maxLength: 14 }),
    firm: fc.constantFrom(undefined, 100, 500),
    likely: fc.constantFrom(500, 1000),
    maximum: fc.constantFrom(undefined, 1200, 5000),
    step: fc.constantFrom(1, 1, 50),
    goals: fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 30_000 })), { maxLength: 3 }),
    tries: fc.boolean(),
  })
  .map(({ cards, firm, likely, maximum, step, goals, tries }): ReloadInput => {
    const bounds = { firm, likely, maximum, step }
    return input({
      cards,
      tries,
      balances: [
        reloadBalance('a'),
        reloadBalance('b', 'US', 'ben'),
        reloadBalance('c', 'DE'),
        reloadBalance('d', 'FR'),
      ],
      limits: new Map([
        ['US', limits('US', 'USD', bounds)],
        ['DE', limits('DE', 'EUR', bounds)],
        ['FR', limits('FR', 'EUR')],
      ]),
      goals: goals.map(([balance, need], at) => goal(`g${at}`, balance, need)),
    })
  })

describe('a plan', () => {
  it('never spends more than a card holds, never mixes currencies or members, and keeps to minimum, maximum and step', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const plan = planReloads(given)
        const spent = new Map<string, number>()
        for (const { cardId, balanceId, amount, isTrial } of plan.steps) {
          const card = given.cards.find(({ id }) => id === cardId)
          const balance = given.balances.find(({ id }) => id === balanceId)
          if (!card || !balance) throw new Error('a step of nothing')
          const of = given.limits.get(balance.marketplaceId)
          spent.set(cardId, (spent.get(cardId) ?? 0) + amount.minorUnits)
          expect(spent.get(cardId)).toBeLessThanOrEqual(chargeableOn(card, today).minorUnits)
          expect(amount.currency).toBe(marketplaceOf(balance.marketplaceId).currency)
          expect(amount.currency).toBe(card.balance.currency)
          expect([null, balance.memberId]).toContain(card.memberId)
          expect(amount.minorUnits).toBeGreaterThanOrEqual(of?.firmMinimum?.amount.minorUnits ?? 1)
          if (!isTrial) expect(amount.minorUnits).toBeGreaterThanOrEqual(of?.likelyMinimum?.amount.minorUnits ?? 1)
          expect(amount.minorUnits).toBeLessThanOrEqual(of?.maximum?.amount.minorUnits ?? Infinity)
          expect(amount.minorUnits % (of?.step ?? 1)).toBe(0)
          expect(isTrial && !given.tries).toBe(false)
        }
        // Every card is in the plan or explained.
        const named = [...spent.keys(), ...plan.leftOut.map(({ cardId }) => cardId as string)].sort()
        expect(named).toEqual(given.cards.map(({ id }) => id as string).sort())
        for (const { goalId, planned, missing } of plan.goals) {
          const need = given.goals.find(({ id }) => id === goalId)?.need.minorUnits
          expect(planned.minorUnits + missing.minorUnits).toBe(need)
          expect(planned.minorUnits).toBeGreaterThanOrEqual(0)
          expect(missing.minorUnits).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('stays feasible when it is made again after any of its steps are done', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(20), (given, count) => {
        const plan = planReloads(given)
        const done = plan.steps.slice(0, count)
        const cards = given.cards.map((card) => {
          const own = done.filter(({ cardId }) => cardId === card.id)
          const spent = own.reduce((sum, { amount }) => sum + amount.minorUnits, 0)
          const before = chargeableOn(card, today).minorUnits
          const { currency } = card.balance
          return { card, before, after: { ...card, balance: money(card.balance.minorUnits - spent, currency) }, spent }
        })
        const again = planReloads({ ...given, cards: cards.map(({ after }) => after) })
        for (const { card, before, spent } of cards) {
          const more = again.steps.filter(({ cardId }) => cardId === card.id)
          expect(spent + more.reduce((sum, { amount }) => sum + amount.minorUnits, 0)).toBeLessThanOrEqual(before)
        }
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})

/** Small amounts, so that every division can be tried. */
const small = (most: number, largest: number) =>
  fc
    .record({
      cards: fc.array(
        fc.record({
          amount: fc.integer({ min: 1, max: largest }),
          fee: fc.constantFrom(0, 0, 2),
          memberId: fc.constantFrom(null, null, 'ada', 'ben'),
        }),
        { minLength: 1, maxLength: most },
      ),
      least: fc.integer({ min: 1, max: 5 }),
      goals: fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 3 * largest })), { maxLength: 3 }),
    })
    .map(({ cards, least, goals }) =>
      input({
        cards: cards.map(({ amount, fee, memberId }, at) =>
          prepaid(`c${at}`, amount, {
            memberId: memberId as MemberId | null,
            fee: fee > 0 ? { amount: money(fee, 'USD'), firstOn: '2026-12-01' as Day, everyMonths: null } : null,
          }),
        ),
        balances: [reloadBalance('a'), reloadBalance('b', 'US', 'ben')],
        limits: new Map([['US', limits('US', 'USD', { firm: least })]]),
        goals: goals.map(([balance, need], at) => goal(`g${at}`, balance, need)),
      }),
    )

function planScore(given: ReloadInput) {
  const plan = planReloads(given)
  expect(plan.isProven).toBe(true)
  const place = (rows: readonly { readonly id: string }[], id: string) => rows.findIndex((row) => row.id === id)
  return scoreSteps(
    plan.steps.map(({ cardId, balanceId, amount }) => ({
      card: place(given.cards, cardId),
      balance: place(given.balances, balanceId),
      amount: amount.minorUnits,
    })),
    given,
  )
}

describe('the optimum', () => {
  it('is what trying every way, divisions to the cent included, finds for up to five cards', () => {
    fc.assert(
      fc.property(small(5, 12), (given) => {
        expect(compareScores(planScore(given), bestScore(given))).toBe(0)
      }),
      { numRuns: 250 },
    )
  }, 60_000)

  it('is not beaten by trying every way with up to twelve cards', () => {
    fc.assert(
      // Cards of which none can be divided, so that every way can be tried: two to the power of twelve.
      fc.property(small(12, 9), fc.integer({ min: 5, max: 9 }), (given, least) => {
        const undivided = { ...given, limits: new Map([['US', limits('US', 'USD', { firm: least })]] as const) }
        expect(compareScores(planScore(undivided), bestScore(undivided))).toBeLessThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
