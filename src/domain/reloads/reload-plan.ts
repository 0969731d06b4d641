import type { Day } from '../day'
import type { BalanceId, MemberId, PrepaidCardId } from '../ids'
import type { MarketplaceId } from '../marketplaces'
import type { CurrencyCode, Money } from '../money'
import type { Bound, ReloadLimits } from './limits'
import type { PrepaidCard } from '../prepaid/prepaid-card'

/** A gift card balance that can be reloaded. */
export interface ReloadBalance {
  readonly id: BalanceId
  readonly marketplaceId: MarketplaceId
  readonly memberId: MemberId
}

/** What a balance has to be brought: 'the TV needs 38.20 by Friday'. Earlier goals come first. */
export interface ReloadGoal {
  readonly id: string
  readonly name: string
  readonly balanceId: BalanceId
  /** Above zero, in the balance's currency. */
  readonly need: Money
  readonly wantedBy: Day | null
}

export interface ReloadInput {
  readonly cards: readonly PrepaidCard[]
  readonly balances: readonly ReloadBalance[]
  readonly limits: ReadonlyMap<MarketplaceId, ReloadLimits>
  readonly goals: readonly ReloadGoal[]
  /** Where the household likes money to go that no goal needs. */
  readonly preferred: ReadonlyMap<CurrencyCode, BalanceId>
  /** Whether amounts below what is only said to be the minimum are tried. */
  readonly tries: boolean
  readonly today: Day
}

export interface GoalShare {
  readonly goalId: string
  readonly amount: Money
}

/** One reload: one card, one balance, one amount to the cent. */
export interface ReloadStep {
  readonly cardId: PrepaidCardId
  readonly balanceId: BalanceId
  readonly amount: Money
  /** How much of it is for which goal; what is over is for none. */
  readonly shares: readonly GoalShare[]
  /** The amount is below what is only said to be the minimum. */
  readonly isTrial: boolean
  readonly reasons: readonly StepReason[]
}

export type StepReason =
  /** Done today, it is not lost on that day. */
  | { readonly kind: 'fee'; readonly on: Day; readonly amount: Money }
  | { readonly kind: 'expires'; readonly on: Day }
  | { readonly kind: 'goal'; readonly goalId: string }
  | { readonly kind: 'trial'; readonly minimum: Bound }
  /** One of several, because of the maximum. */
  | { readonly kind: 'over-maximum'; readonly maximum: Bound; readonly part: number; readonly of: number }
  /** The card serves several goals. */
  | { readonly kind: 'divided'; readonly part: number; readonly of: number }
  /** What stays on the card after all its steps. */
  | { readonly kind: 'leaves'; readonly amount: Money }
  /** The balance was noted before fees that must have been taken since. */
  | { readonly kind: 'fees-taken'; readonly amount: Money; readonly asOf: Day }
  /** The balance was noted so many days ago. */
  | { readonly kind: 'old-balance'; readonly days: number }
  | { readonly kind: 'postcode-unknown' }
  | { readonly kind: 'limits-unknown' }

export type LeftOutReason =
  | { readonly kind: 'lost' | 'pending' | 'empty' | 'postcode' | 'margin' }
  | { readonly kind: 'expired'; readonly on: Day }
  | { readonly kind: 'held'; readonly amount: Money; readonly until: Day | null }
  | { readonly kind: 'no-balance'; readonly currency: CurrencyCode }
  | { readonly kind: 'no-balance-of-member'; readonly currency: CurrencyCode; readonly memberId: MemberId }
  /** `isFirm`: seen, or written down by the household; else only said, and worth a try. */
  | { readonly kind: 'below-minimum'; readonly minimum: Bound; readonly isFirm: boolean }
  /** No amount lies between minimum and maximum. */
  | { readonly kind: 'no-amount-fits' }

export interface LeftOut {
  readonly cardId: PrepaidCardId
  /** What could be charged if nothing stood against it. */
  readonly amount: Money
  readonly reason: LeftOutReason
  /** What it loses next if nothing is done. */
  readonly nextLossOn: Day | null
}

export interface GoalOutlook {
  readonly goalId: string
  /** What certain steps bring; never more than it needs. */
  readonly planned: Money
  readonly missing: Money
}

export interface ReloadPlan {
  /** In the order in which to do them: whoever stops early has lost least. */
  readonly steps: readonly ReloadStep[]
  readonly leftOut: readonly LeftOut[]
  readonly goals: readonly GoalOutlook[]
  /** By currency: what fees and expiry would take of the planned cards within a year, trials not counted. */
  readonly saved: readonly Money[]
  /** False when there were too many ways to look at all of them: then it is a good plan, perhaps not the best. */
  readonly isProven: boolean
}
