import { tryWindowMs } from '@/domain/data/try-limits'
import type { CardId, TryId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import { eventOfRefusal } from '@/domain/refusal'
import type { RefusedTry } from '@/domain/trouble/attempt'
import { applyCardEvent } from './ledger'
import { createRow, trashRow, type NewRow } from './rows'
import type { Vault } from './vault'

/**
 * Writes that an issuer did not take a code; what the refusal says for certain of the card happens in the same transaction. A card
 * that is gone, or whose state leaves no room for it, keeps its state: the try is counted all the same.
 */
export async function recordRefusedTry(vault: Vault, facts: NewRow<RefusedTry>): Promise<TryId> {
  const { tries, cards, entries } = vault.database
  const row = createRow<RefusedTry>(facts)
  const event = eventOfRefusal(facts.refusal)
  await vault.database.transaction('rw', tries, cards, entries, async () => {
    await tries.add(row)
    if (event && facts.cardId) await applyCardEvent(vault, facts.cardId, event)
  })
  return row.id
}

/** All that were not taken back, newest first. */
export async function readTries({ database }: Pick<Vault, 'database'>): Promise<readonly RefusedTry[]> {
  return newestFirst(await database.tries.toArray())
}

/** What a card was refused for, newest first. */
export async function readTriesOf({ database }: Pick<Vault, 'database'>, cardId: CardId) {
  return newestFirst(await database.tries.where('cardId').equals(cardId).toArray())
}

/** Of any account, within the time that the guard counts; newest first. */
export async function readRecentTries(
  { database }: Pick<Vault, 'database'>,
  now: number,
): Promise<readonly RefusedTry[]> {
  return newestFirst(
    await database.tries
      .where('createdAt')
      .above(now - tryWindowMs)
      .toArray(),
  )
}

export async function trashTry({ database }: Vault, id: TryId) {
  await trashRow(database.tries, id)
}

function newestFirst(rows: readonly RefusedTry[]): readonly RefusedTry[] {
  return rows.filter(isKept).toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
}
