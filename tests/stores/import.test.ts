import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readCard } from '@/storage/cards'
import { readPhotos } from '@/storage/photos'
import type { PhotoOutcome, PhotoReading } from '@/scan/photo-reading'
import { useCards } from '@/stores/cards'
import { useProblems } from '@/stores/problems'
import { useReview } from '@/stores/review'
import { useScan } from '@/stores/scan'
import { useSession } from '@/stores/session'
import { madePhoto, madeReading } from './made-reading'

const passphrase = 'plum kettle orbit violin'

/** What the reader says of a file by its name, and what it has been given so far. */
const reader = vi.hoisted(() => ({
  outcomes: new Map<string, () => Promise<unknown>>(),
  given: [] as string[],
}))

vi.mock('@/scan/pool/scan-pool', () => ({
  createScanPool: () => ({
    async read(photo: File, signal: AbortSignal, onStart: () => void) {
      onStart()
      reader.given.push(photo.name)
      const outcome = reader.outcomes.get(photo.name)?.() ?? Promise.resolve({ kind: 'failed', reason: 'not-an-image' })
      const cancelled = new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { once: true }),
      )
      return Promise.race([outcome, cancelled])
    },
    close: () => Promise.resolve(),
  }),
}))

function willRead(name: string, ...readings: readonly PhotoReading[]) {
  const outcome: PhotoOutcome = { kind: 'read', readings, pictures: [] }
  reader.outcomes.set(name, () => Promise.resolve(outcome))
}

const never = () => new Promise<unknown>(() => undefined)

beforeEach(async () => {
  await Promise.all((await indexedDB.databases()).map(({ name }) => deleteDatabase(name ?? '')))
  reader.outcomes.clear()
  reader.given.length = 0
  setActivePinia(createPinia())
  await useSession().createHousehold('The Larches', passphrase)
})

/** As after closing the window: every store anew, then the passphrase. */
async function restart() {
  await useSession().lock()
  setActivePinia(createPinia())
  await useSession().start()
  useScan()
  useReview()
  await useSession().unlock(passphrase)
}

async function addAndRead(...files: readonly File[]) {
  await useScan().add(files)
  await expect.poll(() => useScan().isReading).toBe(false)
}

