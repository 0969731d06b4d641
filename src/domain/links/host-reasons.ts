import { parse } from 'tldts'
import { endingsEvidence, endingsOfAmazon, ownedByAmazon, shorteners } from '../data/known-hosts'
import { reportPages } from '../data/report-lines'
import { issuers } from '../issuers'
import { marketplaces } from '../marketplaces'
import type { LinkReason } from './link'
import { likenessOf } from './look-alike'
import { decodeLabel } from './punycode'

const amazon = 'amazon'

/** Where other brands redeem, as far as a source says so. */
const redeemPlaces = issuers.flatMap(({ name, redeemAt, evidence }) => {
  if (redeemAt === null || evidence.confidence === 'not-found') return []
  const [host = '', ...path] = redeemAt.split('/')
  return [{ issuer: name, host, path: `/${path.join('/')}`, evidence, ...registrable(host) }]
})

export interface HostName {
  /** What somebody registered: 'amazon.co.uk', 'evil.github.io'; the host itself where nobody can. */
  readonly domain: string
  /** Of it the part before the public suffix: 'amazon'. */
  readonly label: string
  readonly suffix: string
  /** What stands before it, first label first. */
  readonly below: readonly string[]
  /** Whether the ending is one that the public suffix list knows. */
  readonly hasKnownEnding: boolean
}

/** Takes a host apart by the public suffix list, private suffixes (github.io) included. */
export function registrable(host: string): HostName {
  const { domain, domainWithoutSuffix, publicSuffix, subdomain, isIcann, isPrivate } = parse(host, {
    allowPrivateDomains: true,
    extractHostname: false,
    validateHostname: false,
  })
  return {
    domain: domain ?? host,
    label: domainWithoutSuffix ?? '',
    suffix: publicSuffix ?? '',
    below: subdomain ? subdomain.split('.') : [],
    hasKnownEnding: isIcann === true || isPrivate === true,
  }
}

/** A host as a person would see it drawn. */
export function readableHost(host: string): string {
  return host.split('.').map(decodeLabel).join('.')
}

/** What is to say of a host that is not exactly one of the marketplaces'. `path` begins with a slash. */
export function hostReasons(host: string, path: string): readonly LinkReason[] {
  const name = registrable(host)
  return knownReasons(host, name, path) ?? [...scriptReasons(host), ...strangerReasons(name, path)]
}

function knownReasons(host: string, name: HostName, path: string): readonly LinkReason[] | null {
  const { domain, suffix } = name
  const site = marketplaces.find((marketplace) => marketplace.name === domain)
  if (site) return [{ kind: 'other-host-of-site', host, site: site.name }]

  const shortener = shorteners.find((one) => one.domain === host || `www.${one.domain}` === host)
  if (shortener) return [{ kind: 'shortener', host, ofAmazon: shortener.ofAmazon }]

  const owned = ownedByAmazon.find((one) => one.domain === domain)
  if (owned) return [{ kind: 'owned-by-amazon', domain, evidence: owned.evidence }]
  if (endingsOfAmazon.includes(suffix)) return [{ kind: 'owned-by-amazon', domain, evidence: endingsEvidence }]

  const place = redeemPlaces.find((one) => one.host === host && path.startsWith(one.path))
  if (place) return [{ kind: 'issuer-page', issuer: place.issuer, host, evidence: place.evidence }]

  const report = reportPages.find((one) => hostOfPage(one.url) === host)
  return report ? [{ kind: 'report-page', name: report.name }] : null
}

function hostOfPage(url: string): string {
  return url.split('/')[2] ?? ''
}

/** No marketplace has anything but plain letters in its name. */
function scriptReasons(host: string): readonly LinkReason[] {
  const labels = host.split('.')
  const foreign = labels.filter((label) => label.startsWith('xn--'))
  if (foreign.length === 0) return []
  const mixed = foreign.map(decodeLabel).filter(hasMixedScripts)
  return [
    { kind: 'international', host: readableHost(host) },
    ...mixed.map((label) => ({ kind: 'mixed-scripts' as const, label })),
  ]
}

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Hebrew', 'Arabic', 'Georgian', 'Thai'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
)

function hasMixedScripts(label: string): boolean {
  return scripts.filter((script) => script.test(label)).length > 1
}

function strangerReasons(name: HostName, path: string): readonly LinkReason[] {
  const brandReasons = [...amazonReasons(name), ...otherBrandReasons(name)]
  if (brandReasons.length > 0) return brandReasons
  const { domain } = name
  if (asksForCodes(`${name.below.join('-')}-${name.label}`)) return [{ kind: 'asks-for-codes', domain }]
  const behind: LinkReason[] = path.toLowerCase().includes(amazon) ? [{ kind: 'brand-in-path', domain }] : []
  return [{ kind: 'unrelated', domain: readableHost(domain) }, ...behind]
}

function amazonReasons({ domain, label, below }: HostName): readonly LinkReason[] {
  const reasons: LinkReason[] = []
  const clear = decodeLabel(label)
  switch (likenessOf(clear, amazon)) {
    case 'same':
      reasons.push({ kind: 'brand-elsewhere', domain })
      break
    case 'contains':
      reasons.push({ kind: 'brand-word', brand: amazon, domain: readableHost(domain) })
      break
    case 'look-alike':
      reasons.push({ kind: 'look-alike', label: clear, brand: amazon })
  }
  for (const part of below.map(decodeLabel)) {
    const likeness = likenessOf(part, amazon)
    if (likeness === 'look-alike') reasons.push({ kind: 'look-alike', label: part, brand: amazon })
    else if (likeness) reasons.push({ kind: 'brand-subdomain', brand: part, domain: readableHost(domain) })
  }
  return reasons
}

/** Less strict than with Amazon: these words and their owners' further domains turn up everywhere. */
function otherBrandReasons({ domain, label, below }: HostName): readonly LinkReason[] {
  const clear = decodeLabel(label)
  const before = `.${below.join('.')}.`
  return redeemPlaces.flatMap((place): readonly LinkReason[] => {
    if (place.domain === domain) return []
    if (before.includes(`.${place.domain}.`)) {
      return [{ kind: 'brand-subdomain', brand: place.domain, domain: readableHost(domain) }]
    }
    const isAlike = likenessOf(clear, place.label) === 'look-alike'
    return isAlike ? [{ kind: 'look-alike', label: clear, brand: place.label }] : []
  })
}

/** A name that promises to look at, check or pay out gift cards. */
function asksForCodes(labels: string): boolean {
  const words = labels.toLowerCase()
  return (
    /gift-?(?:card|code|voucher|certificate)/.test(words) ||
    /(?:balance|card|code|voucher)-?(?:check|redeem|claim|verif|activat)/.test(words) ||
    /(?:check|redeem|claim|verify|activate)-?(?:my-?)?(?:gift|card|code|voucher|balance)/.test(words)
  )
}
