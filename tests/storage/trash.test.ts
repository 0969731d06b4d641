import { describe, expect, it } from 'vitest'
import type { CardId, MemberId, PhotoId, PrepaidCardId, ProofFileId, ProofId } from '@/domain/ids'
import { addCard, trashCard } from '@/storage/cards'
import { addMember, trashMember } from '@/storage/household'
import { deleteForGood, readTrash, restoreFromTrash, trashKinds } from '@/storage/trash'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const dayMs = 24 * 60 * 60 * 1000
const recorded = { createdAt: 1, updatedAt: 1, deletedAt: null }
const sealed = new Uint8Array([1])

async function trashedCard(vault: Vault): Promise<CardId> {
  const id = await addCard(vault, blankCard, secretOf('7OTJ-M5RKCW-D4XN'), [
    { mediaType: 'image/png', bytes: new Uint8Array([1]) },
  ])
  const { database } = vault
  const [photo] = await database.photos.toArray()
  await database.thumbnails.add({ id: photo?.id as PhotoId, sealed })
  await database.proofs.add({ id: 'p1' as ProofId, cardId: id, sealed, ...recorded })
  await database.proofFiles.add({ id: 'f1' as ProofFileId, proofId: 'p1' as ProofId, sealed, ...recorded })
  await trashCard(vault, id)
  return id
}

describe('the trash', () => {
  it('holds what was removed, the newest first, and gives it back', async () => {
    const vault = await openTestVault()
    const member = await addMember(vault, { name: 'Ada' })
    const card = await trashedCard(vault)
    await new Promise((resolve) => setTimeout(resolve, 3))
    await trashMember(vault, member)

    expect((await readTrash(vault)).map(({ kind, id, name }) => [kind, id, name])).toEqual([
      ['members', member, 'Ada'],
      ['cards', card, 'Birthday card'],
    ])
    await restoreFromTrash(vault, 'cards', card)
    await restoreFromTrash(vault, 'members', member)
    expect(await readTrash(vault)).toEqual([])
    expect((await vault.database.cards.get(card))?.deletedAt).toBeNull()
  })

  it('lets nothing be deleted for good within thirty days', async () => {
    const vault = await openTestVault()
    const id = await trashedCard(vault)
    const now = Date.now()
    expect(await deleteForGood(vault, { kind: 'cards', id, now: now + 29.9 * dayMs })).toBe('too-early')
    expect(await vault.database.cards.count()).toBe(1)
    expect(await deleteForGood(vault, { kind: 'cards', id, now: now + 30.1 * dayMs })).toBe('deleted')
  })

  it('deletes a card with all that is its own, and says so in the log', async () => {
    const vault = await openTestVault()
    const { database } = vault
    const kept = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    await database.proofs.add({ id: 'p2' as ProofId, cardId: kept, sealed, ...recorded })
    const id = await trashedCard(vault)
    await deleteForGood(vault, { kind: 'cards', id, now: Date.now() + 31 * dayMs })

    expect((await database.cards.toArray()).map((card) => card.id)).toEqual([kept])
    expect((await database.proofs.toArray()).map((proof) => proof.id)).toEqual(['p2'])
    for (const table of [database.photos, database.thumbnails, database.proofFiles]) expect(await table.count()).toBe(0)
    const removed = (await database.changes.toArray()).filter(({ act }) => act === 'removed')
    expect(removed.map(({ kind }) => kind).toSorted()).toEqual(['cards', 'photos', 'proofFiles', 'proofs'])
  })

  it('never deletes what is not in it, nor what the ledger refers to', async () => {
    const vault = await openTestVault()
    const member = await addMember(vault, { name: 'Ada' })
    const card = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    const now = Date.now() + 99 * dayMs
    expect(await deleteForGood(vault, { kind: 'cards', id: card, now })).toBe('not-in-trash')
    expect(await deleteForGood(vault, { kind: 'cards', id: 'gone', now })).toBe('not-in-trash')
    await trashMember(vault, member as MemberId)
    expect(await deleteForGood(vault, { kind: 'members', id: member, now })).toBe('kept-for-good')
    expect((await readTrash(vault))[0]?.isKeptForGood).toBe(true)
  })

  it('deletes prepaid cards with their photos', async () => {
    const vault = await openTestVault()
    const { database } = vault
    const trashed = { ...recorded, deletedAt: 1 }
    await database.prepaidCards.add({ id: 'c1' as PrepaidCardId, nickname: 'Blue', ...trashed } as never)
    await database.prepaidPhotos.add({
      id: 'x' as PhotoId,
      prepaidCardId: 'c1' as PrepaidCardId,
      sealed,
      ...recorded,
    })
    expect((await readTrash(vault)).map(({ name }) => name)).toEqual(['Blue'])
    expect(await deleteForGood(vault, { kind: 'prepaidCards', id: 'c1', now: Date.now() })).toBe('deleted')
    expect(await database.prepaidPhotos.count()).toBe(0)
  })

  it('knows every kind by a table of its own', async () => {
    const vault = await openTestVault()
    for (const kind of trashKinds) expect(vault.database[kind].name).toBe(kind)
  })
})
