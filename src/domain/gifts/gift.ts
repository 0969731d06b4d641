import type { Day } from '../day'
import type { Recorded } from '../household'
import type { CardId, GiftId, ReceivedGiftId } from '../ids'
import type { Money } from '../money'

export const giftChannels = ['digital', 'printed', 'plastic'] as const
/** `digital`: the code in a message or mail. `printed`: on a slip. `plastic`: the card itself. */
export type GiftChannel = (typeof giftChannels)[number]

/** A card for somebody outside the household. Its message is sealed and stored beside it. */
export interface Gift extends Recorded {
  readonly id: GiftId
  readonly cardId: CardId
  readonly recipient: string
  readonly occasion: string
  /** The day on which it is to be given. */
  readonly giveOn: Day | null
  readonly channel: GiftChannel
  readonly pricePaid: Money | null
  /** When its code was last shown to be given away, in milliseconds: since then somebody else may have it. Missing until then. */
  readonly revealedAt?: number
  readonly handedOverOn: Day | null
  /** When the household learned that the recipient has redeemed it. */
  readonly claimedOn: Day | null
}

/** A card that somebody gave to the household. */
export interface ReceivedGift extends Recorded {
  readonly id: ReceivedGiftId
  readonly cardId: CardId | null
  readonly from: string
  readonly occasion: string
  readonly receivedOn: Day | null
  readonly thankedOn: Day | null
}
