import { useI18n } from 'vue-i18n'
import type { Card, CardSecret } from '@/domain/card'
import { formatClaimCode } from '@/domain/claim-code'
import type { Gift } from '@/domain/gifts/gift'
import { issuerOf } from '@/domain/issuers'
import { marketplaceOf, officialPage } from '@/domain/marketplaces'
import { formats } from '@/locales/formats'

export interface SlipText {
  readonly recipient: string
  readonly occasion: string
  readonly message: string
  readonly value: string
  readonly site: string
  readonly code: string
  readonly pin: string
  readonly how: string
}

/** What the recipient reads: on the slip, or in a message. */
export function useGiftSlipText() {
  const { t } = useI18n()

  function howTo({ issuerId, marketplaceId }: Card): string {
    if (issuerId === 'amazon' && marketplaceId) {
      const { host, name } = marketplaceOf(marketplaceId)
      return t('slip.howAmazon', { host, page: officialPage(marketplaceId, 'redeem'), site: name })
    }
    const { name, redeemAt } = issuerOf(issuerId)
    return redeemAt ? t('slip.howOther', { page: `https://${redeemAt}` }) : t('slip.howUnknown', { issuer: name })
  }

  function slipOf(
    card: Card,
    { recipient, occasion }: Gift,
    message: string,
    { claimCode, pin }: Pick<CardSecret, 'claimCode' | 'pin'>,
  ): SlipText {
    return {
      recipient,
      occasion,
      message,
      value: card.faceValue ? formats.money(card.faceValue) : '',
      site: card.marketplaceId ? marketplaceOf(card.marketplaceId).name : issuerOf(card.issuerId).name,
      code: formatClaimCode(claimCode?.code ?? '', card.issuerId),
      pin,
      how: howTo(card),
    }
  }

  function messageOf(slip: SlipText): string {
    const heading = [t('slip.messageGreeting', { recipient: slip.recipient }), slip.occasion].filter(Boolean).join(', ')
    const facts = [
      slip.value ? `${t('slip.value')}: ${slip.value}` : '',
      `${t('slip.site')}: ${slip.site}`,
      `${t('slip.code')}: ${slip.code}`,
      slip.pin ? `${t('slip.pin')}: ${slip.pin}` : '',
    ]
    const parts = [heading, slip.message, facts.filter(Boolean).join('\n'), slip.how, t('slip.care')]
    return parts.filter((part) => part !== '').join('\n\n')
  }

  return { slipOf, messageOf }
}
