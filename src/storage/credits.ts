import type { PromotionalCredit } from '@/domain/credits'
import type { CreditId } from '@/domain/ids'
import { changeRow, createRow, restoreRow, trashRow, type NewRow } from './rows'
import type { Vault } from './vault'

export async function readCredits({ database }: Pick<Vault, 'database'>): Promise<readonly PromotionalCredit[]> {
  return (await database.credits.toArray()).filter(({ deletedAt }) => deletedAt === null)
}

export async function addCredit({ database }: Vault, facts: NewRow<PromotionalCredit>): Promise<CreditId> {
  const credit = createRow<PromotionalCredit>(facts)
  await database.credits.add(credit)
  return credit.id
}

export async function changeCredit({ database }: Vault, id: CreditId, facts: Partial<NewRow<PromotionalCredit>>) {
  await changeRow(database.credits, id, facts)
}

export async function trashCredit({ database }: Vault, id: CreditId) {
  await trashRow(database.credits, id)
}

export async function restoreCredit({ database }: Vault, id: CreditId) {
  await restoreRow(database.credits, id)
}
