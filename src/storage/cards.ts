import type { Card, CardSecret, OpenedCard } from '@/domain/card'
import { unreadable, type ClaimCode } from '@/domain/claim-code'
import type { CardId } from '@/domain/ids'
import type { StoredCard, StoredPhoto } from './database'
import { photoRow, type NewPhoto } from './photos'
import { changeRow, newId, restoreRow, trashRow, createRow, type NewRow } from './rows'
import { sealData, unsealData } from './seal'
import { fingerprint, type Vault } from './vault'

/** What is known of a card that is to be added; its fingerprint follows from the secret. */
export type NewCard = Omit<NewRow<Card>, 'codeFingerprint'>

/** Writes a card, its sealed secret and its sealed photos in one transaction. */
export async function addCard(
  vault: Vault,
  card: NewCard,
  secret: CardSecret,
  photos: readonly NewPhoto[],
): Promise<CardId> {
  const rows = await cardRows(vault, card, secret, photos)
  const { database } = vault
  await database.transaction('rw', database.cards, database.photos, async () => {
    await database.cards.add(rows.card)
    await database.photos.bulkAdd(rows.photos)
  })
  return rows.card.id
}

/** The rows of a new card, sealed before any transaction: IndexedDB closes a transaction that waits for WebCrypto. */
export async function cardRows(
  vault: Vault,
  card: NewCard,
  secret: CardSecret,
  photos: readonly NewPhoto[],
): Promise<{ readonly card: StoredCard; readonly photos: readonly StoredPhoto[] }> {
  const id = newId<CardId>()
  const sealedSecret = await sealSecret(vault, id, secret)
  const photoRows = await Promise.all(photos.map((photo) => photoRow(vault, id, photo)))
  return { card: createRow<StoredCard>({ ...card, ...sealedSecret }, id), photos: photoRows }
}

/** Cards without their secrets, newest first. */
export interface CardRows {
  readonly kept: readonly Card[]
  readonly trashed: readonly Card[]
}

/** In one reading: ten thousand rows take their time. */
export async function readAllCards({ database }: Pick<Vault, 'database'>): Promise<CardRows> {
  const rows = await database.transaction('r', database.cards, () => database.cards.toArray())
  const cards = rows.map(withoutSecret).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
  return {
    kept: cards.filter(({ deletedAt }) => deletedAt === null),
    trashed: cards.filter(({ deletedAt }) => deletedAt !== null),
  }
}

export async function readCards(vault: Pick<Vault, 'database'>): Promise<readonly Card[]> {
  return (await readAllCards(vault)).kept
}

export async function readTrashedCards(vault: Pick<Vault, 'database'>): Promise<readonly Card[]> {
  return (await readAllCards(vault)).trashed
}

/** null when there is no such card. Rejects when the sealed record was tampered with. */
export async function readCard(vault: Vault, id: CardId): Promise<OpenedCard | null> {
  const row = await vault.database.cards.get(id)
  return row ? openCard(vault, row) : null
}

export async function openCard(vault: Vault, row: StoredCard): Promise<OpenedCard> {
  const secret = (await unsealData(vault.sealing, row.sealed, place(row.id))) as CardSecret
  return { card: withoutSecret(row), secret }
}

/**
 * Writes what a person changed, facts and secret together. Answers `overtaken`, and writes nothing, when the card has
 * changed since it was opened: in another window, say.
 */
export async function changeCard(
  vault: Vault,
  { card }: OpenedCard,
  change: { readonly facts?: Partial<NewCard>; readonly secret?: CardSecret },
): Promise<'changed' | 'overtaken'> {
  const sealed = change.secret ? await sealSecret(vault, card.id, change.secret) : {}
  const { cards } = vault.database
  return vault.database.transaction('rw', cards, async () => {
    const row = await cards.get(card.id)
    if (row?.updatedAt !== card.updatedAt) return 'overtaken'
    await changeRow(cards, card.id, { ...change.facts, ...sealed })
    return 'changed'
  })
}

export async function trashCard({ database }: Vault, id: CardId) {
  await trashRow(database.cards, id)
}

export async function restoreCard({ database }: Vault, id: CardId) {
  await restoreRow(database.cards, id)
}

/** Cards of the household with this very code, in the trash or not. */
export async function findCardsByCode(vault: Vault, code: string): Promise<readonly Card[]> {
  const mark = await fingerprint(vault, code)
  const rows = await vault.database.cards.where('codeFingerprint').equals(mark).toArray()
  return rows.map(withoutSecret)
}

export async function sealSecret(vault: Vault, id: CardId, secret: CardSecret) {
  const sealed = await sealData(vault.sealing, secret, place(id))
  return { sealed, codeFingerprint: await fingerprintOfCode(vault, secret.claimCode) }
}

/** null for a code with unreadable places: it is not yet a code, and two such cards need not be the same. */
export async function fingerprintOfCode(vault: Vault, claimCode: ClaimCode | null): Promise<string | null> {
  const code = claimCode?.code
  return code && !code.includes(unreadable) ? fingerprint(vault, code) : null
}

export function withoutSecret({ sealed: _, ...card }: StoredCard): Card {
  return card
}

function place(id: CardId) {
  return `cards/${id}`
}
