import { Dexie } from 'dexie'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { money } from '@/domain/money'
import { addCard, readCard } from '@/storage/cards'
import { writeSnapshot } from '@/storage/backup/write-backup'
import { Database } from '@/storage/database'
import { addImport, readImportPhoto } from '@/storage/import-photos'
import { readImports } from '@/storage/imports'
import { readPhotos } from '@/storage/photos'
import { openVault } from '@/storage/vault'
import { blankCard, openTestVault, passphrase, secretOf } from '../open-test-vault'
import { readRawText } from '../raw-database'
import { allRows, heap, newName, restore, shelf, snapshot, wholeBackup } from './backup-bytes'

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new Uint8Array(array))
const dollars = fc.dictionary(fc.constantFrom('$bytes', '$number', '$', '$$bytes', 'a'), fc.jsonValue())
const time = fc.nat()
const row = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 40 }),
    createdAt: time,
    updatedAt: time,
    deletedAt: fc.option(time),
    cardId: fc.string(),
    anything: fc.oneof(fc.jsonValue(), dollars, bytes, fc.double(), fc.string({ unit: 'binary' })),
    sealed: bytes,
  },
  { requiredKeys: ['id', 'createdAt', 'updatedAt', 'deletedAt', 'sealed'] },
)
/** Entries of the log are counted. */
const counted = fc.tuple(row, fc.integer({ min: 1, max: 1_000_000 })).map(([rest, id]) => ({ ...rest, id }))
const tables = new Database('only-for-its-names').tables.map(({ name }) => name).filter((name) => name !== 'vault')
const household = fc.record(
  Object.fromEntries(
    tables.map((name) => {
      const rows: fc.Arbitrary<{ readonly id: string | number }> = name === 'changes' ? counted : row
      return [name, fc.uniqueArray(rows, { maxLength: 4, selector: ({ id }) => id })] as const
    }),
  ),
)

describe('a backup that is restored into an empty profile', () => {
  it('brings back every row of every table, photos included', { timeout: 120_000 }, async () => {
    const vault = await openTestVault()
    await fc.assert(
      fc.asyncProperty(household, fc.boolean(), async (rows, isSnapshot) => {
        for (const [name, stored] of Object.entries(rows)) {
          await vault.database.table(name).clear()
          await vault.database
            .table(name)
            .bulkAdd(stored.map((row) => (name === 'settings' ? { ...row, key: row.id } : row)))
        }
        const { photos, store } = shelf()
        const backup = isSnapshot ? await snapshot(vault, store) : await wholeBackup(vault)
        const target = new Database(newName())

        expect(await restore(backup, vault.backups, target, photos)).toBe(0)

        expect(await allRows(target)).toEqual(await allRows(vault.database))
        await target.delete()
      }),
      { numRuns: 40 },
    )
  })

  it('opens with its passphrase, and every secret and photo can be read there', async () => {
    const vault = await openTestVault()
    const photo = { mediaType: 'image/png', bytes: crypto.getRandomValues(new Uint8Array(60_000)) }
    const secret = secretOf('HK7P-XW3MDT-9RQA', { pin: '80215', serial: '6045118830274419', notes: 'At the lake' })
    const id = await addCard(vault, { ...blankCard, faceValue: money(2500, 'USD') }, secret, [photo])
    const imported = await addImport(vault, { name: 'card.png', position: 1, photo, failure: null })
    const target = new Database(newName())

    await restore(await wholeBackup(vault), vault.backups, target)

    const opened = await openVault(target, passphrase)
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    expect(opened.vault).toMatchObject({ name: 'Test household', householdId: vault.householdId })
    expect(await readCard(opened.vault, id)).toEqual(await readCard(vault, id))
    expect(await readPhotos(opened.vault, id)).toMatchObject({ opened: [{ photo }], damaged: [] })
    expect(await readImports(opened.vault)).toEqual(await readImports(vault))
    const [photoId] = imported.facts.photoIds
    expect(photoId && (await readImportPhoto(opened.vault, photoId))).toEqual(photo)
  })
})

describe('the bytes of a backup', () => {
  it('show nothing of a household but its counts, its times and its vault row', async () => {
    const vault = await openTestVault()
    await addCard(vault, { ...blankCard, label: 'From the lake house' }, secretOf('HK7P-XW3MDT-9RQA'), [])
    const database = new Dexie(newName())
    database.version(1).stores({ files: '++' })
    await database.table('files').add(await wholeBackup(vault))
    database.close()

    const raw = await readRawText(database.name)

    expect(raw).toContain('Cardstead backup')
    expect(raw).toContain(vault.householdId)
    for (const text of ['lake house', 'HK7P', 'XW3MDT', 'amazon', 'Test household', passphrase])
      expect(raw, text).not.toContain(text)
  })
})

describe('a snapshot', () => {
  it('writes a photo once, reads it once, and refers to it ever after', async () => {
    const vault = await openTestVault()
    const photo = { mediaType: 'image/png', bytes: crypto.getRandomValues(new Uint8Array(60_000)) }
    const { photos, store, written } = shelf()
    await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [photo])
    const first = heap()
    const { photos: known } = await writeSnapshot(vault, async () => first, store)
    await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQB'), [{ ...photo, bytes: photo.bytes.slice(1) }])
    const read = vi.spyOn(IDBObjectStore.prototype, 'get')
    const second = heap()
    await writeSnapshot(vault, async () => second, store, known)

    expect(written()).toBe(2)
    const stores = read.mock.contexts as readonly IDBObjectStore[]
    expect(stores.filter(({ name }) => name === 'photos')).toHaveLength(1)
    read.mockRestore()
    expect(second.bytes().length).toBeLessThan(photo.bytes.length)
    for (const [backup, count] of [
      [first.bytes(), 1],
      [second.bytes(), 2],
    ] as const) {
      const target = new Database(newName())
      expect(await restore(backup, vault.backups, target, photos)).toBe(0)
      expect(await target.photos.count()).toBe(count)
    }
  })

  it('gives back everything else when one of its photos is gone and another is damaged, and says how many', async () => {
    const vault = await openTestVault()
    const { photos, store } = shelf()
    for (const code of ['HK7P-XW3MDT-9RQA', 'HK7P-XW3MDT-9RQB', 'HK7P-XW3MDT-9RQC']) {
      const photo = { mediaType: 'image/png', bytes: crypto.getRandomValues(new Uint8Array(100)) }
      await addCard(vault, blankCard, secretOf(code), [photo])
    }
    const backup = await snapshot(vault, store)
    const [gone, damaged] = [...photos.keys()]
    photos.delete(gone ?? '')
    photos.set(damaged ?? '', new Uint8Array(128))
    const target = new Database(newName())

    expect(await restore(backup, vault.backups, target, photos)).toBe(2)
    expect([await target.cards.count(), await target.photos.count()]).toEqual([3, 1])
  })
})
