import type { Card, CardSecret, CardState } from '@/domain/card'
import type { Day } from '@/domain/day'
import type { Gift, ReceivedGift } from '@/domain/gifts/gift'
import type { GiftFacts, ReceivedFacts } from '@/domain/gifts/gift-draft'
import { correctGift, handOver, keepAsGift, takeFromGifts, type GiftChange } from '@/domain/gifts/gift-life'
import type { CardId, GiftId, ReceivedGiftId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import { cardRows, type NewCard } from './cards'
import type { StoredGift } from './database'
import type { NewPhoto } from './photos'
import { changeRow, createRow, newId, restoreRow, trashRow } from './rows'
import { sealData, unsealData, type Bytes } from './seal'
import type { Vault } from './vault'

/** `refused`, with nothing written, when the card is not in the state for it, perhaps by another window. */
export type GiftOutcome = 'done' | 'refused'

export async function readGifts({ database }: Pick<Vault, 'database'>): Promise<readonly Gift[]> {
  return (await database.gifts.toArray()).filter(isKept).map(withoutMessage)
}

export async function readGiftMessage(vault: Vault, id: GiftId): Promise<string> {
  const row = await vault.database.gifts.get(id)
  return row ? ((await unsealData(vault.sealing, row.sealed, place(id))) as string) : ''
}

/** The gift and its card in one transaction, so that neither ever stands without the other. */
export async function addGift(vault: Vault, cardId: CardId, facts: GiftFacts, message: string): Promise<GiftOutcome> {
  const id = newId<GiftId>()
  const sealed = await sealMessage(vault, id, message)
  const row = createRow<StoredGift>({ ...facts, cardId, handedOverOn: null, claimedOn: null, sealed }, id)
  return together(vault, row, keepAsGift)
}

export async function changeGift(vault: Vault, id: GiftId, facts: GiftFacts, message: string) {
  await changeRow(vault.database.gifts, id, { ...facts, sealed: await sealMessage(vault, id, message) })
}

/** The card is the household's own again; the gift goes to the trash. */
export function takeGiftBack(vault: Vault, id: GiftId): Promise<GiftOutcome> {
  return together(vault, id, (card, gift) => takeFromGifts(card, gift, Date.now()))
}

/** Undoes `takeGiftBack`. */
export function restoreGift(vault: Vault, id: GiftId): Promise<GiftOutcome> {
  return together(vault, id, (card, gift) => keepAsGift(card, { ...gift, deletedAt: null }))
}

/** To be written before the code is shown: should the program end then, it is known that somebody else may have it. */
export async function noteRevealed({ database }: Vault, id: GiftId) {
  const { cards, gifts } = database
  await database.transaction('rw', cards, gifts, async () => {
    const now = Date.now()
    await changeRow(gifts, id, { revealedAt: now })
    const gift = await gifts.get(id)
    // The card keeps it too: it outlives the gift that is taken back.
    if (gift) await changeRow(cards, gift.cardId, { codeShownAt: now })
  })
}

/** State of the card and day of the gift in one transaction. There is no way back but a correction. */
export function handGiftOver(vault: Vault, id: GiftId, on: Day): Promise<GiftOutcome> {
  return together(vault, id, (card, gift) => handOver(card, gift, on))
}

/** The person says that the recorded state of the card is wrong; what was written of handing over goes with it. */
export function correctGiftState(vault: Vault, id: GiftId, state: CardState): Promise<GiftOutcome> {
  return together(vault, id, (card, gift) => correctGift(card, gift, state))
}

export async function noteClaimed({ database }: Vault, id: GiftId, claimedOn: Day | null) {
  await changeRow(database.gifts, id, { claimedOn })
}

export async function readReceivedGifts({ database }: Pick<Vault, 'database'>): Promise<readonly ReceivedGift[]> {
  return (await database.receivedGifts.toArray()).filter(isKept)
}

export async function addReceivedGift({ database }: Vault, cardId: CardId | null, facts: ReceivedFacts) {
  const row = createRow<ReceivedGift>({ ...facts, cardId, thankedOn: null })
  await database.receivedGifts.add(row)
  return row.id
}

/** A new card and who gave it, in one transaction. */
export async function addCardWithGiver(
  vault: Vault,
  card: NewCard,
  secret: CardSecret,
  photos: readonly NewPhoto[],
  giver: ReceivedFacts,
): Promise<CardId> {
  const rows = await cardRows(vault, card, secret, photos)
  const { database } = vault
  await database.transaction('rw', database.cards, database.photos, database.receivedGifts, async () => {
    await database.cards.add(rows.card)
    await database.photos.bulkAdd(rows.photos)
    await database.receivedGifts.add(createRow<ReceivedGift>({ ...giver, cardId: rows.card.id, thankedOn: null }))
  })
  return rows.card.id
}

export async function changeReceivedGift(
  { database }: Vault,
  id: ReceivedGiftId,
  facts: Partial<ReceivedFacts & Pick<ReceivedGift, 'thankedOn'>>,
) {
  await changeRow(database.receivedGifts, id, facts)
}

export async function trashReceivedGift({ database }: Vault, id: ReceivedGiftId) {
  await trashRow(database.receivedGifts, id)
}

export async function restoreReceivedGift({ database }: Vault, id: ReceivedGiftId) {
  await restoreRow(database.receivedGifts, id)
}

/** Reads both sides again inside the transaction, decides, and writes both or none. */
async function together(
  { database }: Vault,
  which: GiftId | StoredGift,
  decide: (card: Card, gift: Gift) => GiftChange,
): Promise<GiftOutcome> {
  const { cards, gifts } = database
  return database.transaction('rw', cards, gifts, async () => {
    const gift = typeof which === 'string' ? await gifts.get(which) : which
    const row = gift && (await cards.get(gift.cardId))
    if (!gift || !row) return 'refused'
    const { sealed, ...card } = row
    const change = decide(card, withoutMessage(gift))
    if (!change) return 'refused'
    const updatedAt = Date.now()
    await cards.put({ ...change.card, sealed, updatedAt })
    await gifts.put({ ...change.gift, sealed: gift.sealed, updatedAt })
    return 'done'
  })
}

function sealMessage(vault: Vault, id: GiftId, message: string): Promise<Bytes> {
  return sealData(vault.sealing, message, place(id))
}

function withoutMessage({ sealed: _, ...gift }: StoredGift): Gift {
  return gift
}

function place(id: GiftId) {
  return `gifts/${id}`
}
