import type { Day } from '../day'
import type { Recorded } from '../household'
import type { EntryId, EnvelopeMoveId, PrepaidCardId, ReloadObservationId, SittingId } from '../ids'
import { money } from '../money'
import type { GoalShare, ReloadGoal, ReloadInput, ReloadStep } from './reload-plan'
import { mayGo } from './candidates'
import { planReloads } from './plan-reloads'
import { chargeableOn, stateOfPrepaid, type PrepaidCard } from '../prepaid/prepaid-card'
import type { CardLesson, StepOutcome } from './step-outcome'

/** One step of the worksheet, and what came of it. */
export interface SittingStep extends ReloadStep {
  /** Within its sitting; never used twice. */
  readonly id: number
  readonly settled: Settled | null
}

export interface Settled {
  readonly outcome: StepOutcome
  readonly on: Day
  /** What was written because of it, so that it can be taken back. */
  readonly entryId: EntryId | null
  readonly moveIds: readonly EnvelopeMoveId[]
  readonly observationId: ReloadObservationId | null
  /** The card's facts before. */
  readonly before: CardLesson
  /** What stood there instead of them afterwards. */
  readonly learnt: CardLesson
}

/** A plan being carried out. It is kept until it is finished, so that an interrupted one goes on where it stopped. */
export interface ReloadSitting extends Recorded {
  readonly id: SittingId
  readonly startedOn: Day
  readonly goals: readonly ReloadGoal[]
  readonly tries: boolean
  readonly steps: readonly SittingStep[]
  readonly finishedOn: Day | null
}

export type PlanFacts = Omit<ReloadInput, 'goals' | 'tries'>

export function startSteps(steps: readonly ReloadStep[], firstId = 1): readonly SittingStep[] {
  return steps.map((step, place) => ({ ...step, id: firstId + place, settled: null }))
}

/** What is still open of each goal, pending reloads counted as done; goals that are reached are left out. */
export function openGoals({ goals, steps }: Pick<ReloadSitting, 'goals' | 'steps'>): readonly ReloadGoal[] {
  const brought = broughtBy(
    goals,
    steps.filter(({ settled }) => settled && settled.outcome.kind !== 'declined'),
  )
  return goals.flatMap((goal) => {
    const need = goal.need.minorUnits - (brought.get(goal.id) ?? 0)
    return need > 0 ? { ...goal, need: money(need, goal.need.currency) } : []
  })
}

/** How much of a step is for which goal, as planned; less where the other settled steps leave less open. */
export function sharesOfStep(
  { goals, steps }: Pick<ReloadSitting, 'goals' | 'steps'>,
  step: SittingStep,
): readonly GoalShare[] {
  const others = steps.filter(({ id, settled }) => id !== step.id && settled && settled.outcome.kind !== 'declined')
  const before = broughtBy(goals, others)
  const after = broughtBy(goals, [...others, step])
  return goals.flatMap(({ id, need }) => {
    const amount = (after.get(id) ?? 0) - (before.get(id) ?? 0)
    return amount > 0 ? { goalId: id, amount: money(amount, need.currency) } : []
  })
}

function broughtBy(goals: readonly ReloadGoal[], steps: readonly SittingStep[]): ReadonlyMap<string, number> {
  const brought = new Map<string, number>()
  for (const { goalId, amount } of steps.flatMap(({ shares }) => shares)) {
    const need = goals.find(({ id }) => id === goalId)?.need.minorUnits ?? 0
    brought.set(goalId, Math.min(need, (brought.get(goalId) ?? 0) + amount.minorUnits))
  }
  return brought
}

/** The settled steps stay as they are; the rest is planned anew around them. A card that was declined for no known reason rests. */
export function replan(sitting: ReloadSitting, facts: PlanFacts): readonly SittingStep[] {
  const settled = sitting.steps.filter((step) => step.settled)
  const resting = restingCards(sitting)
  const cards = facts.cards.filter(({ id }) => !resting.has(id))
  const { steps } = planReloads({ ...facts, cards, goals: openGoals(sitting), tries: sitting.tries })
  const nextId = Math.max(0, ...sitting.steps.map(({ id }) => id)) + 1
  return [...settled, ...startSteps(steps, nextId)]
}

/** Cards that were declined in this sitting without a reason that a new plan could mend. */
export function restingCards({ steps }: Pick<ReloadSitting, 'steps'>): ReadonlySet<PrepaidCardId> {
  return new Set(
    steps.flatMap(({ cardId, settled }) =>
      settled?.outcome.kind === 'declined' && settled.outcome.reason.kind === 'other' ? cardId : [],
    ),
  )
}

/** The open steps that can no longer be done as planned, because a card, the household or what is known of limits changed since. */
export function brokenSteps(
  { steps }: Pick<ReloadSitting, 'steps'>,
  cards: readonly PrepaidCard[],
  { balances, limits, today }: Pick<PlanFacts, 'balances' | 'limits' | 'today'>,
): readonly SittingStep[] {
  const wanted = new Map<PrepaidCardId, number>()
  return steps.filter(({ settled, cardId, balanceId, amount }) => {
    if (settled) return false
    const card = cards.find(({ id }) => id === cardId)
    const balance = balances.find(({ id }) => id === balanceId)
    const bounds = balance && limits.get(balance.marketplaceId)
    const sofar = (wanted.get(cardId) ?? 0) + amount.minorUnits
    wanted.set(cardId, sofar)
    return (
      !card ||
      !balance ||
      !mayGo(card, balance) ||
      amount.minorUnits < (bounds?.firmMinimum?.amount.minorUnits ?? 0) ||
      amount.minorUnits > (bounds?.maximum?.amount.minorUnits ?? Infinity) ||
      card.balance.currency !== amount.currency ||
      card.postcode === 'not-registered' ||
      stateOfPrepaid(card, today) !== 'usable' ||
      chargeableOn(card, today).minorUnits < sofar
    )
  })
}
