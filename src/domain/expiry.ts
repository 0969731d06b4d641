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

export interface ExpiryEstimate {
  /** The last day on which the card or its balance can be used, in the marketplace's time zone. */
  readonly on: Day
  readonly evidence: Evidence
}

/** Null where cards never expire or nobody knows when. */
export function estimateExpiry(marketplaceId: MarketplaceId, issuedOn: Day): ExpiryEstimate | null {
  const { expiry } = marketplaceOf(marketplaceId)
  switch (expiry.kind) {
    case 'never':
    case 'unknown':
      return null
    case 'years': {
      const { earlier, evidence } = expiry
      const years = earlier && issuedOn < earlier.issuedBefore ? earlier.years : expiry.years
      return { on: addYears(issuedOn, years), evidence }
    }
    default:
      return assertNever(expiry)
  }
}
