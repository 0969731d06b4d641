import { useI18n } from 'vue-i18n'
import type { Card } from '@/domain/card'
import type { CardId } from '@/domain/ids'
import { marketplaceOf } from '@/domain/marketplaces'
import { formats } from '@/locales/formats'
import { useCards } from '@/stores/cards'

/** A card in a line: its label, and with it its value and site where that matters. */
export function useCardTitles() {
  const { t } = useI18n()
  const cards = useCards()

  function labelOf(id: CardId): string {
    return cards.find(id)?.label || t('card.untitled')
  }

  function titleOf({ label, faceValue, marketplaceId }: Card): string {
    const parts = [
      label || t('card.untitled'),
      faceValue ? formats.money(faceValue) : null,
      marketplaceId ? marketplaceOf(marketplaceId).name : t('cards.unknownMarketplace'),
    ]
    return parts.filter((part) => part !== null).join(' · ')
  }

  return { labelOf, titleOf }
}
