import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as backups from '../../electron/main/backups.ts'
import { failureOf } from '../../electron/main/file-failure.ts'
import { forgetPresence, readPresence, writePresence } from '../../electron/main/presence.ts'

const data = vi.hoisted(() => ({ folder: '', refusal: '' }))

vi.mock('electron', () => ({ app: { getPath: () => data.folder } }))
// The tests may run as a user whom no folder refuses.
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof import('node:fs/promises')>()
  const open: typeof files.open = (...rest) =>
    data.refusal ? Promise.reject(Object.assign(new Error(data.refusal), { code: data.refusal })) : files.open(...rest)
  return { ...files, open }
})

const householdId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const folder = () => path.join(data.folder, 'backups')
const photoFolder = () => path.join(folder(), 'photos')
const addressOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

beforeEach(() => void (data.folder = mkdtempSync(path.join(tmpdir(), 'cardstead-backups-'))))

afterEach(() => {
  vi.restoreAllMocks()
  data.refusal = ''
  rmSync(data.folder, { recursive: true, force: true })
})

/** What a snapshot begins with, as far as the shell reads it. */
function snapshotBytes(photos: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify({ photos }))
  const start = Buffer.alloc(21)
  start.write('Cardstead backup')
  start.writeUInt32BE(text.length, 17)
  return new Uint8Array([...start, ...text, 1, 2, 3])
}

async function begin(what: Parameters<typeof backups.beginBackup>[0]): Promise<string> {
  const begun = await backups.beginBackup(what)
  if (begun.kind !== 'begun') throw new Error(begun.reason)
  return begun.token
}

async function write(what: Parameters<typeof backups.beginBackup>[0], bytes: Uint8Array<ArrayBuffer>) {
  const token = await begin(what)
  expect(await backups.appendBackup({ token, bytes: bytes.slice(0, 5) })).toEqual({ kind: 'written' })
  expect(await backups.appendBackup({ token, bytes: bytes.slice(5) })).toEqual({ kind: 'written' })
  return backups.finishBackup({ token })
}

async function takeSnapshot(createdAt: number, records: number, photos: readonly string[] = []) {
  const finished = await write({ kind: 'snapshot', createdAt, householdId, records }, snapshotBytes(photos))
  if (finished.kind !== 'finished') throw new Error(finished.reason)
  return finished.name
}

async function listed() {
  const list = await backups.listBackups()
  if (list.kind !== 'listed') throw new Error(list.kind)
  return list
}

describe('a snapshot', () => {
  it('counts only when it was read back and kept', async () => {
    const name = await takeSnapshot(Date.now(), 7)
    expect(name).toMatch(/\.cardstead\.unchecked$/)
    expect((await listed()).snapshots).toEqual([])

    const first = await backups.readBackup({ file: name, offset: 0, length: 16 })
    expect(first.kind === 'read' && Buffer.from(first.bytes).toString()).toBe('Cardstead backup')
    expect(await backups.keepSnapshot({ name })).toEqual({ kind: 'kept' })

    expect((await listed()).snapshots).toMatchObject([{ householdId, records: 7, sizeBytes: snapshotBytes([]).length }])
  })

  it('is read in parts, and ends where it ends', async () => {
    const name = await takeSnapshot(Date.now(), 7)
    const whole = snapshotBytes([])
    const part = await backups.readBackup({ file: name, offset: whole.length - 2, length: 100 })
    expect(part).toEqual({ kind: 'read', bytes: whole.slice(-2), sizeBytes: whole.length })
    expect(await backups.readBackup({ file: name, offset: 10_000, length: 100 })).toMatchObject({
      bytes: new Uint8Array(),
    })
  })

  it('leaves nothing behind when it is discarded', async () => {
    const token = await begin({ kind: 'snapshot', createdAt: Date.now(), householdId, records: 1 })
    await backups.appendBackup({ token, bytes: new Uint8Array(10) })
    await backups.discardBackup({ token })
    expect(readdirSync(folder())).toEqual(['photos'])
    expect(() => backups.appendBackup({ token, bytes: new Uint8Array(1) })).toThrow('No such file')
  })

  it('makes room by the rotation, and sweeps what a crash has left', async () => {
    mkdirSync(photoFolder(), { recursive: true })
    writeFileSync(path.join(folder(), 'half.cardstead.writing'), 'x')
    writeFileSync(path.join(photoFolder(), 'half.writing'), 'x')
    const now = Date.now()
    for (const [number, records] of [5, 9, 6, 6, 6, 6].entries()) {
      await backups.keepSnapshot({ name: await takeSnapshot(now + number, records) })
    }
    // The newest three, and the one that holds more than they do.
    expect((await listed()).snapshots.map(({ records }) => records)).toEqual([6, 6, 6, 9])
    expect(readdirSync(folder()).filter((name) => name.endsWith('.writing'))).toEqual([])
    expect(readdirSync(photoFolder())).toEqual([])
  })
})

