import type { Day } from './day'
import type { EntryId } from './ids'
import { isKept } from './kept'
import { plainEntry, type EntryFacts, type LedgerEntry } from './ledger'
import { addMoney, money, subtractMoney, type Money } from './money'

/**
 * The entry that puts an earlier one right, or null when nothing is wrong: entries stay as they were written. `right` is signed as
 * the entry's amount is; of a used credit it is what was really taken of it.
 */
export function correctionOf(
  entries: readonly LedgerEntry[],
  entry: LedgerEntry,
  right: Money,
  on: Day,
): EntryFacts | null {
  const difference = subtractMoney(right, amountAfterCorrections(entries, entry))
  if (difference.minorUnits === 0) return null
  const { balanceId, cardId, envelopeId, credit } = entry
  return {
    ...plainEntry,
    balanceId,
    on,
    kind: 'correction',
    amount: credit ? money(0, entry.amount.currency) : difference,
    cardId,
    corrects: entry.id,
    envelopeId,
    credit: credit && { id: credit.id, amount: difference },
  }
}

/** What an entry comes to with its corrections and theirs; of a used credit, what was taken of it. */
export function amountAfterCorrections(entries: readonly LedgerEntry[], entry: LedgerEntry): Money {
  return correctionsOf(entries, entry.id).reduce((sofar, each) => addMoney(sofar, moved(each)), moved(entry))
}

/** The corrections of an entry, their own corrections included: they go to the trash with it. */
export function correctionsOf(entries: readonly LedgerEntry[], id: EntryId): readonly LedgerEntry[] {
  const corrections = entries.filter((entry) => entry.corrects !== null && entry.id !== id && isKept(entry))
  const found = new Set<LedgerEntry>()
  const reached = new Set<EntryId | null>([id])
  let before: number
  do {
    before = found.size
    for (const correction of corrections) {
      if (!reached.has(correction.corrects)) continue
      found.add(correction)
      reached.add(correction.id)
    }
  } while (found.size > before)
  return [...found]
}

/**
 * What an entry comes to on the balance with all its corrections; null for those, and for what is in the trash. Together these amounts are
 * the balance. Most entries are never corrected, and only the others are looked at more than once.
 */
export function settledAmounts(entries: readonly LedgerEntry[]): (entry: LedgerEntry) => Money | null {
  const firstOf = correctedFirst(entries)
  const shifts = new Map<EntryId, Money>()
  for (const entry of entries) {
    if (entry.corrects === null || !isKept(entry)) continue
    const { id } = firstOf(entry)
    if (id === entry.id) continue
    const sofar = shifts.get(id)
    shifts.set(id, sofar ? addMoney(sofar, entry.amount) : entry.amount)
  }
  return (entry) => {
    if (!isKept(entry)) return null
    const own = firstOf(entry).id === entry.id ? entry.amount : null
    const shift = shifts.get(entry.id)
    return own && shift ? addMoney(own, shift) : (own ?? shift ?? null)
  }
}

/** Finds the entry where a chain of corrections began. A correction whose entry is gone stands for itself. */
export function correctedFirst(entries: readonly LedgerEntry[]): (entry: LedgerEntry) => LedgerEntry {
  const wanted = new Set<EntryId>()
  for (const { corrects } of entries) if (corrects !== null) wanted.add(corrects)
  const known = new Map<EntryId, LedgerEntry>()
  if (wanted.size > 0)
    for (const entry of entries) if (wanted.has(entry.id) && isKept(entry)) known.set(entry.id, entry)
  return (entry) => {
    if (entry.corrects === null) return entry
    let first = entry
    const passed = new Set<EntryId>()
    while (first.corrects !== null && !passed.has(first.id)) {
      passed.add(first.id)
      const earlier = known.get(first.corrects)
      if (!earlier || passed.has(earlier.id)) break
      first = earlier
    }
    return first
  }
}

function moved({ amount, credit }: LedgerEntry): Money {
  return credit ? credit.amount : amount
}
