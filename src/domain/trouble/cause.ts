import type { Day } from '../day'
import type { BalanceId } from '../ids'
import type { Finding } from '../redemption/finding'
import type { Refusal } from '../refusal'
import type { MessageKind } from './message'
import type { StrayKind } from './stray'

/** Why a code was not taken, in the order in which causes of equal likelihood are told. */
export const causeKinds = [
  /** The account that tried it has it already. */
  'this-account',
  /** Another account of the household has it. */
  'household-account',
  /** It is spent, cancelled or given away. */
  'used-up',
  /** The serial number was entered instead of the code. */
  'serial',
  'other-site',
  'other-brand',
  'misread',
  /** Blanks, invisible or full-width characters went in with the code. */
  'stray',
  'not-activated',
  /** Somebody outside the household has used it. */
  'outside-account',
  'held',
  /** A security check after many tries. */
  'too-many-tries',
  'expired',
  /** None of these: something at the issuer. */
  'issuer',
] as const
export type CauseKind = (typeof causeKinds)[number]

/** `decides`: the household knows it. `points`: it speaks for it. `tells`: it belongs to it, and proves little. */
export type Weight = 'decides' | 'points' | 'tells'

/** What speaks for a cause, with the names and numbers that its sentence needs. Positions count from 1. */
export type CauseEvidence =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'message'; readonly message: MessageKind }
  | { readonly kind: 'answer'; readonly question: QuestionId; readonly answer: string }
  | { readonly kind: 'read-otherwise'; readonly positions: readonly number[] }
  | { readonly kind: 'stray'; readonly found: readonly StrayKind[] }
  | { readonly kind: 'only-serial' }
  | { readonly kind: 'is-own-serial' }
  | { readonly kind: 'other-shape'; readonly issuerNames: readonly string[] }
  | { readonly kind: 'receipt'; readonly shop: string; readonly on: Day | null; readonly at: string }
  | {
      readonly kind: 'refused-before'
      readonly refusal: Refusal
      readonly at: number
      readonly balanceId: BalanceId | null
    }

export interface FoundEvidence {
  readonly cause: CauseKind
  readonly weight: Weight
  readonly evidence: CauseEvidence
}

export interface RankedCause {
  readonly kind: CauseKind
  /** 0 to 1; our own estimate, good for an order and no more. */
  readonly share: number
  readonly likelihood: 'known' | 'likely' | 'possible'
  readonly evidence: readonly CauseEvidence[]
}

export type QuestionId = 'entered' | 'printed-site' | 'compared' | 'bought' | 'history' | 'other-accounts' | 'picture'

export interface Answer {
  readonly question: QuestionId
  readonly answer: string
}

/** The answer to any question of a person who cannot tell: it changes nothing. */
export const notSure = 'not-sure'
