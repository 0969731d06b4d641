import { shallowRef } from 'vue'
import type { Card } from '@/domain/card'
import type { Gift } from '@/domain/gifts/gift'
import { draftOfGift, type FilledGift, type GiftDraft } from '@/domain/gifts/gift-draft'
import { marketplaceOf } from '@/domain/marketplaces'
import type { CurrencyCode } from '@/domain/money'
import { formats } from '@/locales/formats'
import { useGifts } from '@/stores/gifts'
import { useOneAtATime } from '../one-at-a-time'

/** One gift of a list at a time is opened as a form. */
export function useGiftEditing() {
  const gifts = useGifts()
  const { oneAtATime } = useOneAtATime()
  const editing = shallowRef<{ readonly gift: Gift; readonly start: GiftDraft } | null>(null)

  async function edit(gift: Gift, card: Card) {
    const message = await gifts.message(gift.id)
    editing.value = { gift, start: draftOfGift(gift, message, currencyOf(card), formats.locale) }
  }

  const save = oneAtATime(async (filled: FilledGift) => {
    if (editing.value) await gifts.change(editing.value.gift.id, filled)
    editing.value = null
  })

  return { editing, edit, save }
}

export function currencyOf({ faceValue, marketplaceId }: Card): CurrencyCode {
  return faceValue?.currency ?? (marketplaceId ? marketplaceOf(marketplaceId).currency : 'USD')
}