describe('an import', () => {
  it('that is half done goes on after a restart, with what was read and filled in so far', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    reader.outcomes.set('b.png', never)
    const scan = useScan()
    await scan.add([await madePhoto('a.png', 10), await madePhoto('b.png', 20)])
    await expect.poll(() => scan.toReview.length).toBe(1)
    const [first] = scan.toReview
    if (!first) throw new Error('Nothing was read.')
    scan.keepDraft(first.id, { ...first.draft, label: 'From', notes: 'x' })
    scan.keepDraft(first.id, { ...first.draft, label: 'From Gran', notes: 'at the lake' })

    willRead('b.png', madeReading('ZB4VQLYE6N82GS'))
    const locked = useSession().lock()
    expect(scan.items).toEqual([])
    await locked
    await restart()

    await expect.poll(() => useScan().toReview.map(({ name }) => name)).toEqual(['a.png', 'b.png'])
    expect(useScan().toReview[0]).toMatchObject({
      draft: { label: 'From Gran', notes: 'at the lake', code: 'HK7P-XW3MDT-9RQA' },
      reading: madeReading('HK7PXW3MDT9RQA'),
    })
    // What was read is not read again.
    expect(reader.given).toEqual(['a.png', 'b.png', 'b.png'])
  })

  it('for whose readings the disk is too full keeps the photo, says so of that file alone, and reads it again', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    willRead('b.png', madeReading('ZB4VQLYE6N82GS'))
    const { thumbnails } = useSession().household
    let isFull = true
    thumbnails.hook('creating', () => {
      if (isFull) throw new DOMException('No room', 'QuotaExceededError')
    })
    const scan = useScan()
    await addAndRead(await madePhoto('a.png', 10))
    expect(scan.items.map(({ state }) => state)).toEqual([{ kind: 'failed', reason: 'no-room' }])
    expect(useProblems().isOfFullDisk).toBe(true)
    const { imports, importPhotos } = useSession().household
    expect((await imports.toArray()).map(({ state }) => state)).toEqual(['waiting'])
    expect(await importPhotos.count()).toBe(1)

    isFull = false
    await addAndRead(await madePhoto('b.png', 20))
    await scan.readAgain(scan.items.filter(({ state }) => state.kind === 'failed').map(({ id }) => id))
    await expect.poll(() => scan.toReview.map(({ name }) => name)).toEqual(['a.png', 'b.png'])
  })

  it('gives photos, thumbnails and pictures of the line back after a restart', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    const photo = await madePhoto('a.png', 10)
    await addAndRead(photo)
    await restart()
    await expect.poll(() => useScan().toReview.length).toBe(1)
    const [item] = useScan().toReview
    const photoId = item?.photoIds[0]
    if (!item || !photoId) throw new Error('Nothing is there.')

    expect(await (await useScan().openPhoto(photoId))?.arrayBuffer()).toEqual(await photo.arrayBuffer())
    const thumbnail = await createImageBitmap((await useScan().openThumbnail(photoId)) as Blob)
    expect([thumbnail.width, thumbnail.height]).toEqual([320, 240])
    const strip = await createImageBitmap((await useScan().openThumbnail(item.id)) as Blob)
    expect(strip.width).toBeGreaterThan(8 * strip.height)
  })

  it('never has more than a few photos in the reader, however many were added', async () => {
    const names = Array.from({ length: 12 }, (_, place) => `${place}.png`)
    const ends: (() => void)[] = []
    for (const name of names) {
      const outcome = { kind: 'read', readings: [madeReading('HK7PXW3MDT9RQA')], pictures: [] }
      reader.outcomes.set(name, () => new Promise((resolve) => ends.push(() => resolve(outcome))))
    }
    await useScan().add(await Promise.all(names.map((name, place) => madePhoto(name, 20 * place))))

    await expect.poll(() => reader.given.length).toBe(5)
    expect(
      useScan()
        .items.map(({ state }) => state.kind)
        .filter((kind) => kind === 'waiting'),
    ).toHaveLength(7)
    await expect
      .poll(
        () => {
          ends.shift()?.()
          return useScan().toReview.length
        },
        { timeout: 20_000 },
      )
      .toBe(12)
  })

  it('that is cancelled keeps what was not read, and reads it when asked again', async () => {
    reader.outcomes.set('a.png', never)
    await useScan().add([await madePhoto('a.png', 10)])
    await expect.poll(() => useScan().items[0]?.state.kind).toBe('reading')
    await useScan().stop()
    await expect.poll(() => useScan().items[0]?.state.kind).toBe('cancelled')
    await restart()
    await expect.poll(() => useScan().items[0]?.state.kind).toBe('cancelled')

    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    await useScan().readAgain(useScan().items.map(({ id }) => id))
    await expect.poll(() => useScan().toReview.length).toBe(1)
  })

  it('of typed text has no photo, and still becomes a card', async () => {
    willRead('mail.eml', madeReading('HK7PXW3MDT9RQA', { from: 'text', photo: { widthPx: 0, heightPx: 0 } }))
    await addAndRead(new File(['From: Gran'], 'mail.eml', { type: 'message/rfc822' }))
    const [item] = useScan().toReview
    expect(item?.photoIds).toEqual([])
    if (item) expect(await useReview().accept(item.id, false)).toBe('accepted')
    await expect.poll(() => useCards().all.length).toBe(1)
  })
})

