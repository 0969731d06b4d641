import { describe, expect, it } from 'vitest'
import { Database, type StoredVault } from '@/storage/database'
import { chunkWriter } from '@/storage/backup/chunks'
import { encodeHeader } from '@/storage/backup/header'
import { keepAside, takeOver } from '@/storage/backup/take-over'
import { BackupRefusal } from '@/storage/backup/refusal'
import { openVault, type Vault } from '@/storage/vault'
import { openTestVault, passphrase } from '../open-test-vault'
import { allRows, heap, newName, restore } from './backup-bytes'

const times = { createdAt: 1, updatedAt: 2, deletedAt: null }
const member = { id: 'm1', name: 'Ada', ...times }

/** A backup that says whatever one wants, sealed as the app seals it. */
async function made(
  vault: Vault,
  { schema = 5, chunks, counts }: { schema?: number; chunks: readonly object[]; counts?: object },
) {
  const row = await vaultOf(vault.database)
  const sink = heap()
  const facts = { backupId: crypto.randomUUID(), createdAt: 1, records: 1, photos: [], vault: row }
  const { bytes, fingerprint } = await encodeHeader({ ...facts, schema })
  await sink.write(bytes)
  const writer = chunkWriter(sink, vault.backups, fingerprint)
  for (const chunk of chunks) await writer.write(chunk)
  await writer.writeLast({ kind: 'end', counts: counts ?? {} })
  return sink.bytes()
}

describe('a backup of an older version', () => {
  it('grows to the schema of today as a database of that version does', async () => {
    const vault = await openTestVault()
    const card = { id: 'c1', state: 'ready', codeFingerprint: 'ab', sealed: new Uint8Array([3]), ...times }
    const entry = { id: 'e1', balanceId: 'b1', cardId: 'c1', ...times }
    for (const schema of [1, 2, 3, 4]) {
      const chunks = [
        { kind: 'rows', table: 'members', rows: [member] },
        { kind: 'rows', table: 'cards', rows: [schema < 3 ? card : { ...card, expires: null }] },
        { kind: 'rows', table: 'entries', rows: [schema < 3 ? entry : { ...entry, note: 'kept' }] },
      ]
      const backup = await made(vault, { schema, chunks, counts: { members: 1, cards: 1, entries: 1 } })
      const target = new Database(newName())

      await restore(backup, vault.backups, target)

      expect(await target.members.toArray()).toEqual([member])
      expect(await target.cards.toArray()).toEqual([{ ...card, expires: null, giftId: null }])
      expect(await target.entries.get('e1')).toMatchObject(
        schema < 3 ? { ...entry, note: '', credit: null } : { ...entry, note: 'kept' },
      )
      expect(await openVault(target, passphrase)).toMatchObject({ kind: 'opened' })
    }
  })

  it('is refused with a table that its version did not have', async () => {
    const vault = await openTestVault()
    const chunks = [{ kind: 'rows', table: 'gifts', rows: [{ id: 'g1', cardId: 'c1', ...times }] }]
    const backup = await made(vault, { schema: 4, chunks, counts: { gifts: 1 } })

    await expect(restore(backup, vault.backups, new Database(newName()))).rejects.toThrow(BackupRefusal)
  })
})

it('a backup of a newer version is refused as such', async () => {
  const vault = await openTestVault()
  const backup = await made(vault, { schema: 7, chunks: [] })

  await expect(restore(backup, vault.backups, new Database(newName()))).rejects.toMatchObject({ reason: 'newer' })
})

