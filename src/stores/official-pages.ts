import { officialPage, type MarketplaceId, type OfficialPage } from '@/domain/marketplaces'
import { desktop } from '@/desktop/desktop'

/** Opens a marketplace's own page in the person's browser; the address never carries a code. */
export function useOfficialPages() {
  return { open: (id: MarketplaceId, page: OfficialPage) => desktop.openPage({ url: officialPage(id, page) }) }
}
