import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { Database, isFromNewerProgram } from '@/storage/database'
import { readPhotoCards } from '@/storage/photos'

it('schema version 6 has these tables and indexes', async () => {
  const database = new Database(`test-schema-${Date.now()}`)
  await database.open()

  const schema = Object.fromEntries(
    database.tables.map((table) => [
      table.name,
      [table.schema.primKey.src, ...table.schema.indexes.map(({ src }) => src)].join(', '),
    ]),
  )

  expect(database.verno).toBe(6)
  expect(schema).toEqual({
    vault: 'id',
    settings: 'key',
    members: 'id',
    accounts: 'id, memberId',
    balances: 'id, accountId',
    cards: 'id, state, marketplaceId, codeFingerprint, createdAt',
    photos: 'id, cardId, [contentFingerprint+cardId]',
    entries: 'id, balanceId, cardId, updatedAt',
    imports: 'id, *photoIds',
    importPhotos: 'id',
    thumbnails: 'id',
    checkIns: 'id, balanceId',
    envelopes: 'id, balanceId',
    envelopeMoves: 'id, balanceId',
    credits: 'id, balanceId',
    paymentObservations: 'id, accountId',
    dueAnswers: 'id',
    prepaidCards: 'id',
    prepaidPhotos: 'id, prepaidCardId',
    reloadLimits: 'id',
    reloadObservations: 'id',
    reloadSittings: 'id',
    proofs: 'id, cardId',
    proofFiles: 'id, proofId',
    gifts: 'id, cardId',
    receivedGifts: 'id',
    tries: 'id, cardId, createdAt',
    diagnoses: 'id, cardId',
    redeemSessions: 'id',
    changes: '++id, cardId',
  })
})

const tablesOfVersion4 = ['prepaidCards', 'prepaidPhotos', 'reloadLimits', 'reloadObservations', 'reloadSittings']
const tablesOfVersion5 = ['proofs', 'proofFiles', 'gifts', 'receivedGifts', 'tries', 'diagnoses', 'redeemSessions']

it('rows written under schema version 1 gain only what versions 3 and 5 knew of them, and the new tables are empty', async () => {
  const name = `test-migration-${Date.now()}`
  const first = new Dexie(name)
  first.version(1).stores({
    vault: 'id',
    settings: 'key',
    members: 'id',
    accounts: 'id, memberId',
    balances: 'id, accountId',
    cards: 'id, state, marketplaceId, codeFingerprint, createdAt',
    photos: 'id, cardId',
    entries: 'id, balanceId, cardId',
  })
  const recorded = { createdAt: 1, updatedAt: 2, deletedAt: null }
  const rows = {
    vault: [{ id: 'vault', format: 1, wrappedKey: new Uint8Array([1, 2]) }],
    settings: [{ key: 'appearance', value: 'dark', updatedAt: 1 }],
    members: [{ id: 'm1', name: 'Ada', ...recorded }],
    accounts: [{ id: 'a1', memberId: 'm1', label: 'Main', ...recorded }],
    balances: [{ id: 'b1', accountId: 'a1', marketplaceId: 'US', ...recorded }],
    cards: [{ id: 'c1', state: 'ready', codeFingerprint: 'ab', sealed: new Uint8Array([3]), ...recorded }],
    photos: [{ id: 'p1', cardId: 'c1', sealed: new Uint8Array([4, 5]), ...recorded }],
    entries: [{ id: 'e1', balanceId: 'b1', cardId: 'c1', ...recorded }],
  }
  for (const [table, stored] of Object.entries(rows)) await first.table(table).bulkAdd(stored)
  first.close()

  const now = new Database(name)
  await now.open()

  expect(now.verno).toBe(6)
  const gained: Readonly<Record<string, object>> = {
    cards: { expires: null, giftId: null },
    balances: { expires: null },
    entries: { corrects: null, note: '', orderId: null, envelopeId: null, checkInId: null, credit: null },
  }
  for (const [table, stored] of Object.entries(rows)) {
    const wanted = stored.map((row) => ({ ...gained[table], ...row }))
    expect(await now.table(table).toArray(), table).toEqual(wanted)
  }
  const added = [
    'checkIns',
    'envelopes',
    'envelopeMoves',
    'credits',
    'paymentObservations',
    'dueAnswers',
    ...tablesOfVersion4,
    ...tablesOfVersion5,
    'changes',
  ]
  for (const table of ['imports', 'importPhotos', 'thumbnails', ...added])
    expect(await now.table(table).count(), table).toBe(0)
  // A photo of which nobody knows the file yet is no obstacle to asking which are known.
  expect(await readPhotoCards({ database: now })).toEqual(new Map())
})