describe('a photo', () => {
  const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])

  it('lies under the hash of its bytes, once', async () => {
    expect(await write({ kind: 'photo', address: addressOf(bytes) }, bytes)).toEqual({
      kind: 'finished',
      name: addressOf(bytes),
    })
    expect((await listed()).photos).toEqual([{ address: addressOf(bytes), sizeBytes: 8 }])
    expect(new Uint8Array(readFileSync(path.join(photoFolder(), addressOf(bytes))))).toEqual(bytes)
  })

  it('is refused when its bytes are others than its address says', async () => {
    expect(await write({ kind: 'photo', address: addressOf(bytes) }, bytes.toReversed())).toMatchObject({
      kind: 'failed',
    })
    expect(readdirSync(photoFolder())).toEqual([])
  })

  it('goes when no snapshot refers to it any more and it is not quite new', async () => {
    const [needed, old, fresh] = [[1], [2], [3]].map((start) => new Uint8Array([...start, 0, 0, 0, 0, 0]))
    for (const photo of [needed, old, fresh] as Uint8Array<ArrayBuffer>[])
      await write({ kind: 'photo', address: addressOf(photo) }, photo)
    const yesterday = new Date(Date.now() - 2 * 86_400_000)
    for (const photo of [needed, old] as Uint8Array[])
      utimesSync(path.join(photoFolder(), addressOf(photo)), yesterday, yesterday)

    await backups.keepSnapshot({ name: await takeSnapshot(Date.now(), 1, [addressOf(needed as Uint8Array)]) })

    expect((await listed()).photos.map(({ address }) => address).toSorted()).toEqual(
      [addressOf(needed as Uint8Array), addressOf(fresh as Uint8Array)].toSorted(),
    )
  })

  it('stays, whatever refers to it, when a snapshot cannot be read', async () => {
    await write({ kind: 'photo', address: addressOf(bytes) }, bytes)
    const yesterday = new Date(Date.now() - 2 * 86_400_000)
    utimesSync(path.join(photoFolder(), addressOf(bytes)), yesterday, yesterday)
    writeFileSync(path.join(folder(), `${Date.now()}-${householdId}-99.cardstead`), 'damaged')

    await backups.keepSnapshot({ name: await takeSnapshot(Date.now() + 1, 1) })

    expect((await listed()).photos).toHaveLength(1)
  })
})

describe('a folder that gives trouble', () => {
  it('is said to be missing where a file stands in its place', async () => {
    writeFileSync(folder(), 'a file')
    expect(await backups.beginBackup({ kind: 'photo', address: '0'.repeat(64) })).toMatchObject({ kind: 'failed' })
    expect(await backups.listBackups()).toEqual({ kind: 'failed', reason: 'missing' })
  })

  it('is said to allow no writing where it is read-only', async () => {
    data.refusal = 'EROFS'
    const begun = await backups.beginBackup({ kind: 'snapshot', createdAt: Date.now(), householdId, records: 1 })
    expect(begun).toEqual({ kind: 'failed', reason: 'not-allowed' })
    expect(readdirSync(folder())).toEqual(['photos'])
  })

  it('that is full leaves no half file, and the snapshots before are there', async () => {
    const before = await takeSnapshot(Date.now(), 3)
    await backups.keepSnapshot({ name: before })
    const token = await begin({ kind: 'snapshot', createdAt: Date.now() + 1, householdId, records: 4 })
    const handle = await open(path.join(data.folder, 'any'), 'w')
    vi.spyOn(Object.getPrototypeOf(handle), 'writeFile').mockRejectedValueOnce(
      Object.assign(new Error(`ENOSPC: no space left on device, write '${data.folder}'`), { code: 'ENOSPC' }),
    )

    expect(await backups.appendBackup({ token, bytes: new Uint8Array(10) })).toEqual({
      kind: 'failed',
      reason: 'disk-full',
    })

    await handle.close()
    expect(readdirSync(folder()).filter((name) => name.endsWith('.writing'))).toEqual([])
    expect((await listed()).snapshots).toHaveLength(1)
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'not-allowed'],
    ['EACCES', 'not-allowed'],
    ['ENOENT', 'missing'],
    ['EIO', 'other'],
  ])('is told of without a path: %s means %s', (code, reason) => {
    expect(failureOf(Object.assign(new Error('/home/ada: bad'), { code }))).toEqual({ kind: 'failed', reason })
  })

  it('is told of after it was removed while a file was open', async () => {
    const token = await begin({ kind: 'photo', address: addressOf(new Uint8Array([1])) })
    await backups.appendBackup({ token, bytes: new Uint8Array([1]) })
    rmSync(folder(), { recursive: true })
    expect(await backups.finishBackup({ token })).toEqual({ kind: 'failed', reason: 'missing' })
    expect(existsSync(folder())).toBe(false)
  })
})

describe('what is known of a household outside its database', () => {
  const presence = { householdId, counts: { cards: 12, entries: 30 }, changedAt: 5 }

  it('is read as it was written, and forgotten when asked', async () => {
    expect(await readPresence()).toBeNull()
    expect(await writePresence({ presence })).toEqual({ kind: 'written' })
    expect(await readPresence()).toEqual(presence)
    expect(readdirSync(data.folder)).toEqual(['household.json'])
    await forgetPresence()
    expect(await readPresence()).toBeNull()
  })

  it.each(['', '{', '{"householdId":"x"}', '[]', JSON.stringify({ ...presence, extra: 1 })])(
    'is nothing when the file says %j',
    async (text) => {
      writeFileSync(path.join(data.folder, 'household.json'), text)
      expect(await readPresence()).toBeNull()
    },
  )

  it('says that it could not be written', async () => {
    rmSync(data.folder, { recursive: true })
    expect(await writePresence({ presence })).toEqual({ kind: 'failed', reason: 'missing' })
  })
})
