import { issuers as rows } from './data/issuers'
import type { Evidence } from './evidence'

export type IssuerId =
  | 'amazon'
  | 'apple'
  | 'google-play'
  | 'steam-wallet'
  | 'xbox-microsoft'
  | 'playstation'
  | 'nintendo'
  | 'roblox'
  | 'target'
  | 'walmart-us'
  | 'boots-uk'
  | 'john-lewis-uk'
  | 'netflix'
  | 'generic'

/** A form that codes of an issuer take. */
export interface CodeShape {
  readonly lengths: readonly number[]
  /** How the characters are printed in groups; adds up to the length. */
  readonly groups?: readonly number[]
  readonly evidence: Evidence
}

export interface Issuer {
  readonly id: IssuerId
  readonly name: string
  /** Best known first; empty where no shape is established. */
  readonly codeShapes: readonly CodeShape[]
  /** The characters that codes consist of; null where any may occur. Good for a warning, never for a block. */
  readonly alphabet: string | null
  /** How every code begins. */
  readonly lead: string | null
  /** Digits of the PIN that goes with the code: `unknown` number, or no PIN at all. */
  readonly pin: { readonly lengths: readonly number[] | 'unknown' } | null
  /** What a card is bound to. */
  readonly regionLock: 'marketplace' | 'account-country' | 'reported' | 'not-established' | readonly string[]
  /** Where codes are redeemed, without 'https://'; null where it depends or is not known. */
  readonly redeemAt: string | null
  readonly evidence: Evidence
}

export const issuers: readonly Issuer[] = rows

const byId = new Map(issuers.map((issuer) => [issuer.id, issuer]))

export function issuerOf(id: IssuerId): Issuer {
  const issuer = byId.get(id)
  if (!issuer) throw new RangeError(`No such issuer: ${id}`)
  return issuer
}
