import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeRecoveryKey } from '@/domain/recovery-key'
import { useBackups } from '@/stores/backups'
import { findNewestBackup } from '@/stores/newest-backup'
import { notePresence } from '@/stores/presence'
import { useRestore } from '@/stores/restore'
import { useSession } from '@/stores/session'
import { addCard } from '@/storage/cards'
import { drawByte } from '@/storage/ways-in'
import { blankCard, secretOf } from '../storage/open-test-vault'
import { shellFolder } from './shell-folder'

const passphrase = 'plum kettle orbit violin'
const key = makeRecoveryKey(drawByte)
const folder = vi.hoisted(() => ({ current: null as ReturnType<typeof shellFolder> | null }))

vi.mock('@/desktop/desktop', () => ({
  desktop: new Proxy({}, { get: (_, name) => (folder.current?.shell as Record<string | symbol, unknown>)[name] }),
}))

beforeEach(async () => {
  await Promise.all((await indexedDB.databases()).map(({ name }) => deleteDatabase(name ?? '')))
  folder.current = shellFolder()
  setActivePinia(createPinia())
})

function theFolder() {
  if (!folder.current) throw new Error('There is no folder.')
  return folder.current
}

async function householdWithPhoto() {
  const session = useSession()
  await session.start()
  await session.createHousehold('The Larches', passphrase)
  const photo = { mediaType: 'image/png', bytes: crypto.getRandomValues(new Uint8Array(20_000)) }
  await addCard(session.openedVault, { ...blankCard, label: 'From Gran' }, secretOf('HK7P-XW3MDT-9RQA'), [photo])
  return session
}

it('a snapshot is written, read back, and brings the household back after the database is gone', async () => {
  const session = await householdWithPhoto()
  const backups = useBackups()
  await expect.poll(() => backups.snapshots).toEqual([])
  await backups.takeNow()

  expect(backups.failure).toBeNull()
  expect(backups.own).toHaveLength(1)
  expect([...theFolder().files.keys()].filter((name) => !name.includes('.'))).toHaveLength(1)

  await notePresence(session.household)
  await session.lock()
  await session.household.delete()
  setActivePinia(createPinia())
  const after = useSession()
  await after.start()
  expect([after.state, after.loss?.loss, after.loss?.known.counts.cards]).toEqual(['lost', 'vanished', 1])

  const restore = useRestore()
  const list = useBackups()
  await list.look()
  const [snapshot] = list.snapshots ?? []
  if (!snapshot) throw new Error('There is no snapshot.')
  await restore.choose({ kind: 'snapshot', snapshot })
  expect(restore.step).toBe('passphrase')
  await restore.enter({ kind: 'passphrase', passphrase })
  expect(restore.contents).toMatchObject({ householdName: 'The Larches', cards: 1, photos: 1, missingPhotos: 0 })
  expect(await after.household.cards.count()).toBe(0)
  await restore.confirm()

  expect(restore.step).toBe('done')
  expect(await after.household.cards.toArray()).toMatchObject([{ label: 'From Gran' }])
  expect(await after.household.photos.count()).toBe(1)
})

it('a snapshot that reads back differently does not count, and that is said', async () => {
  await householdWithPhoto()
  const backups = useBackups()
  await expect.poll(() => backups.snapshots).toEqual([])
  await backups.takeNow()
  theFolder().state.harm = true
  await backups.takeNow()

  expect(backups.failure).toBe('other')
  await backups.look()
  expect(backups.own).toHaveLength(1)
})

it('a full disk is said at once, nothing half-written stays, and the next one goes through', async () => {
  await householdWithPhoto()
  const backups = useBackups()
  await expect.poll(() => backups.snapshots).toEqual([])
  theFolder().state.refuse = 'disk-full'
  await backups.takeNow()

  expect(backups.failure).toBe('disk-full')
  expect(backups.changedSince).not.toBeNull()
  expect(theFolder().files.size).toBe(0)

  theFolder().state.refuse = null
  await backups.takeNow()
  expect([backups.failure, backups.own.length]).toEqual([null, 1])
})

it('locking while a snapshot is written stops it', async () => {
  const session = await householdWithPhoto()
  const backups = useBackups()
  await expect.poll(() => backups.snapshots).toEqual([])
  const taking = backups.takeNow()
  await session.lock()
  await taking

  expect(theFolder().open.size).toBe(0)
  expect([...theFolder().files.keys()].filter((name) => name.endsWith('.cardstead'))).toEqual([])
})

