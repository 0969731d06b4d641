import { reportPages } from './data/report-lines'
import { marketplaces, officialPage, officialPageKinds } from './marketplaces'

const pages: ReadonlySet<string> = new Set([
  ...marketplaces.flatMap(({ id }) => officialPageKinds.map((page) => officialPage(id, page))),
  ...reportPages.map(({ url }) => url),
])

/**
 * Whether the app may open an address: only the exact text of a marketplace's page or of a page where fraud is reported. The
 * shell asks this too, so that nothing else can be opened whatever the page around it says.
 */
export function isOfficialPage(url: string): boolean {
  return pages.has(url)
}
