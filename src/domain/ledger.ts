import type { Day } from './day'
import type { Recorded } from './household'
import type { BalanceId, CardId, CheckInId, CreditId, EntryId, EnvelopeId } from './ids'
import { isKept } from './kept'
import { addMoney, money, type CurrencyCode, type Money } from './money'

export type LedgerEntryKind = (typeof ledgerEntryKinds)[number]

export const ledgerEntryKinds = [
  'opening',
  'redeem',
  'reload',
  'purchase',
  'digital-purchase',
  'refund',
  'credit-used',
  'expiry',
  'correction',
  /** What a check-in found and nobody could explain. */
  'unexplained',
] as const

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
  /** In a person's words; never a code or a serial number. */
  readonly note: string
  /** Amazon's number of the order: 123-1234567-1234567, or D01-1234567-1234567 of a digital one. */
  readonly orderId: string | null
  /** The envelope that it was paid from. */
  readonly envelopeId: EnvelopeId | null
  /** The check-in that found it. */
  readonly checkInId: CheckInId | null
  /**
   * What left a promotional credit, above zero; of kind `credit-used` only, and of a correction of one, where it has a sign.
   * Such an entry moves nothing on the balance: its `amount` is zero.
   */
  readonly credit: { readonly id: CreditId; readonly amount: Money } | null
}

/** What most entries say of the rarer matters: nothing. */
export const plainEntry = {
  cardId: null,
  corrects: null,
  note: '',
  orderId: null,
  envelopeId: null,
  checkInId: null,
  credit: null,
} as const satisfies Partial<LedgerEntry>

/** An entry before it is written. */
export type EntryFacts = Omit<LedgerEntry, 'id' | keyof Recorded>

export interface RunningBalance {
  readonly entry: LedgerEntry
  /** The balance after this entry. */
  readonly balance: Money
}

/** Entries in the trash do not count. */
export function balanceTotal(entries: readonly LedgerEntry[], currency: CurrencyCode): Money {
  let minorUnits = 0
  for (const { amount, deletedAt } of entries) {
    if (deletedAt === null) minorUnits += amount.currency === currency ? amount.minorUnits : mixed(amount, currency)
  }
  return money(minorUnits, currency)
}

/** Oldest first: by day, then by time of writing, then by id. Entries in the trash are left out. */
export function runningBalances(entries: readonly LedgerEntry[]): readonly RunningBalance[] {
  return goneOn([], sortedByTime(entries))
}

/** Running balances with more entries behind them: only from the first of these on they are reckoned anew. */
export function continuedBalances(
  running: readonly RunningBalance[],
  added: readonly LedgerEntry[],
): readonly RunningBalance[] {
  const later = sortedByTime(added)
  const [first] = later
  if (!first) return running
  let end = running.length
  while (end > 0 && isAfter(running[end - 1]?.entry ?? first, first)) end--
  const moved = running.slice(end).map(({ entry }) => entry)
  return goneOn(running.slice(0, end), moved.length === 0 ? later : sortedByTime([...moved, ...later]))
}

function goneOn(running: readonly RunningBalance[], entries: readonly LedgerEntry[]): readonly RunningBalance[] {
  let balance: Money | null = running.at(-1)?.balance ?? null
  const further = entries.map((entry) => {
    balance = balance ? addMoney(balance, entry.amount) : entry.amount
    return { entry, balance }
  })
  return running.length === 0 ? further : [...running, ...further]
}

function isAfter(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.on === b.on ? byWriting(a, b) > 0 : a.on > b.on
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

/**
 * The amount with the sign that its kind gives it: people write what a purchase cost without a minus. A correction and what
 * nobody can explain keep their own; a credit that was used moves nothing.
 */
export function signedAmount(kind: LedgerEntryKind, amount: Money): Money {
  if (kind === 'correction' || kind === 'unexplained') return amount
  if (kind === 'credit-used') return money(0, amount.currency)
  const size = Math.abs(amount.minorUnits)
  return money(outgoing.has(kind) ? -size : size, amount.currency)
}

const outgoing: ReadonlySet<LedgerEntryKind> = new Set(['purchase', 'digital-purchase', 'expiry'])

/** Day for day: of a hundred thousand entries few share one, and comparing within it is cheap. */
function sortedByTime(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const days = new Map<Day, LedgerEntry[]>()
  for (const entry of entries) {
    if (!isKept(entry)) continue
    const sameDay = days.get(entry.on)
    if (sameDay) sameDay.push(entry)
    else days.set(entry.on, [entry])
  }
  return [...days.keys()].sort().flatMap((day) => days.get(day)?.sort(byWriting) ?? [])
}

function byWriting(a: LedgerEntry, b: LedgerEntry): number {
  return a.createdAt - b.createdAt || compare(a.id, b.id)
}

function mixed(amount: Money, currency: CurrencyCode): never {
  throw new TypeError(`${amount.currency} in a total of ${currency}`)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
