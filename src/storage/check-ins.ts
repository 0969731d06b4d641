import type { CheckIn } from '@/domain/check-in'
import type { CheckInId } from '@/domain/ids'
import type { Database } from './database'
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

/** A check-in that is to be written, with what explains its difference. */
export interface NewCheckIn {
  readonly facts: NewRow<CheckIn>
  readonly explanation: readonly NewEntry[]
}

/** A check-in and the entries that explain its difference: all of it or nothing. */
export async function addCheckIn({ database }: Vault, seen: NewCheckIn): Promise<void> {
  const { checkIns, entries } = database
  await database.transaction('rw', checkIns, entries, () => writeCheckIns(database, [seen]))
}

/** Inside a transaction of check-ins and entries. */
export async function writeCheckIns({ checkIns, entries }: Database, seen: readonly NewCheckIn[]): Promise<void> {
  const rows = seen.map(({ facts, explanation }) => {
    const checkIn = createRow<CheckIn>(facts, newId<CheckInId>())
    const explained = explanation.map((entry, place) => entryRow({ ...entry, checkInId: checkIn.id }, place))
    return { checkIn, explained }
  })
  await checkIns.bulkAdd(rows.map(({ checkIn }) => checkIn))
  await entries.bulkAdd(rows.flatMap(({ explained }) => explained))
}
