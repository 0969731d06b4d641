import { assertNever } from './assert-never'
import type { ClaimCode } from './claim-code'
import type { CodeReading } from './code-reading'
import type { Day } from './day'
import type { OwnExpiry } from './expiry'
import type { Recorded, Usage } from './household'
import type { BalanceId, CardId, GiftId, MemberId } from './ids'
import type { IssuerId } from './issuers'
import type { MarketplaceId } from './marketplaces'
import type { Money } from './money'

/**
 * `unknown`: nobody has tried it. `unactivated`: the till has not switched it on. `held`: under review by the issuer.
 * `spent`: nothing left. `void`: cancelled. `given`: handed to someone outside the household.
 */
export type CardState = (typeof cardStates)[number]

export const cardStates = ['unknown', 'unactivated', 'ready', 'held', 'redeemed', 'spent', 'void', 'given'] as const

export type PlannedFor =
  { readonly kind: 'member'; readonly memberId: MemberId } | { readonly kind: 'balance'; readonly balanceId: BalanceId }

export interface Card extends Recorded {
  readonly id: CardId
  readonly label: string
  readonly issuerId: IssuerId
  /** The marketplace that issued the card; null while nobody knows. */
  readonly marketplaceId: MarketplaceId | null
  /** A person has seen the marketplace on the card or its receipt. */
  readonly marketplaceConfirmed: boolean
  readonly faceValue: Money | null
  readonly state: CardState
  readonly usage: Usage
  readonly plannedFor: PlannedFor | null
  /** The gift that it is kept for; null while it is the household's own. */
  readonly giftId: GiftId | null
  /** When its code was last shown to be given to somebody outside, in ms: since then they may have it. Missing until then. */
  readonly codeShownAt?: number
  readonly redeemedInto: BalanceId | null
  readonly redeemedOn: Day | null
  readonly redeemedValue: Money | null
  readonly issuedOn: Day | null
  /** What a person says of its expiry; it counts for more than any rule. */
  readonly expires: OwnExpiry | null
  /** Keyed fingerprint of the normalised code: equal means the same code. Null without a code. */
  readonly codeFingerprint: string | null
}

/** What is sealed while the vault is locked. */
export interface CardSecret {
  readonly claimCode: ClaimCode | null
  readonly pin: string
  readonly serial: string
  readonly notes: string
  /** What was read on its photos, before anybody looked; dropped when the code is used up. */
  readonly asRead?: readonly CodeReading[]
}

export interface OpenedCard {
  readonly card: Card
  readonly secret: CardSecret
}

export type CardEvent =
  | { readonly kind: 'activate' }
  | { readonly kind: 'find-unactivated' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'release' }
  | { readonly kind: 'redeem'; readonly balanceId: BalanceId; readonly on: Day; readonly value: Money }
  | { readonly kind: 'spend' }
  | { readonly kind: 'void' }
  | { readonly kind: 'give' }
  /** A person says that the recorded state is wrong. The only way back. */
  | { readonly kind: 'correct-state'; readonly state: CardState }

export type CardChange =
  | { readonly kind: 'changed'; readonly card: Card }
  | { readonly kind: 'refused'; readonly from: CardState; readonly event: CardEvent }

/** From which states each event may happen. */
const mayFollow: Readonly<Record<CardEvent['kind'], readonly CardState[]>> = {
  activate: ['unknown', 'unactivated'],
  'find-unactivated': ['unknown', 'ready'],
  hold: ['unknown', 'ready'],
  release: ['held'],
  // An issuer that accepts the code proves that the card was active and free after all.
  redeem: ['unknown', 'unactivated', 'ready', 'held'],
  // A shop's own card is spent at the till without ever being redeemed.
  spend: ['unknown', 'ready', 'redeemed'],
  void: ['unknown', 'unactivated', 'ready', 'held', 'redeemed'],
  give: ['unknown', 'unactivated', 'ready', 'held'],
  'correct-state': cardStates,
}

export function changeCard(card: Card, event: CardEvent): CardChange {
  if (!mayFollow[event.kind].includes(card.state)) return { kind: 'refused', from: card.state, event }
  return { kind: 'changed', card: afterEvent(card, event) }
}

export function withoutReadings({ asRead: _, ...secret }: CardSecret): CardSecret {
  return secret
}

/** Whether the event uses the code up, so that nobody needs to ask any more how it was read. */
export function usesUp({ kind }: CardEvent): boolean {
  return kind === 'redeem' || kind === 'spend'
}

export function isRedeemable(state: CardState): boolean {
  return mayFollow.redeem.includes(state)
}

/** Neither kept as a gift for somebody else nor handed over: what every sum and list of the household's own cards counts. */
export function isHouseholds({ giftId, state }: Pick<Card, 'giftId' | 'state'>): boolean {
  return giftId === null && state !== 'given'
}

/** Whether the household may still redeem it for itself. */
export function canBeRedeemed(card: Pick<Card, 'giftId' | 'state'>): boolean {
  return isRedeemable(card.state) && isHouseholds(card)
}

/** Something about it is open: its value, its marketplace, or, of the household's own, whether it is activated. */
export function needsLook({ state, issuerId, marketplaceId, faceValue, giftId }: Card): boolean {
  if (!isRedeemable(state)) return false
  const isIncomplete = faceValue === null || (issuerId === 'amazon' && marketplaceId === null)
  return isIncomplete || (state === 'unknown' && giftId === null)
}

function afterEvent(card: Card, event: CardEvent): Card {
  switch (event.kind) {
    case 'activate':
    case 'release':
      return { ...card, state: 'ready' }
    case 'find-unactivated':
      return { ...card, state: 'unactivated' }
    case 'hold':
      return { ...card, state: 'held' }
    case 'redeem': {
      const { balanceId, on, value } = event
      return { ...card, state: 'redeemed', redeemedInto: balanceId, redeemedOn: on, redeemedValue: value }
    }
    case 'spend':
      return { ...card, state: 'spent' }
    case 'void':
      return { ...card, state: 'void' }
    case 'give':
      return { ...card, state: 'given' }
    case 'correct-state':
      return corrected(card, event.state)
    default:
      return assertNever(event)
  }
}

/** A card that turns out not to be redeemed forgets where it was said to have gone. */
function corrected(card: Card, state: CardState): Card {
  const neverRedeemed = isRedeemable(state) || state === 'given'
  return neverRedeemed
    ? { ...card, state, redeemedInto: null, redeemedOn: null, redeemedValue: null }
    : { ...card, state }
}
