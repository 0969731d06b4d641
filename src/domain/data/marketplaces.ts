import type { Day } from '../day'
import type { Evidence } from '../evidence'
import type { ExpiryRule } from '../expiry'
import type { Marketplace } from '../marketplaces'
import { checked } from './checked'
import { pagesOf } from './pages'

const incentivesApi = checked('documented', 'developer.amazon.com, Incentives API')

/** Hosts after v2fly/domain-list-community, currencies after ISO 4217. */
export const marketplaces: readonly Marketplace[] = [
  shop({
    id: 'US',
    name: 'amazon.com',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    giftCards: incentivesApi,
    expiry: {
      kind: 'never',
      evidence: checked('documented', 'reseller notices of Giftbit and BitPay; API sample without an expiry date'),
    },
    legalFloor: { years: 5, evidence: checked('documented', 'Regulation E; consumercomplianceoutlook.org 2013 Q1') },
  }),
  shop({
    id: 'CA',
    name: 'amazon.ca',
    currency: 'CAD',
    timeZone: 'America/Toronto',
    giftCards: incentivesApi,
    legalFloor: { years: 'never', evidence: checked('documented', 'osler.com: provinces generally forbid expiry') },
  }),
  shop({
    id: 'MX',
    name: 'amazon.com.mx',
    currency: 'MXN',
    timeZone: 'America/Mexico_City',
    giftCards: incentivesApi,
    expiry: years(5, checked('documented', 'thankbox.com/gift-cards/amazon-com-mx')),
  }),
  shop({
    id: 'BR',
    name: 'amazon.com.br',
    currency: 'BRL',
    timeZone: 'America/Sao_Paulo',
    giftCards: checked('weak', 'vgtopup.com'),
  }),
  shop({
    id: 'GB',
    name: 'amazon.co.uk',
    currency: 'GBP',
    timeZone: 'Europe/London',
    giftCards: incentivesApi,
    expiry: years(10, checked('documented', 'copy of the amazon.co.uk terms; API samples')),
  }),
  shop({
    id: 'DE',
    name: 'amazon.de',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    alsoServes: ['AT'],
    giftCards: incentivesApi,
    expiry: years(10, checked('reported', 'sellerlogic.com, datei.wiki; API sample')),
    legalFloor: {
      years: 3,
      evidence: checked(
        'reported',
        'de.ketiadaan.com, sellerlogic.com: three years to the end of the year if nothing is agreed',
      ),
    },
  }),
  shop({
    id: 'FR',
    name: 'amazon.fr',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    giftCards: incentivesApi,
    expiry: years(10, checked('reported', 'justgeek.fr')),
  }),
  shop({
    id: 'IT',
    name: 'amazon.it',
    currency: 'EUR',
    timeZone: 'Europe/Rome',
    giftCards: incentivesApi,
    expiry: years(10, checked('reported', 'fastweb.it, support.satispay.com')),
  }),
  shop({
    id: 'ES',
    name: 'amazon.es',
    currency: 'EUR',
    timeZone: 'Europe/Madrid',
    giftCards: incentivesApi,
  }),
  shop({
    id: 'NL',
    name: 'amazon.nl',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    giftCards: incentivesApi,
  }),
  shop({
    id: 'BE',
    name: 'amazon.com.be',
    currency: 'EUR',
    timeZone: 'Europe/Brussels',
    giftCards: incentivesApi,
    expiry: years(10, checked('weak', 'recharge.com')),
  }),
  shop({
    id: 'IE',
    name: 'amazon.ie',
    currency: 'EUR',
    timeZone: 'Europe/Dublin',
    giftCards: checked('not-found', 'no source for gift cards'),
    legalFloor: { years: 5, evidence: checked('documented', 'ccpc.ie') },
  }),
  shop({
    id: 'SE',
    name: 'amazon.se',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    giftCards: incentivesApi,
    expiry: years(10, checked('documented', 'amazon.se nodeId=201936990')),
  }),
  shop({
    id: 'PL',
    name: 'amazon.pl',
    currency: 'PLN',
    timeZone: 'Europe/Warsaw',
    giftCards: incentivesApi,
  }),
  shop({
    id: 'TR',
    name: 'amazon.com.tr',
    currency: 'TRY',
    timeZone: 'Europe/Istanbul',
    giftCards: incentivesApi,
  }),
  shop({
    id: 'AE',
    name: 'amazon.ae',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    giftCards: incentivesApi,
  }),
  shop({
    id: 'SA',
    name: 'amazon.sa',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    giftCards: checked('documented', 'developer.amazon.com, Incentives API; e-copon.com'),
  }),
  shop({
    id: 'EG',
    name: 'amazon.eg',
    currency: 'EGP',
    timeZone: 'Africa/Cairo',
    giftCards: incentivesApi,
  }),
  shop({
    id: 'ZA',
    name: 'amazon.co.za',
    currency: 'ZAR',
    timeZone: 'Africa/Johannesburg',
    giftCards: incentivesApi,
  }),
  shop({
    id: 'IN',
    name: 'amazon.in',
    currency: 'INR',
    timeZone: 'Asia/Kolkata',
    giftCards: checked('documented', 'amazon.in nodeId=201522810'),
    expiry: years(1, checked('documented', 'amazon.in nodeId=201522810')),
    legalFloor: { years: 1, evidence: checked('reported', 'bdo.in: RBI rules on prepaid instruments') },
  }),
  shop({
    id: 'JP',
    name: 'amazon.co.jp',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
    giftCards: checked('documented', 'copy of the amazon.co.jp terms'),
    expiry: {
      kind: 'years',
      years: 10,
      // Printed sheets of those days lived three years, everything else one.
      earlier: { issuedBefore: '2017-04-24' as Day, years: 3 },
      evidence: checked('documented', 'copy of the amazon.co.jp terms; kiigob2b.com, promdressbox.net; API sample'),
    },
  }),
  shop({
    id: 'SG',
    name: 'amazon.sg',
    currency: 'SGD',
    timeZone: 'Asia/Singapore',
    giftCards: checked('reported', 'vgtopup.com'),
  }),
  shop({
    id: 'AU',
    name: 'amazon.com.au',
    currency: 'AUD',
    timeZone: 'Australia/Sydney',
    giftCards: checked('documented', 'shangri-la.com: amazon.com.au terms'),
    legalFloor: { years: 3, evidence: checked('documented', 'accc.gov.au: sold from 2019-11-01') },
  }),
]

/** What differs from shop to shop. */
interface ShopFacts extends Pick<Marketplace, 'id' | 'name' | 'currency' | 'timeZone' | 'giftCards'> {
  readonly alsoServes?: readonly string[]
  /** Left out where no terms were found. */
  readonly expiry?: ExpiryRule
  readonly legalFloor?: Marketplace['legalFloor']
}

function shop(facts: ShopFacts): Marketplace {
  return {
    alsoServes: [],
    expiry: { kind: 'unknown', evidence: checked('not-found', 'no terms found') },
    legalFloor: null,
    ...facts,
    country: facts.id,
    host: `www.${facts.name}`,
    spendableOn: [facts.id],
    pages: pagesOf(facts.id),
  }
}

function years(count: number, evidence: Evidence): ExpiryRule {
  return { kind: 'years', years: count, earlier: null, evidence }
}
