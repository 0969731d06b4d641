import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { claimCodeOf, type CardDraft } from '@/domain/card-draft'
import type { ImportId, PhotoId } from '@/domain/ids'
import type { PhotoFailure } from '@/scan/photo-reading'
import type { ScanPool } from '@/scan/pool/scan-pool'
import { fingerprintOfCode } from '@/storage/cards'
import { isQuotaExceeded } from '@/storage/full-disk'
import { addImport, keepReadings, readImportPhoto, readThumbnail } from '@/storage/import-photos'
import * as storage from '@/storage/imports'
import type { Vault } from '@/storage/vault'
import { isDone, isOpen, isToReview, itemOfImport, secretOfItem, type ScanItem, type ScanState } from './import-item'
import { useImportProgress } from './import-progress'
import { latestWrites } from './latest-write'
import { blobOfPhoto, photoOfBlob } from './photo-previews'
import { useProblems } from './problems'
import { foundOnFile } from './read-file'
import { useSession } from './session'
import { useWorkInHand } from './work-in-hand'

export { isPrepaid, type ScanItem, type ScanState } from './import-item'

/** A household that is open, with all that runs for it. */
interface Run {
  readonly vault: Vault
  /** What is being read right now. */
  readonly taken: Set<ImportId>
  /** The readers, loaded with the first photo: nothing of them is needed to start. */
  pool: Promise<ScanPool> | null
  cancel: AbortController
}

/** One more than the pool has places at most, so that none waits for a photo to be unsealed. */
const mostAtOnce = 5
const largestKeptBytes = 100_000_000

/**
 * The files that are being imported and what was read of them. All of it is stored sealed at once, so that locking, a crash or
 * a restart loses nothing; in memory are only names, readings and drafts, never the photos.
 */
