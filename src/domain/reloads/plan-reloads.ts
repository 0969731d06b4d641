import type { CurrencyCode } from '../money'
import { money } from '../money'
import { candidateOf, currencyOf, limitsFor, lossOf, type Candidate } from './candidates'
import { leftOutOf, orderSteps, stepsOf } from './explain'
import { reachGoals } from './reach-goals'
import type { GoalOutlook, GoalShare, LeftOut, ReloadGoal, ReloadInput, ReloadPlan, ReloadStep } from './reload-plan'

/**
 * Which card to reload into which balance, to the exact cent, today. In this order it loses least to fees and expiry within a year,
 * reaches the goals (earlier ones first) with the fewest transactions, empties the most cards, and takes the fewest steps. A card goes
 * whole to one balance, or is divided among balances with goals, one step each; sums across cards are not possible. What no goal needs
 * goes to a balance whose goal is still short, else to the preferred one. Currencies never meet.
 */
export function planReloads(input: ReloadInput): ReloadPlan {
  const currencies = [...new Set(input.cards.map(({ balance }) => balance.currency))].sort()
  const plans = currencies.map((currency) => planCurrency(currency, input))
  const goals = plans.flatMap((plan) => plan.goals)
  const planned = new Set(goals.map(({ goalId }) => goalId))
  // Goals in a currency of which there is no card.
  const others = input.goals.filter(({ id }) => !planned.has(id))
  return {
    steps: orderSteps(
      plans.flatMap(({ steps }) => steps),
      input,
    ),
    leftOut: plans.flatMap(({ leftOut }) => leftOut),
    goals: [...goals, ...others.map(({ id, need }) => outlook(id, need, 0))],
    saved: plans.flatMap(({ saved }) => saved.filter(({ minorUnits }) => minorUnits > 0)),
    isProven: plans.every(({ isProven }) => isProven),
  }
}

function planCurrency(currency: CurrencyCode, input: ReloadInput): ReloadPlan {
  const balances = input.balances.filter((balance) => currencyOf(balance) === currency)
  const goals = sortedGoals(input).filter(({ balanceId }) => balances.some(({ id }) => id === balanceId))
  const candidates: Candidate[] = []
  const leftOut: LeftOut[] = []
  for (const card of input.cards.filter(({ balance }) => balance.currency === currency)) {
    const found = candidateOf(card, balances, input)
    if ('kind' in found) leftOut.push(leftOutOf(card, found, input.today))
    else candidates.push(found)
  }
  const limits = balances.map((balance) => limitsFor(balance, input))
  const { reached, covering, isProven } = reachGoals(candidates, balances, limits, goals)

  const steps: ReloadStep[] = []
  const brought = new Map<string, number>()
  /** Beside it, what tries would bring: no goal counts on that. */
  let tried = brought
  const give = (
    candidate: Candidate,
    shares: readonly { balance: number; parts: readonly number[] }[],
    isTrial = false,
  ) => {
    const made = stepsOf({ candidate, shares, isTrial, balances, limits, input })
    for (const step of made) steps.push(serveGoals(step, isTrial ? tried : brought))
  }
  /** Fills the goals of the balance in their order, those that can be reached before the others. */
  function serveGoals(step: ReloadStep, given: Map<string, number>): ReloadStep {
    let left: number = step.amount.minorUnits
    const served: GoalShare[] = []
    for (const goal of [...reached, ...goals.filter((each) => !reached.includes(each))]) {
      if (goal.balanceId !== step.balanceId || left <= 0) continue
      const sofar = given.get(goal.id) ?? 0
      const share = Math.min(left, goal.need.minorUnits - sofar)
      if (share <= 0) continue
      given.set(goal.id, sofar + share)
      left -= share
      served.push({ goalId: goal.id, amount: money(share, currency) })
    }
    return {
      ...step,
      shares: served,
      reasons: [...served.map(({ goalId }) => ({ kind: 'goal', goalId }) as const), ...step.reasons],
    }
  }

  const used = new Set<number>()
  for (const { source, balance } of covering.whole) {
    used.add(source)
    const candidate = candidates[source] as Candidate
    give(candidate, [{ balance, parts: candidate.charges[balance]?.parts ?? [] }])
  }
  for (const { source, shares } of covering.divided) {
    used.add(source)
    give(
      candidates[source] as Candidate,
      shares.map(({ balance, amount }) => ({ balance, parts: [amount] })),
    )
  }
  const rest = candidates.filter((_, place) => !used.has(place)).toSorted((a, b) => b.chargeable - a.chargeable)
  const isCertain = ({ charges }: Candidate) => charges.some(Boolean)
  for (const candidate of rest.filter(isCertain)) giveWhole(candidate, candidate.charges, false)
  tried = new Map(brought)
  for (const candidate of rest.filter((each) => !isCertain(each))) giveWhole(candidate, candidate.trials, true)

  function giveWhole(candidate: Candidate, offers: Candidate['charges'], isTrial: boolean) {
    const balance = bestBalance(offers)
    give(candidate, [{ balance, parts: offers[balance]?.parts ?? [] }], isTrial)
  }

  /** The most off the card, in the fewest steps, to a goal that is still short, to the preferred balance, to the first. */
  function bestBalance(offers: Candidate['charges']): number {
    const isShort = (place: number) =>
      goals.some(
        ({ id, balanceId, need }) => balanceId === balances[place]?.id && (brought.get(id) ?? 0) < need.minorUnits,
      )
    const isPreferred = (place: number) => balances[place]?.id === input.preferred.get(currency)
    const places = offers.flatMap((offer, place) => (offer ? { place, offer } : []))
    const [best] = places.toSorted(
      (a, b) =>
        b.offer.total - a.offer.total ||
        a.offer.parts.length - b.offer.parts.length ||
        Number(isShort(b.place)) - Number(isShort(a.place)) ||
        Number(isPreferred(b.place)) - Number(isPreferred(a.place)) ||
        a.place - b.place,
    )
    return best?.place ?? 0
  }

  const certain = new Map<string, number>()
  for (const { cardId, amount, isTrial } of steps) {
    if (!isTrial) certain.set(cardId, (certain.get(cardId) ?? 0) + amount.minorUnits)
  }
  const saved = candidates.reduce(
    (sum, { card }) => sum + lossOf(card, 0, input.today) - lossOf(card, certain.get(card.id) ?? 0, input.today),
    0,
  )
  return {
    steps,
    leftOut: leftOut.toSorted((a, b) => compare(a.nextLossOn ?? '9999', b.nextLossOn ?? '9999')),
    goals: goals.map(({ id, need }) => outlook(id, need, brought.get(id) ?? 0)),
    saved: [money(saved, currency)],
    isProven,
  }
}

/** By the day on which they are wanted; those without a day last, otherwise as given. */
function sortedGoals({ goals }: ReloadInput): readonly ReloadGoal[] {
  return goals
    .filter(({ need }) => need.minorUnits > 0)
    .toSorted((a, b) => compare(a.wantedBy ?? '9999', b.wantedBy ?? '9999'))
}

function outlook(goalId: string, need: ReloadGoal['need'], brought: number): GoalOutlook {
  const { currency } = need
  return { goalId, planned: money(brought, currency), missing: money(need.minorUnits - brought, currency) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
