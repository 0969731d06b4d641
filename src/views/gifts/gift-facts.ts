import { useI18n } from 'vue-i18n'
import type { Card } from '@/domain/card'
import type { Gift } from '@/domain/gifts/gift'
import { formats } from '@/locales/formats'

/** What a row says below the name of its recipient. */
export function useGiftFacts() {
  const { t } = useI18n()

  return ({ occasion, giveOn, channel, pricePaid, revealedAt, handedOverOn }: Gift, { label }: Card): string =>
    [
      occasion,
      giveOn ? t('gifts.onDay', { day: formats.day(giveOn) }) : '',
      label || t('card.untitled'),
      t(`gifts.channels.${channel}`),
      revealedAt && !handedOverOn ? t('gifts.codeShown', { day: formats.dayOf(revealedAt) }) : '',
      pricePaid ? t('gifts.paid', { amount: formats.money(pricePaid) }) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ')
}
