import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import type { MemberId } from '@/domain/ids'
import { money } from '@/domain/money'
import { planReloads } from '@/domain/reloads/plan-reloads'
import { compareScores, scoreSteps, type Score } from './brute-force'
import { euros, goal, input, limits, reloadBalance } from './sample-prepaid'

interface Bounds {
  readonly least: number
  readonly most: number
}

/** An amount in the fewest parts within the bounds, the largest first; null when there are none. All in steps. */
function partsOf(amount: number, { least, most }: Bounds): readonly number[] | null {
  if (amount === 0) return []
  const count = Math.ceil(amount / most)
  if (most < least || count * least > amount) return null
  const parts: number[] = []
  for (let left = amount, place = count; place > 0; place--) {
    const part = Math.min(most, left - (place - 1) * least)
    parts.push(part)
    left -= part
  }
  return parts
}

const fee = { amount: money(2, 'EUR'), firstOn: '2026-12-01' as Day, everyMonths: null }
const anyBounds = fc.record({ firm: fc.integer({ min: 1, max: 4 }), maximum: fc.integer({ min: 4, max: 14 }) })
const anyInput = fc
  .record({
    cards: fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 12 }),
        hasFee: fc.boolean(),
        memberId: fc.constantFrom(null, null, 'ada', 'ben'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    bounds: fc.tuple(anyBounds, anyBounds),
    step: fc.constantFrom(1, 1, 2, 3),
    goals: fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 20 })), { maxLength: 3 }),
  })
  .map(({ cards, bounds: [german, french], step, goals }) => ({
    step,
    bounds: [german, french].map(({ firm, maximum }) => ({
      least: Math.ceil(firm / step),
      most: Math.floor(maximum / step),
    })),
    given: input({
      cards: cards.map(({ amount, hasFee, memberId }, at) =>
        euros(`${at}`, amount, { memberId: memberId as MemberId | null, fee: hasFee ? fee : null }),
      ),
      balances: [reloadBalance('a', 'DE', 'ada'), reloadBalance('b', 'FR', 'ben')],
      limits: new Map([
        ['DE', limits('DE', 'EUR', { ...german, step })],
        ['FR', limits('FR', 'EUR', { ...french, step })],
      ] as const),
      goals: goals.map(([balance, need], at) => ({ ...goal(`g${at}`, balance, need), need: money(need, 'EUR') })),
    }),
  }))

it('a plan that is called the best is not beaten where sites have a maximum and steps, by any parts and rests', () => {
  fc.assert(
    fc.property(anyInput, ({ given, bounds, step }) => {
      const plan = planReloads(given)
      if (!plan.isProven) return
      const ways = given.cards.map(({ balance, memberId }, card) => {
        const largest = Math.floor(balance.minorUnits / step)
        const found = []
        for (let first = 0; first <= largest; first++) {
          for (let second = 0; first + second <= largest; second++) {
            if ((first > 0 && memberId === 'ben') || (second > 0 && memberId === 'ada')) continue
            const parts = [first, second].map((amount, place) => partsOf(amount, bounds[place] as Bounds))
            if (parts.includes(null)) continue
            found.push(
              parts.flatMap((of, place) => (of ?? []).map((part) => ({ card, balance: place, amount: part * step }))),
            )
          }
        }
        return found
      })
      // The number of steps aside: a card that cannot be emptied is still used as far as it goes.
      const scoreOf = (steps: Parameters<typeof scoreSteps>[0]) => scoreSteps(steps, given).slice(0, -1)
      let best: Score | null = null
      const walk = (place: number, chosen: Parameters<typeof scoreSteps>[0]) => {
        const options = ways[place]
        if (options) return options.forEach((way) => walk(place + 1, [...chosen, ...way]))
        const score = scoreOf(chosen)
        if (!best || compareScores(score, best) < 0) best = score
      }
      walk(0, [])
      const planned = plan.steps.map(({ cardId, balanceId, amount }) => ({
        card: Number(cardId),
        balance: balanceId === 'a' ? 0 : 1,
        amount: amount.minorUnits,
      }))
      expect(compareScores(scoreOf(planned), best ?? [])).toBe(0)
    }),
    { numRuns: 400 },
  )
}, 60_000)
