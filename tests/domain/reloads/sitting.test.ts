import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/day'
import type { MemberId, SittingId } from '@/domain/ids'
import { money, type Money } from '@/domain/money'
import { chargeableOn, type PrepaidCard } from '@/domain/prepaid/prepaid-card'
import { planReloads } from '@/domain/reloads/plan-reloads'
import { reloadLimits, type ReloadObservation } from '@/domain/reloads/limits'
import {
  brokenSteps,
  openGoals,
  replan,
  sharesOfStep,
  startSteps,
  type ReloadSitting,
  type SittingStep,
} from '@/domain/reloads/sitting'
import { learnFromStep, unlearn, type DeclineReason, type StepOutcome } from '@/domain/reloads/step-outcome'
import { euros, goal, input, limits, prepaid, reloadBalance, today } from './sample-prepaid'

const usd = (minorUnits: number) => money(minorUnits, 'USD')

function sittingOf(steps: readonly SittingStep[], goals: ReloadSitting['goals'] = []): ReloadSitting {
  return {
    id: 'sitting' as SittingId,
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    startedOn: today,
    goals,
    tries: true,
    steps,
    finishedOn: null,
  }
}

function settled(step: SittingStep, outcome: StepOutcome): SittingStep {
  return {
    ...step,
    settled: { outcome, on: today, entryId: null, moveIds: [], observationId: null, before: {}, learnt: {} },
  }
}

describe('what came of a step teaches', () => {
  const card = prepaid('a', 2000)
  const learn = (outcome: StepOutcome, of: PrepaidCard = card, amount: Money = usd(2000)) =>
    learnFromStep({ amount }, of, 'US', outcome, today)
  const declined = (reason: DeclineReason) => learn({ kind: 'declined', reason })

  it('accepted: what is left on the card, and that the amount passes', () => {
    expect(learn({ kind: 'accepted' }, card, usd(1500))).toEqual({
      card: { balance: usd(500), asOf: today },
      observation: { marketplaceId: 'US', on: today, amount: usd(1500), outcome: 'accepted', stated: null },
    })
  })

  it('pending: the card waits, and is free again with the answer', () => {
    expect(learn({ kind: 'pending' }).card).toEqual({ mark: 'pending' })
    const waiting = { ...card, mark: 'pending' as const }
    expect(learn({ kind: 'accepted' }, waiting).card).toMatchObject({ mark: null, balance: usd(0) })
    expect(learn({ kind: 'declined', reason: { kind: 'other' } }, waiting).card).toEqual({ mark: null })
  })

  it('declined: a hold, the postcode, one cent less, the real balance', () => {
    expect(declined({ kind: 'hold', amount: usd(100), lapsesOn: addDays(today, 3) }).card.holds).toEqual([
      { amount: usd(100), lapsesOn: addDays(today, 3) },
    ])
    // Nobody knows how much: all of it, for a week.
    expect(declined({ kind: 'hold', amount: null, lapsesOn: null }).card.holds).toEqual([
      { amount: usd(2000), lapsesOn: addDays(today, 7) },
    ])
    expect(declined({ kind: 'postcode' }).card).toEqual({ postcode: 'not-registered' })
    expect(declined({ kind: 'over-balance', balance: null }).card).toEqual({ margin: usd(1) })
    expect(declined({ kind: 'over-balance', balance: usd(1988) }).card).toEqual({ balance: usd(1988), asOf: today })
    // Enough was there: the next try is for a cent less.
    expect(declined({ kind: 'over-balance', balance: usd(2000) }).card).toEqual({
      balance: usd(2000),
      asOf: today,
      margin: usd(1),
    })
  })

  it('and is taken back out of order: what was held, paid or kept back since stays', () => {
    const outcomes: readonly StepOutcome[] = [
      { kind: 'declined', reason: { kind: 'hold', amount: usd(100), lapsesOn: addDays(today, 3) } },
      { kind: 'declined', reason: { kind: 'over-balance', balance: null } },
      { kind: 'declined', reason: { kind: 'over-balance', balance: usd(1200) } },
      { kind: 'declined', reason: { kind: 'postcode' } },
      { kind: 'accepted' },
    ]
    const fee = { amount: usd(30), firstOn: addDays(today, -5), everyMonths: null }
    const start = prepaid('a', 2000, { asOf: addDays(today, -20), fee })
    const step = { amount: usd(500) }
    const learn = (of: PrepaidCard, outcome: StepOutcome): PrepaidCard => ({
      ...of,
      ...learnFromStep(step, of, 'US', outcome, today).card,
    })
    for (const first of outcomes) {
      const lesson = learnFromStep(step, start, 'US', first, today).card
      const before = Object.fromEntries(
        Object.keys(lesson).map((key) => [key, start[key as keyof PrepaidCard]]),
      ) as typeof lesson
      const once = { ...start, ...lesson }
      expect({ ...once, ...unlearn(once, before, lesson) }).toEqual(start)
      for (const second of outcomes) {
        // What was looked up says what is there, whatever came before.
        if (first === second || (second.kind === 'declined' && 'balance' in second.reason && second.reason.balance)) {
          continue
        }
        const both = learn(once, second)
        const alone = learn(start, second)
        const left = { ...both, ...unlearn(both, before, lesson) }
        expect([chargeableOn(left, today), left.holds, left.margin, left.postcode]).toEqual([
          chargeableOn(alone, today),
          alone.holds,
          alone.margin,
          alone.postcode,
        ])
      }
    }
  })

  it('declined: the limits of the marketplace', () => {
    expect(declined({ kind: 'below-minimum', stated: usd(500) }).observation).toMatchObject({
      outcome: 'too-small',
      stated: usd(500),
    })
    expect(declined({ kind: 'above-maximum', stated: null }).observation).toMatchObject({ outcome: 'too-large' })
  })
})

