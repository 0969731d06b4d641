import type { OpenedCard } from './card'
import type { Day } from './day'
import type { Balance, Household } from './household'
import { gatherAttempt, gatherCard, noTries, type CardRule, type RecentTries, type Rule } from './redemption/attempt'
import { codeShape, doubtfulCharacters, looksLikeSerial, noCode, unreadablePlaces } from './redemption/code-rules'
import type { Finding, FittingBalance } from './redemption/finding'
import {
  businessPersonal,
  lastLook,
  plannedForOther,
  sameCodeGift,
  sameCodeRedeemed,
  sameCodeTwice,
} from './redemption/household-rules'
import { pauseAdvised } from './redemption/pace-rules'
import {
  currencyDiffers,
  marketplaceUnconfirmed,
  marketplaceUnknown,
  notInHousehold,
  otherIssuer,
  wrongMarketplace,
} from './redemption/place-rules'
import {
  alreadyRedeemed,
  cardGiven,
  cardSpent,
  cardVoid,
  expiresOn,
  held,
  keptAsGift,
  notKnownActivated,
  probablyExpired,
  valueUnknown,
} from './redemption/state-rules'

export type { Finding, FittingBalance, PlannedTarget, Severity } from './redemption/finding'

export interface RedemptionAssessment {
  /** There is no verdict "allowed": a person always confirms. */
  readonly verdict: 'blocked' | 'confirm'
  /** Blocks first, then warnings, then information. */
  readonly findings: readonly Finding[]
  /** The balances of the household whose place fits the card, best first. */
  readonly fitting: readonly FittingBalance[]
}

/** The guard: what stands against redeeming this card into this balance, asked before the code leaves the vault. */
export function assessRedemption(
  opened: OpenedCard,
  balance: Balance,
  household: Household,
  today: Day,
  recent: RecentTries = noTries,
): RedemptionAssessment {
  const attempt = gatherAttempt(opened, balance, household, today, recent)
  const findings = rules.flatMap((rule) => rule(attempt) ?? [])
  const isBlocked = findings.some((finding) => finding.severity === 'blocks')
  return { verdict: isBlocked ? 'blocked' : 'confirm', findings, fitting: attempt.fitting }
}

/** What the guard says of a card alone, while nobody knows where it is to go. */
export function assessCard(opened: OpenedCard, household: Household, today: Day): readonly Finding[] {
  const attempt = gatherCard(opened, household, today)
  return cardRules.flatMap((rule) => rule(attempt) ?? [])
}

const cardRules: readonly CardRule[] = [
  alreadyRedeemed,
  cardSpent,
  cardVoid,
  cardGiven,
  sameCodeRedeemed,
  otherIssuer,
  noCode,
  looksLikeSerial,
  unreadablePlaces,
  marketplaceUnconfirmed,
  sameCodeTwice,
  held,
  notKnownActivated,
  doubtfulCharacters,
  codeShape,
  probablyExpired,
]

/** In the order in which a person should read them. */
const rules: readonly Rule[] = [
  // These block.
  notInHousehold,
  alreadyRedeemed,
  cardSpent,
  cardVoid,
  cardGiven,
  keptAsGift,
  sameCodeRedeemed,
  sameCodeGift,
  otherIssuer,
  wrongMarketplace,
  noCode,
  looksLikeSerial,
  unreadablePlaces,
  // These warn.
  marketplaceUnknown,
  marketplaceUnconfirmed,
  currencyDiffers,
  plannedForOther,
  businessPersonal,
  sameCodeTwice,
  held,
  notKnownActivated,
  doubtfulCharacters,
  codeShape,
  valueUnknown,
  probablyExpired,
  pauseAdvised,
  // These inform.
  lastLook,
  expiresOn,
]
