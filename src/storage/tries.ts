import type { CardEvent, CardState } from '@/domain/card'
import { tryWindowMs } from '@/domain/data/try-limits'
import type { CardId, TryId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import { eventOfRefusal } from '@/domain/refusal'
import type { RefusedTry } from '@/domain/trouble/attempt'
import { stateBeforeTry } from '@/domain/trouble/take-back'
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
    const moved = event && facts.cardId ? await moveCard(vault, facts.cardId, event) : null
    await tries.add(moved ? { ...row, moved } : row)
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

/** It was not so after all. Answers with the state that its card has again; null when the card stays as it is. */
export async function takeBackTry(vault: Vault, id: TryId): Promise<CardState | null> {
  const { tries, cards, entries } = vault.database
  return vault.database.transaction('rw', tries, cards, entries, async () => {
    const taken = await tries.get(id)
    await trashRow(tries, id)
    if (!taken?.cardId) return null
    const card = await cards.get(taken.cardId)
    const state = card && stateBeforeTry(taken, card, await readTriesOf(vault, card.id))
    if (!state) return null
    await applyCardEvent(vault, taken.cardId, { kind: 'correct-state', state })
    return state
  })
}

async function moveCard(vault: Vault, cardId: CardId, event: CardEvent): Promise<RefusedTry['moved'] | null> {
  const before = await vault.database.cards.get(cardId)
  const outcome = await applyCardEvent(vault, cardId, event)
  const after = await vault.database.cards.get(cardId)
  return outcome.kind === 'changed' && before && after ? { from: before.state, at: after.updatedAt } : null
}

function newestFirst(rows: readonly RefusedTry[]): readonly RefusedTry[] {
  return rows.filter(isKept).toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
}
