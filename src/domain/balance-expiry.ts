import type { Card } from './card'
import { settledAmounts } from './corrections'
import type { Day } from './day'
import { expiryOf, type ExpiryAuthority } from './expiry'
import type { Balance } from './household'
import type { CardId } from './ids'
import { isKept } from './kept'
import { balanceTotal, type LedgerEntry } from './ledger'
import { marketplaceOf } from './marketplaces'
import { money, type Money } from './money'

/** Part of a balance that expires. */
export interface ExpiringMoney {
  readonly on: Day
  readonly amount: Money
  readonly by: ExpiryAuthority
  /** Null when a person gave the day for the whole balance. */
  readonly cardId: CardId | null
  /** We reckon that spending takes the money that expires first; no shop but one says so. */
  readonly estimate: boolean
  /** The day of issue is not known and the later day of redeeming stands for it: it may expire sooner. */
  readonly mayBeSooner: boolean
}

export interface BalanceExpiryInput {
  readonly balance: Balance
  /** Other cards than those redeemed into the balance do no harm. */
  readonly cards: readonly Card[]
  /** Those of the balance. */
  readonly entries: readonly LedgerEntry[]
}

/** What is left on a balance of the money whose last day is known, soonest first. Empty also when all of it stays for ever. */
export function balanceExpiry({ balance, cards, entries }: BalanceExpiryInput): readonly ExpiringMoney[] {
  const { currency } = marketplaceOf(balance.marketplaceId)
  const total = balanceTotal(entries, currency)
  if (total.minorUnits <= 0) return []
  if (balance.expires !== null) {
    if (balance.expires.kind === 'never') return []
    const { on } = balance.expires
    return [{ on, amount: total, by: 'own', cardId: null, estimate: false, mayBeSooner: false }]
  }
  const dated = cards.flatMap((card) => expiringCard(card, balance) ?? []).toSorted(bySoonest)
  // Most sites' money stays for ever: then nobody needs to know what was spent of it.
  return dated.length === 0 ? [] : withoutFirst(dated, spentOfDated(dated, entries, total))
}

function expiringCard(card: Card, balance: Balance): ExpiringMoney | null {
  if (card.redeemedInto !== balance.id || card.state !== 'redeemed' || !isKept(card)) return null
  const amount = card.redeemedValue ?? card.faceValue
  const { currency } = marketplaceOf(balance.marketplaceId)
  if (amount === null || amount.currency !== currency || amount.minorUnits <= 0) return null
  const expiry = expiryOf({
    own: card.expires,
    marketplaceId: balance.marketplaceId,
    issuedOn: card.issuedOn ?? card.redeemedOn,
  })
  if (expiry.kind !== 'on') return null
  const { on, by } = expiry
  return { on, amount, by, cardId: card.id, estimate: true, mayBeSooner: by !== 'own' && card.issuedOn === null }
}

/** What went out of all that came in; and never is more left of the cards than is on the balance. */
function spentOfDated(dated: readonly ExpiringMoney[], entries: readonly LedgerEntry[], total: Money): number {
  const cards = dated.reduce((sofar, { amount }) => sofar + amount.minorUnits, 0)
  const amountOf = settledAmounts(entries)
  let cameIn = 0
  for (const entry of entries) if (bringsMoney.has(entry.kind)) cameIn += amountOf(entry)?.minorUnits ?? 0
  return Math.max(cameIn - total.minorUnits, cards - total.minorUnits, 0)
}

const bringsMoney: ReadonlySet<LedgerEntry['kind']> = new Set(['opening', 'redeem', 'reload'])

function withoutFirst(dated: readonly ExpiringMoney[], spent: number): readonly ExpiringMoney[] {
  let open = spent
  return dated.flatMap((part) => {
    const taken = Math.min(open, part.amount.minorUnits)
    open -= taken
    const left = money(part.amount.minorUnits - taken, part.amount.currency)
    return left.minorUnits > 0 ? { ...part, amount: left } : []
  })
}

function bySoonest(a: ExpiringMoney, b: ExpiringMoney): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : (a.cardId ?? '') < (b.cardId ?? '') ? -1 : 1
}
