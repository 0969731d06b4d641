import { canBeRedeemed, type Card } from './card'
import { isKept } from './kept'
import { totalsByCurrency } from './ledger'
import type { Money } from './money'

/** What the household can still redeem: no gift for somebody else is among it. */
export function unredeemedCards(cards: readonly Card[]): readonly Card[] {
  return cards.filter((card) => isKept(card) && canBeRedeemed(card))
}

/** One total per currency; cards without a known value add nothing. */
export function unredeemedWorth(cards: readonly Card[]): readonly Money[] {
  return totalsByCurrency(unredeemedCards(cards).flatMap(({ faceValue }) => faceValue ?? []))
}
