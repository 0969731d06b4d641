import type { Day } from '../day'
import { plainEntry, type EntryFacts, type LedgerEntry } from '../ledger'
import { money } from '../money'
import type { Settled } from './entry-pool'

/** An entry, and the correction that takes all or a part of it back. */
export interface TakenBack {
  readonly entry: LedgerEntry
  readonly proposal: EntryFacts
}

/** The correction has the day of the entry, so that the balances of the days in between come right too. */
export function takenBack({ entry, amount }: Settled, part = amount): TakenBack {
  return { entry, proposal: correcting(entry, -part) }
}

/** The entry that changes what another one comes to. */
export function correcting(entry: LedgerEntry, minorUnits: number): EntryFacts {
  const { balanceId, on, cardId, envelopeId, amount } = entry
  return {
    ...plainEntry,
    balanceId,
    on,
    kind: 'correction',
    amount: money(minorUnits, amount.currency),
    cardId,
    corrects: entry.id,
    envelopeId,
  }
}

/** As far as what is proposed up to the day of each explains it: where no closing balances say what is right. */
export function takenBackInPart(settled: readonly Settled[], proposed: readonly EntryFacts[]): readonly TakenBack[] {
  const inTime = proposed.toSorted(byDay)
  let next = 0
  let shift = 0
  return settled.toSorted(byDay).flatMap((each) => {
    for (let fact = inTime[next]; fact && fact.on <= each.on; fact = inTime[++next]) shift += fact.amount.minorUnits
    const part = partOf(each.amount, shift)
    shift -= part
    return part === 0 ? [] : [takenBack(each, part)]
  })
}

/**
 * An opening, or what a check-in found, made the balance right on its day. When entries before that day are added now, the
 * first one after them has counted their money already.
 */
export function takenBackAfter(anchors: readonly Settled[], proposed: readonly EntryFacts[]): readonly TakenBack[] {
  const [first] = anchors.toSorted((a, b) => byDay(a, b) || a.entry.createdAt - b.entry.createdAt)
  const part = first ? partOf(first.amount, sumOf(proposed)) : 0
  return first && part !== 0 ? [takenBack(first, part)] : []
}

export function sumOf(amounts: readonly { readonly amount: number | EntryFacts['amount'] }[]): number {
  return amounts.reduce((sum, { amount }) => sum + (typeof amount === 'number' ? amount : amount.minorUnits), 0)
}

function byDay(a: { readonly on: Day }, b: { readonly on: Day }): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0
}

/** The part of an amount that another one of the same sign explains. */
function partOf(amount: number, by: number): number {
  if (Math.sign(amount) !== Math.sign(by)) return 0
  return Math.sign(amount) * Math.min(Math.abs(amount), Math.abs(by))
}
