import { officialPage, type MarketplaceId, type OfficialPage } from '@/domain/marketplaces'
import { desktop } from '@/desktop/desktop'

/** Opens pages in the person's browser: a marketplace's own, or one where fraud is reported. No address carries a code. */
export function useOfficialPages() {
  return {
    open: (id: MarketplaceId, page: OfficialPage) => desktop.openPage({ url: officialPage(id, page) }),
    openReport: (url: string) => desktop.openPage({ url }),
  }
}
