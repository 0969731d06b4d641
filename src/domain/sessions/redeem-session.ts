import type { Recorded } from '../household'
import type { BalanceId, CardId, RedeemSessionId } from '../ids'
import type { Money } from '../money'
import type { Refusal } from '../refusal'

/** A pile of cards that is redeemed one after the other, balance by balance. */
export interface RedeemSession extends Recorded {
  readonly id: RedeemSessionId
  readonly state: 'going' | 'done'
  /** In the order in which they are redeemed; those of one balance stand together. */
  readonly steps: readonly SessionStep[]
  /** What every balance of it should have shown at the start, by our own ledger, and what it showed at the end. */
  readonly tallies: readonly SessionTally[]
}

export interface SessionStep {
  readonly cardId: CardId
  readonly balanceId: BalanceId
  /** What was there to prove the purchase before the code was used; null until somebody looked. */
  readonly proof: StepProof | null
  /** When its code was handed out last, in milliseconds: the issuer may have it since. */
  readonly begunAt: number | null
  readonly outcome: StepOutcome
}

/** `waived`: a person went on without any, on purpose. */
export type StepProof = 'receipt' | 'photo' | 'serial' | 'waived'

export type StepOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'accepted'; readonly value: Money }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'left' }

export interface SessionTally {
  readonly balanceId: BalanceId
  readonly before: Money
  /** What the issuer showed at the end; null until somebody looked. */
  readonly shown: Money | null
}
