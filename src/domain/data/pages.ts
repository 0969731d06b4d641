import type { Evidence } from '../evidence'
import type { Marketplace, MarketplaceId, OfficialPage } from '../marketplaces'
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

/** A path that leads to one of the pages. */
export interface KnownPath {
  readonly page: OfficialPage
  readonly path: string
  readonly evidence: Evidence
}

/** The paths that a link may have: those of the pages, and other ways to them that were seen. */
export function knownPathsOf(id: MarketplaceId): readonly KnownPath[] {
  const { redeem, terms, balance, reload } = pagesOf(id)
  return [
    { page: 'redeem', ...redeem },
    { page: 'redeem', path: '/redeem', evidence: checked('reported', 'public code') },
    { page: 'terms', ...terms },
    { page: 'balance', ...balance },
    { page: 'reload', ...reload },
    ...(furtherPaths[id] ?? []),
  ]
}

const furtherPaths: Partial<Record<MarketplaceId, readonly KnownPath[]>> = {
  DE: [{ page: 'balance', path: '/gp/css/gc/payment/view-balance', evidence: checked('reported', 'antwort.net') }],
  US: [{ page: 'reload', path: '/asv/reload/order', evidence: reloadSeen }],
  IN: [{ page: 'balance', path: '/gp/payment/statement', evidence: checked('reported', 'public code') }],
}

function termsElsewhere(id: MarketplaceId): Pages['terms'] {
  return { path: '/gc-legal', evidence: id === 'US' ? termsSeen : termsAlike }
}
