import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { CardDraft } from '@/domain/card-draft'
import type { CardId } from '@/domain/ids'
import type { PhotoFailure, PhotoReading } from '@/scan/photo-reading'
import { createScanPool, type ScanPool } from '@/scan/scan-pool'
import type { Photo } from '@/storage/photos'
import { draftOfReading, labelOfFile } from './reading-draft'
import { useSession } from './session'

export type { PhotoReading } from '@/scan/photo-reading'

export type ScanState =
  | { readonly kind: 'waiting' | 'reading' | 'cancelled' | 'left-out' }
  | { readonly kind: 'read'; readonly reading: PhotoReading }
  | { readonly kind: 'failed'; readonly reason: PhotoFailure }
  | { readonly kind: 'accepted'; readonly cardId: CardId }

export interface ScanItem {
  readonly id: number
  readonly name: string
  readonly blob: Blob
  /** An object URL of the photo, for showing it. */
  readonly url: string
  readonly state: ScanState
}

/** The photos that are being imported. Nothing here is stored until a reading is accepted; locking drops it all. */
export const useScan = defineStore('scan', () => {
  const session = useSession()
  const items = shallowRef<readonly ScanItem[]>([])
  /** What has been filled in at the review so far, by photo: walking about the app loses nothing. */
  const drafts = shallowRef<ReadonlyMap<number, CardDraft>>(new Map())
  let pool: ScanPool | null = null
  let cancel = new AbortController()
  let nextId = 1
  const startedAt = shallowRef(0)
  const firstOfImport = shallowRef(1)

  const count = (kinds: readonly ScanState['kind'][]) =>
    items.value.filter(({ state }) => kinds.includes(state.kind)).length
  const open = computed(() => count(['waiting', 'reading']))
  /** Photos of the import that is running or was last: those before it do not count. */
  const total = computed(() => items.value.filter(({ id }) => id >= firstOfImport.value).length)
  const done = computed(() => total.value - open.value)
  const isReading = computed(() => open.value > 0)
  const toReview = computed(() => items.value.filter(({ state }) => state.kind === 'read'))

  /** Starts reading the photos; each ends read, failed or cancelled by itself. */
  function add(files: readonly File[]) {
    if (!isReading.value) {
      startedAt.value = Date.now()
      cancel = new AbortController()
      firstOfImport.value = nextId
    }
    const added = files.map((file) => newItem(file))
    items.value = [...items.value, ...added]
    pool ??= createScanPool()
    added.forEach((item) => void readItem(item, pool as ScanPool, cancel.signal))
  }

  async function readItem({ id, blob }: ScanItem, readers: ScanPool, signal: AbortSignal) {
    const outcome = await readers.read(blob, signal, () => setState(id, { kind: 'reading' }))
    if (outcome.kind === 'read') setReadings(id, outcome.readings)
    else if (outcome.kind === 'failed') setState(id, { kind: 'failed', reason: outcome.reason })
    else setState(id, { kind: 'cancelled' })
  }

  /** A file may hold several cards: each becomes an item of its own. */
  function setReadings(id: number, readings: readonly PhotoReading[]) {
    items.value = items.value.flatMap((item) =>
      item.id !== id
        ? [item]
        : readings.map((reading, at): ScanItem => ({
            ...(at === 0 ? item : { ...item, id: nextId++, url: URL.createObjectURL(item.blob) }),
            state: { kind: 'read', reading },
          })),
    )
  }

  function newItem(file: File): ScanItem {
    return { id: nextId++, name: file.name, blob: file, url: URL.createObjectURL(file), state: { kind: 'waiting' } }
  }

  function setState(id: number, state: ScanState) {
    items.value = items.value.map((item) => (item.id === id ? { ...item, state } : item))
  }

  /** Stops reading; what has been read stays. */
  function stop() {
    cancel.abort()
  }

  /** Seconds left, judged by the photos read so far in this import; null before the first. */
  function secondsLeft(nowMs: number): number | null {
    const elapsed = (nowMs - startedAt.value) / 1000
    return done.value > 0 && open.value > 0 ? Math.ceil((elapsed / done.value) * open.value) : null
  }

  function find(id: number) {
    return items.value.find((item) => item.id === id) ?? null
  }

  function draftOf(item: ScanItem): CardDraft | null {
    const kept = drafts.value.get(item.id)
    if (kept || item.state.kind !== 'read') return kept ?? null
    return draftOfReading(item.state.reading, labelOfFile(item.name, item.state.reading), navigator.language)
  }

  function keepDraft(id: number, draft: CardDraft) {
    drafts.value = new Map(drafts.value).set(id, draft)
  }

  /** The photo as it came, for storing. */
  async function photoOf({ blob }: ScanItem): Promise<Photo> {
    return { mediaType: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) }
  }

  /** Takes what needs no more attention off the list. */
  function clearDone() {
    drop(({ state }) => !['waiting', 'reading', 'read'].includes(state.kind))
  }

  function drop(isDropped: (item: ScanItem) => boolean) {
    items.value.filter(isDropped).forEach(({ url }) => URL.revokeObjectURL(url))
    items.value = items.value.filter((item) => !isDropped(item))
    drafts.value = new Map([...drafts.value].filter(([id]) => find(id) !== null))
  }

  watch(
    () => session.vault,
    (vault) => {
      if (vault) return
      stop()
      drop(() => true)
      void pool?.close()
      pool = null
    },
    { flush: 'sync' },
  )

  return {
    items,
    total,
    done,
    isReading,
    toReview,
    add,
    stop,
    secondsLeft,
    find,
    draftOf,
    keepDraft,
    photoOf,
    clearDone,
    accept: (id: number, cardId: CardId) => setState(id, { kind: 'accepted', cardId }),
    leaveOut: (id: number) => setState(id, { kind: 'left-out' }),
  }
})
