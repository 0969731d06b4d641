import { settledAmounts } from '../corrections'
import { addDays } from '../day'
import type { BalanceId } from '../ids'
import { isKept } from '../kept'
import { plainEntry, type EntryFacts, type LedgerEntry } from '../ledger'
import { money, type CurrencyCode } from '../money'
import type { ActivityRow } from './activity-row'
import { closingBreaks, openingOf } from './closing-chain'
import type { Settled } from './entry-pool'
import { cardsOfRows, type ActivityCard } from './match-card'
import { matchRows, type Claim, type Match, type Span } from './match-rows'
import { correcting, sumOf, takenBack, takenBackAfter, takenBackInPart, type TakenBack } from './take-back'

export interface ActivityAndLedger {
  /** Oldest first. */
  readonly rows: readonly ActivityRow[]
  readonly entries: readonly LedgerEntry[]
  readonly cards: readonly ActivityCard[]
  readonly balanceId: BalanceId
  readonly currency: CurrencyCode
}

export type RowVerdict =
  | { readonly kind: 'known'; readonly row: ActivityRow; readonly entry: LedgerEntry }
  | { readonly kind: 'missing'; readonly row: ActivityRow; readonly proposal: EntryFacts }
  /** The same order or card with another amount; the proposal corrects the entry. */
  | { readonly kind: 'differs'; readonly row: ActivityRow; readonly entry: LedgerEntry; readonly proposal: EntryFacts }

export interface ReconcilePlan {
  /** In the order of the rows. */
  readonly verdicts: readonly RowVerdict[]
  /** What the ledger lacks before the first row; null where nothing is lacking or the page has no closing balances. */
  readonly start: EntryFacts | null
  /** What the page's own rows lack for its closing balances, at the rows where `closingBreaks` finds it. */
  readonly gaps: readonly EntryFacts[]
  /** Entries that the page does not show, with what takes them back. */
  readonly surprises: readonly TakenBack[]
  /** Entries of the page's last day, or of its first, that it does not show: the rest of the day may have. Nothing is proposed. */
  readonly atTheEdge: readonly LedgerEntry[]
  /** Openings, corrections and what nobody could explain, as far as the page explains them now. */
  readonly supersedes: readonly TakenBack[]
}

/** What to write so that the ledger says what the page says. With everything written, doing it again proposes nothing. */
export function reconcileActivity({
  rows: all,
  entries,
  cards,
  balanceId,
  currency,
}: ActivityAndLedger): ReconcilePlan {
  const rows = withoutRepeated(all)
  const [firstRow, lastRow] = [rows[0], rows.at(-1)]
  if (!firstRow || !lastRow) {
    return { verdicts: [], start: null, gaps: [], surprises: [], atTheEdge: [], supersedes: [] }
  }
  const days = rows.map(({ on }) => on).sort()
  const span: Span = { first: days[0] ?? firstRow.on, last: days.at(-1) ?? lastRow.on }
  const settled = settledOf(entries.filter((entry) => isKept(entry) && entry.balanceId === balanceId))
  const fact = (facts: Pick<EntryFacts, 'on' | 'kind'> & Partial<EntryFacts>, minorUnits: number): EntryFacts => ({
    ...plainEntry,
    ...facts,
    balanceId,
    amount: money(minorUnits, currency),
  })

  const cardIds = cardsOfRows(rows, cards, balanceId)
  const rowClaims = rows.map((row, place): Claim => ({
    ...row,
    amount: row.amount.minorUnits,
    cardId: cardIds[place] ?? null,
  }))
  const gapClaims = closingBreaks(rows).flatMap(({ row, gap }): Claim[] =>
    gap.minorUnits === 0
      ? []
      : [{ on: row.on, kind: 'unexplained', amount: gap.minorUnits, orderId: null, cardId: null, description: '' }],
  )
  const matches = matchRows([...rowClaims, ...gapClaims], settled, span)
  const matched = new Set(matches.map((match) => match?.settled))
  const left = settled.filter((each) => !matched.has(each))

  const verdicts = rows.map((row, place) => {
    const note = row.description
    const facts = { on: row.on, kind: row.kind, note, orderId: row.orderId, cardId: cardIds[place] ?? null }
    return verdictOf(row, matches[place] ?? null, fact(facts, row.amount.minorUnits))
  })
  const gaps = gapClaims
    .filter((_, place) => !matches[rows.length + place])
    .map(({ on, kind, amount }) => fact({ on, kind }, amount))

  const opening = openingOf(rows)
  const { before, inside, after } = placed(left, span, opening)
  const lack = opening === null ? 0 : opening - sumOf(before)
  const startKind = before.length === 0 ? 'opening' : 'unexplained'
  const start = lack === 0 ? null : fact({ on: addDays(span.first, -1), kind: startKind }, lack)

  const isAtTheEdge = ({ on, entry }: Settled) =>
    !isAnchor(entry) && (on === span.last || (on === span.first && opening === null))
  const open = inside.filter((each) => each.amount !== 0 && !isAtTheEdge(each))
  const surprises = open.filter(({ entry }) => !isProvisional(entry)).map((each) => takenBack(each))
  const provisional = open.filter(({ entry }) => isProvisional(entry))
  const proposed = proposalsOf({ verdicts, start, gaps, surprises, supersedes: [] })
  const explained =
    opening === null ? takenBackInPart(provisional, proposed) : provisional.map((each) => takenBack(each))
  const anchors = after.filter(({ entry }) => isAnchor(entry))
  const later = takenBackAfter(anchors, [...proposed, ...explained.map(({ proposal }) => proposal)])
  return {
    verdicts,
    start,
    gaps,
    surprises,
    atTheEdge: inside.filter(isAtTheEdge).map(({ entry }) => entry),
    supersedes: [...explained, ...later],
  }
}

