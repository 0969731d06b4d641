import type { AccountColour } from './account-colour'
import type { Card } from './card'
import type { OwnExpiry } from './expiry'
import type { AccountId, BalanceId, MemberId } from './ids'
import type { MarketplaceId } from './marketplaces'

/** What every stored row carries, so that households of two computers can be merged later. Times in milliseconds. */
export interface Recorded {
  readonly createdAt: number
  readonly updatedAt: number
  /** When the row went to the trash, else null. */
  readonly deletedAt: number | null
}

export type Usage = 'personal' | 'business'

/** A person of the household. */
export interface Member extends Recorded {
  readonly id: MemberId
  readonly name: string
}

/** One Amazon login. It may hold a balance on each of several marketplaces. */
export interface Account extends Recorded {
  readonly id: AccountId
  readonly memberId: MemberId
  readonly label: string
  /** How to recognise the login on Amazon's page, such as the last characters of its mail address. */
  readonly cue: string
  readonly usage: Usage
  /** Of its mark; null or missing while nobody has chosen one. */
  readonly colour?: AccountColour | null
}

/** What a person says of an account. */
export type AccountFacts = Pick<Account, 'label' | 'cue' | 'usage' | 'colour'>

/** The gift card balance of one account on one marketplace. */
export interface Balance extends Recorded {
  readonly id: BalanceId
  readonly accountId: AccountId
  readonly marketplaceId: MarketplaceId
  /** What a person says of its expiry; it counts for more than any rule. */
  readonly expires: OwnExpiry | null
}

export interface Household {
  readonly members: readonly Member[]
  readonly accounts: readonly Account[]
  readonly balances: readonly Balance[]
  /** Cards in the trash belong here too: their codes may have been used. */
  readonly cards: readonly Card[]
}
