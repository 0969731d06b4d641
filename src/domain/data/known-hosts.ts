import { checked } from './checked'
import type { Evidence } from '../evidence'

/** Hosts that only forward; who made the link chose where to. */
export const shorteners: readonly {
  readonly domain: string
  readonly ofAmazon: boolean
  readonly evidence: Evidence
}[] = [
  ...['amzn.to', 'amzn.asia', 'amzn.com'].map((domain) => ({
    domain,
    ofAmazon: true,
    evidence: checked('reported', 'v2fly/domain-list-community, data/amazon'),
  })),
  ...['a.co', 'amzn.eu', 'amzn.in'].map((domain) => ({
    domain,
    ofAmazon: true,
    evidence: checked('general', 'not checked'),
  })),
  ...[
    'bit.ly',
    'buff.ly',
    'cutt.ly',
    'goo.gl',
    'is.gd',
    'lnkd.in',
    'ow.ly',
    'qrco.de',
    'rb.gy',
    'rebrand.ly',
    's.id',
    'shorturl.at',
    't.co',
    't.ly',
    'tiny.cc',
    'tinyurl.com',
    'v.gd',
  ].map((domain) => ({ domain, ofAmazon: false, evidence: checked('general', 'not checked') })),
]

/**
 * Further domains that Amazon is said to own, of the kind that turns up in mails. No code belongs there. Odd ones that are
 * nobody's business (amaaozn.com, ueberamazon.de) are left out on purpose: a person cannot tell them from imitations.
 */
export const ownedByAmazon: readonly { readonly domain: string; readonly evidence: Evidence }[] = [
  ...[
    'amazon.cn',
    'amazon.dev',
    'amazon.jobs',
    'amazon.jp',
    'aboutamazon.com',
    'aboutamazon.co.uk',
    'aboutamazon.de',
    'amazonpay.com',
    'amazonpay.in',
    'images-amazon.com',
    'media-amazon.com',
    'ssl-images-amazon.com',
  ].map((domain) => ({ domain, evidence: checked('reported', 'v2fly/domain-list-community, data/amazon') })),
  { domain: 'amazon.at', evidence: checked('general', 'the Austrian door to amazon.de; not checked') },
]

/** Whole endings of Amazon: .amazon and its Japanese and Chinese names. */
export const endingsOfAmazon: readonly string[] = ['amazon', 'xn--cckwcxetd', 'xn--jlq480n2rg']
export const endingsEvidence: Evidence = checked('reported', 'v2fly/domain-list-community, data/amazon')
