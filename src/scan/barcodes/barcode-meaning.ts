import { placesOutsideAlphabet } from '@/domain/claim-code'
import { issuerOf } from '@/domain/issuers'
import type { IssuerId } from '@/domain/issuers'
import { classifyNumber } from '@/domain/number-kind'
import type { ReadBarcode } from '../photo-reading'
import { readText } from '../text/read-text'

export type BarcodeMeaning =
  | {
      readonly kind: 'code'
      /** null when several issuers have codes of this form, or none. */
      readonly issuerId: IssuerId | null
      /** Capitals and digits only. */
      readonly code: string
      readonly pin: string | null
    }
  /** Digits for the till, often with the serial number among them: never a claim code. */
  | { readonly kind: 'serial'; readonly digits: string }
  | { readonly kind: 'link'; readonly host: string }
  /** What the shop sells, the same on every card of the kind. */
  | { readonly kind: 'product' }
  | { readonly kind: 'unknown' }

const fewestSerialDigits = 16

/** What a barcode says. Total over any text. */
export function meaningOfBarcode({ format, text }: Pick<ReadBarcode, 'format' | 'text'>): BarcodeMeaning {
  if (/^(?:EAN|UPC|ISBN)/i.test(format)) return { kind: 'product' }
  const plain = text.normalize('NFKC').trim()
  // Till barcodes of the GS1 kind divide their parts by brackets and invisible marks.
  const compact = plain.replace(/[\s\p{Cc}()-]/gu, '')
  if (/^\d+$/.test(compact)) {
    return compact.length >= fewestSerialDigits ? { kind: 'serial', digits: compact } : { kind: 'unknown' }
  }
  const address = URL.parse(plain)
  if (address && /^(?:https?:|[a-z][a-z0-9+.-]+:)$/.test(address.protocol)) return meaningOfLink(address)
  if (/^[A-Za-z0-9 -]+$/.test(plain) && /^[A-Z0-9-]+$/.test(plain.replace(/ /g, ''))) {
    const bare = meaningOfCode(plain)
    if (bare) return bare
  }
  const [reading, ...others] = readText(plain.split(/[\r\n;,|]+/))
  const code = reading?.candidates[0]?.code
  if (!reading || !code || others.length > 0) return { kind: 'unknown' }
  return { kind: 'code', issuerId: only(reading.issuerIds), code, pin: reading.pin }
}

/** Hosts where a code can stand in the address itself, and where in it. */
const redemptionLinks: readonly { readonly issuerId: IssuerId; readonly host: RegExp; readonly place: RegExp }[] = [
  {
    issuerId: 'amazon',
    host: /^(?:www\.)?amazon\.(?:com|ca|de|fr|it|es|nl|se|pl|ie|eg|sa|ae|in|sg|com\.(?:au|be|br|mx|tr)|co\.(?:uk|jp|za))$/,
    place: /\/g\/([^/]+)$|[?&](?:claimCode|code)=([^&]+)/i,
  },
  { issuerId: 'apple', host: /(?:^|\.)apple\.com$/, place: /[?&]code=([^&]+)/i },
  { issuerId: 'google-play', host: /^play\.google\.com$/, place: /[?&]code=([^&]+)/i },
  { issuerId: 'steam-wallet', host: /^store\.steampowered\.com$/, place: /[?&]wallet_code=([^&]+)/i },
  { issuerId: 'xbox-microsoft', host: /^redeem\.microsoft\.com$/, place: /[?&](?:token|code)=([^&]+)/i },
  { issuerId: 'nintendo', host: /(?:^|\.)nintendo\.com$/, place: /[?&]code=([^&]+)/i },
]

/** A code in an address counts only at the issuer's own host and place. */
function meaningOfLink({ hostname, pathname, search }: URL): BarcodeMeaning {
  const link = redemptionLinks.find(({ host }) => host.test(hostname))
  const match = link?.place.exec(pathname + search)
  const code = (match?.[1] ?? match?.[2] ?? '').replace(/-|%2d/gi, '').toUpperCase()
  if (link && isCodeOf(link.issuerId, code)) return { kind: 'code', issuerId: link.issuerId, code, pin: null }
  return { kind: 'link', host: hostname }
}

function isCodeOf(id: IssuerId, code: string): boolean {
  const issuer = issuerOf(id)
  const hasLength = issuer.codeShapes.some(({ lengths }) => lengths.includes(code.length))
  return hasLength && placesOutsideAlphabet(code, issuer).length === 0
}

/** A barcode that is nothing but a code: letters and digits in the form of an issuer. */
function meaningOfCode(text: string): BarcodeMeaning | null {
  const code = text.replace(/[ -]/g, '')
  const digits = code.replace(/\D/g, '').length
  if (digits === 0 || digits > 0.75 * code.length) return null
  const guesses = classifyNumber(text).flatMap(({ kind, issuerId }) =>
    issuerId && (kind === 'issuer-code' || (kind === 'claim-code' && isCodeOf('amazon', code))) ? [issuerId] : [],
  )
  return guesses.length > 0 ? { kind: 'code', issuerId: only(guesses), code, pin: null } : null
}

function only(issuerIds: readonly IssuerId[]): IssuerId | null {
  return issuerIds.length === 1 ? (issuerIds[0] ?? null) : null
}
