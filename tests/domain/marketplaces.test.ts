import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay } from '@/domain/day'
import { localeOfMarketplace, findMarketplace, marketplaceOf, marketplaces, officialPage } from '@/domain/marketplaces'
import { isOfficialPage } from '@/domain/official-pages'

describe('marketplaces', () => {
  it('are the 23 Amazon shops, each with a host of its own', () => {
    expect(marketplaces.map(({ id }) => id).sort()).toEqual(
      'AE AU BE BR CA DE EG ES FR GB IE IN IT JP MX NL PL SA SE SG TR US ZA'.split(' '),
    )
    expect(new Set(marketplaces.map(({ host }) => host)).size).toBe(23)
  })

  it('spend a balance only where it was redeemed', () => {
    for (const { id, spendableOn } of marketplaces) expect(spendableOn).toEqual([id])
  })

  it('carry evidence with a source and a real day for every fact', () => {
    for (const { giftCards, expiry, legalFloor, pages } of marketplaces) {
      const facts = [giftCards, expiry.evidence, ...Object.values(pages).map((page) => page.evidence)]
      if (legalFloor) facts.push(legalFloor.evidence)
      for (const { source, checkedOn } of facts) {
        expect(source).not.toBe('')
        expect(parseDay(checkedOn)).toBe(checkedOn)
      }
    }
  })

  it.each([
    ['US', 'amazon.com', 'USD', 'never'],
    ['GB', 'amazon.co.uk', 'GBP', 10],
    ['MX', 'amazon.com.mx', 'MXN', 5],
    ['IN', 'amazon.in', 'INR', 1],
    ['JP', 'amazon.co.jp', 'JPY', 10],
    ['AU', 'amazon.com.au', 'AUD', 'unknown'],
  ] as const)('%s is %s with %s and expiry %s', (id, name, currency, expiry) => {
    const marketplace = marketplaceOf(id)
    const life = marketplace.expiry.kind === 'years' ? marketplace.expiry.years : marketplace.expiry.kind
    expect([marketplace.name, marketplace.host, marketplace.currency, life]).toEqual([
      name,
      `www.${name}`,
      currency,
      expiry,
    ])
  })
})

describe('findMarketplace', () => {
  it.each([
    ['amazon.co.uk', 'GB'],
    ['www.amazon.de', 'DE'],
    ['WWW.AMAZON.DE', 'DE'],
    ['Amazon.com', 'US'],
    ['amazon.com.au', 'AU'],
    ['https://www.amazon.de/gc', 'DE'],
    ['http://amazon.fr/gc/redeem?x=1#top', 'FR'],
    ['  amazon.co.jp/gc ', 'JP'],
    ['amazon.com.be', 'BE'],
  ])('knows %s as %s', (text, id) => {
    expect(findMarketplace(text)?.id).toBe(id)
  })

  it.each([
    '',
    'amazon',
    'amazon.at',
    'amazon.com.evil.tld',
    'www.amazon.com.evil.tld/gc/redeem',
    'amazon.com@evil.tld',
    'https://www.amazon.com@evil.tld/',
    'https://evil.tld/www.amazon.com',
    'https://evil.tld?amazon.com',
    'https://www.amazon.com\\@evil.tld',
    'amaz0n.com',
    'arnazon.com',
    'amazon-security.com',
    'amazonindo.com',
    'myamazon.com',
    'pay.amazon.de',
    'smile.amazon.com',
    'www.www.amazon.com',
    'amazon.com:8443',
    'xn--amzon-1ra.com',
    'аmazon.com',
    'amazon.co.u\u212a',
    'ａmazon.com',
    'amazon。com',
    'amazon.com.',
    '.amazon.com',
    'amazon.com evil.tld',
    'ftp://amazon.com',
    'javascript:amazon.com',
    'amzn.to',
  ])('does not take "%s" for a marketplace', (text) => {
    expect(findMarketplace(text)).toBeNull()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => void findMarketplace(text)))
  })

  it('finds every marketplace by its name, host and pages', () => {
    for (const { id, name, host } of marketplaces) {
      for (const text of [name, host, officialPage(id, 'redeem'), officialPage(id, 'terms')]) {
        expect(findMarketplace(text)?.id).toBe(id)
      }
    }
  })
})

describe('official pages', () => {
  it('are https addresses of the exact host without a query', () => {
    expect(officialPage('GB', 'redeem')).toBe('https://www.amazon.co.uk/gc/redeem')
    expect(officialPage('JP', 'terms')).toBe('https://www.amazon.co.jp/giftcard/tc')
    expect(officialPage('DE', 'terms')).toBe('https://www.amazon.de/gc-legal')
    for (const { id, host } of marketplaces) {
      for (const page of ['redeem', 'terms', 'balance'] as const) {
        expect(officialPage(id, page)).toMatch(/^https:\/\/www\.amazon\.[a-z.]+\/[a-z/-]+$/)
        expect(officialPage(id, page).startsWith(`https://${host}/`)).toBe(true)
        expect(isOfficialPage(officialPage(id, page))).toBe(true)
      }
    }
  })

  it.each([
    'http://www.amazon.com/gc/redeem',
    'https://amazon.com/gc/redeem',
    'https://www.amazon.com/',
    'https://www.amazon.com/gc/redeem?claimCode=ABCD',
    'https://www.amazon.com/gc/redeem#ABCD',
    'https://www.amazon.com/gc/redeem/../../evil',
    'https://www.amazon.com:8443/gc/redeem',
    'https://user@www.amazon.com/gc/redeem',
    'https://www.amazon.com@evil.tld/gc/redeem',
    'https://www.amazon.com.evil.tld/gc/redeem',
    'https://amazon.com.evil.tld/gc/redeem',
    'https://www.amaz0n.com/gc/redeem',
    'https://www.xn--amzon-1ra.com/gc/redeem',
    'https://www.аmazon.com/gc/redeem',
    'https://smile.amazon.com/gc/redeem',
    'https://203.0.113.5/gc/redeem',
    'https://www.amazon.co.jp/gc-legal',
    ' https://www.amazon.com/gc/redeem',
    'javascript:alert(1)',
    '',
  ])('are not "%s"', (url) => {
    expect(isOfficialPage(url)).toBe(false)
  })

  it('stop being official with anything put before or behind', () => {
    const page = fc.constantFrom(...marketplaces).map(({ id }) => officialPage(id, 'redeem'))
    const extra = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(page, extra, (url, text) => {
        expect(isOfficialPage(url + text)).toBe(false)
        expect(isOfficialPage(text + url)).toBe(false)
      }),
    )
  })
})

it('a marketplace has the locale of its country', () => {
  const locales = (['US', 'GB', 'DE', 'FR', 'JP'] as const).map((id) => localeOfMarketplace(marketplaceOf(id)))
  expect(locales).toEqual(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'ja-JP'])
})
