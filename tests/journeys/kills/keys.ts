import { readRecoveryKey } from '@/domain/recovery-key'
import { keysFrom, type HouseholdKeys } from '@/storage/data-key'
import { unwrapWithSecret } from '@/storage/wraps'
import type { Rows } from './rows'

/** Opens the household outside the program, with what stands on its recovery sheet. */
export async function keysOf({ vault }: Pick<Rows, 'vault'>, sheet: string): Promise<HouseholdKeys> {
  const [row] = vault
  const key = readRecoveryKey(sheet).value
  if (!row?.recovery || !key) throw new Error('The household has no recovery sheet')
  return keysFrom(await unwrapWithSecret(row.recovery, row.householdId, 'recovery', key))
}
