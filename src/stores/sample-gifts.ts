import { addDays, type Day } from '@/domain/day'
import type { GiftFacts } from '@/domain/gifts/gift-draft'
import { money } from '@/domain/money'
import { addCard, readCard } from '@/storage/cards'
import { addGift, handGiftOver } from '@/storage/gifts'
import type { Vault } from '@/storage/vault'
import { blank, secret } from './sample-cards'

/** One present that waits for its day, and one that was given. */
export async function fillGifts(vault: Vault, today: Day) {
  const present = async (label: string, minorUnits: number, code: string, facts: GiftFacts, message: string) => {
    const faceValue = money(minorUnits, 'USD')
    const card = { ...blank, marketplaceId: 'US', marketplaceConfirmed: true, faceValue, state: 'ready' } as const
    const cardId = await addCard(vault, { ...card, label, plannedFor: null }, secret(code), [])
    await addGift(vault, cardId, facts, message)
    return (await readCard(vault, cardId))?.card.giftId ?? null
  }
  await present(
    'Wrapped already',
    3000,
    'MW5H-D4CZXK-7QTB',
    {
      recipient: 'Cora next door',
      occasion: 'Birthday',
      giveOn: addDays(today, 5),
      channel: 'printed',
      pricePaid: money(2850, 'USD'),
    },
    'Happy birthday, and thank you for the tomatoes!',
  )
  const given = await present(
    'For the piano lessons',
    1500,
    'YE3K-PV6NQD-4MHC',
    {
      recipient: 'Ms Lund',
      occasion: 'End of term',
      giveOn: addDays(today, -9),
      channel: 'digital',
      pricePaid: money(1500, 'USD'),
    },
    'Thank you for your patience.',
  )
  if (given) await handGiftOver(vault, given, addDays(today, -9))
}
