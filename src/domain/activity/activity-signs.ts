import type { Day } from '../day'
import type { ReadDescription } from './activity-description'
import { activityKind, signOfKind } from './activity-kind'

/** A row whose amount is read, with the sign that stands beside it, if any. */
export interface SizedRow extends ReadDescription {
  readonly line: number
  readonly on: Day
  /** The description before anything was taken out of it. */
  readonly words: string
  readonly amountText: string
  /** In minor units, never below zero. */
  readonly size: number
  readonly sign: 1 | -1 | null
  readonly closing: number | null
}

type SignedRow = SizedRow & { readonly sign: 1 | -1 }

/**
 * Oldest first. Where a page writes a minus anywhere, no sign means in. Where it never does, the closing balances tell, and
 * the words where those cannot; what nobody can tell is left out.
 */
export function withSigns(rows: readonly SizedRow[]): {
  readonly rows: readonly SignedRow[]
  readonly unknown: readonly SizedRow[]
} {
  const writesMinus = rows.some(({ sign }) => sign === -1)
  const signed: SignedRow[] = []
  const unknown: SizedRow[] = []
  rows.forEach((row, place) => {
    const sign = row.sign ?? (writesMinus ? 1 : signFromRest(row, rows[place - 1]))
    if (sign === null) unknown.push(row)
    else signed.push({ ...row, sign })
  })
  return { rows: signed, unknown }
}

function signFromRest(row: SizedRow, before: SizedRow | undefined): 1 | -1 | null {
  const { size, closing } = row
  if (size === 0) return 1
  const difference = closing === null || !before || before.closing === null ? null : closing - before.closing
  if (difference !== null && Math.abs(difference) === size) return difference > 0 ? 1 : -1
  const { words, orderId, lastFour, serial } = row
  const hasCard = lastFour !== null || serial !== null
  const fromWords = signOfKind(activityKind({ words, sign: null, orderId, hasCard }))
  if (fromWords !== null) return fromWords
  if (difference !== null && difference !== 0) return difference > 0 ? 1 : -1
  // Nothing more can have come in than there is afterwards.
  return closing !== null && closing < size ? -1 : null
}
