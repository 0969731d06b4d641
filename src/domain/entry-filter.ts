import type { Day } from './day'
import type { CardId } from './ids'
import { isKept } from './kept'
import type { LedgerEntry, LedgerEntryKind } from './ledger'
import { decimalText } from './money'

/** What is left out, null or empty asks nothing. */
export interface EntryFilter {
  readonly kinds?: readonly LedgerEntryKind[] | null
  readonly from?: Day | null
  readonly to?: Day | null
  /** Every word of it has to occur in the note, the order's number or the amount. */
  readonly text?: string | null
  readonly cardId?: CardId | null
}

/** In the order given; entries in the trash are left out. */
export function filterEntries(entries: readonly LedgerEntry[], filter: EntryFilter): readonly LedgerEntry[] {
  return entries.filter(entryTest(filter))
}

/** The filter as a question to one entry, for rows that hold more than the entry. */
export function entryTest({ kinds, from, to, text, cardId }: EntryFilter): (entry: LedgerEntry) => boolean {
  const wantedKinds = kinds && kinds.length > 0 ? new Set(kinds) : null
  const words = comparable(text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return (entry) =>
    isKept(entry) &&
    (wantedKinds === null || wantedKinds.has(entry.kind)) &&
    (!from || entry.on >= from) &&
    (!to || entry.on <= to) &&
    (!cardId || entry.cardId === cardId) &&
    (words.length === 0 || hasAll(words, textOf(entry)))
}

/** An amount is found with a point or a comma. */
function hasAll(words: readonly string[], text: string): boolean {
  return words.every((word) => text.includes(word) || text.includes(word.replace(',', '.')))
}

/** Entries never change, and are asked again with every key that is pressed. */
const texts = new WeakMap<LedgerEntry, string>()

function textOf(entry: LedgerEntry): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const { note, orderId, amount, credit } = entry
  const text = comparable(`${note}\n${orderId ?? ''}\n${decimalText(credit?.amount ?? amount)}`)
  texts.set(entry, text)
  return text
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
