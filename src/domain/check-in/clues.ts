import { canBeRedeemed, type Card } from '../card'
import { digitalPrices } from '../data/digital-prices'
import { daysBetween } from '../day'
import type { CardId } from '../ids'
import { isKept } from '../kept'
import type { LedgerEntry } from '../ledger'
import { money, negateMoney, type Money } from '../money'
import type { Clue, Look } from './suggestion'

export const digitalPurchase: Clue = ({ difference }) => {
  const { minorUnits, currency } = difference
  const isSmall = minorUnits < 0 && -minorUnits <= digitalPrices.upTo[currency]
  return isSmall ? [{ kind: 'digital-purchase', part: { kind: 'digital-purchase', amount: difference } }] : []
}

/** Of a purchase for which no equal refund has come yet. */
export const refund: Clue = ({ difference, entries, amountOf }) => {
  if (difference.minorUnits < 0) return []
  const refunded = entries.filter((entry) => entry.kind === 'refund' && equals(amountOf(entry), difference)).length
  const purchases = entries.filter(
    (entry) => purchaseKinds.has(entry.kind) && equals(amountOf(entry), negateMoney(difference)),
  )
  return purchases.slice(0, Math.max(0, purchases.length - refunded)).map(({ id, orderId, envelopeId }) => ({
    kind: 'refund',
    entryId: id,
    part: { kind: 'refund', amount: difference, orderId, envelopeId },
  }))
}

export const cardRedeemedElsewhere: Clue = ({ difference, recent, amountOf, cards }) => {
  const known = new Set<CardId | null>(cards.map(({ id }) => id))
  return recent.flatMap((entry) => {
    const { id, kind, cardId } = entry
    if (kind !== 'redeem' || cardId === null || !known.has(cardId)) return []
    if (!equals(amountOf(entry), negateMoney(difference))) return []
    return {
      kind: 'card-redeemed-elsewhere',
      cardId,
      part: { kind: 'correction', amount: difference, cardId, corrects: id },
    }
  })
}

/** A card that nobody has redeemed, or one that is recorded on another balance. Those planned for this one come first. */
export const cardRedeemedHere: Clue = ({ balance, difference, cards }) => {
  if (difference.minorUnits < 0) return []
  const planned = ({ plannedFor }: Card) =>
    plannedFor?.kind === 'balance' && plannedFor.balanceId === balance.id ? 0 : 1
  return cards
    .filter((card) => mayHaveComeHere(card, balance) && equals(valueOf(card), difference))
    .toSorted((a, b) => planned(a) - planned(b))
    .map(({ id, redeemedInto }) => ({
      kind: 'card-redeemed-here',
      cardId: id,
      recordedOn: redeemedInto,
      part: { kind: 'redeem', amount: difference, cardId: id },
    }))
}

/** Two entries alike within a few days, or of one order or card; the later one is too many. */
export const entryTwice: Clue = ({ difference, entries, recent, amountOf }) => {
  const wanted = negateMoney(difference)
  const written = new Set(recent)
  const alike = entries
    .filter((entry) => canBeTwice.has(entry.kind) && equals(amountOf(entry), wanted))
    .slice(0, comparedAtMost)
  return alike.flatMap((entry, place) => {
    const twin = written.has(entry) ? alike.slice(place + 1).find((other) => areTwins(entry, other)) : undefined
    if (!twin) return []
    const { id, cardId, envelopeId } = entry
    const part = { kind: 'correction', amount: difference, cardId, envelopeId, corrects: id } as const
    return { kind: 'entry-twice', entryId: id, twinId: twin.id, part }
  })
}

export const creditMistaken: Clue = ({ difference, expected, recent, amountOf, credits }) =>
  credits.flatMap(({ credit, remaining, state }) => {
    if (state !== 'open') return []
    if (equals(remaining, difference))
      return { kind: 'credit-mistaken', creditId: credit.id, right: expected, part: null }
    if (!equals(remaining, negateMoney(difference))) return []
    const counted = recent.find((entry) => creditLooksLike.has(entry.kind) && equals(amountOf(entry), remaining))
    if (!counted) return []
    const right = money(0, remaining.currency)
    const part = { kind: 'correction', amount: difference, corrects: counted.id } as const
    return { kind: 'credit-mistaken', creditId: credit.id, right, part }
  })

const purchaseKinds: ReadonlySet<LedgerEntry['kind']> = new Set(['purchase', 'digital-purchase'])
const canBeTwice: ReadonlySet<LedgerEntry['kind']> = new Set([
  'redeem',
  'reload',
  'purchase',
  'digital-purchase',
  'refund',
])
const creditLooksLike: ReadonlySet<LedgerEntry['kind']> = new Set(['opening', 'reload', 'refund', 'redeem'])

const twinDays = 3
const comparedAtMost = 200

function areTwins(a: LedgerEntry, b: LedgerEntry): boolean {
  if (a.kind !== b.kind) return false
  if (a.orderId !== null && b.orderId !== null) return a.orderId === b.orderId
  if (a.cardId !== null && b.cardId !== null) return a.cardId === b.cardId
  return Math.abs(daysBetween(a.on, b.on)) <= twinDays
}

function mayHaveComeHere(card: Card, balance: Look['balance']): boolean {
  if (!isKept(card) || card.issuerId !== 'amazon') return false
  if (card.marketplaceId !== null && card.marketplaceId !== balance.marketplaceId) return false
  return canBeRedeemed(card) || (card.state === 'redeemed' && card.redeemedInto !== balance.id)
}

function valueOf({ redeemedValue, faceValue }: Card): Money | null {
  return redeemedValue ?? faceValue
}

function equals(a: Money | null, b: Money): boolean {
  return a !== null && a.minorUnits === b.minorUnits && a.currency === b.currency
}
