import { addYears, type Day } from '../day'
import { money, type CurrencyCode } from '../money'
import { marketplaceOf } from '../marketplaces'
import type { Bound, ReloadLimits } from './limits'
import {
  chargeableOn,
  fundsOn,
  holdsLapseOn,
  heldOn,
  stateOfPrepaid,
  worthOn,
  type PrepaidCard,
} from '../prepaid/prepaid-card'
import { largestCharge, type Charge } from './charge'
import type { LeftOutReason, ReloadBalance, ReloadInput } from './reload-plan'

/** A card that can be reloaded from, with what it can bring where. */
export interface Candidate {
  readonly card: PrepaidCard
  readonly chargeable: number
  /** By the place of the balance; null where it may not or cannot go. Trials are apart. */
  readonly charges: readonly (Charge | null)[]
  readonly trials: readonly (Charge | null)[]
  /** It could go whole to further balances, but would lose more there. */
  readonly isNarrowed: boolean
}

/** What the search may use of a card and what it may not, for balances of one currency. */
export function candidateOf(
  card: PrepaidCard,
  balances: readonly ReloadBalance[],
  input: ReloadInput,
): Candidate | LeftOutReason {
  const obstacle = obstacleOf(card, balances, input.today)
  if (obstacle) return obstacle
  const chargeable = chargeableOn(card, input.today).minorUnits
  const all = balances.map((balance) =>
    mayGo(card, balance) ? largestCharge(chargeable, limitsFor(balance, input)) : null,
  )
  const certain = all.map((charge) => (charge && !charge.isTrial ? charge : null))
  // What loses least comes before everything else, so what loses more is no choice.
  const losses = certain.map((charge) => (charge ? lossOf(card, charge.total, input.today) : Infinity))
  const least = Math.min(...losses)
  const charges = certain.map((charge, place) => (losses[place] === least ? charge : null))
  const trials = all.map((charge) => (charge?.isTrial && input.tries ? charge : null))
  if (charges.some(Boolean) || trials.some(Boolean)) {
    const isNarrowed = charges.some((charge, place) => charge !== certain[place])
    return { card, chargeable, charges, trials, isNarrowed }
  }
  return refusalOf(card, balances, input, chargeable)
}

/** What fees and expiry take within a year of what stays on a card after a charge, in minor units. */
export function lossOf(card: PrepaidCard, charged: number, today: Day): number {
  const rest = fundsOn(card, today).minorUnits - charged
  const after: PrepaidCard = { ...card, balance: money(rest, card.balance.currency), asOf: today, mark: null }
  return rest - worthOn(after, addYears(today, 1)).minorUnits
}

function obstacleOf(card: PrepaidCard, balances: readonly ReloadBalance[], today: Day): LeftOutReason | null {
  const { currency } = card.balance
  const state = stateOfPrepaid(card, today)
  if (state === 'expired' && card.goodThrough) return { kind: 'expired', on: card.goodThrough }
  if (state === 'lost' || state === 'pending' || state === 'empty') return { kind: state }
  if (balances.length === 0) return { kind: 'no-balance', currency }
  if (card.memberId !== null && !balances.some((balance) => mayGo(card, balance))) {
    return { kind: 'no-balance-of-member', currency, memberId: card.memberId }
  }
  if (card.postcode === 'not-registered') return { kind: 'postcode' }
  if (chargeableOn(card, today).minorUnits > 0) return null
  return heldOn(card, today).minorUnits > 0 ? heldBy(card, today) : { kind: 'margin' }
}

/** None of the balances takes the amount: the lowest of their minimums says why, unless a hold keeps the rest back. */
function refusalOf(
  card: PrepaidCard,
  balances: readonly ReloadBalance[],
  input: ReloadInput,
  chargeable: number,
): LeftOutReason {
  const minimums = balances
    .filter((balance) => mayGo(card, balance))
    .flatMap((balance) => {
      const { firmMinimum, likelyMinimum } = limitsFor(balance, input)
      // What was seen is named before what is only said.
      if (firmMinimum && chargeable < minorOf(firmMinimum)) return { bound: firmMinimum, isFirm: true }
      return likelyMinimum && chargeable < minorOf(likelyMinimum) ? { bound: likelyMinimum, isFirm: false } : []
    })
    .toSorted((a, b) => Number(a.isFirm) - Number(b.isFirm) || minorOf(a.bound) - minorOf(b.bound))
  const [lowest] = minimums
  if (!lowest) return { kind: 'no-amount-fits' }
  const held = heldOn(card, input.today).minorUnits
  if (held > 0 && chargeable + held >= minorOf(lowest.bound)) return heldBy(card, input.today)
  return { kind: 'below-minimum', minimum: lowest.bound, isFirm: lowest.isFirm }
}

/** A member's card fills that member's balances only: money cannot be moved to another account afterwards. */
export function mayGo({ memberId }: PrepaidCard, balance: ReloadBalance): boolean {
  return memberId === null || memberId === balance.memberId
}

export function limitsFor({ marketplaceId }: ReloadBalance, { limits }: Pick<ReloadInput, 'limits'>): ReloadLimits {
  const known = limits.get(marketplaceId)
  if (!known) throw new RangeError(`No limits were given for ${marketplaceId}.`)
  return known
}

export function currencyOf({ marketplaceId }: ReloadBalance): CurrencyCode {
  return marketplaceOf(marketplaceId).currency
}

function heldBy(card: PrepaidCard, today: Day): LeftOutReason {
  return { kind: 'held', amount: heldOn(card, today), until: holdsLapseOn(card, today) }
}

function minorOf({ amount }: Bound): number {
  return amount.minorUnits
}
