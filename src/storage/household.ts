import type { Account, Balance, Member } from '@/domain/household'
import type { AccountId, BalanceId, MemberId } from '@/domain/ids'
import type { MarketplaceId } from '@/domain/marketplaces'
import { changeRow, createRow, restoreRow, trashRow, type NewRow } from './rows'
import type { Vault } from './vault'

export async function addMember({ database }: Vault, facts: NewRow<Member>): Promise<MemberId> {
  const member = createRow<Member>(facts)
  await database.members.add(member)
  return member.id
}

/** An account with its balances, one for each marketplace that the person uses. */
export async function addAccount(
  { database }: Vault,
  facts: NewRow<Account>,
  marketplaceIds: readonly MarketplaceId[],
): Promise<AccountId> {
  const account = createRow<Account>(facts)
  await database.transaction('rw', database.accounts, database.balances, async () => {
    await database.accounts.add(account)
    await database.balances.bulkAdd(
      [...new Set(marketplaceIds)].map((marketplaceId) =>
        createRow<Balance>({ accountId: account.id, marketplaceId, expires: null }),
      ),
    )
  })
  return account.id
}

export async function changeAccount({ database }: Vault, id: AccountId, facts: Partial<NewRow<Account>>) {
  await changeRow(database.accounts, id, facts)
}

/** The balance of an account on a marketplace; the one that stands when there is one already. */
export async function addBalance({ database }: Vault, facts: NewRow<Balance>): Promise<BalanceId> {
  return database.transaction('rw', database.balances, async () => {
    const standing = await database.balances
      .where('accountId')
      .equals(facts.accountId)
      .filter(({ marketplaceId, deletedAt }) => marketplaceId === facts.marketplaceId && deletedAt === null)
      .first()
    if (standing) return standing.id
    const balance = createRow<Balance>(facts)
    await database.balances.add(balance)
    return balance.id
  })
}

export async function changeBalance({ database }: Vault, id: BalanceId, facts: Pick<Balance, 'expires'>) {
  await changeRow(database.balances, id, facts)
}

export async function trashMember({ database }: Vault, id: MemberId) {
  await trashRow(database.members, id)
}

export async function trashAccount({ database }: Vault, id: AccountId) {
  await trashRow(database.accounts, id)
}

export async function restoreMember({ database }: Vault, id: MemberId) {
  await restoreRow(database.members, id)
}

export async function restoreAccount({ database }: Vault, id: AccountId) {
  await restoreRow(database.accounts, id)
}

export interface HouseholdRows {
  readonly members: readonly Member[]
  readonly accounts: readonly Account[]
  readonly balances: readonly Balance[]
}

/** Members, accounts and balances that are not in the trash, oldest first. */
export async function readHousehold({ database }: Pick<Vault, 'database'>): Promise<HouseholdRows> {
  const [members, accounts, balances] = await database.transaction(
    'r',
    [database.members, database.accounts, database.balances],
    () => Promise.all([database.members.toArray(), database.accounts.toArray(), database.balances.toArray()]),
  )
  return { members: kept(members), accounts: kept(accounts), balances: kept(balances) }
}

function kept<T extends { readonly deletedAt: number | null }>(rows: readonly T[]): readonly T[] {
  return rows.filter(({ deletedAt }) => deletedAt === null)
}
