import { marketplaces as rows } from './data/marketplaces'
import type { Evidence } from './evidence'
import type { ExpiryRule, LegalFloor } from './expiry'
import type { CurrencyCode } from './money'

export type MarketplaceId =
  | 'US'
  | 'CA'
  | 'MX'
  | 'BR'
  | 'GB'
  | 'DE'
  | 'FR'
  | 'IT'
  | 'ES'
  | 'NL'
  | 'BE'
  | 'IE'
  | 'SE'
  | 'PL'
  | 'TR'
  | 'AE'
  | 'SA'
  | 'EG'
  | 'ZA'
  | 'IN'
  | 'JP'
  | 'SG'
  | 'AU'

export const officialPageKinds = ['redeem', 'terms', 'balance', 'reload'] as const
export type OfficialPage = (typeof officialPageKinds)[number]

/** One national Amazon shop. A gift card redeems only on the marketplace that issued it. */
export interface Marketplace {
  readonly id: MarketplaceId
  /** ISO 3166 alpha-2. */
  readonly country: string
  /** As sentences name it: 'amazon.co.uk'. */
  readonly name: string
  /** The one host where codes may be entered: 'www.amazon.co.uk'. */
  readonly host: string
  readonly currency: CurrencyCode
  /** IANA name; expiry dates end at midnight there. */
  readonly timeZone: string
  /** Other countries without a shop of their own, ISO 3166 alpha-2. */
  readonly alsoServes: readonly string[]
  /** Where a redeemed balance can be spent: nowhere else, as far as anyone has shown. */
  readonly spendableOn: readonly MarketplaceId[]
  /** Evidence that this marketplace issues gift cards. */
  readonly giftCards: Evidence
  readonly expiry: ExpiryRule
  /** The law's shortest life of a gift card, for background; not advice. */
  readonly legalFloor: LegalFloor | null
  readonly pages: Readonly<Record<OfficialPage, { readonly path: string; readonly evidence: Evidence }>>
}

export const marketplaces: readonly Marketplace[] = rows

const byId = new Map(marketplaces.map((marketplace) => [marketplace.id, marketplace]))

export function marketplaceOf(id: MarketplaceId): Marketplace {
  const marketplace = byId.get(id)
  if (!marketplace) throw new RangeError(`No such marketplace: ${id}`)
  return marketplace
}

/** How most people of its country write: 'de-DE', 'ja-JP'. */
export function localeOfMarketplace({ country }: Pick<Marketplace, 'country'>): string {
  const { language, region } = new Intl.Locale('und', { region: country }).maximize()
  return `${language}-${region}`
}

// Plain ASCII only, so that no character of another script can pass for a letter of the host.
const hostOfText = /^(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/)?(?:[Ww]{3}\.)?([A-Za-z0-9.-]+)(?:[/?#]\S*)?$/

/** The marketplace of a printed host, domain or web address: exactly one of ours, never a look-alike. */
export function findMarketplace(text: string): Marketplace | null {
  const name = hostOfText.exec(text.trim())?.[1]?.toLowerCase()
  return marketplaces.find((marketplace) => marketplace.name === name) ?? null
}

/** An https address that never carries a code: it would land in the history and on whichever account is signed in. */
export function officialPage(id: MarketplaceId, page: OfficialPage): string {
  const { host, pages } = marketplaceOf(id)
  return `https://${host}${pages[page].path}`
}
