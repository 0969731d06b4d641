import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '@/domain/day'
import type { BalanceId, MemberId } from '@/domain/ids'
import { money } from '@/domain/money'
import { reloadLimits } from '@/domain/reloads/limits'
import { planReloads } from '@/domain/reloads/plan-reloads'
import type { LeftOutReason } from '@/domain/reloads/reload-plan'
import { waysOut } from '@/domain/reloads/ways-out'
import { amountsOf, euros, goal, input, limits, prepaid, reloadBalance, today } from './sample-prepaid'

const usLimits = new Map([['US', reloadLimits('US', null, [])] as const])
const fee = (minorUnits: number, days: number) => ({
  amount: money(minorUnits, 'USD'),
  firstOn: addDays(today, days),
  everyMonths: 1,
})

describe('the steps of a plan', () => {
  it('are each one card to the exact cent, what is lost soonest first', () => {
    const plan = planReloads(
      input({
        cards: [
          prepaid('plain', 1863),
          prepaid('fee tomorrow', 2741, { fee: fee(395, 1) }),
          prepaid('fee next week', 900, { fee: fee(395, 7) }),
        ],
        limits: usLimits,
      }),
    )

    expect(amountsOf(plan.steps)).toEqual(['fee tomorrow 2741', 'fee next week 900', 'plain 1863'])
    expect(plan.steps[0]?.reasons).toContainEqual({ kind: 'fee', on: addDays(today, 1), amount: money(395, 'USD') })
    expect(plan.saved).toEqual([money(2741 + 900, 'USD')])
    expect(plan.leftOut).toEqual([])
  })

  it('are split where the maximum asks for it, never leaving a part below the minimum', () => {
    const plan = planReloads(
      input({
        cards: [prepaid('large', 10_200)],
        limits: new Map([['US', limits('US', 'USD', { firm: 500, maximum: 5000 })]]),
      }),
    )

    expect(amountsOf(plan.steps)).toEqual(['large 5000', 'large 4700', 'large 500'])
    expect(plan.steps[1]?.reasons).toContainEqual(expect.objectContaining({ kind: 'over-maximum', part: 2, of: 3 }))
  })

  it('say what stays on the card where steps of the marketplace do not come out even', () => {
    const [step] = planReloads(
      input({ cards: [prepaid('odd', 1042)], limits: new Map([['US', limits('US', 'USD', { step: 50 })]]) }),
    ).steps

    expect(step?.amount.minorUnits).toBe(1000)
    expect(step?.reasons).toContainEqual({ kind: 'leaves', amount: money(42, 'USD') })
  })

  it('below what is only said to be the minimum are tries, last and largest first; switched off they are left out', () => {
    const given = input({ cards: [prepaid('241', 241), prepaid('400', 400), prepaid('600', 600)], limits: usLimits })

    const plan = planReloads(given)
    expect(plan.steps.map(({ cardId, isTrial }) => [cardId, isTrial])).toEqual([
      ['600', false],
      ['400', true],
      ['241', true],
    ])
    expect(plan.steps[1]?.reasons).toContainEqual(expect.objectContaining({ kind: 'trial' }))
    const without = planReloads({ ...given, tries: false })
    expect(amountsOf(without.steps)).toEqual(['600 600'])
    expect(without.leftOut.map(({ reason }) => reason)).toEqual(
      Array(2).fill(expect.objectContaining({ kind: 'below-minimum', isFirm: false })),
    )
  })

  it('count fees since the balance was noted, and say so', () => {
    const card = prepaid('noted long ago', 2000, { asOf: addDays(today, -40), fee: fee(300, -35) })

    const [step] = planReloads(input({ cards: [card] })).steps

    expect(step?.amount.minorUnits).toBe(2000 - 2 * 300)
    expect(step?.reasons.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['fees-taken', 'old-balance']))
  })

  it('go to the preferred balance, and a member’s card to that member’s only', () => {
    const plan = planReloads(
      input({
        cards: [prepaid('anyone’s', 900), prepaid('Ada’s', 800, { memberId: 'ada' as MemberId })],
        balances: [reloadBalance('a'), reloadBalance('b', 'US', 'ben')],
        preferred: new Map([['USD', 'b' as BalanceId]]),
      }),
    )

    expect(plan.steps.map(({ cardId, balanceId }) => `${cardId} ${balanceId}`)).toEqual(['anyone’s b', 'Ada’s a'])
  })
})