const tablesOfVersion3 = {
  vault: 'id',
  settings: 'key',
  members: 'id',
  accounts: 'id, memberId',
  balances: 'id, accountId',
  cards: 'id, state, marketplaceId, codeFingerprint, createdAt',
  photos: 'id, cardId, [contentFingerprint+cardId]',
  entries: 'id, balanceId, cardId, updatedAt',
  imports: 'id, *photoIds',
  importPhotos: 'id',
  thumbnails: 'id',
  checkIns: 'id, balanceId',
  envelopes: 'id, balanceId',
  envelopeMoves: 'id, balanceId',
  credits: 'id, balanceId',
  paymentObservations: 'id, accountId',
  dueAnswers: 'id',
}

it.each([
  [3, tablesOfVersion3, [...tablesOfVersion4, ...tablesOfVersion5, 'changes']],
  [
    4,
    {
      ...tablesOfVersion3,
      prepaidCards: 'id',
      prepaidPhotos: 'id, prepaidCardId',
      reloadLimits: 'id',
      reloadObservations: 'id',
      reloadSittings: 'id',
    },
    [...tablesOfVersion5, 'changes'],
  ],
] as const)(
  'rows written under schema version %i stay as they are, but a card is nobody’s gift; the new tables are empty',
  async (version, tables, added) => {
    const name = `test-migration-${version}-${Date.now()}`
    const old = new Dexie(name)
    old.version(version).stores(tables)
    const row = (table: string) => ({
      [table === 'settings' ? 'key' : 'id']: `row of ${table}`,
      updatedAt: 7,
      note: 'kept',
    })
    for (const table of Object.keys(tables)) await old.table(table).add(row(table))
    old.close()

    const now = new Database(name)
    await now.open()

    for (const table of Object.keys(tables)) {
      const gained = table === 'cards' ? { giftId: null } : {}
      expect(await now.table(table).toArray(), table).toEqual([{ ...gained, ...row(table) }])
    }
    for (const table of added) expect(await now.table(table).count(), table).toBe(0)
  },
)

it('rows written under schema version 2 gain what versions 3 and 5 knew of them, and imports stay as they are', async () => {
  const name = `test-migration-2-${Date.now()}`
  const old = new Database(name, { upTo: 2 })
  const row = (table: string) => ({ id: `row of ${table}`, updatedAt: 7 })
  const tables = ['members', 'cards', 'balances', 'entries', 'photos', 'imports', 'importPhotos', 'thumbnails']
  for (const table of tables) await old.table(table).add(row(table))
  expect(old.verno).toBe(2)
  expect(old.tables.map(({ name }) => name)).not.toContain('checkIns')
  old.close()

  const now = new Database(name)
  await now.open()

  const gained: Readonly<Record<string, object>> = {
    cards: { expires: null, giftId: null },
    balances: { expires: null },
    entries: { corrects: null, note: '', orderId: null, envelopeId: null, checkInId: null, credit: null, cardId: null },
  }
  for (const table of tables)
    expect(await now.table(table).toArray(), table).toEqual([{ ...gained[table], ...row(table) }])
})

it('rows written under schema version 5 stay as they are, and nothing is known of earlier changes', async () => {
  const name = `test-migration-5-${Date.now()}`
  const old = new Database(name, { upTo: 5 })
  const card = { id: 'c1', state: 'ready', giftId: 'g1', updatedAt: 7 }
  const gift = { id: 'g1', cardId: 'c1', updatedAt: 7 }
  await old.table('cards').add(card)
  await old.table('gifts').add(gift)
  old.close()

  const now = new Database(name)
  await now.open()

  expect(await now.table('cards').toArray()).toEqual([card])
  expect(await now.table('gifts').toArray()).toEqual([gift])
  expect(await now.changes.count()).toBe(0)
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
    const request = indexedDB.open(name, 70)
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