describe('the door for rows', () => {
  it.each([
    ['no table of ours', { kind: 'rows', table: 'codes', rows: [member] }],
    ['a second vault', { kind: 'rows', table: 'vault', rows: [{ ...member, id: 'vault' }] }],
    ['no key', { kind: 'rows', table: 'members', rows: [{ name: 'Ada', ...times }] }],
    ['an empty key', { kind: 'rows', table: 'members', rows: [{ ...member, id: '' }] }],
    ['a key that is no text', { kind: 'rows', table: 'members', rows: [{ ...member, id: 7 }] }],
    ['a key twice', { kind: 'rows', table: 'members', rows: [member, member] }],
    ['an index that is no key', { kind: 'rows', table: 'accounts', rows: [{ ...member, memberId: {} }] }],
    ['a time that is none', { kind: 'rows', table: 'members', rows: [{ ...member, updatedAt: 'today' }] }],
    ['sealed text', { kind: 'rows', table: 'cards', rows: [{ ...member, sealed: 'text' }] }],
    ['no row', { kind: 'rows', table: 'members', rows: ['Ada'] }],
    ['another kind of chunk', { kind: 'code', table: 'members', rows: [member] }],
  ])('is shut for %s, and nothing is left behind', async (_, chunk) => {
    const vault = await openTestVault()
    const counts = { members: 1, [chunk.table]: chunk.rows.length }
    const backup = await made(vault, { chunks: [{ kind: 'rows', table: 'members', rows: [member] }, chunk], counts })
    const before = await allRows(vault.database)
    const names = (await indexedDB.databases()).length

    await expect(restore(backup, vault.backups, vault.database)).rejects.toMatchObject({ reason: 'damaged' })

    expect(await allRows(vault.database)).toEqual(before)
    expect((await indexedDB.databases()).length).toBe(names)
  })

  it('is shut when the end tells other counts than were read', async () => {
    const vault = await openTestVault()
    const backup = await made(vault, {
      chunks: [{ kind: 'rows', table: 'members', rows: [member] }],
      counts: { members: 2 },
    })

    await expect(restore(backup, vault.backups, vault.database)).rejects.toMatchObject({ reason: 'damaged' })
  })
})

async function vaultOf(database: Database): Promise<StoredVault> {
  const row = await database.vault.get('vault')
  if (!row) throw new Error('There is no vault.')
  return row
}

describe('taking over', () => {
  const many = Array.from({ length: 5_000 }, (_, number) => ({ ...member, id: `m${number}` }))

  it('copies more rows than are read at once, with files among them', async () => {
    const [from, to] = [await openTestVault(), await openTestVault()]
    await from.database.members.bulkAdd(many as never)
    const photos = Array.from({ length: 50 }, (_, number) => ({
      id: `p${number}`,
      cardId: 'c1',
      sealed: crypto.getRandomValues(new Uint8Array(50_000)),
      ...times,
    }))
    await from.database.photos.bulkAdd(photos as never)

    await takeOver(from.database, to.database, await vaultOf(from.database))

    expect(await allRows(to.database)).toEqual(await allRows(from.database))
  })

  it('changes nothing when it fails halfway', async () => {
    const [from, to] = [await openTestVault(), await openTestVault()]
    await from.database.members.bulkAdd(many as never)
    await to.database.members.add(member as never)
    const before = await allRows(to.database)
    const original = IDBObjectStore.prototype.add
    let added = 0
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...rest: Parameters<typeof original>) {
      if (added++ === 3_000) throw new DOMException('The disk is full', 'QuotaExceededError')
      return original.apply(this, rest)
    }
    try {
      await expect(takeOver(from.database, to.database, await vaultOf(from.database))).rejects.toThrow()
    } finally {
      IDBObjectStore.prototype.add = original
    }

    expect(added).toBeGreaterThan(3_000)
    expect(await allRows(to.database)).toEqual(before)
  })

  it('keeps what was there aside, and that can take over again', async () => {
    const { database } = await openTestVault()
    await database.members.bulkAdd(many as never)
    const before = await allRows(database)
    await keepAside(database)
    await database.members.clear()

    const aside = new Database('cardstead-before-restore')
    await takeOver(aside, database, await vaultOf(aside))

    // It says since when it is kept; nothing else differs.
    expect(await allRows(database)).toEqual({ ...before, settings: [expect.objectContaining({ key: 'keptAsideAt' })] })
    await aside.delete()
  })
})
