import type { Card, CardSecret, OpenedCard } from '@/domain/card'
import { readClaimCode } from '@/domain/claim-code'
import type { Account, Balance, Household, Member } from '@/domain/household'
import type { AccountId, BalanceId, CardId, MemberId } from '@/domain/ids'
import type { MarketplaceId } from '@/domain/marketplaces'
import { money } from '@/domain/money'

const times = { createdAt: 1, updatedAt: 1, deletedAt: null }

export function member(name: string): Member {
  return { ...times, id: `member-${name}` as MemberId, name }
}

export function account(owner: Member, label: string, usage: Account['usage'] = 'personal'): Account {
  return {
    ...times,
    id: `account-${label}` as AccountId,
    memberId: owner.id,
    label,
    cue: `${label}@example.org`,
    usage,
  }
}

export function balance(holder: Account, marketplaceId: MarketplaceId): Balance {
  return {
    ...times,
    id: `balance-${holder.label}-${marketplaceId}` as BalanceId,
    accountId: holder.id,
    marketplaceId,
    expires: null,
  }
}

export const ada = member('Ada')
export const ben = member('Ben')
export const adasLogin = account(ada, 'ada')
const bensLogin = account(ben, 'ben')
export const adasUk = balance(adasLogin, 'GB')
export const adasUs = balance(adasLogin, 'US')
export const bensUk = balance(bensLogin, 'GB')

/** Ada and Ben with a login each: Ada on amazon.co.uk and amazon.com, Ben on amazon.co.uk. */
export const household: Household = {
  members: [ada, ben],
  accounts: [adasLogin, bensLogin],
  balances: [adasUs, adasUk, bensUk],
  cards: [],
}

/** A card for amazon.co.uk that nothing speaks against. */
export function card(changes: Partial<Card> = {}): Card {
  return {
    ...times,
    id: 'card-1' as CardId,
    label: 'Birthday card',
    issuerId: 'amazon',
    marketplaceId: 'GB',
    marketplaceConfirmed: true,
    faceValue: money(2500, 'GBP'),
    state: 'ready',
    usage: 'personal',
    plannedFor: null,
    giftId: null,
    redeemedInto: null,
    redeemedOn: null,
    redeemedValue: null,
    issuedOn: null,
    expires: null,
    codeFingerprint: 'fingerprint-1',
    ...changes,
  }
}

export function secret(code: string | null = 'UL7G-6VNS6V-USPU'): CardSecret {
  return { claimCode: code === null ? null : readClaimCode(code, 'amazon'), pin: '', serial: '', notes: '' }
}

export function opened(changes: Partial<Card> = {}, code?: string | null): OpenedCard {
  return { card: card(changes), secret: secret(code) }
}
