import { describe, expect, it } from 'vitest'
import { emptyDraft } from '@/domain/card-draft'
import { readCards, findCardsByCode, changeCard, readCard } from '@/storage/cards'
import { Database } from '@/storage/database'
import { addImport, keepReadings, readImportPhoto, readThumbnail, type FoundCard } from '@/storage/import-photos'
import { acceptImport, changeImport, discardImports, readImports, takeBackImport } from '@/storage/imports'
import { readPhotoCards, readPhotos } from '@/storage/photos'
import { openVault, type Vault } from '@/storage/vault'
import { blankCard, openTestVault, passphrase, secretOf } from './open-test-vault'
import { readRawText } from './raw-database'

const photo = { mediaType: 'image/jpeg', bytes: new TextEncoder().encode('photo-marker-7f3k') }
const small = { mediaType: 'image/jpeg', bytes: new TextEncoder().encode('small-marker-2k9d') }
const strip = { mediaType: 'image/jpeg', bytes: new TextEncoder().encode('strip-marker-4m1p') }
const draft = { ...emptyDraft(), label: 'Seaside', code: 'HK7P-XW3MDT-9RQA', notes: 'from the lake house' }

function found(page = 0): FoundCard {
  const secret = { name: 'gran.jpg', reading: { candidates: ['HK7PXW3MDT9RQA'] }, parts: null, draft }
  return { page, secret, codeFingerprint: null, strip }
}

function add(vault: Vault, position = 1) {
  return addImport(vault, { name: 'gran.jpg', position, photo, failure: null })
}

async function addRead(vault: Vault, cards = [found()]) {
  const { facts } = await add(vault)
  const kept = await keepReadings(vault, facts, [{ keep: 'file', thumbnail: small }], cards)
  if (!kept?.[0]) throw new Error('Nothing was kept.')
  return kept[0].facts
}

describe('a stored import', () => {
  it('shows nothing of its name, its photo, what was read and what was typed in the stored rows', async () => {
    const vault = await openTestVault()
    const { id } = await addRead(vault)
    await changeImport(vault, id, {
      facts: { codeFingerprint: 'a1' },
      secret: { ...found().secret, parts: ['ZB4VQLYE6N82GS'] },
    })
    vault.database.close()

    const raw = await readRawText(vault.database.name)

    expect(raw).toContain(id)
    const sealed = ['gran', 'photo-marker', 'small-marker', 'strip-marker', 'image/jpeg', 'HK7P', 'XW3MDT', 'ZB4V']
    for (const text of [...sealed, 'lake house', 'Seaside']) {
      expect(raw.toUpperCase(), text).not.toContain(text.toUpperCase())
    }
  })

  it('comes back as it was after the household was closed and opened with its passphrase', async () => {
    const vault = await openTestVault()
    const facts = await addRead(vault)
    vault.database.close()

    const again = await openVault(new Database(vault.database.name), passphrase)
    if (again.kind !== 'opened') throw new Error('It did not open.')

    expect(await readImports(again.vault)).toEqual([{ facts, secret: found().secret }])
    expect(await readImportPhoto(again.vault, facts.photoIds[0] as never)).toEqual(photo)
    expect(await readThumbnail(again.vault, facts.photoIds[0] as never)).toEqual(small)
    expect(await readThumbnail(again.vault, facts.id)).toEqual(strip)
  })

  it('of a file with several cards becomes several items in the order of the queue', async () => {
    const vault = await openTestVault()
    const first = await add(vault, 1)
    await add(vault, 2)
    const page = { mediaType: 'image/jpeg', bytes: new Uint8Array([7]) }
    const pages = [
      { keep: page, thumbnail: null },
      { keep: null, thumbnail: null },
    ]
    const kept = await keepReadings(vault, first.facts, pages, [found(0), found(0), found(1)])

    const items = (await readImports(vault)).map(({ facts }) => facts)
    expect(items.map(({ state }) => state)).toEqual(['read', 'read', 'read', 'waiting'])
    expect(new Set(items.slice(0, 3).map(({ fileId }) => fileId)).size).toBe(1)
    expect(items[0]?.photoIds).toEqual(items[1]?.photoIds)
    expect(items[2]?.photoIds).toEqual([])
    expect(kept?.[0]?.facts.id).toBe(first.facts.id)
    // A picture of the page stands for the file, which nobody can show.
    expect(await readImportPhoto(vault, first.facts.photoIds[0] as never)).toBeNull()
    expect(await readImportPhoto(vault, items[0]?.photoIds[0] as never)).toEqual(page)
  })

  it('is not read twice: a second reading of what does not wait any more is refused', async () => {
    const vault = await openTestVault()
    const { facts } = await add(vault)
    const pages = [{ keep: 'file', thumbnail: null } as const]

    expect(await keepReadings(vault, facts, pages, [found()])).toHaveLength(1)
    expect(await keepReadings(vault, facts, pages, [found()])).toBeNull()
  })

  it('has the fingerprint of its file: equal for equal bytes', async () => {
    const vault = await openTestVault()
    const [one, same] = [await add(vault), await add(vault, 2)]
    const other = await addImport(vault, { name: 'gran.jpg', position: 3, photo: strip, failure: null })

    expect(same.facts.contentFingerprint).toBe(one.facts.contentFingerprint)
    expect(other.facts.contentFingerprint).not.toBe(one.facts.contentFingerprint)
  })

  it('leaves nothing behind when it is discarded, but keeps a photo that another card shows', async () => {
    const vault = await openTestVault()
    await addRead(vault, [found(), found()])
    const [one, other] = (await readImports(vault)).map(({ facts }) => facts)
    if (!one || !other) throw new Error('There are not two.')

    await discardImports(vault, [one.id])
    expect(await readImportPhoto(vault, other.photoIds[0] as never)).toEqual(photo)

    await discardImports(vault, [other.id])
    const { imports, importPhotos, thumbnails } = vault.database
    expect(await Promise.all([imports.count(), importPhotos.count(), thumbnails.count()])).toEqual([0, 0, 0])
  })
})

