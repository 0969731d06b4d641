import { correctedFirst } from './corrections'
import type { Day } from './day'
import type { Recorded } from './household'
import type { BalanceId, EnvelopeId, EnvelopeMoveId } from './ids'
import { isKept } from './kept'
import type { LedgerEntry } from './ledger'
import { addMoney, money, negateMoney, subtractMoney, type Money } from './money'

/** Part of a balance that is kept for a purpose. What it holds is derived from its moves and from what was paid from it. */
export interface Envelope extends Recorded {
  readonly id: EnvelopeId
  readonly balanceId: BalanceId
  readonly name: string
  readonly target: Money | null
  readonly wantedBy: Day | null
  /** The lowest is kept whole the longest when the balance does not reach for all. */
  readonly rank: number
}

/** Null on one side stands for the money without a purpose. */
export interface EnvelopeMove extends Recorded {
  readonly id: EnvelopeMoveId
  readonly balanceId: BalanceId
  readonly from: EnvelopeId | null
  readonly to: EnvelopeId | null
  readonly on: Day
  /** Above zero. */
  readonly amount: Money
}

export interface EnvelopeState {
  readonly envelope: Envelope
  /** What was put in less what was paid from it; below zero when more was paid than it held. */
  readonly holds: Money
  /** How much of that is really on the balance. */
  readonly covered: Money
  /** How much of that is not. */
  readonly missing: Money
  /** From 0 to 1, by what is covered; null without a target. */
  readonly progress: number | null
}

export interface EnvelopeAssessment {
  /** The money without a purpose. Spending from no envelope takes it first. */
  readonly unassigned: Money
  /** By how much the envelopes hold more than is on the balance. */
  readonly shortfall: Money
  /** By rank. */
  readonly envelopes: readonly EnvelopeState[]
}

export interface EnvelopeInput {
  /** What is on the balance. */
  readonly total: Money
  readonly envelopes: readonly Envelope[]
  readonly moves: readonly EnvelopeMove[]
  readonly entries: readonly LedgerEntry[]
}

/** Of one balance. An envelope in the trash gives back what it held. */
export function assessEnvelopes({ total, envelopes, moves, entries }: EnvelopeInput): EnvelopeAssessment {
  const held = envelopes.length === 0 ? new Map<EnvelopeId, Money>() : heldBy(moves, entries)
  const none = money(0, total.currency)
  let left = larger(total, none)
  let shortfall = none
  const states = envelopes
    .filter(isKept)
    .toSorted(byRank)
    .map((envelope): EnvelopeState => {
      const holds = addMoney(held.get(envelope.id) ?? none, none)
      const wanted = larger(holds, none)
      const covered = smaller(wanted, left)
      const missing = subtractMoney(wanted, covered)
      left = subtractMoney(left, covered)
      shortfall = addMoney(shortfall, missing)
      return { envelope, holds, covered, missing, progress: progressOf(covered, envelope.target) }
    })
  return { unassigned: left, shortfall, envelopes: states }
}

export interface MoveAssessment {
  /** What is really there to be moved. */
  readonly available: Money
  /** By how much the move asks for more; zero when all is well. */
  readonly exceeds: Money
}

/** Asked before a move is written: while nothing exceeds, the envelopes never come to hold more than they did or than is there. */
export function assessMove(
  assessment: EnvelopeAssessment,
  { from, amount }: Pick<EnvelopeMove, 'from' | 'amount'>,
): MoveAssessment {
  const none = money(0, amount.currency)
  const source = assessment.envelopes.find(({ envelope }) => envelope.id === from)
  const available = from === null ? assessment.unassigned : (source?.covered ?? none)
  return { available, exceeds: larger(subtractMoney(amount, available), none) }
}

export interface EnvelopeWarning {
  readonly envelope: Envelope
  /** How much deeper it is under water than before. */
  readonly by: Money
  /** How deep it is now: what is missing, or what was paid from it beyond what it held. */
  readonly depth: Money
}

/** Which envelopes a check-in or a purchase pushed under water, or deeper. */
export function warnOfSpending(before: EnvelopeAssessment, after: EnvelopeAssessment): readonly EnvelopeWarning[] {
  const depthBefore = new Map(before.envelopes.map((state) => [state.envelope.id, depthOf(state)]))
  return after.envelopes.flatMap((state) => {
    const depth = depthOf(state)
    const by = subtractMoney(depth, depthBefore.get(state.envelope.id) ?? money(0, depth.currency))
    return by.minorUnits > 0 ? { envelope: state.envelope, by, depth } : []
  })
}

function heldBy(moves: readonly EnvelopeMove[], entries: readonly LedgerEntry[]): ReadonlyMap<EnvelopeId, Money> {
  const held = new Map<EnvelopeId, Money>()
  const put = (id: EnvelopeId | null, amount: Money) => {
    if (id === null) return
    const sofar = held.get(id)
    held.set(id, sofar ? addMoney(sofar, amount) : amount)
  }
  for (const { from, to, amount } of moves.filter(isKept)) {
    put(from, negateMoney(amount))
    put(to, amount)
  }
  const firstOf = correctedFirst(entries)
  for (const entry of entries) {
    if (entry.envelopeId !== null || entry.corrects !== null) {
      if (isKept(entry)) put(firstOf(entry).envelopeId, entry.amount)
    }
  }
  return held
}

function depthOf({ holds, missing }: EnvelopeState): Money {
  return addMoney(missing, larger(negateMoney(holds), money(0, holds.currency)))
}

function progressOf(covered: Money, target: Money | null): number | null {
  if (target === null || target.minorUnits <= 0 || target.currency !== covered.currency) return null
  return Math.min(1, covered.minorUnits / target.minorUnits)
}

function byRank(a: Envelope, b: Envelope): number {
  return a.rank - b.rank || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
}

function larger(a: Money, b: Money): Money {
  return a.minorUnits > b.minorUnits ? a : b
}

function smaller(a: Money, b: Money): Money {
  return a.minorUnits < b.minorUnits ? a : b
}