describe('goals', () => {
  const two = { balances: [reloadBalance('a'), reloadBalance('b')] }

  it('are reached with the fewest transactions: one card of 40 rather than three small ones', () => {
    const plan = planReloads(
      input({
        ...two,
        cards: [prepaid('15', 1500), prepaid('14', 1400), prepaid('40', 4000), prepaid('12', 1200)],
        goals: [goal('TV', 'b', 3820, '2026-11-27')],
        preferred: new Map([['USD', 'a' as BalanceId]]),
      }),
    )

    expect(plan.steps.filter(({ shares }) => shares.length > 0)).toMatchObject([{ cardId: '40', balanceId: 'b' }])
    expect(plan.goals).toEqual([{ goalId: 'TV', planned: money(3820, 'USD'), missing: money(0, 'USD') }])
    expect(plan.steps.filter(({ balanceId }) => balanceId === 'a')).toHaveLength(3)
  })

  it('share a card where that reaches both', () => {
    const plan = planReloads(
      input({
        ...two,
        cards: [prepaid('only', 3000)],
        goals: [goal('one', 'a', 1800), goal('two', 'b', 1200)],
      }),
    )

    expect(amountsOf(plan.steps)).toEqual(['only 1800', 'only 1200'])
    expect(plan.goals.every(({ missing }) => missing.minorUnits === 0)).toBe(true)
    expect(plan.steps[0]?.reasons).toContainEqual({ kind: 'divided', part: 1, of: 2 })
  })

  it('that are wanted first are reached first, and one out of reach does not starve the others', () => {
    const plan = planReloads(
      input({
        ...two,
        cards: [prepaid('20', 2000), prepaid('10', 1000)],
        goals: [
          goal('car', 'a', 900_000, '2026-11-26'),
          goal('later', 'b', 2500, '2026-12-24'),
          goal('soon', 'a', 2500, '2026-12-01'),
        ],
      }),
    )

    const missing = new Map(plan.goals.map((outlook) => [outlook.goalId, outlook.missing.minorUnits]))
    expect(missing.get('soon')).toBe(0)
    expect(missing.get('later')).toBe(2500)
    expect(missing.get('car')).toBe(900_000 - 500)
  })

  it('do not count on a try', () => {
    const plan = planReloads(
      input({ cards: [prepaid('small', 300)], limits: usLimits, goals: [goal('book', 'a', 300)] }),
    )

    expect(plan.steps[0]?.isTrial).toBe(true)
    expect(plan.goals[0]?.missing.minorUnits).toBe(300)
    // When it succeeds all the same, the goal gets it.
    expect(plan.steps[0]?.shares).toEqual([{ goalId: 'book', amount: money(300, 'USD') }])
  })
})