describe('accepting an import', () => {
  const secret = secretOf('HK7P-XW3MDT-9RQA')

  it('makes a card with its photos, which are known by their file from then on', async () => {
    const vault = await openTestVault()
    const { id, contentFingerprint } = await addRead(vault)
    const photos = [{ ...photo, contentFingerprint }]

    const outcome = await acceptImport(vault, id, { card: blankCard, secret, photos, anyway: false })

    if (outcome.kind !== 'accepted') throw new Error(outcome.kind)
    expect((await readPhotos(vault, outcome.cardId)).opened).toMatchObject([{ photo }])
    expect(await readPhotoCards(vault)).toEqual(new Map([[contentFingerprint, outcome.cardId]]))
    expect(await readImports(vault)).toMatchObject([{ facts: { state: 'accepted', cardId: outcome.cardId } }])
  })

  it('of the same code twice is refused until it is asked for anyway, and of the same item twice always', async () => {
    const vault = await openTestVault()
    const [one, other] = [await addRead(vault), await addRead(vault)]
    const acceptance = { card: blankCard, secret, photos: [] }
    const first = await acceptImport(vault, one.id, { ...acceptance, anyway: false })

    expect(await acceptImport(vault, other.id, { ...acceptance, anyway: false })).toMatchObject({
      kind: 'duplicate',
      cardId: first.kind === 'accepted' && first.cardId,
    })
    expect(await acceptImport(vault, one.id, { ...acceptance, anyway: true })).toEqual({ kind: 'overtaken' })
    expect(await readCards(vault)).toHaveLength(1)

    expect(await acceptImport(vault, other.id, { ...acceptance, anyway: true })).toMatchObject({ kind: 'accepted' })
    expect(await findCardsByCode(vault, 'HK7PXW3MDT9RQA')).toHaveLength(2)
  })

  it('is taken back without a trace, unless the card was changed since', async () => {
    const vault = await openTestVault()
    const { id } = await addRead(vault)
    const acceptance = { card: blankCard, secret, photos: [photo], anyway: false }
    const first = await acceptImport(vault, id, acceptance)
    if (first.kind !== 'accepted') throw new Error(first.kind)

    expect(await takeBackImport(vault, id, first)).toBe('taken-back')
    expect(await Promise.all([vault.database.cards.count(), vault.database.photos.count()])).toEqual([0, 0])
    expect(await readImports(vault)).toMatchObject([{ facts: { state: 'read', cardId: null } }])

    const second = await acceptImport(vault, id, acceptance)
    if (second.kind !== 'accepted') throw new Error(second.kind)
    const card = await readCard(vault, second.cardId)
    if (!card) throw new Error('No card.')
    await new Promise((resolve) => setTimeout(resolve, 2))
    await changeCard(vault, card, { facts: { label: 'Renamed' } })

    expect(await takeBackImport(vault, id, second)).toBe('changed-since')
    expect(await readCards(vault)).toMatchObject([{ label: 'Renamed' }])
  })
})
