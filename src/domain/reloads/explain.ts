import { addDays, daysBetween, type Day } from '../day'
import { money } from '../money'
import type { ReloadLimits } from './limits'
import { feesBetween, fundsOn, nextFeeOn, nextLossOn, type PrepaidCard } from '../prepaid/prepaid-card'
import type { Candidate } from './candidates'
import type { LeftOut, LeftOutReason, ReloadBalance, ReloadInput, ReloadStep, StepReason } from './reload-plan'

/** A loss within so many days makes a step urgent. */
const urgentDays = 31
/** A balance that was noted longer ago is better looked up again. */
const oldBalanceDays = 30

export interface ChosenShares {
  readonly candidate: Candidate
  /** By the place of the balance; several parts where the maximum asks for it. */
  readonly shares: readonly { readonly balance: number; readonly parts: readonly number[] }[]
  readonly isTrial: boolean
  readonly balances: readonly ReloadBalance[]
  readonly limits: readonly ReloadLimits[]
  readonly input: Pick<ReloadInput, 'today'>
}

/** The steps of one card, each with what speaks for it and what to know about it; the goals are not yet named. */
export function stepsOf({ candidate, shares, isTrial, balances, limits, input }: ChosenShares): readonly ReloadStep[] {
  const { card } = candidate
  const { currency } = card.balance
  const charged = shares.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part, 0)
  const ofCard = reasonsOfCard(card, charged, input.today)
  return shares.flatMap(({ balance, parts }, place) =>
    parts.map((part, at): ReloadStep => {
      const { maximum, likelyMinimum, firmMinimum } = limits[balance] as ReloadLimits
      const reasons: StepReason[] = []
      if (isTrial && likelyMinimum) reasons.push({ kind: 'trial', minimum: likelyMinimum })
      if (parts.length > 1 && maximum) {
        reasons.push({ kind: 'over-maximum', maximum, part: at + 1, of: parts.length })
      }
      if (shares.length > 1) reasons.push({ kind: 'divided', part: place + 1, of: shares.length })
      if (!maximum && !likelyMinimum && !firmMinimum) reasons.push({ kind: 'limits-unknown' })
      return {
        cardId: card.id,
        balanceId: (balances[balance] as ReloadBalance).id,
        amount: money(part, currency),
        shares: [],
        isTrial,
        reasons: [...ofCard, ...reasons],
      }
    }),
  )
}

export function leftOutOf(card: PrepaidCard, reason: LeftOutReason, today: Day): LeftOut {
  return { cardId: card.id, amount: fundsOn(card, today), reason, nextLossOn: nextLossOn(card, today) }
}

/**
 * What is lost soonest comes first, then what a goal waits for, then the rest by what it loses next; what is only tried comes last,
 * the largest first, because one refusal answers for all that is smaller. Steps of one card stay together.
 */
export function orderSteps(steps: readonly ReloadStep[], { cards, goals, today }: ReloadInput): readonly ReloadStep[] {
  const cardsById = new Map(cards.map((card) => [card.id, card]))
  const daysById = new Map(goals.map(({ id, wantedBy }) => [id, wantedBy ?? noDay]))
  const horizon = addDays(today, urgentDays)
  const groups = new Map<string, ReloadStep[]>()
  for (const step of steps) groups.set(step.cardId, [...(groups.get(step.cardId) ?? []), step])
  const ranked = [...groups].map(([id, ofCard]) => {
    const card = cardsById.get(id as PrepaidCard['id'])
    const lossOn = (card && nextLossOn(card, today)) ?? noDay
    const goalOn = ofCard.flatMap(({ shares }) => shares.map(({ goalId }) => daysById.get(goalId) ?? noDay)).sort()[0]
    const amount = ofCard.reduce((sum, step) => sum + step.amount.minorUnits, 0)
    const currency = ofCard[0]?.amount.currency ?? ''
    const isTrial = ofCard.some((step) => step.isTrial)
    const group = isTrial ? 3 : lossOn <= horizon ? 0 : goalOn ? 1 : 2
    return { ofCard, group, day: group === 1 ? (goalOn ?? noDay) : lossOn, currency, amount }
  })
  return ranked
    .toSorted(
      (a, b) =>
        a.group - b.group ||
        (a.group === 3 ? 0 : compare(a.day, b.day)) ||
        compare(a.currency, b.currency) ||
        b.amount - a.amount,
    )
    .flatMap(({ ofCard }) => ofCard)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const noDay = '9999-12-31' as Day

function reasonsOfCard(card: PrepaidCard, charged: number, today: Day): readonly StepReason[] {
  const { currency } = card.balance
  const feeOn = nextFeeOn(card, today)
  const taken = feesBetween(card, card.asOf, today)
  const age = daysBetween(card.asOf, today)
  const rest = fundsOn(card, today).minorUnits - charged
  const horizon = addDays(today, 365)
  return [
    ...when(
      feeOn !== null && feeOn <= horizon && { kind: 'fee', on: feeOn, amount: card.fee?.amount ?? money(0, currency) },
    ),
    ...when(card.goodThrough !== null && card.goodThrough <= horizon && { kind: 'expires', on: card.goodThrough }),
    ...when(taken.minorUnits > 0 && { kind: 'fees-taken', amount: taken, asOf: card.asOf }),
    ...when(age > oldBalanceDays && { kind: 'old-balance', days: age }),
    ...when(card.postcode === 'unknown' && { kind: 'postcode-unknown' }),
    ...when(rest > 0 && { kind: 'leaves', amount: money(rest, currency) }),
  ]
}

function when(reason: StepReason | false): readonly StepReason[] {
  return reason ? [reason] : []
}
