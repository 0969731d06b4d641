import { assertNever } from '../assert-never'
import { addDays, type Day } from '../day'
import type { MarketplaceId } from '../marketplaces'
import { addMoney, money, subtractMoney, type Money } from '../money'
import type { ReloadObservation } from './limits'
import type { ReloadStep } from './reload-plan'
import { chargeableOn, fundsOn, type Hold, type PrepaidCard } from '../prepaid/prepaid-card'

/** What came of a step. */
export type StepOutcome =
  | { readonly kind: 'accepted' }
  /** Under review: the money is gone from the card, but not yet on the balance. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }

export type DeclineReason =
  /** An authorisation keeps money back; null where nobody knows how much or until when. */
  | { readonly kind: 'hold'; readonly amount: Money | null; readonly lapsesOn: Day | null }
  | { readonly kind: 'postcode' }
  /** With the limit that the page named, if it did. */
  | { readonly kind: 'below-minimum' | 'above-maximum'; readonly stated: Money | null }
  /** The card holds less than was thought; with what it really holds, if somebody looked it up. */
  | { readonly kind: 'over-balance'; readonly balance: Money | null }
  | { readonly kind: 'other' }

export type CardLesson = Partial<Pick<PrepaidCard, 'balance' | 'asOf' | 'holds' | 'margin' | 'postcode' | 'mark'>>

export interface Lesson {
  /** What changes on the card. */
  readonly card: CardLesson
  /** What the household learnt about the marketplace's limits. */
  readonly observation: Pick<ReloadObservation, 'marketplaceId' | 'on' | 'amount' | 'outcome' | 'stated'> | null
}

/** A hold of which nobody knows the end is looked at again after so many days; one issuer is reported to take five. */
const usualHoldDays = 7

/** What an outcome teaches about the card and about the limits. */
export function learnFromStep(
  { amount }: Pick<ReloadStep, 'amount'>,
  card: PrepaidCard,
  marketplaceId: MarketplaceId,
  outcome: StepOutcome,
  today: Day,
): Lesson {
  if (outcome.kind === 'pending') return { card: { mark: 'pending' }, observation: null }
  if (outcome.kind === 'accepted') {
    const rest = subtractMoney(fundsOn(card, today), amount)
    const balance = money(Math.max(0, rest.minorUnits), amount.currency)
    // A card that waited for this answer is free again.
    const left: CardLesson = { balance, asOf: today, ...(card.mark === 'pending' ? { mark: null } : {}) }
    return { card: left, observation: { marketplaceId, on: today, amount, outcome: 'accepted', stated: null } }
  }
  const lesson = learnFromDecline(outcome.reason, amount, card, marketplaceId, today)
  return card.mark === 'pending' ? { ...lesson, card: { ...lesson.card, mark: null } } : lesson
}

function learnFromDecline(
  reason: DeclineReason,
  amount: Money,
  card: PrepaidCard,
  marketplaceId: MarketplaceId,
  today: Day,
): Lesson {
  switch (reason.kind) {
    case 'hold': {
      const held = reason.amount ?? chargeableOn(card, today)
      const lapsesOn = reason.lapsesOn ?? addDays(today, usualHoldDays)
      return { card: { holds: [...card.holds, { amount: held, lapsesOn }] }, observation: null }
    }
    case 'postcode':
      return { card: { postcode: 'not-registered' }, observation: null }
    case 'below-minimum':
    case 'above-maximum': {
      const wanted = reason.kind === 'below-minimum' ? 'too-small' : 'too-large'
      const { stated } = reason
      return { card: {}, observation: { marketplaceId, on: today, amount, outcome: wanted, stated } }
    }
    case 'over-balance':
      return {
        card: {
          ...(reason.balance ? { balance: reason.balance, asOf: today } : {}),
          // A balance that would have been enough explains nothing: the next try is for a cent less.
          ...(reason.balance && reason.balance.minorUnits < amount.minorUnits
            ? {}
            : { margin: addMoney(card.margin, money(1, amount.currency)) }),
        },
        observation: null,
      }
    case 'other':
      return { card: {}, observation: null }
    default:
      return assertNever(reason)
  }
}

/** What an outcome changed, put back: what was paid, held or written down since stays. */
export function unlearn(card: PrepaidCard, before: CardLesson, learnt: CardLesson): CardLesson {
  return {
    ...(before.mark !== undefined && card.mark === learnt.mark ? { mark: before.mark } : {}),
    ...(before.postcode && card.postcode === learnt.postcode ? { postcode: before.postcode } : {}),
    ...(before.holds && learnt.holds ? { holds: withoutAdded(card.holds, before.holds, learnt.holds) } : {}),
    ...marginBefore(card, before, learnt),
    ...balanceBefore(card, before, learnt),
  }
}

function withoutAdded(now: readonly Hold[], before: readonly Hold[], learnt: readonly Hold[]): readonly Hold[] {
  const left = [...now]
  for (const added of learnt.slice(before.length)) {
    const place = left.findLastIndex(
      ({ amount, lapsesOn }) => amount.minorUnits === added.amount.minorUnits && lapsesOn === added.lapsesOn,
    )
    if (place >= 0) left.splice(place, 1)
  }
  return left
}

function marginBefore({ margin }: PrepaidCard, before: CardLesson, learnt: CardLesson): CardLesson {
  if (!before.margin || !learnt.margin || margin.currency !== learnt.margin.currency) return {}
  const more = learnt.margin.minorUnits - before.margin.minorUnits
  return { margin: money(Math.max(0, margin.minorUnits - more), margin.currency) }
}

function balanceBefore(card: PrepaidCard, before: CardLesson, learnt: CardLesson): CardLesson {
  const { balance, asOf } = card
  if (!before.balance || !before.asOf || !learnt.balance || !learnt.asOf) return {}
  if (balance.currency !== learnt.balance.currency) return {}
  if (balance.minorUnits === learnt.balance.minorUnits && asOf === learnt.asOf) {
    return { balance: before.balance, asOf: before.asOf }
  }
  // Something else has changed it since: only the difference goes back.
  const was = fundsOn({ ...card, balance: before.balance, asOf: before.asOf }, learnt.asOf)
  const difference = was.minorUnits - learnt.balance.minorUnits
  return { balance: money(Math.max(0, balance.minorUnits + difference), balance.currency) }
}
