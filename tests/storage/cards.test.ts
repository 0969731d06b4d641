import { describe, expect, it } from 'vitest'
import type { OpenedCard } from '@/domain/card'
import type { CardId } from '@/domain/ids'
import {
  addCard,
  changeCard,
  findCardsByCode,
  readCard,
  readCards,
  readTrashedCards,
  restoreCard,
  trashCard,
} from '@/storage/cards'
import { readPhotos } from '@/storage/photos'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

describe('stored cards', () => {
  it('come back with their secret and photos as they went in', async () => {
    const vault = await openTestVault()
    const secret = secretOf('7OTJ-M5RKCW-D4XN', { serial: '6045118830274419', notes: 'two\nlines' })
    const photo = { mediaType: 'image/jpeg', bytes: new Uint8Array([255, 216, 0, 1, 2]) }

    const id = await addCard(vault, blankCard, secret, [photo])

    expect(await readCards(vault)).toMatchObject([{ ...blankCard, id, deletedAt: null }])
    expect((await readCard(vault, id))?.secret).toEqual(secret)
    expect((await readPhotos(vault, id)).opened).toMatchObject([{ photo }])
  })

  it('never show their sealed part in a list', async () => {
    const vault = await openTestVault()
    await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])

    expect(Object.keys((await readCards(vault))[0] ?? {})).not.toContain('sealed')
  })

  it('are found by their code however it is written, in the trash too', async () => {
    const vault = await openTestVault()
    const id = await addCard(vault, blankCard, secretOf('hk7p xw3mdt 9rqa'), [])
    await trashCard(vault, id)

    expect(await findCardsByCode(vault, 'HK7PXW3MDT9RQA')).toMatchObject([{ id }])
    expect(await findCardsByCode(vault, 'HK7PXW3MDT9RQB')).toEqual([])
  })

  it('with unreadable places have no fingerprint, so that two of them are not taken for one', async () => {
    const vault = await openTestVault()
    await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQ?'), [])

    expect(await readCards(vault)).toMatchObject([{ codeFingerprint: null }])
  })

  it('follow a corrected code with their fingerprint', async () => {
    const vault = await openTestVault()
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    await changeCard(vault, await opened(vault, id), { secret: secretOf('HK7P-XW3MDT-9RQB') })

    expect(await findCardsByCode(vault, 'HK7PXW3MDT9RQA')).toEqual([])
    expect(await findCardsByCode(vault, 'HK7PXW3MDT9RQB')).toMatchObject([{ id }])
  })

  it('keep photos untouched by an edit', async () => {
    const vault = await openTestVault()
    const photo = { mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) }
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [photo])
    const [before] = await vault.database.photos.toArray()
    await changeCard(vault, await opened(vault, id), { facts: { label: 'Another label' } })

    expect(await vault.database.photos.toArray()).toEqual([before])
  })

  it('are not written over what another window changed meanwhile', async () => {
    const vault = await openTestVault()
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    const seenHere = await opened(vault, id)
    await new Promise((resolve) => setTimeout(resolve, 2))
    await changeCard(vault, await opened(vault, id), { facts: { label: 'Changed elsewhere' } })

    expect(await changeCard(vault, seenHere, { facts: { label: 'Late' } })).toBe('overtaken')
    expect(await readCards(vault)).toMatchObject([{ label: 'Changed elsewhere' }])
  })

  it('go to the trash and come back', async () => {
    const vault = await openTestVault()
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    await trashCard(vault, id)

    expect(await readCards(vault)).toEqual([])
    expect(await readTrashedCards(vault)).toMatchObject([{ id }])

    await restoreCard(vault, id)
    expect(await readCards(vault)).toMatchObject([{ id }])
  })

  it('refuse a sealed secret that was moved to another card', async () => {
    const vault = await openTestVault()
    const one = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    const other = await addCard(vault, blankCard, secretOf('ZB4V-QLYE6N-82GS'), [])
    const row = await vault.database.cards.get(one)
    await vault.database.cards.update(other, { sealed: row?.sealed ?? new Uint8Array() })

    await expect(readCard(vault, other)).rejects.toThrow()
  })
})

async function opened(vault: Vault, id: CardId): Promise<OpenedCard> {
  const card = await readCard(vault, id)
  if (!card) throw new Error('The card is not there.')
  return card
}
