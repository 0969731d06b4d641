import { addDays, type Day } from '../day'
import type { Account, Balance, Household, Recorded } from '../household'
import { isKept } from '../kept'

/** The accounts of members who are still there. */
export function keptAccounts({ members, accounts }: Household): readonly Account[] {
  const memberIds = new Set(members.filter(isKept).map(({ id }) => id))
  return accounts.filter((account) => isKept(account) && memberIds.has(account.memberId))
}

export function keptBalances(household: Household): readonly Balance[] {
  const accountIds = new Set(keptAccounts(household).map(({ id }) => id))
  return household.balances.filter((balance) => isKept(balance) && accountIds.has(balance.accountId))
}

const epoch = '1970-01-01' as Day
const dayMs = 24 * 60 * 60 * 1000

/** In UTC: whoever counts weeks from it does not mind the hour. */
export function dayOfWriting({ createdAt }: Recorded): Day {
  return addDays(epoch, Math.floor(createdAt / dayMs))
}
