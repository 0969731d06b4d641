import { canBeRedeemed, changeCard, isRedeemable, type Card, type CardState } from '../card'
import type { Day } from '../day'
import { isKept } from '../kept'
import type { Gift } from './gift'

/** `prepared`: still in the house. `claimed`: the recipient is known to have redeemed it. */
export type GiftState = 'prepared' | 'handed-over' | 'claimed'

/** What is written of both sides, always together; null where it may not happen. */
export type GiftChange = { readonly card: Card; readonly gift: Gift } | null

/** The card has the last word: a card whose state was corrected is not handed over, whatever was written before. */
export function giftState(gift: Gift, { state }: Pick<Card, 'state'>): GiftState {
  if (state !== 'given') return 'prepared'
  return gift.claimedOn === null ? 'handed-over' : 'claimed'
}

export function canBecomeGift(card: Card): boolean {
  return isKept(card) && canBeRedeemed(card)
}

export function keepAsGift(card: Card, gift: Gift): GiftChange {
  return canBecomeGift(card) ? { card: { ...card, giftId: gift.id }, gift } : null
}

/** Back into the household's own cards; never after it was handed over. `deletedAt` is the moment (ms). */
export function takeFromGifts(card: Card, gift: Gift, deletedAt: number): GiftChange {
  if (card.giftId !== gift.id || card.state === 'given') return null
  return { card: { ...card, giftId: null }, gift: { ...gift, deletedAt } }
}

/** Cannot be undone: somebody else has the code. */
export function handOver(card: Card, gift: Gift, on: Day): GiftChange {
  if (!isKept(card) || !isKept(gift) || card.giftId !== gift.id) return null
  const change = changeCard(card, { kind: 'give' })
  return change.kind === 'changed' ? { card: change.card, gift: { ...gift, handedOverOn: on, claimedOn: null } } : null
}

/** A person says that it was never handed over, or that it was already. It stays a gift until it is taken from the gifts. */
export function correctGift(card: Card, gift: Gift, state: CardState): GiftChange {
  const change = changeCard(card, { kind: 'correct-state', state })
  if (change.kind === 'refused') return null
  return { card: change.card, gift: state === 'given' ? gift : { ...gift, handedOverOn: null, claimedOn: null } }
}

/** Whether the gift still waits to be given. */
export function isPrepared(gift: Gift, card: Card | null): card is Card {
  return isKept(gift) && card !== null && isKept(card) && card.giftId === gift.id && isRedeemable(card.state)
}
