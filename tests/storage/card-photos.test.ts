import { expect, it } from 'vitest'
import type { PhotoId } from '@/domain/ids'
import { addCardPhotos } from '@/storage/card-photos'
import { addCard, changeCard, findCardsByCode, readCard } from '@/storage/cards'
import { readPhotoCards, readPhotos } from '@/storage/photos'
import { newId } from '@/storage/rows'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const photo = {
  id: 'photo-1' as PhotoId,
  mediaType: 'image/jpeg',
  bytes: new Uint8Array([1, 2, 3]),
  contentFingerprint: 'of-the-file',
}
const whole = secretOf('U52W-KMHX9Y-NUBZ', { serial: '8477948647475029' })

async function scratchedCard(vault: Vault) {
  const id = await addCard(vault, blankCard, secretOf('U52W-K?HX9Y-NU?Z'), [])
  const opened = await readCard(vault, id)
  if (!opened) throw new Error('no card')
  return opened
}

it('a photo that is added later is written together with the code that it completes', async () => {
  const vault = await openTestVault()
  const opened = await scratchedCard(vault)

  expect(await addCardPhotos(vault, opened, whole, [photo])).toBe('changed')

  expect((await readCard(vault, opened.card.id))?.secret).toEqual(whole)
  expect(await readPhotos(vault, opened.card.id)).toEqual({
    opened: [{ id: photo.id, photo: { mediaType: photo.mediaType, bytes: photo.bytes } }],
    damaged: [],
  })
  expect(await readPhotoCards(vault)).toEqual(new Map([['of-the-file', opened.card.id]]))
  // The code is whole now, so the same code is found again.
  expect((await findCardsByCode(vault, 'U52WKMHX9YNUBZ')).map(({ id }) => id)).toEqual([opened.card.id])
})

it('a card that was changed meanwhile takes neither code nor photo', async () => {
  const vault = await openTestVault()
  const opened = await scratchedCard(vault)
  await changeCard(vault, opened, { facts: { label: 'Renamed' } })
  await vault.database.cards.update(opened.card.id, { updatedAt: opened.card.updatedAt + 1 })

  expect(await addCardPhotos(vault, opened, whole, [photo])).toBe('overtaken')

  expect((await readCard(vault, opened.card.id))?.secret).toEqual(opened.secret)
  expect(await vault.database.photos.count()).toBe(0)
})

it('a photo that cannot be written leaves the code as it was', async () => {
  const vault = await openTestVault()
  const opened = await scratchedCard(vault)
  await addCardPhotos(vault, await scratchedCard(vault), whole, [photo])

  // Two photos may not have one id.
  await expect(addCardPhotos(vault, opened, whole, [photo])).rejects.toThrow()

  expect((await readCard(vault, opened.card.id))?.secret).toEqual(opened.secret)
})

it('a photo that is damaged on the disk fails alone', async () => {
  const vault = await openTestVault()
  const opened = await scratchedCard(vault)
  const other = { ...photo, id: newId<PhotoId>() }
  await addCardPhotos(vault, opened, whole, [photo, other])
  const row = await vault.database.photos.get(photo.id)
  if (!row) throw new Error('no photo')
  await vault.database.photos.put({ ...row, sealed: row.sealed.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) })

  expect(await readPhotos(vault, opened.card.id)).toMatchObject({ opened: [{ id: other.id }], damaged: [photo.id] })
})
