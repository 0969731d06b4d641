import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Account, AccountFacts, Balance, Member } from '@/domain/household'
import type { AccountId, BalanceId, MemberId } from '@/domain/ids'
import { marketplaceOf, marketplaces, type Marketplace, type MarketplaceId } from '@/domain/marketplaces'
import * as storage from '@/storage/household'
import { liveRows } from './live-rows'
import { useSession } from './session'

/** A balance with everything a sentence about it needs. */
export interface NamedBalance {
  readonly balance: Balance
  readonly account: Account
  readonly member: Member
  readonly marketplace: Marketplace
}

const none: storage.HouseholdRows = { members: [], accounts: [], balances: [] }

/** Members, their accounts, and a balance for each account and marketplace. */
export const useHousehold = defineStore('household', () => {
  const session = useSession()
  const { rows, isReady } = liveRows(storage.readHousehold, none)

  const members = computed(() => rows.value.members)
  const accounts = computed(() => rows.value.accounts)

  /** Members and accounts in the order in which they came, marketplaces in that of our list. */
  const balances = computed<readonly NamedBalance[]>(() => {
    const accountsById = new Map(rows.value.accounts.map((account) => [account.id, account]))
    const membersById = new Map(rows.value.members.map((member) => [member.id, member]))
    const named = rows.value.balances.flatMap((balance) => {
      const account = accountsById.get(balance.accountId)
      const member = account && membersById.get(account.memberId)
      // A balance of a trashed account or member is not offered anywhere.
      return member ? [{ balance, account, member, marketplace: marketplaceOf(balance.marketplaceId) }] : []
    })
    return named.toSorted(
      (a, b) =>
        a.member.createdAt - b.member.createdAt ||
        a.account.createdAt - b.account.createdAt ||
        marketplaces.indexOf(a.marketplace) - marketplaces.indexOf(b.marketplace),
    )
  })

  function findBalance(id: BalanceId | null) {
    return balances.value.find(({ balance }) => balance.id === id) ?? null
  }

  function accountsOf(memberId: MemberId) {
    return accounts.value.filter((account) => account.memberId === memberId)
  }

  function balancesOf(accountId: AccountId) {
    return balances.value.filter(({ account }) => account.id === accountId)
  }

  return {
    members,
    accounts,
    balances,
    isReady,
    findBalance,
    accountsOf,
    balancesOf,
    addMember: (name: string) => storage.addMember(session.openedVault, { name }),
    removeMember: (id: MemberId) => storage.trashMember(session.openedVault, id),
    restoreMember: (id: MemberId) => storage.restoreMember(session.openedVault, id),
    addAccount: (facts: AccountFacts & Pick<Account, 'memberId'>, ids: readonly MarketplaceId[]) =>
      storage.addAccount(session.openedVault, facts, ids),
    changeAccount: (id: AccountId, facts: Partial<AccountFacts>) =>
      storage.changeAccount(session.openedVault, id, facts),
    removeAccount: (id: AccountId) => storage.trashAccount(session.openedVault, id),
    restoreAccount: (id: AccountId) => storage.restoreAccount(session.openedVault, id),
    addBalance: (accountId: AccountId, marketplaceId: MarketplaceId) =>
      storage.addBalance(session.openedVault, { accountId, marketplaceId, expires: null }),
    changeBalance: (id: BalanceId, facts: Pick<Balance, 'expires'>) =>
      storage.changeBalance(session.openedVault, id, facts),
  }
})
