import loadHighs from 'highs'
import { describe, expect, it } from 'vitest'
import type { ReloadInput } from '@/domain/reloads/reload-plan'
import { planReloads } from '@/domain/reloads/plan-reloads'
import { chargeableOn } from '@/domain/prepaid/prepaid-card'
import { goal, input, limits, prepaid, reloadBalance } from './sample-prepaid'

const least = 500

/** The fewest transactions that bring every balance its need, found by the HiGHS solver of integer programmes; null when nothing does. */
async function fewestTransactions(given: ReloadInput, goalIds: readonly string[]): Promise<number | null> {
  const needs = given.balances.map(({ id }) =>
    given.goals
      .filter((each) => each.balanceId === id && goalIds.includes(each.id))
      .reduce((sum, { need }) => sum + need.minorUnits, 0),
  )
  const amounts = given.cards.map((card) => chargeableOn(card, given.today).minorUnits)
  const cells = amounts.flatMap((_, card) =>
    needs.map((need, balance) => ({ card, balance, need })).filter(({ need }) => need > 0),
  )
  const sum = (terms: readonly string[]) => terms.join(' + ')
  const lines = [
    'Minimize',
    ` cost: ${sum(cells.map(({ card, balance }) => `y_${card}_${balance}`))}`,
    'Subject To',
    ...needs.flatMap((need, balance) =>
      need > 0 ? [` need_${balance}: ${sum(amounts.map((_, card) => `x_${card}_${balance}`))} >= ${need}`] : [],
    ),
    ...amounts.map((amount, card) => {
      const parts = cells.filter((cell) => cell.card === card).map(({ balance }) => `x_${card}_${balance}`)
      return ` all_${card}: ${sum(parts)} - ${amount} w_${card} = 0`
    }),
    ...cells.flatMap(({ card, balance }) => [
      ` least_${card}_${balance}: x_${card}_${balance} - ${least} y_${card}_${balance} >= 0`,
      ` most_${card}_${balance}: x_${card}_${balance} - ${amounts[card]} y_${card}_${balance} <= 0`,
    ]),
    'Binary',
    ...cells.map(({ card, balance }) => ` y_${card}_${balance}`),
    ...amounts.map((_, card) => ` w_${card}`),
    'End',
  ]
  // A fresh one each time: an instance that has met an infeasible programme may fail at the next.
  const highs = await loadHighs()
  const solution = highs.solve(lines.join('\n'))
  return solution.Status === 'Optimal' ? Math.round(solution.ObjectiveValue) : null
}

/** Random numbers that are the same every time. */
function chance(seed: number) {
  let state = seed
  return (most: number) => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * most)
  }
}

function household(seed: number, cardCount: number): ReloadInput {
  const draw = chance(seed)
  const cards = Array.from({ length: cardCount }, (_, at) =>
    prepaid(`c${at}`, least + draw(seed % 3 === 0 ? 9_000 : 3_000)),
  )
  const whole = cards.reduce((sum, { balance }) => sum + balance.minorUnits, 0)
  const share = () => 1 + Math.floor((whole * (10 + draw(35))) / 100)
  return input({
    cards,
    balances: [reloadBalance('a'), reloadBalance('b'), reloadBalance('c')],
    limits: new Map([['US', limits('US', 'USD', { firm: least })]]),
    goals: [goal('g0', 'a', share()), goal('g1', 'b', share()), goal('g2', 'c', share())],
  })
}

/** Steps that goals need: into each balance the largest first until its goals are reached. */
function transactionsOf(given: ReloadInput, goalIds: readonly string[]): number {
  const { steps } = planReloads(given)
  return given.balances.reduce((sum, { id }) => {
    const amounts = steps.filter(({ balanceId }) => balanceId === id).map(({ amount }) => amount.minorUnits)
    let need: number = given.goals
      .filter((each) => each.balanceId === id && goalIds.includes(each.id))
      .reduce((total, each) => total + each.need.minorUnits, 0)
    let count = 0
    for (const amount of amounts.sort((a, b) => b - a)) {
      if (need <= 0) break
      need -= amount
      count++
    }
    return sum + count
  }, 0)
}

describe('with forty cards and three goals', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'an independent solver finds no plan with fewer transactions, and none that reaches an earlier goal (household %i)',
    { timeout: 120_000 },
    async (seed) => {
      const given = household(seed, 40)
      const plan = planReloads(given)
      const reached = plan.goals.filter(({ missing }) => missing.minorUnits === 0).map(({ goalId }) => goalId)

      expect(plan.isProven).toBe(true)
      expect(transactionsOf(given, reached)).toBe(await fewestTransactions(given, reached))
      const firstMissed = given.goals.find(({ id }) => !reached.includes(id))
      if (!firstMissed) return
      const before = reached.filter((id) => id < firstMissed.id)
      expect(await fewestTransactions(given, [...before, firstMissed.id])).toBe(null)
    },
  )
})
