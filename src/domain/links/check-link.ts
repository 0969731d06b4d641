import { marketplaces, type Marketplace } from '../marketplaces'
import { knownPathsOf } from '../data/pages'
import { hostReasons, readableHost, registrable } from './host-reasons'
import { findAddresses } from './find-addresses'
import {
  verdictOf,
  verdicts,
  weigh,
  type Address,
  type CheckedLink,
  type Link,
  type LinkReason,
  type ParseAddress,
} from './link'
import { likenessOf } from './look-alike'
import { spellingReasons } from './spelling'

/** How many links inside links are looked at. */
const deepest = 3
const messageSchemes = ['mailto', 'tel', 'sms', 'callto', 'whatsapp']

/**
 * The verdict on one link, with its reasons. It opens nothing and asks nobody. `official` is said of nothing but the literal
 * text of a known page's address, so no browser's mending of an address can make another one pass.
 */
export function checkLink(link: Link, parse: ParseAddress): CheckedLink {
  return check(link, parse, deepest)
}

function check(link: Link, parse: ParseAddress, depth: number): CheckedLink {
  const text = trimmed(link.address)
  const address = readAddress(text, parse)
  const host = address && address.hostname !== '' ? withoutDot(address.hostname) : null
  const found = reasonsOf(text, address, host, parse, depth)
  const reasons = [...found, ...wordReasons(link.shown, host)]
  return {
    ...link,
    host: host === null ? null : readableHost(host),
    verdict: verdictOf(reasons),
    reasons: reasons.toSorted((one, other) => verdicts.indexOf(weigh(one)) - verdicts.indexOf(weigh(other))),
  }
}

/** Browsers drop these at both ends. */
function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--
  return text.slice(start, end)
}

// Without the flag `u` no letter of another script folds into a plain one.
const officialForm = /^https:\/\/([a-z.]+)(\/[a-z/-]*)?$/i

function officialReason(text: string): LinkReason | null {
  const [, host = '', path = ''] = officialForm.exec(text) ?? []
  const site = siteOf(host.toLowerCase())
  const page = site && pageOf(site, path)
  return page ? { kind: 'official-page', site: site.name, page } : null
}

function siteOf(host: string): Marketplace | undefined {
  return marketplaces.find((marketplace) => marketplace.host === host)
}

function pageOf({ id }: Marketplace, path: string) {
  if (path === '' || path === '/') return 'front'
  const plain = path.endsWith('/') ? path.slice(0, -1) : path
  return knownPathsOf(id).find((known) => known.path === plain)?.page ?? null
}

function schemeOf(text: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]{0,40}):/i.exec(text.replace(/[\t\n\r]/g, ''))?.[1]?.toLowerCase() ?? null
  // 'www.amazon.com:8080' begins with a host.
  return scheme?.includes('.') || scheme === 'localhost' ? null : scheme
}

function isWeb(scheme: string | null): boolean {
  return scheme === 'http' || scheme === 'https'
}

function readAddress(text: string, parse: ParseAddress): Address | null {
  const scheme = schemeOf(text)
  if (isWeb(scheme)) return parse(text)
  return scheme === null && text !== '' ? parse(`https://${text.replace(/^[\\/]+/, '')}`) : null
}

function reasonsOf(
  text: string,
  address: Address | null,
  host: string | null,
  parse: ParseAddress,
  depth: number,
): readonly LinkReason[] {
  const official = officialReason(text)
  if (official) return [official]

  const scheme = schemeOf(text)
  const spelling = spellingReasons(text)
  if (scheme !== null && !isWeb(scheme)) {
    return [
      messageSchemes.includes(scheme) ? { kind: 'message', scheme } : { kind: 'opens-no-page', scheme },
      ...spelling,
    ]
  }
  if (scheme === null && !(host !== null && isLikeHost(text, host))) return [{ kind: 'not-a-link' }, ...spelling]
  if (!address || host === null) return [{ kind: 'unreadable' }, ...spelling]

  const reasons = [
    ...spelling,
    ...(scheme === null ? [{ kind: 'no-scheme' as const }] : []),
    ...authorityReasons(address, host, scheme),
    ...placeReasons(address, host),
    ...forwardReasons(address, parse, depth),
  ]
  return reasons.length > 0 ? reasons : [{ kind: 'unusual-spelling' }]
}

