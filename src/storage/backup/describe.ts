import { isKept } from '@/domain/kept'
import type { Money } from '@/domain/money'
import { unredeemedWorth } from '@/domain/worth'
import type { Database } from '../database'

export interface HouseholdContents {
  readonly members: number
  readonly cards: number
  readonly photos: number
  readonly entries: number
  /** Not yet redeemed, one total per currency. */
  readonly worth: readonly Money[]
}

/** What is in a household, without opening anything that is sealed. What lies in the trash is not counted. */
export async function describeBackup(database: Database): Promise<HouseholdContents> {
  const [members, cards] = await Promise.all([database.members.toArray(), database.cards.toArray()])
  return {
    members: members.filter(isKept).length,
    cards: cards.filter(isKept).length,
    photos: await database.photos.count(),
    entries: await database.entries.count(),
    worth: unredeemedWorth(cards),
  }
}
