import { changeCard, usesUp, withoutReadings, type Card, type CardEvent } from '@/domain/card'
import type { CardId } from '@/domain/ids'
import { amountAfterCorrections } from '@/domain/corrections'
import { plainEntry, type LedgerEntry } from '@/domain/ledger'
import { negateMoney } from '@/domain/money'
import { openCard, sealSecret } from './cards'
import type { Database, StoredCard } from './database'
import { createRow, type NewRow } from './rows'
import type { Vault } from './vault'

/** What a caller says of a new entry; of the rarer matters only what there is. */
export type NewEntry = Pick<NewRow<LedgerEntry>, 'balanceId' | 'on' | 'kind' | 'amount'> & Partial<NewRow<LedgerEntry>>

/**
 * Every entry that is not in the trash. A ledger only grows, so each time but the first only what was written since is read:
 * with 100,000 entries the first time takes about a second, the others nothing.
 */
export async function readEntries(vault: Pick<Vault, 'database'>): Promise<readonly LedgerEntry[]> {
  const { database } = vault
  const known = ledgers.get(vault) ?? { latest: -1, byId: new Map<string, LedgerEntry>() }
  ledgers.set(vault, known)
  const take = (entries: readonly LedgerEntry[]) => {
    for (const entry of entries) {
      known.byId.set(entry.id, entry)
      known.latest = Math.max(known.latest, entry.updatedAt)
    }
  }
  // Twice what was written in the same millisecond as the latest, rather than once too little.
  take(await database.entries.where('updatedAt').aboveOrEqual(known.latest).toArray())
  // A clock that was put back dates new entries before old ones.
  if (known.byId.size !== (await database.entries.count())) {
    known.byId.clear()
    take(await database.entries.toArray())
  }
  return [...known.byId.values()].filter(({ deletedAt }) => deletedAt === null)
}

/** Goes with the vault when the household is locked. */
const ledgers = new WeakMap<object, { latest: number; readonly byId: Map<string, LedgerEntry> }>()

/** All or none. */
export async function addEntries({ database }: Vault, facts: readonly NewEntry[]) {
  await database.entries.bulkAdd(facts.map(entryRow))
}

/** Entries of one act keep the order in which they were given. */
export function entryRow(facts: NewEntry, place = 0): LedgerEntry {
  const row = createRow<LedgerEntry>({ ...plainEntry, ...facts })
  return { ...row, createdAt: row.createdAt + place }
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
  const left = (entry: LedgerEntry) => amountAfterCorrections(ofCard, entry)
  const last = ofCard.findLast((entry) => entry.kind === 'redeem' && left(entry).minorUnits !== 0)
  if (!last) return
  const { balanceId, on } = last
  const against = negateMoney(left(last))
  await database.entries.add(
    entryRow({ balanceId, on, kind: 'correction', amount: against, cardId: card.id, corrects: last.id }),
  )
}

function redemptionEntry(
  cardId: CardId,
  { balanceId, on, value }: Extract<CardEvent, { kind: 'redeem' }>,
): LedgerEntry {
  return entryRow({ balanceId, on, kind: 'redeem', amount: value, cardId })
}
