import type { Marketplace, MarketplaceId } from '../marketplaces'
import { checked } from './checked'

type Pages = Marketplace['pages']

const seenRedeeming: readonly MarketplaceId[] = ['US', 'GB', 'CA', 'DE', 'FR', 'JP', 'IN', 'AU', 'MX']

const redeemSeen = checked('documented', 'amazon.com.au terms, partner documents and public code')
const redeemAlike = checked('inferred', 'the same path on the other marketplaces')
const termsSeen = checked('documented', 'reseller notices')
const termsAlike = checked('inferred', 'reseller notices of amazon.com')
const reloadSeen = checked('reported', 'public code')
const reloadAlike = checked('inferred', 'the same path as on amazon.com; seen nowhere')
const balance = { path: '/gp/css/gc/balance', evidence: checked('reported', 'antwort.net, public code') }

/** The pages of a marketplace that a person may be sent to. */
export function pagesOf(id: MarketplaceId): Pages {
  return {
    redeem: { path: '/gc/redeem', evidence: seenRedeeming.includes(id) ? redeemSeen : redeemAlike },
    terms: id === 'JP' ? { path: '/giftcard/tc', evidence: termsSeen } : termsElsewhere(id),
    balance,
    reload: { path: '/asv/reload', evidence: id === 'US' ? reloadSeen : reloadAlike },
  }
}

function termsElsewhere(id: MarketplaceId): Pages['terms'] {
  return { path: '/gc-legal', evidence: id === 'US' ? termsSeen : termsAlike }
}
