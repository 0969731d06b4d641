import { addDays, type Day } from '../day'
import type { CardId } from '../ids'
import type { LedgerEntryKind } from '../ledger'
import { poolOf, type Pool, type Settled } from './entry-pool'

/** What the page says has happened. */
export interface Claim {
  readonly on: Day
  readonly amount: number
  readonly kind: LedgerEntryKind
  readonly orderId: string | null
  readonly cardId: CardId | null
  /** As the page words it. */
  readonly description: string
}

export interface Match {
  readonly settled: Settled
  /** The same order or card, but another amount. */
  readonly differs: boolean
}

export interface Span {
  readonly first: Day
  readonly last: Day
}

/**
 * Finds for each claim an entry, each entry once: first by order or card with the amount, then by the day with the amount, then
 * within three days; what is left over of the same order or card differs. Equal rows find as many entries as there are. An entry
 * in the page's own words was taken from it, with its day: on another day it is another row.
 */
export function matchRows(
  claims: readonly Claim[],
  entries: readonly Settled[],
  span: Span,
): readonly (Match | null)[] {
  const used = new Set<Settled>()
  const found: (Match | null)[] = claims.map(() => null)
  const byDay = entries.toSorted((a, b) => compare(a.on, b.on))
  const isInside = ({ on }: Settled) => on >= span.first && on <= span.last
  const insideFirst = [...byDay.filter(isInside), ...byDay.filter((settled) => !isInside(settled))]
  const wordings = new Set(claims.map(({ description }) => description).filter((text) => text !== ''))
  const mayBeOff = ({ entry }: Settled) => !wordings.has(entry.note)

  // Who can take many must not take the only one of who can take few.
  const pickiestFirst = claims
    .map((claim, place) => ({ claim, place }))
    .sort((a, b) => bucketsFor(a.claim).length - bucketsFor(b.claim).length)

  const round = (pool: Pool, keysOf: (claim: Claim) => readonly string[], differs = false) => {
    for (const { claim, place } of pickiestFirst) {
      if (found[place]) continue
      const settled = pool.take(keysOf(claim), used)
      if (settled) found[place] = { settled, differs }
    }
  }
  round(
    poolOf(insideFirst, (settled) => identities(settled, `${settled.amount} ${settled.on}`)),
    (claim) => claimIdentities(claim, `${claim.amount} ${claim.on}`),
  )
  round(
    poolOf(insideFirst.filter(mayBeOff), (settled) => identities(settled, `${settled.amount}`)),
    (claim) => claimIdentities(claim, `${claim.amount}`),
  )
  round(
    poolOf(byDay, (settled) => [`${bucketOf(settled)} ${settled.on}`]),
    (claim) => bucketsFor(claim).map((bucket) => `${bucket} ${claim.on}`),
  )
  matchNearby(
    claims,
    found,
    poolOf(byDay.filter(mayBeOff), (settled) => [bucketOf(settled)]),
    used,
  )
  const sameButAmount = poolOf(insideFirst, (settled) =>
    identities(settled, String(Math.sign(settled.amount))).filter((key) => key.startsWith('card') || isInside(settled)),
  )
  round(sameButAmount, (claim) => claimIdentities(claim, String(Math.sign(claim.amount))), true)
  return found
}

const nearDays = 3

/** In order of time, so that each bucket is walked through once. */
function matchNearby(claims: readonly Claim[], found: (Match | null)[], pool: Pool, used: Set<Settled>): void {
  const open = claims.flatMap((claim, place) =>
    found[place] || claim.kind === 'unexplained' ? [] : [{ claim, place }],
  )
  for (const { claim, place } of open.sort((a, b) => compare(a.claim.on, b.claim.on))) {
    const [from, to] = [addDays(claim.on, -nearDays), addDays(claim.on, nearDays)]
    const settled = pool.take(bucketsFor(claim), used, ({ on }) => (on < from ? 'gone' : on > to ? 'not-yet' : 'fits'))
    if (settled) found[place] = { settled, differs: false }
  }
}

function identities({ entry }: Settled, rest: string): readonly string[] {
  if (entry.kind === 'unexplained' || entry.kind === 'opening') return []
  return claimIdentities(entry, rest)
}

function claimIdentities({ orderId, cardId }: Pick<Claim, 'orderId' | 'cardId'>, rest: string): readonly string[] {
  return [...(cardId ? [`card ${cardId} ${rest}`] : []), ...(orderId ? [`order ${orderId} ${rest}`] : [])]
}

type KindClass = 'out' | 'in' | 'refund' | 'expiry' | 'correction' | 'unexplained' | 'opening' | 'credit-used'

const classOf: Readonly<Record<LedgerEntryKind, KindClass>> = {
  redeem: 'in',
  reload: 'in',
  purchase: 'out',
  'digital-purchase': 'out',
  refund: 'refund',
  expiry: 'expiry',
  correction: 'correction',
  unexplained: 'unexplained',
  opening: 'opening',
  'credit-used': 'credit-used',
}

/** What the page does not explain may be any of them. */
const anyClass: readonly KindClass[] = ['correction', 'in', 'out', 'refund', 'expiry']

function bucketOf({ entry, amount }: Settled): string {
  return bucket(amount, classOf[entry.kind], entry.orderId !== null, entry.cardId !== null)
}

/** An entry of another order or card never fits; one that names none does. */
function bucketsFor({ amount, kind, orderId, cardId }: Claim): readonly string[] {
  const classes = kind === 'correction' ? anyClass : [classOf[kind]]
  const orders = orderId === null ? [false, true] : [false]
  const cards = cardId === null ? [false, true] : [false]
  return classes.flatMap((each) =>
    orders.flatMap((hasOrder) => cards.map((hasCard) => bucket(amount, each, hasOrder, hasCard))),
  )
}

function bucket(amount: number, kind: KindClass, hasOrder: boolean, hasCard: boolean): string {
  return `${amount} ${kind} ${hasOrder} ${hasCard}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
