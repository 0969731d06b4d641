import type { Recorded } from '../household'
import type { BalanceId, CardId, RedeemSessionId } from '../ids'
import type { Money } from '../money'
import type { Refusal } from '../refusal'

/** A pile of cards that is redeemed one after the other, balance by balance. One only is going at a time. */
export interface RedeemSession extends Recorded {
  readonly id: RedeemSessionId
  readonly state: 'going' | 'done'
  /** The least time between two codes that are given to the issuer, in seconds. */
  readonly paceSeconds: number
  /** In the order in which they are redeemed; those of one balance stand together. */
  readonly steps: readonly SessionStep[]
  /** Every balance of it, in the order of the steps. */
  readonly tallies: readonly SessionTally[]
}

export interface SessionStep {
  readonly cardId: CardId
  readonly balanceId: BalanceId
  /** What proved the purchase before the code was used; null until somebody looked. */
  readonly proof: StepProof | null
  /** When its code was handed out last, in milliseconds: since then the issuer may have it. */
  readonly begunAt: number | null
  readonly settledAt: number | null
  readonly outcome: StepOutcome
}

/** `waived`: a person went on without any, on purpose. */
export type StepProof = 'receipt' | 'photo' | 'serial' | 'waived'

export type StepOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'accepted'; readonly value: Money }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** For another time. */
  | { readonly kind: 'left' }

export interface SessionTally {
  readonly balanceId: BalanceId
  /** What was on it before its first card. */
  readonly before: Money
  /** `seen`: read off the issuer's page then. `ledger`: by our own account of it. */
  readonly beforeFrom: 'seen' | 'ledger'
  /** What the issuer showed after its last card; null until somebody looked. */
  readonly shown: Money | null
}

export interface SessionProgress {
  readonly settled: number
  readonly total: number
  /** The place of the step's balance among those of the session, from 1; 0 when nothing is open. */
  readonly group: number
  readonly groups: number
}

/** The first card that is open; null when all are settled. */
export function currentStep({ steps }: Pick<RedeemSession, 'steps'>): SessionStep | null {
  return steps.find(isOpen) ?? null
}

export function progressOf({ steps, tallies }: Pick<RedeemSession, 'steps' | 'tallies'>): SessionProgress {
  const balanceId = currentStep({ steps })?.balanceId
  return {
    settled: steps.filter((step) => !isOpen(step)).length,
    total: steps.length,
    group: tallies.findIndex((tally) => tally.balanceId === balanceId) + 1,
    groups: tallies.length,
  }
}

/** Handed out, and nobody said what became of it: after a crash the issuer may well have it. */
export function isUncertain(step: SessionStep): boolean {
  return isOpen(step) && step.begunAt !== null
}

/** When the next code may be given to the issuer, in milliseconds; 0 when at once. What was left counts only if it was handed out. */
export function nextCodeAt({ steps, paceSeconds }: Pick<RedeemSession, 'steps' | 'paceSeconds'>): number {
  const given = steps.flatMap((step) => (isOpen(step) || step.begunAt === null ? [] : (step.settledAt ?? step.begunAt)))
  return given.length === 0 || paceSeconds === 0 ? 0 : Math.max(...given) + paceSeconds * 1000
}

export function withStep(session: RedeemSession, cardId: CardId, change: Partial<SessionStep>): RedeemSession {
  return {
    ...session,
    steps: session.steps.map((step) => (step.cardId === cardId ? { ...step, ...change } : step)),
  }
}

export function withTally(session: RedeemSession, balanceId: BalanceId, change: Partial<SessionTally>): RedeemSession {
  return {
    ...session,
    tallies: session.tallies.map((tally) => (tally.balanceId === balanceId ? { ...tally, ...change } : tally)),
  }
}

function isOpen({ outcome }: SessionStep): boolean {
  return outcome.kind === 'open'
}
