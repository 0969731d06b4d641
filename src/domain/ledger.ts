import type { Day } from './day'
import type { Recorded } from './household'
import type { BalanceId, CardId, EntryId } from './ids'
import { addMoney, money, type CurrencyCode, type Money } from './money'

export type LedgerEntryKind =
  'opening' | 'redeem' | 'reload' | 'purchase' | 'digital-purchase' | 'refund' | 'credit-used' | 'expiry' | 'correction'

export interface LedgerEntry extends Recorded {
  readonly id: EntryId
  readonly balanceId: BalanceId
  readonly on: Day
  readonly kind: LedgerEntryKind
  /** Signed: in is positive, out is negative. */
  readonly amount: Money
  readonly cardId: CardId | null
  /** The earlier entry that this one puts right. */
  readonly corrects: EntryId | null
}

export interface RunningBalance {
  readonly entry: LedgerEntry
  /** The balance after this entry. */
  readonly balance: Money
}

/** Entries in the trash do not count. */
export function balanceTotal(entries: readonly LedgerEntry[], currency: CurrencyCode): Money {
  return entries.filter(isKept).reduce((total, entry) => addMoney(total, entry.amount), money(0, currency))
}

/** Oldest first: by day, then by time of writing, then by id. Entries in the trash are left out. */
export function runningBalances(entries: readonly LedgerEntry[]): readonly RunningBalance[] {
  let balance: Money | null = null
  return entries
    .filter(isKept)
    .toSorted(byTime)
    .map((entry) => {
      balance = balance ? addMoney(balance, entry.amount) : entry.amount
      return { entry, balance }
    })
}

/** One total per currency, sorted by currency code: amounts of two currencies are never added. */
export function totalsByCurrency(amounts: readonly Money[]): readonly Money[] {
  const totals = new Map<CurrencyCode, Money>()
  for (const amount of amounts) {
    const sofar = totals.get(amount.currency)
    totals.set(amount.currency, sofar ? addMoney(sofar, amount) : amount)
  }
  return [...totals.values()].sort((a, b) => compare(a.currency, b.currency))
}

/** The amount with the sign that its kind gives it: people write what a purchase cost without a minus. A correction keeps its own. */
export function signedAmount(kind: LedgerEntryKind, amount: Money): Money {
  if (kind === 'correction') return amount
  const size = Math.abs(amount.minorUnits)
  return money(outgoing.has(kind) ? -size : size, amount.currency)
}

const outgoing: ReadonlySet<LedgerEntryKind> = new Set(['purchase', 'digital-purchase', 'credit-used', 'expiry'])

function isKept(entry: LedgerEntry): boolean {
  return entry.deletedAt === null
}

function byTime(a: LedgerEntry, b: LedgerEntry): number {
  return compare(a.on, b.on) || a.createdAt - b.createdAt || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