/** Without a scheme it counts as a link only if it reads like a host. */
function isLikeHost(text: string, host: string): boolean {
  if (/^[^/?#\\]*\s/.test(text)) return false
  // A price is no address.
  if (isAddressOfNumbers(host)) return /^(?:\d+(?:\.\d+){3}|\[[\da-f:.]+\])(?:[:/?#]|$)/i.test(text)
  return registrable(host).hasKnownEnding && host.includes('.') && !isMailAddress(text)
}

function isMailAddress(text: string): boolean {
  return /^[^@\s/\\]+@[^@\s/\\?#]+$/.test(text) && !/^www\./i.test(text)
}

function isAddressOfNumbers(host: string): boolean {
  return host.startsWith('[') || /^[\d.]+$/.test(host)
}

function authorityReasons(address: Address, host: string, scheme: string | null): readonly LinkReason[] {
  const reasons: LinkReason[] = []
  if (scheme === 'http') reasons.push({ kind: 'not-https' })
  const user = address.username || address.password
  if (user !== '') reasons.push({ kind: 'user-info', pretends: clear(user), host: readableHost(host) })
  if (address.port !== '') reasons.push({ kind: 'port', port: address.port })
  return reasons
}

function placeReasons(address: Address, host: string): readonly LinkReason[] {
  if (isAddressOfNumbers(host)) return [{ kind: 'ip-address', host }]
  const site = siteOf(host)
  if (!site) return hostReasons(host, address.pathname + clear(address.search))
  const code = carriesCode(address) ? [{ kind: 'code-in-address' as const }] : []
  if (pageOf(site, address.pathname) === null) return [{ kind: 'other-page', site: site.name }, ...code]
  return address.search + address.hash === '' ? code : [{ kind: 'additions', site: site.name }, ...code]
}

function carriesCode({ search, hash, pathname }: Address): boolean {
  const named = /[?&#](?:claim|gift|gc|redemption|voucher)?-?_?code=[^&]/i.test(search + hash)
  const shaped = /(?:^|[=/?&#])(?=[^&/]*\d)[A-Z0-9]{4}-?[A-Z0-9]{6}-?[A-Z0-9]{4,5}(?:$|[&/#?])/
  return named || shaped.test(pathname.slice(0, 500)) || shaped.test((search + hash).slice(0, 2000))
}

const forwardingPaths = /\/(?:s?l?redirect|gp\/r\.html|out|leave|l\.php)(?:[./?]|$)/i

/** Addresses inside the address: whoever made the link chose where it goes on to. */
function forwardReasons(address: Address, parse: ParseAddress, depth: number): readonly LinkReason[] {
  const inner = innerAddresses(address)
  if (inner.length === 0) return forwardingPaths.test(address.pathname) ? [{ kind: 'forwards', to: null }] : []
  return inner.map((text) => {
    const to = depth > 0 ? check({ address: text, shown: null }, parse, depth - 1) : null
    const name = to?.host ?? text.slice(0, 80)
    return to?.verdict === 'dangerous'
      ? { kind: 'forwards-to-danger', to: name }
      : { kind: 'forwards', to: to?.host ?? null }
  })
}

function innerAddresses({ pathname, search, hash }: Address): readonly string[] {
  const values = `${search}${hash}`.slice(0, 8000).split(/[?&#]/)
  const given = values.map((pair) => clear(pair.slice(pair.indexOf('=') + 1)))
  const inParameters = given.filter((value) => /^(?:https?:|[\\/]{2}|www\.)/i.test(value) && value.length > 6)
  const behind = /https?:\/.*$/i.exec(clear(pathname.slice(0, 4000)))?.[0]
  return [...inParameters, ...(behind ? [behind.replace(/^(https?:)\/*/i, '$1//')] : [])].slice(0, 5)
}

/** What the words say about where it leads, against where it does. */
function wordReasons(shown: string | null, host: string | null): readonly LinkReason[] {
  if (shown === null || host === null) return []
  const { domain } = registrable(host)
  const named = findAddresses(shown)
    .map(hostInWords)
    .filter((name) => name !== null)
  const other = named.find((name) => registrable(name).domain !== domain)
  if (other !== undefined) return [{ kind: 'shown-elsewhere', shown: other, actual: readableHost(host) }]
  const isAmazons = marketplaces.some(({ name }) => name === domain)
  const saysBrand = shown
    .slice(0, 2000)
    .split(/[^\p{L}\p{N}@$]+/u)
    .some((word) => isBrand(word))
  return saysBrand && !isAmazons ? [{ kind: 'brand-in-words', domain: readableHost(domain) }] : []
}

function isBrand(word: string): boolean {
  const likeness = word.length < 40 ? likenessOf(word.toLowerCase(), 'amazon') : null
  return likeness === 'same' || likeness === 'look-alike'
}

function hostInWords(address: string): string | null {
  const rest = address.replace(/^[a-z][a-z0-9+.-]*:/i, '').replace(/^[\\/]+/, '')
  const host =
    rest
      .split(/[\\/?#:]/, 1)[0]
      ?.split('@')
      .at(-1)
      ?.toLowerCase() ?? ''
  return host.includes('.') ? withoutDot(host) : null
}

function withoutDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host
}

function clear(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
