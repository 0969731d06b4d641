import type { CheckIn } from '@/domain/check-in'
import type { CheckInId } from '@/domain/ids'
import { entryRow, type NewEntry } from './ledger'
import { createRow, newId, type NewRow } from './rows'
import type { Vault } from './vault'

/** Oldest first. */
export async function readCheckIns({ database }: Pick<Vault, 'database'>): Promise<readonly CheckIn[]> {
  const rows = await database.checkIns.toArray()
  return rows
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => a.on.localeCompare(b.on) || a.createdAt - b.createdAt)
}

/** A check-in and the entries that explain its difference: all of it or nothing. */
export async function addCheckIn(
  { database }: Vault,
  facts: NewRow<CheckIn>,
  explanation: readonly NewEntry[],
): Promise<CheckInId> {
  const checkIn = createRow<CheckIn>(facts, newId<CheckInId>())
  await database.transaction('rw', database.checkIns, database.entries, async () => {
    await database.checkIns.add(checkIn)
    await database.entries.bulkAdd(
      explanation.map((entry, place) => entryRow({ ...entry, checkInId: checkIn.id }, place)),
    )
  })
  return checkIn.id
}
