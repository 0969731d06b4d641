import { shareCodeReader } from '../code-reader/share-code-reader'
import type { PhotoOutcome } from '../photo-reading'
import { startPhotoWorker } from './photo-worker'
import type { PhotoWorker, SharedByPlaces } from './photo-worker'
import { createTurns } from './turns'
import type { Turns } from './turns'

export interface ScanPoolOptions {
  /** How many photos are read at once; one less than the machine has cores unless said. */
  readonly workers?: number
  /** For opening a file and for each of its pages, without waiting time. */
  readonly timeLimitMs?: number
  /** Folder of the text reader's files, without a slash at its end. */
  readonly readerUrl?: string
  readonly readerStartLimitMs?: number
  /** False does without the reader that was trained for codes. */
  readonly codeReader?: boolean
}

export interface ScanPool {
  /** Never rejects: what goes wrong with a photo is an outcome. `onStart` is called when the photo's turn comes. */
  read(photo: Blob, signal?: AbortSignal, onStart?: () => void): Promise<PhotoOutcome>
  /** Stops everything; what still waits or runs ends as cancelled. */
  close(): Promise<void>
}

interface Job {
  readonly photo: Blob
  readonly signal: AbortSignal | undefined
  readonly onStart: (() => void) | undefined
  readonly settle: (outcome: PhotoOutcome) => void
}

/** A text reader's memory only grows: after this many pages a place starts afresh. */
const pagesPerWorker = 30
/** Two places share a reader of codes, and take turns at decoding pictures. */
const placesPerReader = 2
/** Longer than any photo takes that is not broken. */
const longestWaitMs = 3_000

export function createScanPool(options: ScanPoolOptions = {}): ScanPool {
  const {
    workers = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1)),
    timeLimitMs = 45_000,
    readerUrl = new URL('ocr', document.baseURI).href,
    readerStartLimitMs = 20_000,
    codeReader = true,
  } = options
  const waiting: Job[] = []
  const sharedReaders = Array.from({ length: codeReader ? Math.ceil(workers / placesPerReader) : 0 }, () =>
    shareCodeReader(readerStartLimitMs),
  )
  const turns = Array.from({ length: Math.ceil(workers / placesPerReader) }, () => createTurns(longestWaitMs))
  const places = Array.from({ length: workers }, (_, at) =>
    createPlace({
      codes: sharedReaders[Math.floor(at / placesPerReader)] ?? null,
      turns: turns[Math.floor(at / placesPerReader)] as Turns,
    }),
  )
  let closed = false

  function createPlace(shared: SharedByPlaces) {
    let worker: PhotoWorker | null = null
    let used = 0
    let cancelRunning: (() => void) | null = null

    const restart = () => {
      worker?.stop()
      worker = null
      used = 0
    }

    const run = async (job: Job) => {
      worker ??= startPhotoWorker({ readerUrl, readerStartLimitMs }, shared)
      const place = worker
      job.onStart?.()
      const outcome = await new Promise<PhotoOutcome>((resolve) => {
        const cancel = () => {
          restart()
          resolve({ kind: 'cancelled' })
        }
        const giveUp = () => {
          restart()
          resolve({ kind: 'failed', reason: 'timed-out', detail: `A page took longer than ${timeLimitMs} ms.` })
        }
        let timer = setTimeout(giveUp, timeLimitMs)
        const onPage = () => {
          used++
          clearTimeout(timer)
          timer = setTimeout(giveUp, timeLimitMs)
        }
        cancelRunning = cancel
        job.signal?.addEventListener('abort', cancel, { once: true })
        place
          .read(job.photo, onPage)
          .then(resolve, (error: unknown) => {
            restart()
            resolve({ kind: 'failed', reason: 'reader-unavailable', detail: String(error) })
          })
          .finally(() => {
            clearTimeout(timer)
            job.signal?.removeEventListener('abort', cancel)
          })
      })
      cancelRunning = null
      if (used >= pagesPerWorker) restart()
      job.settle(outcome)
    }

    let busy = false
    return {
      async work() {
        if (busy) return
        busy = true
        for (let job = waiting.shift(); job; job = waiting.shift()) await run(job)
        busy = false
      },
      stop() {
        cancelRunning?.()
        restart()
      },
    }
  }

  return {
    read(photo, signal, onStart) {
      if (closed || signal?.aborted) return Promise.resolve({ kind: 'cancelled' })
      return new Promise((resolve) => {
        const job: Job = { photo, signal, onStart, settle: resolve }
        waiting.push(job)
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(job)
          if (at === -1) return
          waiting.splice(at, 1)
          resolve({ kind: 'cancelled' })
        })
        for (const place of places) void place.work()
      })
    },
    async close() {
      closed = true
      for (const job of waiting.splice(0)) job.settle({ kind: 'cancelled' })
      for (const place of places) place.stop()
      for (const reader of sharedReaders) reader.close()
    },
  }
}
