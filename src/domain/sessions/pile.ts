import { canBeRedeemed, type Card } from '../card'
import type { Household } from '../household'
import type { BalanceId } from '../ids'
import { isKept } from '../kept'
import { fittingBalances } from '../redemption/attempt'
import type { FittingBalance } from '../redemption/finding'

/** Where a card may go, before the guard has looked at its code. */
export type PilePlace =
  /** `isChosen`: by its plan, or because no other balance fits; otherwise the first is a proposal. */
  | { readonly kind: 'fits'; readonly fitting: readonly FittingBalance[]; readonly isChosen: boolean }
  /** A card of another brand, one of which nobody knows the site, or one for which nobody has a balance. */
  | { readonly kind: 'other-issuer' | 'unknown-marketplace' | 'no-balance' }

/** The cards that a session can take, in the order given. */
export function cardsOfPile(cards: readonly Card[]): readonly Card[] {
  return cards.filter((card) => canBeRedeemed(card) && isKept(card))
}

/** A card without a known marketplace is never put on a pile: one by one its place can be looked at. */
export function placeOf(card: Card, household: Household): PilePlace {
  if (card.issuerId !== 'amazon') return { kind: 'other-issuer' }
  if (card.marketplaceId === null) return { kind: 'unknown-marketplace' }
  const fitting = fittingBalances(card, household)
  if (fitting.length === 0) return { kind: 'no-balance' }
  return { kind: 'fits', fitting, isChosen: fitting.length === 1 || isPlannedAmong(card, fitting, household) }
}

/** The plan names one of them, or a person who has just one of them. */
function isPlannedAmong({ plannedFor }: Card, fitting: readonly FittingBalance[], household: Household): boolean {
  if (plannedFor === null) return false
  if (plannedFor.kind === 'balance') return fitting[0]?.balanceId === plannedFor.balanceId
  const accountIds = new Set(
    household.accounts.flatMap(({ id, memberId }) => (memberId === plannedFor.memberId ? id : [])),
  )
  const own = new Set<BalanceId>(
    household.balances.flatMap(({ id, accountId }) => (accountIds.has(accountId) ? id : [])),
  )
  return fitting.filter(({ balanceId }) => own.has(balanceId)).length === 1
}
