import type { Day } from './day'
import { growing } from './growing'
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

interface EntryRow {
  readonly entry: LedgerEntry
}

/** The rows whose entry fits, in the order given; entries in the trash are left out. */
export function findRows<Row extends EntryRow>(
  rows: readonly Row[],
  { kinds, from, to, text, cardId }: EntryFilter,
): readonly Row[] {
  const wantedKinds = kinds && kinds.length > 0 ? new Set(kinds) : null
  const words = comparable(text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(formsOf)
  const texts = words.length > 0 ? textsOf(rows) : []
  const isSaid = (text: string) => words.every((forms) => forms.some((form) => text.includes(form)))
  return rows.filter(
    ({ entry }, at) =>
      // The text leaves the least over, and is asked first.
      (words.length === 0 || isSaid(texts[at] ?? '')) &&
      isKept(entry) &&
      (wantedKinds === null || wantedKinds.has(entry.kind)) &&
      (!from || entry.on >= from) &&
      (!to || entry.on <= to) &&
      (!cardId || entry.cardId === cardId),
  )
}

/** An amount is found with a point or a comma. */
function formsOf(word: string): readonly string[] {
  return word.includes(',') ? [word, word.replace(',', '.')] : [word]
}

/** Asked again with every key that is pressed, and kept beside the rows: to look each entry up would take longer than to search. */
const textsOf = growing<EntryRow, readonly string[]>([], (sofar, added) => [
  ...sofar,
  ...added.map(({ entry: { note, orderId, amount, credit } }) =>
    [comparable(note), comparable(orderId ?? ''), decimalText(credit?.amount ?? amount)].join('\n'),
  ),
])

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