export const useScan = defineStore('scan', () => {
  const session = useSession()
  const problems = useProblems()
  const items = shallowRef<readonly ScanItem[]>([])
  const { storing, total, done, isReading, beginAt, secondsLeft, reset } = useImportProgress(items)
  const work = useWorkInHand()
  watch(isReading, (isBusy) => (work.isReading = isBusy), { immediate: true })
  const toReview = computed(() => items.value.filter(isToReview))
  let run: Run | null = null
  let lastPosition = 0

  /** Stores the files one after the other and reads them; each ends read, failed or cancelled by itself. */
  async function add(files: readonly File[]) {
    const mine = run
    if (!mine || files.length === 0) return
    beginAt(lastPosition + 1)
    storing.value += files.length
    const { signal } = mine.cancel
    for (const [place, file] of files.entries()) {
      if (signal.aborted) {
        storing.value -= files.length - place
        break
      }
      const opened = await storeFile(mine.vault, file, ++lastPosition).catch(problems.report)
      if (run !== mine) return
      storing.value--
      if (opened) items.value = [...items.value, itemOfImport(opened)]
      readOn(mine)
    }
  }

  async function storeFile(vault: Vault, file: File, position: number) {
    const isTooLarge = file.size > largestKeptBytes
    const photo = isTooLarge ? null : await photoOfBlob(file)
    return addImport(vault, { name: file.name, position, photo, failure: isTooLarge ? 'too-large' : null })
  }

  /** Hands waiting photos to the readers, a few at a time: only those are in memory. */
  function readOn(mine: Run) {
    while (run === mine && mine.taken.size < mostAtOnce) {
      const next = items.value.find(({ id, state }) => state.kind === 'waiting' && !mine.taken.has(id))
      if (!next) return
      mine.taken.add(next.id)
      void readItem(next, mine)
        .catch((error: unknown) => {
          if (run !== mine) return
          setState(next.id, { kind: 'failed', reason: isQuotaExceeded(error) ? 'no-room' : 'reader-unavailable' })
          problems.report(error)
        })
        .finally(() => {
          mine.taken.delete(next.id)
          readOn(mine)
        })
    }
  }

  async function readItem(item: ScanItem, mine: Run) {
    const { vault, cancel } = mine
    const photo = item.photoIds[0] && (await readImportPhoto(vault, item.photoIds[0]))
    if (run !== mine || !find(item.id)) return
    if (!photo) return fail(item.id, 'empty')
    const file = blobOfPhoto(photo, item.name)
    mine.pool ??= import('@/scan/pool/scan-pool').then(({ createScanPool }) => createScanPool())
    const pool = await mine.pool
    if (run !== mine) return
    const outcome = await pool.read(file, cancel.signal, () => setState(item.id, { kind: 'reading' }))
    if (run !== mine) return
    if (outcome.kind === 'failed') return fail(item.id, outcome.reason)
    if (outcome.kind === 'cancelled') return persistState([item.id], { kind: 'cancelled' })
    const { pages, cards } = await foundOnFile(vault, file, outcome)
    const kept = await keepReadings(vault, item, pages, cards)
    if (run !== mine) return
    if (kept) items.value = items.value.flatMap((old) => (old.id === item.id ? kept.map(itemOfImport) : [old]))
    else {
      // Another window was quicker.
      mine.taken.delete(item.id)
      await load(mine)
    }
  }

  function fail(id: ImportId, reason: PhotoFailure) {
    return persistState([id], { kind: 'failed', reason })
  }

  /** Stops reading; what has been read stays, and what has not can be read again. */
  async function stop() {
    if (!run) return
    const { taken, cancel } = run
    run.cancel = new AbortController()
    cancel.abort()
    const waiting = items.value.filter(({ id, state }) => state.kind === 'waiting' && !taken.has(id))
    await persistState(
      waiting.map(({ id }) => id),
      { kind: 'cancelled' },
    )
  }

  async function readAgain(ids: readonly ImportId[]) {
    const again = items.value.filter(({ id, photoIds }) => ids.includes(id) && photoIds.length > 0)
    if (!again[0]) return
    beginAt(again[0].position)
    await persistState(
      again.map(({ id }) => id),
      { kind: 'waiting' },
    )
    if (run) readOn(run)
  }

  function find(id: ImportId) {
    return items.value.find((item) => item.id === id) ?? null
  }

  function put(changed: ScanItem) {
    items.value = items.value.map((item) => (item.id === changed.id ? changed : item))
  }

  function setState(id: ImportId, state: ScanState) {
    const item = find(id)
    if (item) put({ ...item, state })
  }

  async function persistState(ids: readonly ImportId[], state: Exclude<ScanState, { kind: 'reading' | 'accepted' }>) {
    ids.forEach((id) => setState(id, state))
    await storage.changeImports(session.openedVault, ids, {
      state: state.kind === 'reading' ? 'waiting' : state.kind,
      failure: state.kind === 'failed' ? state.reason : null,
      mergedInto: state.kind === 'merged' ? state.into : null,
    })
  }

  /** The last words typed before locking are still written: each carries the household that it belongs to. */
  const drafts = latestWrites(async (id: ImportId, { item, mine }: { item: ScanItem; mine: Run }) => {
    const codeFingerprint = await fingerprintOfCode(mine.vault, item.draft && claimCodeOf(item.draft))
    try {
      await storage.changeImport(mine.vault, id, { facts: { codeFingerprint }, secret: secretOfItem(item) })
    } catch (error) {
      // A sample household that was left is not there any more.
      if (run === mine) problems.report(error)
    }
    const now = find(id)
    if (now && run === mine) put({ ...now, codeFingerprint })
  })

  function keepDraft(id: ImportId, draft: CardDraft) {
    const item = find(id)
    if (!item || !run) return
    const changed = { ...item, draft }
    put(changed)
    drafts.put(id, { item: changed, mine: run })
  }

  async function openPhoto(id: PhotoId): Promise<Blob | null> {
    const photo = await readImportPhoto(session.openedVault, id)
    return photo && blobOfPhoto(photo)
  }

  async function openThumbnail(id: PhotoId | ImportId): Promise<Blob | null> {
    const photo = await readThumbnail(session.openedVault, id)
    return photo && blobOfPhoto(photo)
  }

  /** Removes items for good, with their photos; never a card. */
  async function discard(ids: readonly ImportId[]) {
    const gone = new Set(ids)
    items.value = items.value.filter(({ id }) => !gone.has(id))
    await storage.discardImports(session.openedVault, ids)
  }

  async function load(mine: Run) {
    const stored = (await storage.readImports(mine.vault)).map(itemOfImport)
    if (run !== mine) return
    // What is being read here has more to say than its row.
    lastPosition = Math.max(lastPosition, Math.floor(stored.at(-1)?.position ?? 0))
    items.value = stored.map((item) => (mine.taken.has(item.id) ? (find(item.id) ?? item) : item))
  }

  async function resume(mine: Run) {
    await load(mine)
    if (run !== mine) return
    const done = items.value.filter((item) => isDone(item, items.value))
    if (done.length > 0) await discard(done.map(({ id }) => id))
    const first = items.value.find(isOpen)
    if (run !== mine || !first) return
    beginAt(first.position)
    readOn(mine)
  }

  watch(
    () => session.vault?.database,
    () => {
      if (run) {
        run.cancel.abort()
        void run.pool?.then((pool) => pool.close())
        run = null
      }
      items.value = []
      reset()
      if (!session.vault) return
      run = { vault: session.vault, taken: new Set(), pool: null, cancel: new AbortController() }
      void resume(run).catch(problems.report)
    },
    { immediate: true, flush: 'sync' },
  )

  return {
    items,
    total,
    done,
    isReading,
    toReview,
    add,
    stop,
    readAgain,
    secondsLeft,
    find,
    put,
    setState,
    persistState,
    keepDraft,
    draftSettled: drafts.settled,
    openPhoto,
    openThumbnail,
    discard,
    reload: () => (run ? load(run) : Promise.resolve()),
  }
})