/** A row that is there twice, closing balance included, was copied twice: pages overlap. Two equal rows that are both real close differently. */
function withoutRepeated(rows: readonly ActivityRow[]): readonly ActivityRow[] {
  const repeated = new Set(closingBreaks(rows).flatMap(({ kind, row }) => (kind === 'row-repeated' ? row : [])))
  return repeated.size === 0 ? rows : withoutRepeated(rows.filter((row) => !repeated.has(row)))
}

/** Everything the plan would write, in order of its parts. */
export function proposalsOf({
  verdicts,
  start,
  gaps,
  surprises,
  supersedes,
}: Omit<ReconcilePlan, 'atTheEdge'>): readonly EntryFacts[] {
  return [
    ...(start ? [start] : []),
    ...verdicts.flatMap((verdict) => (verdict.kind === 'known' ? [] : [verdict.proposal])),
    ...gaps,
    ...[...surprises, ...supersedes].map(({ proposal }) => proposal),
  ]
}

/**
 * Where entries that no row shows lie. A page may begin in the middle of a day: then its opening says that the rest of that day
 * came before.
 */
function placed(left: readonly Settled[], { first, last }: Span, opening: number | null) {
  const before = left.filter(({ on }) => on < first)
  const onFirst = left.filter(({ on }) => on === first)
  const isCut = opening !== null && onFirst.length > 0 && sumOf(before) + sumOf(onFirst) === opening
  return {
    before: isCut ? [...before, ...onFirst] : before,
    inside: left.filter(({ on }) => (isCut ? on > first : on >= first) && on <= last),
    after: left.filter(({ on }) => on > last),
  }
}

/** Every entry with its corrections; what they have taken back entirely is no longer there. */
function settledOf(entries: readonly LedgerEntry[]): readonly Settled[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects))
  const amountOf = settledAmounts(entries)
  return entries.flatMap((entry) => {
    const amount = amountOf(entry)?.minorUnits
    if (amount === undefined || entry.kind === 'credit-used') return []
    return amount === 0 && corrected.has(entry.id) ? [] : [{ entry, on: entry.on, amount }]
  })
}

function verdictOf(row: ActivityRow, match: Match | null, proposal: EntryFacts): RowVerdict {
  if (!match) return { kind: 'missing', row, proposal }
  const { entry, amount } = match.settled
  if (!match.differs) return { kind: 'known', row, entry }
  return { kind: 'differs', row, entry, proposal: correcting(entry, row.amount.minorUnits - amount) }
}

/** What made the balance right at some time, without saying what had happened. */
function isAnchor({ kind }: LedgerEntry): boolean {
  return kind === 'unexplained' || kind === 'opening'
}

function isProvisional(entry: LedgerEntry): boolean {
  return isAnchor(entry) || entry.kind === 'correction'
}
