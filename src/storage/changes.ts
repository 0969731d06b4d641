import type { Change } from '@/domain/changes'
import type { CardId } from '@/domain/ids'
import type { Database } from './database'
import type { Vault } from './vault'

/** The newest changes first, of one card or of everything; `hasMore` when there are earlier ones. */
export async function readChanges(
  { database }: Pick<Vault, 'database'>,
  { cardId, count }: { readonly cardId: CardId | null; readonly count: number },
): Promise<{ readonly changes: readonly Change[]; readonly hasMore: boolean }> {
  // Within one value of an index rows come in the order of their keys.
  const all = cardId === null ? database.changes.toCollection() : database.changes.where('cardId').equals(cardId)
  const found = await all
    .reverse()
    .limit(count + 1)
    .toArray()
  return { changes: found.slice(0, count), hasMore: found.length > count }
}

/** 0 before the first one. */
export async function readLastChangeId(database: Database): Promise<number> {
  return (await database.changes.orderBy('id').last())?.id ?? 0
}

export async function readFirstChangeAfter(database: Database, id: number): Promise<Change | null> {
  return (await database.changes.where('id').above(id).first()) ?? null
}
