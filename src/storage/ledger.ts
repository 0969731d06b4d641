import { changeCard, usesUp, withoutReadings, type Card, type CardEvent } from '@/domain/card'
import type { CardId } from '@/domain/ids'
import type { LedgerEntry } from '@/domain/ledger'
import { money } from '@/domain/money'
import { openCard, sealSecret } from './cards'
import type { Database, StoredCard } from './database'
import { createRow, type NewRow } from './rows'
import type { Vault } from './vault'

export async function readEntries({ database }: Pick<Vault, 'database'>): Promise<readonly LedgerEntry[]> {
  return (await database.entries.toArray()).filter(({ deletedAt }) => deletedAt === null)
}

export async function addEntry({ database }: Vault, facts: NewRow<LedgerEntry>) {
  await database.entries.add(createRow<LedgerEntry>(facts))
}

export type ChangeOutcome =
  | { readonly kind: 'changed'; readonly card: Card }
  | { readonly kind: 'refused'; readonly from: Card['state'] }
  | { readonly kind: 'no-card' }

/**
 * Lets something happen to a card. The card is read again inside the transaction, so that two windows cannot redeem it twice;
 * a redemption writes its ledger entry in the same transaction, so that one is never there without the other.
 */
export async function applyCardEvent(vault: Vault, id: CardId, event: CardEvent): Promise<ChangeOutcome> {
  const { database } = vault
  const usedUp = usesUp(event) ? await sealedWithoutReadings(vault, id) : null
  return database.transaction('rw', database.cards, database.entries, async (): Promise<ChangeOutcome> => {
    const row = await database.cards.get(id)
    if (!row || row.deletedAt !== null) return { kind: 'no-card' }
    const { sealed, ...card } = row
    const change = changeCard(card, event)
    if (change.kind === 'refused') return { kind: 'refused', from: change.from }
    // Should another window have written the secret in this very moment, what was read stays beside it, sealed.
    const kept = usedUp?.updatedAt === row.updatedAt ? usedUp.sealed : sealed
    await database.cards.put({ ...change.card, sealed: kept, updatedAt: Date.now() })
    if (event.kind === 'redeem') await database.entries.add(redemptionEntry(id, event))
    if (card.redeemedInto && !change.card.redeemedInto) await takeBackRedemption(database, card)
    return { kind: 'changed', card: change.card }
  })
}

/** The secret as it will be without what was read on the photos. */
async function sealedWithoutReadings(
  vault: Vault,
  id: CardId,
): Promise<Pick<StoredCard, 'sealed' | 'updatedAt'> | null> {
  const row = await vault.database.cards.get(id)
  if (!row) return null
  const { secret } = await openCard(vault, row)
  return { sealed: (await sealSecret(vault, id, withoutReadings(secret))).sealed, updatedAt: row.updatedAt }
}

/** A card that turns out not to be redeemed: its entry stays, a visible correction stands against it. */
async function takeBackRedemption(database: Database, card: Card) {
  const ofCard = await database.entries.where('cardId').equals(card.id).sortBy('createdAt')
  const corrected = new Set(ofCard.map(({ corrects }) => corrects))
  const last = ofCard.findLast(({ id, kind }) => kind === 'redeem' && !corrected.has(id))
  if (!last) return
  const { balanceId, on, amount } = last
  const against = money(-amount.minorUnits, amount.currency)
  await database.entries.add(
    createRow<LedgerEntry>({ balanceId, on, kind: 'correction', amount: against, cardId: card.id, corrects: last.id }),
  )
}

function redemptionEntry(
  cardId: CardId,
  { balanceId, on, value }: Extract<CardEvent, { kind: 'redeem' }>,
): LedgerEntry {
  return createRow<LedgerEntry>({ balanceId, on, kind: 'redeem', amount: value, cardId, corrects: null })
}
