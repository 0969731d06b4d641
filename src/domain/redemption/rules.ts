import type { Attempt, CardAttempt, CardRule, Rule } from './attempt'
import { codeShape, doubtfulCharacters, looksLikeSerial, noCode, unreadablePlaces } from './code-rules'
import type { Finding } from './finding'
import {
  businessPersonal,
  lastLook,
  plannedForOther,
  sameCodeGift,
  sameCodeRedeemed,
  sameCodeTwice,
} from './household-rules'
import { pauseAdvised } from './pace-rules'
import {
  currencyDiffers,
  marketplaceUnconfirmed,
  marketplaceUnknown,
  notInHousehold,
  otherIssuer,
  wrongMarketplace,
} from './place-rules'
import {
  alreadyRedeemed,
  cardGiven,
  cardSpent,
  cardVoid,
  codeWasShown,
  expiresOn,
  held,
  keptAsGift,
  notKnownActivated,
  probablyExpired,
  valueUnknown,
} from './state-rules'

/**
 * What a person is about to do. `redeem`: into a balance, alone or in a session. `hand-over`: to somebody as a gift. `look`: find out
 * about a card while nobody says where it is to go.
 */
type Act = 'redeem' | 'hand-over' | 'look'

type GuardRule =
  /** Asks about the balance as well, so it says something only where there is one. */
  | { readonly sees: 'balance'; readonly rule: Rule }
  | { readonly sees: 'card'; readonly rule: CardRule; readonly acts: readonly Act[] }

export function findingsAtBalance(attempt: Attempt): readonly Finding[] {
  return rules.flatMap((one) =>
    one.sees === 'balance' || one.acts.includes('redeem') ? (one.rule(attempt) ?? []) : [],
  )
}

export function findingsOfCard(sight: CardAttempt, act: Exclude<Act, 'redeem'>): readonly Finding[] {
  return rules.flatMap((one) => (one.sees === 'card' && one.acts.includes(act) ? (one.rule(sight) ?? []) : []))
}

function atBalance(rule: Rule): GuardRule {
  return { sees: 'balance', rule }
}

function ofCard(rule: CardRule, acts: readonly Act[]): GuardRule {
  return { sees: 'card', rule, acts }
}

const always: readonly Act[] = ['redeem', 'hand-over', 'look']
/** Says nothing against a gift: it is kept as one, and may be of any brand. */
const ownUse: readonly Act[] = ['redeem', 'look']

/** Every rule of the guard, once, in the order in which a person should read what they say. */
const rules: readonly GuardRule[] = [
  // These block.
  atBalance(notInHousehold),
  ofCard(alreadyRedeemed, always),
  ofCard(cardSpent, always),
  ofCard(cardVoid, always),
  ofCard(cardGiven, always),
  ofCard(keptAsGift, ownUse),
  ofCard(sameCodeRedeemed, always),
  ofCard(sameCodeGift, always),
  ofCard(otherIssuer, ownUse),
  atBalance(wrongMarketplace),
  ofCard(noCode, always),
  ofCard(looksLikeSerial, always),
  ofCard(unreadablePlaces, always),
  // These warn.
  atBalance(marketplaceUnknown),
  ofCard(marketplaceUnconfirmed, always),
  atBalance(currencyDiffers),
  atBalance(plannedForOther),
  atBalance(businessPersonal),
  ofCard(sameCodeTwice, always),
  ofCard(codeWasShown, ownUse),
  ofCard(held, always),
  ofCard(notKnownActivated, always),
  ofCard(doubtfulCharacters, always),
  ofCard(codeShape, always),
  ofCard(valueUnknown, always),
  ofCard(probablyExpired, always),
  atBalance(pauseAdvised),
  // These inform.
  atBalance(lastLook),
  ofCard(expiresOn, always),
]
