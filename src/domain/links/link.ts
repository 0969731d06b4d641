import { assertNever } from '../assert-never'
import type { Evidence } from '../evidence'
import type { OfficialPage } from '../marketplaces'

/** What a browser makes of an address; `URL` has all of it. */
export interface Address {
  /** With its colon: 'https:'. */
  readonly protocol: string
  readonly username: string
  readonly password: string
  /** ASCII, lower case, numbers in any form as four decimals. */
  readonly hostname: string
  /** Empty where it is the usual one. */
  readonly port: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
}

/** The browser's own reading of an address, null for what it refuses: `URL` is no part of the domain. */
export type ParseAddress = (text: string) => Address | null

/** A link as it was found. */
export interface Link {
  readonly address: string
  /** The words that stand for it, null where the address stands for itself. */
  readonly shown: string | null
}

/** The weightiest first. */
export const verdicts = ['dangerous', 'caution', 'official'] as const

export type Verdict = (typeof verdicts)[number]

export type LinkReason =
  /** The exact address of a marketplace's page; `front` is its first page. */
  | { readonly kind: 'official-page'; readonly site: string; readonly page: OfficialPage | 'front' }
  /** The exact host, but no page that is known to have to do with gift cards. */
  | { readonly kind: 'other-page'; readonly site: string }
  /** A known page with something behind it. */
  | { readonly kind: 'additions'; readonly site: string }
  | { readonly kind: 'code-in-address' }
  | { readonly kind: 'unusual-spelling' }
  | { readonly kind: 'no-scheme' }
  | { readonly kind: 'other-host-of-site'; readonly host: string; readonly site: string }
  | { readonly kind: 'owned-by-amazon'; readonly domain: string; readonly evidence: Evidence }
  | { readonly kind: 'shortener'; readonly host: string; readonly ofAmazon: boolean }
  /** Sends on to another address, or to one that cannot be read out of it. */
  | { readonly kind: 'forwards'; readonly to: string | null }
  | { readonly kind: 'forwards-to-danger'; readonly to: string }
  | { readonly kind: 'issuer-page'; readonly issuer: string; readonly host: string; readonly evidence: Evidence }
  | { readonly kind: 'report-page'; readonly name: string }
  | { readonly kind: 'message'; readonly scheme: string }
  | { readonly kind: 'unrelated'; readonly domain: string }
  | { readonly kind: 'brand-in-path'; readonly domain: string }
  | { readonly kind: 'brand-in-words'; readonly domain: string }
  | { readonly kind: 'not-a-link' }
  /** The words name one host, the link leads to another. */
  | { readonly kind: 'shown-elsewhere'; readonly shown: string; readonly actual: string }
  | { readonly kind: 'hidden-characters' }
  | { readonly kind: 'disguised-characters' }
  | { readonly kind: 'backslash' }
  | { readonly kind: 'encoded-host' }
  | { readonly kind: 'opens-no-page'; readonly scheme: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-https' }
  | { readonly kind: 'user-info'; readonly pretends: string; readonly host: string }
  | { readonly kind: 'port'; readonly port: string }
  | { readonly kind: 'ip-address'; readonly host: string }
  | { readonly kind: 'international'; readonly host: string }
  | { readonly kind: 'mixed-scripts'; readonly label: string }
  | { readonly kind: 'look-alike'; readonly label: string; readonly brand: string }
  | { readonly kind: 'brand-subdomain'; readonly brand: string; readonly domain: string }
  | { readonly kind: 'brand-word'; readonly brand: string; readonly domain: string }
  | { readonly kind: 'brand-elsewhere'; readonly domain: string }
  | { readonly kind: 'asks-for-codes'; readonly domain: string }

export interface CheckedLink extends Link {
  /** As a person reads it; null where there is no host. */
  readonly host: string | null
  readonly verdict: Verdict
  /** The weightiest first; never empty. */
  readonly reasons: readonly LinkReason[]
}

export function verdictOf(reasons: readonly LinkReason[]): Verdict {
  const verdicts = reasons.map(weigh)
  if (verdicts.includes('dangerous')) return 'dangerous'
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'official') ? 'official' : 'caution'
}

export function weigh(reason: LinkReason): Verdict {
  switch (reason.kind) {
    case 'official-page':
      return 'official'
    case 'other-page':
    case 'additions':
    case 'code-in-address':
    case 'unusual-spelling':
    case 'no-scheme':
    case 'other-host-of-site':
    case 'owned-by-amazon':
    case 'shortener':
    case 'forwards':
    case 'issuer-page':
    case 'report-page':
    case 'message':
    case 'unrelated':
    case 'brand-in-path':
    case 'brand-in-words':
    case 'not-a-link':
      return 'caution'
    case 'shown-elsewhere':
    case 'hidden-characters':
    case 'disguised-characters':
    case 'backslash':
    case 'encoded-host':
    case 'opens-no-page':
    case 'unreadable':
    case 'not-https':
    case 'user-info':
    case 'port':
    case 'ip-address':
    case 'international':
    case 'mixed-scripts':
    case 'look-alike':
    case 'brand-subdomain':
    case 'brand-word':
    case 'brand-elsewhere':
    case 'asks-for-codes':
    case 'forwards-to-danger':
      return 'dangerous'
    default:
      return assertNever(reason)
  }
}
