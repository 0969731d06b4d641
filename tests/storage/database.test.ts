import { expect, it } from 'vitest'
import { Database, isFromNewerProgram } from '@/storage/database'

it('schema version 1 has these tables and indexes', async () => {
  const database = new Database(`test-schema-${Date.now()}`)
  await database.open()

  const schema = Object.fromEntries(
    database.tables.map((table) => [
      table.name,
      [table.schema.primKey.src, ...table.schema.indexes.map(({ src }) => src)].join(', '),
    ]),
  )

  expect(database.verno).toBe(1)
  expect(schema).toEqual({
    vault: 'id',
    settings: 'key',
    members: 'id',
    accounts: 'id, memberId',
    balances: 'id, accountId',
    cards: 'id, state, marketplaceId, codeFingerprint, createdAt',
    photos: 'id, cardId',
    entries: 'id, balanceId, cardId',
  })
})

it('rows written under schema version 1 are the same after reopening', async () => {
  const name = `test-reopen-${Date.now()}`
  const first = new Database(name)
  const member = { id: 'm1', name: 'Ada', createdAt: 1, updatedAt: 2, deletedAt: null }
  await first.table('members').add(member)
  first.close()

  expect(await new Database(name).table('members').toArray()).toEqual([member])
})

it('writes with strict durability', async () => {
  const database = new Database(`test-durability-${Date.now()}`)
  const seen: (string | undefined)[] = []
  const original = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...rest: Parameters<typeof original>) {
    const transaction = original.apply(this, rest)
    if (transaction.mode === 'readwrite') seen.push(transaction.durability)
    return transaction
  }
  try {
    await database.table('settings').put({ key: 'a', value: 1, updatedAt: 1 })
  } finally {
    IDBDatabase.prototype.transaction = original
  }

  expect(seen).toEqual(['strict'])
})

it('a database of a newer program is recognised without being opened, and one of today is not', async () => {
  const name = `test-newer-${Date.now()}`
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 20)
    request.onupgradeneeded = () => request.result.createObjectStore('cards-of-tomorrow')
    request.onsuccess = () => resolve(request.result.close())
    request.onerror = () => reject(request.error)
  })
  const today = new Database(`${name}-today`)
  await today.open()

  expect(await isFromNewerProgram(name)).toBe(true)
  expect(await isFromNewerProgram(today.name)).toBe(false)
  expect(await isFromNewerProgram('never-made')).toBe(false)
})
