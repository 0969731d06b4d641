import type { OpenedCard } from '../card'
import type { Day } from '../day'
import type { Household } from '../household'
import { gatherCard, type CardRule } from '../redemption/attempt'
import { codeShape, doubtfulCharacters, looksLikeSerial, noCode, unreadablePlaces } from '../redemption/code-rules'
import type { Finding } from '../redemption/finding'
import { sameCodeGift, sameCodeRedeemed, sameCodeTwice } from '../redemption/household-rules'
import { marketplaceUnconfirmed } from '../redemption/place-rules'
import {
  alreadyRedeemed,
  cardGiven,
  cardSpent,
  cardVoid,
  expiresOn,
  held,
  notKnownActivated,
  probablyExpired,
  valueUnknown,
} from '../redemption/state-rules'

export interface HandoverAssessment {
  readonly verdict: 'blocked' | 'confirm'
  /** Blocks first, then warnings, then information. */
  readonly findings: readonly Finding[]
}

/** What stands against giving this code to somebody: a gift that does not work is worse than none. */
export function assessHandover(opened: OpenedCard, household: Household, today: Day): HandoverAssessment {
  const sight = gatherCard(opened, household, today)
  const findings = rules.flatMap((rule) => rule(sight) ?? [])
  return { verdict: findings.some(({ severity }) => severity === 'blocks') ? 'blocked' : 'confirm', findings }
}

const rules: readonly CardRule[] = [
  alreadyRedeemed,
  cardSpent,
  cardVoid,
  cardGiven,
  sameCodeRedeemed,
  sameCodeGift,
  noCode,
  looksLikeSerial,
  unreadablePlaces,
  marketplaceUnconfirmed,
  sameCodeTwice,
  held,
  notKnownActivated,
  doubtfulCharacters,
  codeShape,
  valueUnknown,
  probablyExpired,
  expiresOn,
]
