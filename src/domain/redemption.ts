import type { OpenedCard } from './card'
import type { Day } from './day'
import type { Balance, Household } from './household'
import { gatherAttempt, gatherCard, noTries, type RecentTries } from './redemption/attempt'
import type { Finding, FittingBalance } from './redemption/finding'
import { findingsAtBalance, findingsOfCard } from './redemption/rules'

export type { Finding, FittingBalance, PlannedTarget, Severity } from './redemption/finding'

export interface CardAssessment {
  /** There is no verdict "allowed": a person always confirms. */
  readonly verdict: 'blocked' | 'confirm'
  /** Blocks first, then warnings, then information. */
  readonly findings: readonly Finding[]
}

export interface RedemptionAssessment extends CardAssessment {
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
  return { ...weigh(findingsAtBalance(attempt)), fitting: attempt.fitting }
}

/** What stands against giving this code to somebody: a gift that does not work is worse than none. */
export function assessHandover(opened: OpenedCard, household: Household, today: Day): CardAssessment {
  return weigh(findingsOfCard(gatherCard(opened, household, today), 'hand-over'))
}

/** What the guard says of a card alone, while nobody knows where it is to go. */
export function assessCard(opened: OpenedCard, household: Household, today: Day): readonly Finding[] {
  return findingsOfCard(gatherCard(opened, household, today), 'look')
}

function weigh(findings: readonly Finding[]): CardAssessment {
  return { verdict: findings.some(({ severity }) => severity === 'blocks') ? 'blocked' : 'confirm', findings }
}
