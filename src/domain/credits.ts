import { correctedFirst } from './corrections'
import type { Day } from './day'
import type { OwnExpiry } from './expiry'
import type { Recorded } from './household'
import type { BalanceId, CreditId } from './ids'
import { isKept } from './kept'
import { totalsByCurrency, type LedgerEntry } from './ledger'
import { addMoney, money, subtractMoney, type Money } from './money'

/** A promotional credit: not money on a balance, never added to one. What is left of it is derived from the ledger's `credit-used` entries. */
export interface PromotionalCredit extends Recorded {
  readonly id: CreditId
  /** The account and the marketplace that it belongs to. */
  readonly balanceId: BalanceId
  readonly label: string
  readonly amount: Money
  /** What it can be spent on, in the offer's words. */
  readonly restriction: string
  readonly receivedOn: Day | null
  readonly expires: OwnExpiry | null
  /** The day on which a person saw that it was gone unused. */
  readonly lapsedOn: Day | null
}

export interface CreditState {
  readonly credit: PromotionalCredit
  readonly used: Money
  /** Never below zero; of a lapsed credit, what lapsed. */
  readonly remaining: Money
  readonly state: 'open' | 'used' | 'lapsed'
}

/** The soonest expiry first, those without one last. */
export function creditStates(
  credits: readonly PromotionalCredit[],
  entries: readonly LedgerEntry[],
  today: Day,
): readonly CreditState[] {
  if (credits.length === 0) return []
  const used = usedOfCredits(entries)
  return credits
    .filter(isKept)
    .toSorted(byExpiry)
    .map((credit) => stateOf(credit, used.get(credit.id) ?? money(0, credit.amount.currency), today))
}

/** What the open credits come to, one total per currency; never to be added to what is on balances. */
export function openCreditTotals(states: readonly CreditState[]): readonly Money[] {
  return totalsByCurrency(states.filter(({ state }) => state === 'open').map(({ remaining }) => remaining))
}

function stateOf(credit: PromotionalCredit, used: Money, today: Day): CreditState {
  const left = subtractMoney(credit.amount, used)
  const remaining = left.minorUnits > 0 ? left : money(0, left.currency)
  const isLapsed = credit.lapsedOn !== null || lastDayOf(credit) < today
  return { credit, used, remaining, state: remaining.minorUnits === 0 ? 'used' : isLapsed ? 'lapsed' : 'open' }
}

/** A correction of a use counts with it, and goes with it to the trash. */
function usedOfCredits(entries: readonly LedgerEntry[]): ReadonlyMap<CreditId, Money> {
  const firstOf = correctedFirst(entries)
  const used = new Map<CreditId, Money>()
  for (const entry of entries) {
    if (entry.credit === null || !isKept(entry) || firstOf(entry).kind !== 'credit-used') continue
    const { id, amount } = entry.credit
    const sofar = used.get(id)
    used.set(id, sofar ? addMoney(sofar, amount) : amount)
  }
  return used
}

function byExpiry(a: PromotionalCredit, b: PromotionalCredit): number {
  return compare(lastDayOf(a), lastDayOf(b)) || compare(a.label, b.label) || compare(a.id, b.id)
}

/** Sorts after every day when there is none. */
function lastDayOf({ expires }: PromotionalCredit): string {
  return expires?.kind === 'on' ? expires.on : 'never'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
