import { assertNever } from '../assert-never'
import { addDays, type Day } from '../day'
import type { MarketplaceId } from '../marketplaces'
import { addMoney, money, subtractMoney, type Money } from '../money'
import type { ReloadObservation } from './limits'
import type { ReloadStep } from './reload-plan'
import { chargeableOn, fundsOn, type PrepaidCard } from '../prepaid/prepaid-card'

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
        card: reason.balance
          ? { balance: reason.balance, asOf: today }
          : { margin: addMoney(card.margin, money(1, amount.currency)) },
        observation: null,
      }
    case 'other':
      return { card: {}, observation: null }
    default:
      return assertNever(reason)
  }
}
