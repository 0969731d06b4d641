import { activityLayouts } from '../data/activity-layouts'
import type { LedgerEntryKind } from '../ledger'
import { folded, type ActivityKind } from './activity-layout'

export interface KindSigns {
  /** Of the whole text of the row, its numbers included. */
  readonly words: string
  /** Below zero is out, null where nobody knows yet. */
  readonly sign: number | null
  readonly orderId: string | null
  readonly hasCard: boolean
}

/** The first kind that the words and the sign allow; without words the order's number and the card tell. */
export function activityKind({ words, sign, orderId, hasCard }: KindSigns): LedgerEntryKind {
  const text = folded(words)
  const isOut = sign === null ? null : sign < 0
  const said = kindsInOrder.find((kind) => agrees(kind, isOut) && phrases[kind].some((phrase) => text.includes(phrase)))
  const kind = said ?? kindWithoutWords(isOut, orderId, hasCard)
  return kind === 'purchase' && orderId?.startsWith('D') ? 'digital-purchase' : kind
}

/** Below zero for what goes out, null where the kind does not say. */
export function signOfKind(kind: LedgerEntryKind): 1 | -1 | null {
  return incoming.has(kind) ? 1 : outgoing.has(kind) ? -1 : null
}

// A refund of an order speaks of the order too: what is rarer is asked first.
const kindsInOrder: readonly ActivityKind[] = ['expiry', 'refund', 'reload', 'redeem', 'digital-purchase', 'purchase']
const incoming: ReadonlySet<LedgerEntryKind> = new Set(['redeem', 'reload', 'refund'])
const outgoing: ReadonlySet<LedgerEntryKind> = new Set(['purchase', 'digital-purchase', 'expiry'])

const phrases = phrasesByKind()

function phrasesByKind(): Readonly<Record<ActivityKind, readonly string[]>> {
  const found: Record<ActivityKind, string[]> = {
    redeem: [],
    reload: [],
    purchase: [],
    'digital-purchase': [],
    refund: [],
    expiry: [],
  }
  for (const { wordings } of activityLayouts) {
    for (const { kind, phrases } of wordings) found[kind].push(...phrases.map(folded))
  }
  return found
}

function agrees(kind: ActivityKind, isOut: boolean | null): boolean {
  return isOut === null || outgoing.has(kind) === isOut
}

function kindWithoutWords(isOut: boolean | null, orderId: string | null, hasCard: boolean): LedgerEntryKind {
  if (orderId !== null) return isOut === false ? 'refund' : 'purchase'
  return hasCard && isOut !== true ? 'redeem' : 'correction'
}
