import type { Card } from './card'
import {
  cardRedeemedElsewhere,
  cardRedeemedHere,
  creditMistaken,
  digitalPurchase,
  entryTwice,
  refund,
} from './check-in/clues'
import { signOrDigits } from './check-in/mistyped'
import type { Clue, ExplanationPart, Look, Suggestion } from './check-in/suggestion'
import { settledAmounts } from './corrections'
import { creditStates, type PromotionalCredit } from './credits'
import { addDays, type Day } from './day'
import type { Recorded } from './household'
import type { BalanceId, CheckInId } from './ids'
import { isKept } from './kept'
import { balanceTotal, plainEntry, signedAmount, type EntryFacts, type LedgerEntry } from './ledger'
import { marketplaceOf } from './marketplaces'
import { subtractMoney, type Money } from './money'

export type { ExplanationPart, Suggestion } from './check-in/suggestion'

/** A look at what Amazon shows for a balance. */
export interface CheckIn extends Recorded {
  readonly id: CheckInId
  readonly balanceId: BalanceId
  /** In the marketplace's time zone. */
  readonly on: Day
  readonly shown: Money
  /** What the ledger said at that moment, before anything was explained; null at the first check-in. */
  readonly expected: Money | null
}

export interface CheckInInput {
  readonly balance: Look['balance']
  readonly on: Day
  readonly shown: Money
  /** Those of the balance. Later ones than `on` do not count. */
  readonly entries: readonly LedgerEntry[]
  /** All of the household. */
  readonly cards: readonly Card[]
  /** Those of the balance. */
  readonly credits: readonly PromotionalCredit[]
  readonly lastCheckIn: CheckIn | null
}

export interface CheckInAssessment {
  /** Null at a first check-in before which nobody said what was on the balance. */
  readonly expected: Money | null
  /** What is shown less what the ledger says: below zero when money is missing. */
  readonly difference: Money
  /** The likeliest first, and `unexplained` last; none without a difference. */
  readonly suggestions: readonly Suggestion[]
}

export function assessCheckIn(input: CheckInInput): CheckInAssessment {
  const { balance, on, shown, lastCheckIn } = input
  const entries = input.entries.filter((entry) => isKept(entry) && entry.on <= on).toSorted(lastWrittenFirst)
  const total = balanceTotal(entries, marketplaceOf(balance.marketplaceId).currency)
  const difference = subtractMoney(shown, total)
  const isFirst = lastCheckIn === null && !entries.some(({ kind }) => kind === 'opening')
  const expected = isFirst ? null : total
  if (difference.minorUnits === 0) return { expected, difference, suggestions: [] }
  const opening = isFirst && difference.minorUnits > 0 ? [openingBefore(entries, difference, on)] : []
  if (opening.length > 0 && entries.length === 0) return { expected, difference, suggestions: opening }
  const look = lookAt(input, entries, total, difference)
  const found = clues.flatMap((clue) => clue(look).slice(0, mostOfAKind))
  return { expected, difference, suggestions: [...opening, ...found, { kind: 'unexplained' }] }
}

export interface Explanation {
  readonly balanceId: BalanceId
  readonly checkInId: CheckInId | null
  readonly on: Day
  readonly difference: Money
  readonly parts: readonly ExplanationPart[]
}

/** What an explanation writes into the ledger, the unexplained rest last: afterwards it says what was shown. */
export function entriesOfExplanation(explanation: Explanation): readonly EntryFacts[] {
  const { balanceId, checkInId, on, difference, parts } = explanation
  const facts = { ...plainEntry, balanceId, checkInId, on }
  const entries = parts.map((part): EntryFacts => {
    if (part.on !== undefined && part.on > on) throw new RangeError(`What explains ${on} cannot be of ${part.on}`)
    return { ...facts, ...part, amount: signedAmount(part.kind, part.amount) }
  })
  const rest = entries.reduce((sofar, { amount }) => subtractMoney(sofar, amount), difference)
  const told = entries.filter(({ amount }) => amount.minorUnits !== 0)
  return rest.minorUnits === 0 ? told : [...told, { ...facts, kind: 'unexplained', amount: rest }]
}

/** The likeliest first. */
const clues: readonly Clue[] = [
  digitalPurchase,
  refund,
  cardRedeemedElsewhere,
  cardRedeemedHere,
  entryTwice,
  creditMistaken,
  signOrDigits,
]

const mostOfAKind = 3

function lookAt(input: CheckInInput, entries: readonly LedgerEntry[], expected: Money, difference: Money): Look {
  const { balance, shown, cards, credits, on, lastCheckIn } = input
  const amountOf = settledAmounts(entries)
  const isRecent = ({ createdAt, checkInId }: LedgerEntry) =>
    lastCheckIn === null || (createdAt > lastCheckIn.createdAt && checkInId !== lastCheckIn.id)
  return {
    balance,
    shown,
    expected,
    difference,
    entries,
    recent: entries.filter(isRecent),
    amountOf,
    cards,
    credits: creditStates(credits, input.entries, on),
  }
}

function openingBefore(entries: readonly LedgerEntry[], amount: Money, on: Day): Suggestion {
  const first = entries.reduce<Day | null>((sofar, entry) => (sofar && sofar < entry.on ? sofar : entry.on), null)
  return { kind: 'opening', part: { kind: 'opening', amount, on: first ? addDays(first, -1) : on } }
}

function lastWrittenFirst(a: LedgerEntry, b: LedgerEntry): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}
