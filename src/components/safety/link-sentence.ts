import { useI18n } from 'vue-i18n'
import type { LinkReason } from '@/domain/links/link'

/** Turns a reason for a verdict into a sentence with its names. */
export function useLinkSentence(): (reason: LinkReason) => string {
  const { t } = useI18n()
  return (reason) => {
    const key = `safety.link.reason.${reason.kind}`
    switch (reason.kind) {
      case 'official-page':
        return t(key, { site: reason.site, page: t(`safety.link.page.${reason.page}`) })
      case 'shortener':
        return t(reason.ofAmazon ? 'safety.link.reason.shortenerOfAmazon' : key)
      case 'forwards':
        return reason.to === null ? t(key) : t('safety.link.reason.forwardsTo', { to: reason.to })
      default:
        return t(key, Object.fromEntries(Object.entries(reason)))
    }
  }
}