describe('a worksheet', () => {
  it('counts what was accepted and what is pending towards its goals, shared among them in their order', () => {
    const goals = [goal('tv', 'a', 3000), goal('school', 'a', 500)]
    const steps = startSteps(planReloads(input({ cards: [prepaid('x', 2000), prepaid('y', 1400)], goals })).steps)
    const [first, second] = steps as [SittingStep, SittingStep]

    const sitting = sittingOf([settled(first, { kind: 'accepted' }), second], goals)
    expect(openGoals(sitting).map(({ id, need }) => [id, need.minorUnits])).toEqual([
      ['tv', 1000],
      ['school', 500],
    ])
    expect(sharesOfStep(sitting, second).map(({ goalId, amount }) => [goalId, amount.minorUnits])).toEqual([
      ['tv', 1000],
      ['school', 400],
    ])
  })

  it('gives every goal what the plan meant for it, in whatever order the steps are done', () => {
    // The one that is wanted sooner stands behind, as an envelope of lower rank does.
    const goals = [goal('late', 'a', 1000), goal('soon', 'a', 1500, '2026-12-01'), goal('other', 'b', 700)]
    const balances = [reloadBalance('a'), reloadBalance('b')]
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 3000 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (amounts, seed) => {
          const plan = planReloads(
            input({ cards: amounts.map((amount, at) => prepaid(`c${at}`, amount)), balances, goals }),
          )
          let sitting = sittingOf(startSteps(plan.steps), goals)
          const given = new Map<string, number>()
          for (let place = seed; sitting.steps.some((step) => !step.settled); place += seed) {
            const open = sitting.steps.filter((step) => !step.settled)
            const step = open[place % open.length] as SittingStep
            for (const { goalId, amount } of sharesOfStep(sitting, step)) {
              given.set(goalId, (given.get(goalId) ?? 0) + amount.minorUnits)
            }
            sitting = sittingOf(
              sitting.steps.map((each) => (each === step ? settled(step, { kind: 'accepted' }) : each)),
              goals,
            )
          }
          for (const { goalId, planned } of plan.goals) expect(given.get(goalId) ?? 0).toBe(planned.minorUnits)
        },
      ),
    )
  })

  it('knows steps that can no longer be done: the card was spent elsewhere, or its balance is gone', () => {
    const cards = [prepaid('x', 2000), prepaid('y', 1400)]
    const sitting = sittingOf(startSteps(planReloads(input({ cards })).steps))
    const facts = { balances: [reloadBalance('a')], limits: new Map(), today }

    expect(brokenSteps(sitting, cards, facts)).toEqual([])
    const spent = [prepaid('x', 1999), prepaid('y', 1400)]
    expect(brokenSteps(sitting, spent, facts).map(({ cardId }) => cardId)).toEqual(['x'])
    expect(brokenSteps(sitting, cards, { ...facts, balances: [] })).toHaveLength(2)
    const changed = [
      euros('x', 2000),
      prepaid('x', 2000, { memberId: 'ben' as MemberId }),
      prepaid('x', 2000, { postcode: 'not-registered' }),
    ]
    for (const card of changed) {
      expect(brokenSteps(sitting, [card, prepaid('y', 1400)], facts).map(({ cardId }) => cardId)).toEqual(['x'])
    }
  })

  it('knows steps that what was learnt about limits since forbids', () => {
    const cards = [prepaid('x', 2000), prepaid('y', 1400)]
    const sitting = sittingOf(startSteps(planReloads(input({ cards })).steps))
    const facts = { balances: [reloadBalance('a')], today }
    const brokenWith = (bounds: Parameters<typeof limits>[2]) =>
      brokenSteps(sitting, cards, { ...facts, limits: new Map([['US', limits('US', 'USD', bounds)]]) }).map(
        ({ cardId }) => cardId,
      )

    expect(brokenWith({ firm: 1500 })).toEqual(['y'])
    expect(brokenWith({ maximum: 1500 })).toEqual(['x'])
    // What is only said forbids nothing.
    expect(brokenWith({ likely: 1500 })).toEqual([])
  })

  it('lets a card rest that was declined without a reason, and keeps what was done', () => {
    const cards = [prepaid('x', 2000), prepaid('y', 1400)]
    const [first, second] = startSteps(planReloads(input({ cards })).steps) as [SittingStep, SittingStep]
    const decline = settled(first, { kind: 'declined', reason: { kind: 'other' } })

    const next = replan(sittingOf([decline, second]), input({ cards }))

    expect(next[0]).toEqual(decline)
    expect(next.slice(1).map(({ cardId, id }) => [cardId, id])).toEqual([['y', 3]])
  })

  it('stays feasible after any outcomes, whatever is done first, and never spends a card twice', () => {
    const outcome: fc.Arbitrary<StepOutcome> = fc.oneof(
      fc.constant({ kind: 'accepted' } as const),
      fc.constant({ kind: 'pending' } as const),
      fc
        .constantFrom<DeclineReason>(
          { kind: 'postcode' },
          { kind: 'below-minimum', stated: null },
          { kind: 'below-minimum', stated: usd(500) },
          { kind: 'above-maximum', stated: usd(1000) },
          { kind: 'over-balance', balance: null },
          { kind: 'over-balance', balance: usd(1) },
          { kind: 'hold', amount: null, lapsesOn: null },
          { kind: 'other' },
        )
        .map((reason) => ({ kind: 'declined', reason }) as const),
    )
    const drawer = fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(drawer, fc.array(fc.tuple(fc.nat(30), outcome), { maxLength: 12 }), (amounts, events) => {
        let cards: readonly PrepaidCard[] = amounts.map((amount, at) => prepaid(`c${at}`, amount))
        const goals = [goal('tv', 'a', 3820), goal('school', 'b', 1000)]
        const observations: ReloadObservation[] = []
        const accepted = new Map<string, number>()
        const facts = () => ({
          ...input({ cards, balances: [reloadBalance('a'), reloadBalance('b')] }),
          limits: new Map([['US', reloadLimits('US', null, observations)] as const]),
        })
        let sitting = sittingOf(startSteps(planReloads({ ...facts(), goals }).steps), goals)
        for (const [at, what] of events) {
          const open = sitting.steps.filter((step) => !step.settled)
          const step = open[at % Math.max(1, open.length)]
          const card = cards.find(({ id }) => id === step?.cardId)
          if (!step || !card) break
          // Only what the worksheet still offers.
          if (brokenSteps(sitting, cards, facts()).includes(step)) continue
          expect(step.amount.minorUnits).toBeLessThanOrEqual(chargeableOn(card, today).minorUnits)
          const lesson = learnFromStep(step, card, 'US', what, today)
          if (what.kind === 'accepted') accepted.set(card.id, (accepted.get(card.id) ?? 0) + step.amount.minorUnits)
          cards = cards.map((each) => (each === card ? { ...each, ...lesson.card } : each))
          const count = observations.length
          if (lesson.observation) {
            const id = `o${count}` as ReloadObservation['id']
            observations.push({ ...lesson.observation, id, createdAt: count, updatedAt: count, deletedAt: null })
          }
          sitting = sittingOf(
            sitting.steps.map((each) => (each === step ? settled(step, what) : each)),
            goals,
          )
          if (what.kind === 'declined') sitting = { ...sitting, steps: replan(sitting, facts()) }

          if (what.kind !== 'declined') continue
          const left = sitting.steps.filter((each) => !each.settled)
          const planned = new Map(left.map(({ cardId }) => [cardId, left.filter((each) => each.cardId === cardId)]))
          const floor = reloadLimits('US', null, observations).firmMinimum?.amount.minorUnits ?? 1
          for (const [cardId, steps] of planned) {
            const now = cards.find(({ id }) => id === cardId)
            const sum = steps.reduce((total, { amount }) => total + amount.minorUnits, 0)
            expect(sum).toBeLessThanOrEqual(now ? chargeableOn(now, today).minorUnits : 0)
            for (const { amount } of steps) expect(amount.minorUnits).toBeGreaterThanOrEqual(floor)
          }
        }
        for (const [at, amount] of amounts.entries()) expect(accepted.get(`c${at}`) ?? 0).toBeLessThanOrEqual(amount)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