describe('the review', () => {
  it('makes a card with its photo and with what was read, which is dropped when the card is redeemed', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    const photo = await madePhoto('a.png', 10)
    await addAndRead(photo)
    const [item] = useScan().toReview
    await useReview().accept(item?.id as never, false)
    await expect.poll(() => useCards().all.length).toBe(1)
    const vault = useSession().openedVault
    const id = useCards().all[0]?.id as never

    const [kept] = (await readPhotos(vault, id)).opened
    expect(kept?.photo).toEqual({ mediaType: 'image/png', bytes: new Uint8Array(await photo.arrayBuffer()) })
    const asRead = (await readCard(vault, id))?.secret.asRead
    expect(asRead).toMatchObject([{ verdict: 'sure', candidates: madeReading('HK7PXW3MDT9RQA').candidates }])
    expect(asRead?.[0]?.photoId).toEqual((await vault.database.photos.toArray())[0]?.id)

    await useCards().apply(id, { kind: 'spend' })
    const spent = (await readCard(vault, id))?.secret
    expect(spent?.asRead).toBeUndefined()
    expect(spent?.claimCode?.code).toBe('HK7PXW3MDT9RQA')
  })

  it('finds the same code and the same photo in the queue and in the household, and asks before importing it twice', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    willRead('b.png', madeReading('HK7PXW3MDT9RQA'))
    willRead('c.png', madeReading('ZB4VQLYE6N82GS'))
    const [a, b, c] = [await madePhoto('a.png', 10), await madePhoto('b.png', 20), await madePhoto('c.png', 30)]
    await addAndRead(a, b, c)
    const [scan, review] = [useScan(), useReview()]
    const [first, second, third] = scan.toReview.map(({ id }) => id)
    if (!first || !second || !third) throw new Error('Not all were read.')

    expect(review.findingsOf(first)).toEqual([])
    expect(review.findingsOf(second)).toEqual([{ kind: 'code-of-item', itemId: first }])
    expect(review.sure.map(({ id }) => id)).toEqual([first, third])

    expect(await review.acceptAll([first, second, third], false)).toBe(2)
    await expect.poll(() => review.findingsOf(second)[0]?.kind).toBe('code-of-card')
    expect(await review.accept(second, false)).toBe('duplicate')
    expect(await review.accept(second, true)).toBe('accepted')

    // The same file once more, in another import, and read differently at that.
    willRead('c again.png', madeReading('CLQ6YFE47N2ZK9'))
    await addAndRead(new File([c], 'c again.png', { type: c.type }))
    const again = scan.toReview[0]?.id as never
    await expect.poll(() => review.findingsOf(again)[0]?.kind).toBe('photo-of-card')
    expect(review.sure).toEqual([])
  })

  it('has nothing at a glance that leaves open whose card it is', async () => {
    willRead('two brands.png', madeReading('HK7PXW3MDT9RQA', { issuerIds: ['amazon', 'generic'] }))
    willRead('amazon beside another.png', madeReading('ABCDEFGH2345', { issuerIds: ['playstation'] }))
    willRead('another.png', madeReading('BCDEFGHJ2345', { issuerIds: ['playstation'], marketplaceId: null }))
    await addAndRead(
      await madePhoto('two brands.png', 10),
      await madePhoto('amazon beside another.png', 20),
      await madePhoto('another.png', 30),
    )

    expect(useReview().sure.map(({ name }) => name)).toEqual(['another.png'])
  })

  it('does not take two cards on one photo for duplicates of each other', async () => {
    willRead('two.png', madeReading('HK7PXW3MDT9RQA'), madeReading('ZB4VQLYE6N82GS'))
    await addAndRead(await madePhoto('two.png', 10))
    const [scan, review] = [useScan(), useReview()]
    const [one, other] = scan.toReview.map(({ id }) => id)
    await review.accept(one as never, false)
    await expect.poll(() => useCards().all.length).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 100))

    expect(review.findingsOf(other as never)).toEqual([])
    await restart()
    await expect.poll(() => useReview().sure.map(({ id }) => id)).toEqual([other])
  })

  it('takes accepting many back in one step, and leaving out as well', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    willRead('b.png', madeReading('ZB4VQLYE6N82GS'))
    await addAndRead(await madePhoto('a.png', 10), await madePhoto('b.png', 20))
    const [scan, review] = [useScan(), useReview()]
    const ids = scan.toReview.map(({ id }) => id)
    const drafts = scan.toReview.map(({ draft }) => draft)

    await review.acceptAll(ids, false)
    await expect.poll(() => useCards().all.length).toBe(2)
    expect(await review.undo()).toEqual({ items: ids, changedSince: 0 })
    expect(scan.toReview.map(({ draft }) => draft)).toEqual(drafts)
    await expect.poll(() => useCards().all.length).toBe(0)

    await review.leaveOut(ids[0] as never)
    expect(scan.toReview).toHaveLength(1)
    expect(await review.undo()).toEqual({ items: [ids[0]], changedSince: 0 })
    expect(scan.toReview).toHaveLength(2)
    expect(await review.undo()).toBeNull()
  })

  it('does not take back a card that was changed since, and says so', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    await addAndRead(await madePhoto('a.png', 10))
    const [scan, review, cards] = [useScan(), useReview(), useCards()]
    await review.accept(scan.toReview[0]?.id as never, false)
    await expect.poll(() => cards.all.length).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 2))
    await cards.apply(cards.all[0]?.id as never, { kind: 'activate' })

    expect(await review.undo()).toEqual({ items: [], changedSince: 1 })
    expect(cards.all).toHaveLength(1)
  })

  it('joins two photos of one card, keeps both with it, and can part them again', async () => {
    const clear = madeReading('HK7PXW3MDT9RQA')
    const doubtful = madeReading('HK7PXW3MDT9RQA', {
      verdict: 'doubtful',
      serial: null,
      photo: { widthPx: 300, heightPx: 400 },
    })
    willRead('a.png', doubtful)
    willRead('b.png', clear)
    await addAndRead(await madePhoto('a.png', 10), await madePhoto('b.png', 20))
    const [scan, review] = [useScan(), useReview()]
    const [one, other] = scan.toReview
    if (!one || !other) throw new Error('Not both were read.')
    scan.keepDraft(one.id, { ...one.draft, label: 'Seaside' })

    await review.merge(one.id, other.id)

    expect(scan.toReview).toHaveLength(1)
    expect(scan.toReview[0]).toMatchObject({
      photoIds: [...one.photoIds, ...other.photoIds],
      draft: { label: 'Seaside', serial: '6045118830274419' },
    })
    await restart()
    await expect.poll(() => useScan().toReview.length).toBe(1)
    await useReview().accept(one.id, false)
    await expect.poll(() => useCards().all.length).toBe(1)
    const id = useCards().all[0]?.id as never
    expect((await readPhotos(useSession().openedVault, id)).opened).toHaveLength(2)
    expect((await readCard(useSession().openedVault, id))?.secret.asRead).toHaveLength(2)

    await useReview().undo()
    expect(useScan().toReview).toHaveLength(1)
  })

  it('parts merged photos again with undo', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA', { verdict: 'doubtful' }))
    willRead('b.png', madeReading('HK7PXW3MDT9RQA'))
    await addAndRead(await madePhoto('a.png', 10), await madePhoto('b.png', 20))
    const before = useScan().toReview
    await useReview().merge(before[0]?.id as never, before[1]?.id as never)
    await useReview().undo()
    await useScan().draftSettled(before[0]?.id as never)

    expect(useScan().toReview).toEqual(before)
    await restart()
    await expect.poll(() => useScan().toReview).toEqual(before)
  })

  it('forgets finished items when the household is opened again, but not what was left out', async () => {
    willRead('a.png', madeReading('HK7PXW3MDT9RQA'))
    willRead('b.png', madeReading('ZB4VQLYE6N82GS'))
    await addAndRead(await madePhoto('a.png', 10), await madePhoto('b.png', 20))
    const [one, other] = useScan().toReview.map(({ id }) => id)
    await useReview().accept(one as never, false)
    await useReview().leaveOut(other as never)
    await restart()

    await expect.poll(() => useScan().items.map(({ id, state }) => [id, state.kind])).toEqual([[other, 'left-out']])
    await expect.poll(() => useSession().openedVault.database.importPhotos.count()).toBe(1)
    await useReview().takeBack(other as never)
    expect(useScan().toReview).toHaveLength(1)
  })
})

function deleteDatabase(name: string) {
  return new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