it('a restore that is left leaves nothing behind', async () => {
  const session = await householdWithPhoto()
  const backups = useBackups()
  await expect.poll(() => backups.snapshots).toEqual([])
  await backups.takeNow()
  const restore = useRestore()
  const [snapshot] = backups.own
  if (!snapshot) throw new Error('There is no snapshot.')
  await restore.choose({ kind: 'snapshot', snapshot })
  expect(restore.step).toBe('ready')
  await restore.leave()

  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['cardstead'])
  expect(await session.household.cards.count()).toBe(1)
})

function deleteDatabase(name: string) {
  return new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

describe('a backup that is tried', () => {
  async function withSnapshot() {
    const session = useSession()
    await session.start()
    await session.createHousehold('The Larches', passphrase, key)
    const backups = useBackups()
    await expect.poll(() => backups.snapshots).toEqual([])
    await addCard(session.openedVault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    await backups.takeNow()
    await session.lock()
    const [snapshot] = backups.snapshots ?? []
    if (!snapshot) throw new Error('There is no snapshot.')
    return { session, snapshot, restore: useRestore() }
  }

  it('slows down wrong tries, and does not give tries at the household back for one that is right', async () => {
    const { session, snapshot, restore } = await withSnapshot()
    for (let time = 0; time < 3; time++) expect(await session.unlock('wrong')).toBe('wrong-passphrase')

    await restore.choose({ kind: 'snapshot', snapshot })
    await restore.enter({ kind: 'passphrase', passphrase })
    expect(restore.step).toBe('ready')
    await restore.leave()
    await restore.choose({ kind: 'snapshot', snapshot })
    await restore.enter({ kind: 'passphrase', passphrase: 'wrong' })
    expect(restore.refused).toBe('wrong')
    await restore.enter({ kind: 'recovery', key: makeRecoveryKey(drawByte) })
    expect(restore.refused).toBe('wrong')
    await restore.enter({ kind: 'passphrase', passphrase })

    expect(restore.refused).toBe('wait')
    expect(restore.step).toBe('passphrase')
    expect(await session.unlock(passphrase)).toBe('wait')
  })

  it('asks for a new passphrase after the recovery key, and replaces nothing without it', async () => {
    const { session, snapshot, restore } = await withSnapshot()
    await session.household.cards.clear()

    await restore.choose({ kind: 'snapshot', snapshot }, { isWanted: true })
    expect(restore.askedFor?.hasSheet).toBe(true)
    await restore.enter({ kind: 'recovery', key })
    expect([restore.step, restore.needsPassphrase]).toEqual(['ready', true])
    await restore.confirm()
    expect(await session.household.cards.count()).toBe(0)

    await restore.confirm('copper lantern drift mango')
    expect(restore.step).toBe('done')
    expect(await session.unlock(passphrase)).toBe('wrong-passphrase')
    expect(await session.unlock('copper lantern drift mango')).toBe('opened')
    expect(await session.household.cards.count()).toBe(1)
  })

  it('takes its place at once, where a person has asked for it and all of it is there', async () => {
    const { session, snapshot, restore } = await withSnapshot()
    await session.household.cards.clear()
    await restore.choose({ kind: 'snapshot', snapshot }, { isWanted: true })
    await restore.enter({ kind: 'passphrase', passphrase })

    expect(restore.step).toBe('done')
    expect(await session.household.cards.count()).toBe(1)
  })
})

describe('the backup that is offered first after a loss', () => {
  it('is the next one, when the newest is not as it was written', async () => {
    const session = await householdWithPhoto()
    const backups = useBackups()
    await expect.poll(() => backups.snapshots).toEqual([])
    await backups.takeNow()
    await addCard(session.openedVault, blankCard, secretOf('HK7P-XW3MDT-9RQB'), [])
    await backups.takeNow()
    const [newest, before] = backups.snapshots ?? []
    const { householdId } = session.openedVault

    expect(await findNewestBackup(householdId, new Set())).toEqual(newest)
    expect(await findNewestBackup(householdId, new Set([newest?.name ?? '']))).toEqual(before)
    const header = theFolder().files.get(newest?.name ?? '')
    if (header) header[100] = (header[100] ?? 0) ^ 1
    expect(await findNewestBackup(householdId, new Set())).toEqual(before)
    expect(await findNewestBackup(crypto.randomUUID(), new Set())).toBeNull()
  })
})
