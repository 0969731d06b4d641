import type { Evidence } from '../evidence'
import type { GiftChannel } from '../gifts/gift'
import { checked } from './checked'

/** The way to give that we recommend. */
export const recommendedChannel: GiftChannel = 'digital'

/** What is known for or against each way of giving a card; the words stand in the locale under the same names. */
export const giftChannelEvidence: Readonly<Record<GiftChannel, Evidence>> = {
  digital: checked(
    'inferred',
    'FTC and Amazon on tampered cards: what never hung in a shop cannot be tampered with there',
  ),
  printed: checked('general', 'whoever holds the paper can use the code'),
  plastic: checked(
    'documented',
    'FTC; Amazon’s list of frauds: codes of cards on the shelf are uncovered or stickers changed',
  ),
}
