import type { Card, CardSecret, OpenedCard } from '../card'
import type { Day } from '../day'
import type { Account, Balance, Household, Member } from '../household'
import type { BalanceId, MemberId } from '../ids'
import { issuerOf, type Issuer } from '../issuers'
import { marketplaceOf, type Marketplace } from '../marketplaces'
import type { RefusedTry } from '../trouble/attempt'
import type { Finding, FittingBalance } from './finding'

/** A rule of the guard: null when it has nothing to say. No rule asks another one. */
export type Rule = (attempt: Attempt) => Finding | null

/** A rule that asks about the card alone, so that it serves for handing a card over as well. */
export type CardRule = (attempt: CardAttempt) => Finding | null

/** What can be seen of a card before anybody chooses a balance. */
export type CardAttempt = Pick<
  Attempt,
  'card' | 'secret' | 'code' | 'issuer' | 'cardMarketplace' | 'household' | 'today'
>

/** All that the rules look at: this card into this balance, today. */
export interface Attempt {
  readonly card: Card
  readonly secret: CardSecret
  /** The normalised claim code; '' when there is none. */
  readonly code: string
  readonly issuer: Issuer
  readonly cardMarketplace: Marketplace | null
  readonly balance: Balance
  readonly balanceMarketplace: Marketplace
  /** Null when the balance, its account or its member is in the trash. */
  readonly owner: Owner | null
  readonly household: Household
  readonly fitting: readonly FittingBalance[]
  readonly today: Day
  readonly recent: RecentTries
}

/** What was refused lately, on whatever account, and what time it is now (ms). */
export interface RecentTries {
  readonly tries: readonly RefusedTry[]
  readonly now: number
}

export const noTries: RecentTries = { tries: [], now: 0 }

export interface Owner {
  readonly account: Account
  readonly member: Member
}

export function gatherAttempt(
  opened: OpenedCard,
  balance: Balance,
  household: Household,
  today: Day,
  recent: RecentTries,
): Attempt {
  return {
    ...gatherCard(opened, household, today),
    balance,
    balanceMarketplace: marketplaceOf(balance.marketplaceId),
    owner: ownerOf(balance, household),
    fitting: fittingBalances(opened.card, household),
    recent,
  }
}

export function gatherCard({ card, secret }: OpenedCard, household: Household, today: Day): CardAttempt {
  return {
    card,
    secret,
    code: secret.claimCode?.code ?? '',
    issuer: issuerOf(card.issuerId),
    cardMarketplace: card.marketplaceId === null ? null : marketplaceOf(card.marketplaceId),
    household,
    today,
  }
}

/** Whether the place of a balance fits a card. A card without a known marketplace may still go anywhere. */
function isPlaceFor(card: Card, balance: Balance): boolean {
  return card.issuerId === 'amazon' && (card.marketplaceId === null || card.marketplaceId === balance.marketplaceId)
}

export function isPlannedFor({ plannedFor }: Card, balance: Balance, owner: Owner | null): boolean {
  if (plannedFor === null) return false
  return plannedFor.kind === 'balance' ? plannedFor.balanceId === balance.id : plannedFor.memberId === owner?.member.id
}

/** The balance by its names; null when it, its account or its member is gone. */
export function nameBalance(balanceId: BalanceId | null, household: Household): FittingBalance | null {
  const balance = household.balances.find(({ id }) => id === balanceId)
  const owner = balance && ownerOf(balance, household)
  if (!balance || !owner) return null
  return {
    balanceId: balance.id,
    memberName: owner.member.name,
    accountLabel: owner.account.label,
    marketplaceName: marketplaceOf(balance.marketplaceId).name,
  }
}

export function findMember(memberId: MemberId, household: Household): Member | null {
  return household.members.find(({ id, deletedAt }) => id === memberId && deletedAt === null) ?? null
}

/** The balance that the card is planned for comes first, then those of its member, then those of its usage. */
export function fittingBalances(card: Card, household: Household): readonly FittingBalance[] {
  return household.balances
    .filter((balance) => isPlaceFor(card, balance))
    .map((balance) => ({ named: nameBalance(balance.id, household), fit: fitOf(card, balance, household) }))
    .toSorted((a, b) => b.fit - a.fit)
    .flatMap(({ named }) => named ?? [])
}

function fitOf(card: Card, balance: Balance, household: Household): number {
  const owner = ownerOf(balance, household)
  return (isPlannedFor(card, balance, owner) ? 2 : 0) + (owner?.account.usage === card.usage ? 1 : 0)
}

function ownerOf(balance: Balance, household: Household): Owner | null {
  const account = household.accounts.find(({ id, deletedAt }) => id === balance.accountId && deletedAt === null)
  const member = account && findMember(account.memberId, household)
  return account && member && balance.deletedAt === null ? { account, member } : null
}
