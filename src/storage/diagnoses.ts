import { isKept } from '@/domain/kept'
import type { RefusedTry } from '@/domain/trouble/attempt'
import type { Diagnosis } from '@/domain/trouble/diagnosis'
import { createRow, type NewRow } from './rows'
import { recordRefusedTry } from './tries'
import type { Vault } from './vault'

/** Keeps what a search for a cause came to, and with it the try that it was about, unless that was counted before. */
export async function keepDiagnosis(vault: Vault, facts: NewRow<Diagnosis>, refused: NewRow<RefusedTry> | null) {
  const { diagnoses, tries, cards, entries } = vault.database
  await vault.database.transaction('rw', diagnoses, tries, cards, entries, async () => {
    await diagnoses.add(createRow<Diagnosis>(facts))
    if (refused) await recordRefusedTry(vault, refused)
  })
}

/** Newest first. */
export async function readDiagnoses({ database }: Pick<Vault, 'database'>): Promise<readonly Diagnosis[]> {
  const rows = (await database.diagnoses.toArray()).filter(isKept)
  return rows.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
}
