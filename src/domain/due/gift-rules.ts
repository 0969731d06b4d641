import { addDays } from '../day'
import { isPrepared } from '../gifts/gift-life'
import { isKept } from '../kept'
import { dayOfWriting } from './household-rows'
import type { DueRule } from './item'

/** Time to think of a message, and to look whether the card is activated. */
const giftLeadDays = 7
/** Nobody wants to be told on the very day. */
const thankAfterDays = 3

/** Stays until it is handed over, or is no gift any more. */
export const giftToGive: DueRule = ({ household, gifts, today }) => {
  const horizon = addDays(today, giftLeadDays)
  const cards = new Map(household.cards.map((card) => [card.id, card]))
  return gifts.flatMap((gift) => {
    const { id, cardId, giveOn } = gift
    if (giveOn === null || giveOn > horizon || !isPrepared(gift, cards.get(cardId) ?? null)) return []
    return { kind: 'gift-to-give', giftId: id, cardId, on: giveOn, subject: id, cause: giveOn }
  })
}

export const giftToThank: DueRule = ({ receivedGifts, today }) =>
  receivedGifts.flatMap((gift) => {
    if (!isKept(gift) || gift.thankedOn !== null) return []
    const since = gift.receivedOn ?? dayOfWriting(gift)
    const on = addDays(since, thankAfterDays)
    const { id } = gift
    return on > today ? [] : { kind: 'gift-to-thank', receivedGiftId: id, on, subject: id, cause: since }
  })
