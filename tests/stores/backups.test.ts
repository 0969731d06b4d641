import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useBackups } from '@/stores/backups'
import { notePresence } from '@/stores/presence'
import { useRestore } from '@/stores/restore'
import { useSession } from '@/stores/session'
import { addCard } from '@/storage/cards'
import { blankCard, secretOf } from '../storage/open-test-vault'
import { shellFolder } from './shell-folder'

const passphrase = 'plum kettle orbit violin'
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
  await restore.enterPassphrase(passphrase)
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
