import type { Day } from '../day'
import type { LedgerEntryKind } from '../ledger'
import type { Money } from '../money'

/** One row of Amazon's gift card activity page. */
export interface ActivityRow {
  /** Where it begins in the text, from 1. */
  readonly line: number
  readonly on: Day
  /** Without order number, claim code and serial number: the last two never stay in it. */
  readonly description: string
  /** A guess from the words, the sign and the order's number; `correction` where they say nothing. */
  readonly kind: LedgerEntryKind
  /** Signed: in is positive, out is negative. */
  readonly amount: Money
  /** What the page says was on the balance afterwards; null where it does not say so. */
  readonly closing: Money | null
  readonly orderId: string | null
  /** The last four characters of the claim code. */
  readonly lastFour: string | null
  readonly serial: string | null
}

export type ActivityOrder = 'newest-first' | 'oldest-first'

export type ActivityProblemKind =
  | 'nothing-found'
  /** A date with nothing behind it: the text may have been cut off. */
  | 'no-amount'
  /** One amount where the other rows have two: nobody knows which of them is missing. */
  | 'no-closing'
  | 'unreadable-amount'
  | 'other-currency'
  | 'impossible-date'
  /** Day and month could be either way round. Said once, at the first such date; rows with such dates are left out. */
  | 'ambiguous-dates'
  /** Neither a sign, nor the closing balances, nor the words say whether it went in or out. */
  | 'unknown-sign'

export interface ActivityProblem {
  readonly kind: ActivityProblemKind
  /** From 1. */
  readonly line: number
  /** The date or the amount that is meant. */
  readonly text: string
}

export interface ParsedActivity {
  /** Oldest first, whatever the order of the page. */
  readonly rows: readonly ActivityRow[]
  readonly order: ActivityOrder
  readonly problems: readonly ActivityProblem[]
}
