import { reloadLimitFacts } from '../data/reload-limits'
import type { Day } from '../day'
import type { Evidence } from '../evidence'
import type { Recorded } from '../household'
import type { ReloadObservationId } from '../ids'
import { isKept } from '../kept'
import { marketplaceOf, type MarketplaceId } from '../marketplaces'
import { money, type CurrencyCode, type Money } from '../money'

/** What the household wrote down about a marketplace; it takes the place of our data. */
export interface OwnReloadLimits extends Recorded {
  readonly id: MarketplaceId
  readonly setOn: Day
  readonly minimum: Money | null
  readonly maximum: Money | null
  /** Amounts are multiples of it; one minor unit where every cent is allowed. */
  readonly step: Money
  readonly note: string
}

/** What the household saw when it reloaded. */
export interface ReloadObservation extends Recorded {
  readonly id: ReloadObservationId
  readonly marketplaceId: MarketplaceId
  readonly on: Day
  readonly amount: Money
  readonly outcome: 'accepted' | 'too-small' | 'too-large'
  /** The limit that the page named, if it did. */
  readonly stated: Money | null
}

export type BoundBasis =
  | { readonly kind: 'observed'; readonly on: Day }
  | { readonly kind: 'own'; readonly on: Day }
  | { readonly kind: 'data'; readonly evidence: Evidence }

export interface Bound {
  readonly amount: Money
  readonly basis: BoundBasis
}

/** What holds for one reload. Newer observations outrank older ones, both outrank what is only said. */
export interface ReloadLimits {
  readonly marketplaceId: MarketplaceId
  readonly currency: CurrencyCode
  /** Nothing below it is ever planned: it was seen, written down by the household, or documented. */
  readonly firmMinimum: Bound | null
  /** Below it, an amount is worth a try only. Never lower than the firm one. */
  readonly likelyMinimum: Bound | null
  readonly maximum: Bound | null
  /** In minor units. */
  readonly step: number
}

export function reloadLimits(
  marketplaceId: MarketplaceId,
  own: OwnReloadLimits | null,
  observations: readonly ReloadObservation[],
): ReloadLimits {
  const { currency } = marketplaceOf(marketplaceId)
  const fact =
    own && isKept(own) ? null : (reloadLimitFacts.find((each) => each.marketplaceId === marketplaceId) ?? null)
  const step = own && isKept(own) ? own.step.minorUnits : (fact?.step ?? 1)
  const said = (minorUnits: number | null | undefined): Bound | null =>
    fact && minorUnits
      ? { amount: money(minorUnits, currency), basis: { kind: 'data', evidence: fact.evidence } }
      : null
  const isFirm = fact?.evidence.confidence === 'documented'
  const seen = observations
    .filter((each) => isKept(each) && each.marketplaceId === marketplaceId)
    // What the household wrote down was written in the knowledge of what it had seen before.
    .filter((each) => !own || !isKept(own) || each.on >= own.setOn)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.createdAt - b.createdAt))
  const start = startOf(own && isKept(own) ? own : null)
  const known = seen.reduce((sofar, each) => learn(sofar, each, step), start)
  const saidMinimum = said(fact?.minimum)
  const firmMinimum = known.floor ?? (isFirm && !known.lowestAccepted ? saidMinimum : null)
  return {
    marketplaceId,
    currency,
    firmMinimum,
    likelyMinimum: higher(firmMinimum, saidMinimum && lower(saidMinimum, known.lowestAccepted)),
    maximum: lower(known.ceiling, higher(said(fact?.maximum), fact?.maximum ? known.highestAccepted : null)),
    step,
  }
}

/** Every marketplace that one of these balances is on. */
export function limitsOf(
  marketplaceIds: Iterable<MarketplaceId>,
  own: readonly OwnReloadLimits[],
  observations: readonly ReloadObservation[],
): ReadonlyMap<MarketplaceId, ReloadLimits> {
  return new Map(
    [...new Set(marketplaceIds)].map((id) => [
      id,
      reloadLimits(id, own.find((each) => each.id === id) ?? null, observations),
    ]),
  )
}

interface Known {
  /** The lowest amount that may pass. */
  readonly floor: Bound | null
  readonly ceiling: Bound | null
  readonly lowestAccepted: Bound | null
  readonly highestAccepted: Bound | null
}

function startOf(own: OwnReloadLimits | null): Known {
  const bound = (amount: Money | null | undefined): Bound | null =>
    own && amount ? { amount, basis: { kind: 'own', on: own.setOn } } : null
  return { floor: bound(own?.minimum), ceiling: bound(own?.maximum), lowestAccepted: null, highestAccepted: null }
}

/** What is older and says otherwise gives way: rules change. */
function learn(known: Known, { amount, outcome, stated, on }: ReloadObservation, step: number): Known {
  const bound = (of: Money): Bound => ({ amount: of, basis: { kind: 'observed', on } })
  const here = bound(amount)
  if (outcome === 'too-small') {
    // What was refused is too small whatever the page was read to say.
    const least = amount.minorUnits + step
    const floor = bound(stated && stated.minorUnits >= least ? stated : money(least, amount.currency))
    const stands = known.lowestAccepted && isBelow(known.lowestAccepted, floor) ? null : known.lowestAccepted
    return { ...known, floor, lowestAccepted: stated ? lower(stands, floor) : stands }
  }
  if (outcome === 'too-large') {
    const most = Math.max(step, amount.minorUnits - step)
    const isSaid = stated && stated.minorUnits > 0 && stated.minorUnits <= most
    const ceiling = bound(isSaid ? stated : money(most, amount.currency))
    const stands = known.highestAccepted && isBelow(ceiling, known.highestAccepted) ? null : known.highestAccepted
    return { ...known, ceiling, highestAccepted: stands }
  }
  return {
    floor: known.floor && isBelow(here, known.floor) ? null : known.floor,
    ceiling: known.ceiling && isBelow(known.ceiling, here) ? null : known.ceiling,
    lowestAccepted: lower(known.lowestAccepted, here),
    highestAccepted: higher(known.highestAccepted, here),
  }
}

function isBelow(a: Bound, b: Bound): boolean {
  return a.amount.minorUnits < b.amount.minorUnits
}

function lower(a: Bound | null, b: Bound | null): Bound | null {
  return a && b ? (isBelow(b, a) ? b : a) : (a ?? b)
}

function higher(a: Bound | null, b: Bound | null): Bound | null {
  return a && b ? (isBelow(a, b) ? b : a) : (a ?? b)
}
