import type { PaymentObservation } from '@/domain/payment-audit'
import { createRow, type NewRow } from './rows'
import type { Vault } from './vault'

export async function readObservations({ database }: Pick<Vault, 'database'>): Promise<readonly PaymentObservation[]> {
  return (await database.paymentObservations.toArray()).filter(({ deletedAt }) => deletedAt === null)
}

/** One look at an account: every setting that was answered, or none. */
export async function addObservations({ database }: Vault, facts: readonly NewRow<PaymentObservation>[]) {
  await database.paymentObservations.bulkAdd(facts.map((one) => createRow<PaymentObservation>(one)))
}
