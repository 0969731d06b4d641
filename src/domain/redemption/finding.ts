import type { CardState } from '../card'
import type { Day } from '../day'
import type { Evidence } from '../evidence'
import type { Usage } from '../household'
import type { BalanceId, CardId } from '../ids'
import type { CurrencyCode, Money } from '../money'

export type Severity = 'blocks' | 'warns' | 'informs'

/** Something that the guard has to say, with the names and numbers that the sentence needs. */
export type Finding = BlockingFinding | WarningFinding | InformingFinding

/** A balance by the names that people know. */
export interface FittingBalance {
  readonly balanceId: BalanceId
  readonly memberName: string
  readonly accountLabel: string
  readonly marketplaceName: string
}

/** Whom a card is meant for; account and marketplace are null when it is meant for a person only. */
export interface PlannedTarget {
  readonly memberName: string
  readonly accountLabel: string | null
  readonly marketplaceName: string | null
}

/** Names of marketplaces read 'amazon.co.uk'; positions count from 1. A block goes away only when the data is corrected. */
export type BlockingFinding = { readonly severity: 'blocks' } & (
  | { readonly kind: 'no-code' }
  | { readonly kind: 'unreadable-places'; readonly positions: readonly number[] }
  | { readonly kind: 'looks-like-serial'; readonly digits: number }
  | { readonly kind: 'other-issuer'; readonly issuerName: string }
  | {
      readonly kind: 'wrong-marketplace'
      readonly cardMarketplace: string
      readonly balanceMarketplace: string
      readonly fitting: readonly FittingBalance[]
    }
  | { readonly kind: 'already-redeemed'; readonly into: FittingBalance | null; readonly on: Day | null }
  | { readonly kind: 'card-spent' }
  | { readonly kind: 'card-void' }
  | { readonly kind: 'card-given' }
  | { readonly kind: 'kept-as-gift' }
  | { readonly kind: 'same-code-gift'; readonly cardId: CardId; readonly cardLabel: string }
  | {
      readonly kind: 'same-code-redeemed'
      readonly cardId: CardId
      readonly cardLabel: string
      readonly state: CardState
      readonly into: FittingBalance | null
      readonly on: Day | null
    }
  /** The card, or the balance with its account and member, is in the trash or not there at all. */
  | { readonly kind: 'not-in-household'; readonly what: 'card' | 'balance' }
)

export type WarningFinding = { readonly severity: 'warns' } & (
  | { readonly kind: 'marketplace-unknown'; readonly balanceMarketplace: string }
  | { readonly kind: 'marketplace-unconfirmed'; readonly cardMarketplace: string }
  | {
      readonly kind: 'currency-differs'
      readonly faceCurrency: CurrencyCode
      readonly balanceCurrency: CurrencyCode
      readonly balanceMarketplace: string
    }
  | { readonly kind: 'planned-for-other'; readonly planned: PlannedTarget }
  | { readonly kind: 'business-personal'; readonly cardUsage: Usage; readonly accountUsage: Usage }
  | { readonly kind: 'same-code-twice'; readonly cardId: CardId; readonly cardLabel: string }
  | { readonly kind: 'held' }
  /** To be given to somebody outside, who may have it since (ms). */
  | { readonly kind: 'code-was-shown'; readonly at: number }
  /** Many codes were refused on this account lately. `until` in milliseconds. */
  | { readonly kind: 'pause-advised'; readonly count: number; readonly until: number; readonly evidence: Evidence }
  | { readonly kind: 'not-known-activated'; readonly state: 'unknown' | 'unactivated' }
  | { readonly kind: 'doubtful-characters'; readonly positions: readonly number[] }
  | {
      readonly kind: 'code-shape'
      readonly issuerName: string
      readonly length: number
      /** Empty when the length is right. */
      readonly expectedLengths: readonly number[]
      /** Positions of characters that the issuer does not use. */
      readonly positions: readonly number[]
    }
  | { readonly kind: 'value-unknown' }
  | { readonly kind: 'probably-expired'; readonly expiredOn: Day; readonly evidence: Evidence }
  /** By what a person said of the card. */
  | { readonly kind: 'expired-as-said'; readonly expiredOn: Day }
)

export type InformingFinding = { readonly severity: 'informs' } &
  /** What cannot be undone: the value goes to this account on this marketplace for good. */
  (
    | {
        readonly kind: 'last-look'
        readonly memberName: string
        readonly accountLabel: string
        readonly accountCue: string
        readonly marketplaceName: string
        readonly value: Money | null
      }
    | { readonly kind: 'expires-on'; readonly on: Day; readonly evidence: Evidence }
    /** By what a person said of the card. */
    | { readonly kind: 'expires-as-said'; readonly on: Day }
  )