describe('a card is left out', () => {
  const held = [{ amount: money(2000, 'USD'), lapsesOn: addDays(today, 4) }]
  const reasonOf = (card: ReturnType<typeof prepaid>, more: Parameters<typeof input>[0] = {}) => {
    const [first] = planReloads(input({ cards: [card], limits: usLimits, ...more })).leftOut
    return first?.reason
  }

  it.each<[string, ReturnType<typeof prepaid>, LeftOutReason['kind'], readonly string[]]>([
    ['because it is lost', prepaid('a', 900, { mark: 'lost' }), 'lost', ['ask-issuer']],
    ['while a reload is under review', prepaid('a', 900, { mark: 'pending' }), 'pending', []],
    ['because it is empty', prepaid('a', 0), 'empty', []],
    [
      'because its plastic has expired',
      prepaid('a', 900, { goodThrough: addDays(today, -1) }),
      'expired',
      ['replace-plastic'],
    ],
    ['until a hold lapses', prepaid('a', 2000, { holds: held }), 'held', ['wait-for-hold']],
    ['because too little is free of a hold', prepaid('a', 2100, { holds: held }), 'held', ['wait-for-hold']],
    [
      'until its postcode is registered',
      prepaid('a', 900, { postcode: 'not-registered' }),
      'postcode',
      ['register-postcode', 'split-tender'],
    ],
    [
      'because the margin eats it',
      prepaid('a', 5, { margin: money(10, 'USD') }),
      'margin',
      ['order-with-balance', 'split-tender'],
    ],
    [
      'because its member has no balance there',
      prepaid('a', 900, { memberId: 'ben' as MemberId }),
      'no-balance-of-member',
      ['add-balance', 'split-tender', 'cash-out'],
    ],
    [
      'because nobody has a balance in its currency',
      euros('a', 900),
      'no-balance',
      ['add-balance', 'split-tender', 'cash-out'],
    ],
  ])('%s', (_, card, kind, ways) => {
    // A try is not what is asked here.
    const reason = reasonOf(card, { tries: false })
    expect(reason?.kind).toBe(kind)
    expect(reason && waysOut({ amount: card.balance, reason }).map((way) => way.kind)).toEqual(ways)
  })

  it('below a minimum that was seen, also when amounts are tried; other ways name the law and its place', () => {
    const card = prepaid('a', 241)
    const seen = new Map([['US', limits('US', 'USD', { firm: 500 })]] as const)
    const reason = reasonOf(card, { limits: seen, tries: true })

    expect(reason).toMatchObject({ kind: 'below-minimum', isFirm: true })
    // What was seen is named, not the higher amount that is only said.
    const both = new Map([['US', limits('US', 'USD', { firm: 242, likely: 500 })]] as const)
    expect(reasonOf(card, { limits: both })).toMatchObject({ minimum: { amount: money(242, 'USD') }, isFirm: true })
    const ways = reason ? waysOut({ amount: card.balance, reason }) : []
    expect(ways.map(({ kind, place }) => `${kind} ${place}`.trim())).toEqual([
      'order-with-balance',
      'split-tender',
      'cash-out California',
    ])
    expect(ways.every(({ evidence }) => evidence.source !== '')).toBe(true)
  })

  it('with the day of its next loss, the soonest first', () => {
    const { leftOut } = planReloads(
      input({
        cards: [
          prepaid('later', 900, { postcode: 'not-registered', goodThrough: addDays(today, 90) }),
          prepaid('sooner', 900, { postcode: 'not-registered', fee: fee(100, 2) }),
        ],
      }),
    )

    expect(leftOut.map(({ cardId, nextLossOn }) => [cardId, nextLossOn])).toEqual([
      ['sooner', addDays(today, 2)],
      ['later', addDays(today, 90) as Day],
    ])
  })
})

it('an empty drawer, and one without balances, make an empty plan', () => {
  expect(planReloads(input({}))).toEqual({ steps: [], leftOut: [], goals: [], saved: [], isProven: true })
  expect(planReloads(input({ cards: [prepaid('a', 5)], balances: [] })).steps).toEqual([])
})

describe('a plan is only called the best', () => {
  const twoGoals = [goal('A', 'a', 15_000), goal('B', 'b', 15_000)]
  const two = [reloadBalance('a'), reloadBalance('b')]

  it('where every division that could help was looked at: not of a card over the maximum, nor among many balances', () => {
    const limited = new Map([['US', limits('US', 'USD', { firm: 500, maximum: 10_000 })]] as const)
    const large = input({ cards: [prepaid('x', 30_000)], balances: two, limits: limited, goals: twoGoals })
    expect(planReloads(large).isProven).toBe(false)

    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const many = input({
      cards: [prepaid('x', 10_000)],
      balances: names.map((name) => reloadBalance(name)),
      goals: names.map((name) => goal(name, name, 1000)),
    })
    expect(planReloads(many).isProven).toBe(false)
  })

  it('also there where the cards cannot bring more, or the goals take no fewer transactions', () => {
    const limited = new Map([['US', limits('US', 'USD', { firm: 500, maximum: 10_000 })]] as const)
    const poor = input({ cards: [prepaid('x', 12_000)], balances: two, limits: limited, goals: twoGoals })
    expect(planReloads(poor).isProven).toBe(true)
    const easy = input({
      cards: [prepaid('x', 15_000), prepaid('y', 15_000)],
      balances: two,
      limits: new Map([['US', limits('US', 'USD', { firm: 500 })]]),
      goals: twoGoals,
    })
    expect(planReloads(easy).isProven).toBe(true)
  })
})
