import { assertNever } from './assert-never'
import { addYears, type Day } from './day'
import type { Evidence } from './evidence'
import { marketplaceOf, type MarketplaceId } from './marketplaces'

/** How long a marketplace's terms let a card live, counted from the day of issue. */
export type ExpiryRule =
  | { readonly kind: 'never'; readonly evidence: Evidence }
  | { readonly kind: 'unknown'; readonly evidence: Evidence }
  | {
      readonly kind: 'years'
      readonly years: number
      /** Shorter lives of cards issued before a change of the terms. */
      readonly earlier: { readonly issuedBefore: Day; readonly years: number } | null
      readonly evidence: Evidence
    }

/** The shortest life that the law of the marketplace's country allows, and for how many years if not for ever. */
export interface LegalFloor {
  readonly years: number | 'never'
  readonly evidence: Evidence
}

/** What a person has seen or decided. */
export type OwnExpiry = { readonly kind: 'on'; readonly on: Day } | { readonly kind: 'never' }

/** Which word counts: a person's own, or the rule of a marketplace. */
export type ExpiryAuthority = 'own' | Evidence

export type Expiry =
  /** The last day on which the card or its balance can be used, in the marketplace's time zone. */
  | { readonly kind: 'on'; readonly on: Day; readonly by: ExpiryAuthority }
  | { readonly kind: 'never'; readonly by: ExpiryAuthority }
  /** The evidence is that of the marketplace's rule, which may only lack the day of issue. */
  | { readonly kind: 'unknown'; readonly evidence: Evidence | null }

export interface ExpiryQuestion {
  readonly own: OwnExpiry | null
  /** Null where no marketplace's rule applies or nobody knows which. */
  readonly marketplaceId: MarketplaceId | null
  readonly issuedOn: Day | null
}

export function expiryOf({ own, marketplaceId, issuedOn }: ExpiryQuestion): Expiry {
  if (own !== null) return { ...own, by: 'own' }
  if (marketplaceId === null) return { kind: 'unknown', evidence: null }
  const rule = marketplaceOf(marketplaceId).expiry
  const { evidence } = rule
  switch (rule.kind) {
    case 'never':
      return { kind: 'never', by: evidence }
    case 'unknown':
      return { kind: 'unknown', evidence }
    case 'years': {
      if (issuedOn === null) return { kind: 'unknown', evidence }
      const { earlier } = rule
      const years = earlier && issuedOn < earlier.issuedBefore ? earlier.years : rule.years
      return { kind: 'on', on: addYears(issuedOn, years), by: evidence }
    }
    default:
      return assertNever(rule)
  }
}
