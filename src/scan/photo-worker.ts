import { issuerOf } from '@/domain/issuers'
import type { LineReader } from './line-reader'
import type { PhotoOutcome, PhotoReading } from './photo-reading'
import type { Preparation } from './prepare'
import { readPhoto } from './read-photo'
import type { PrepareAnswer, PrepareRequest } from './scan-worker'
import { createTesseractReader, ReaderUnavailable } from './tesseract-reader'

/** One place in the pool: a worker that prepares photos and a text reader. Reads one photo at a time. */
export interface PhotoWorker {
  read(photo: Blob): Promise<PhotoOutcome>
  /** Stops at once whatever runs; the pending `read` never settles. */
  stop(): void
}

export interface PhotoWorkerOptions {
  readonly readerUrl: string
  readonly readerStartLimitMs: number
}

export function startPhotoWorker({ readerUrl, readerStartLimitMs }: PhotoWorkerOptions): PhotoWorker {
  const preparer = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module', name: 'scan' })
  let stopped = false
  let reader: Promise<LineReader> | null = null
  const startReader = () =>
    createTesseractReader({
      folderUrl: readerUrl,
      startLimitMs: readerStartLimitMs,
      alphabet: issuerOf('amazon').alphabet ?? '',
    }).then((started) => {
      if (stopped) started.close()
      return started
    })
  const closeReader = () => {
    void reader?.then(
      (started) => started.close(),
      () => undefined,
    )
    reader = null
  }
  return {
    async read(photo) {
      const startedAt = performance.now()
      // The reader starts while the photo is prepared.
      reader ??= startReader()
      reader.catch(() => undefined)
      const preparation = await prepare(preparer, photo)
      if (preparation.kind === 'failed') return preparation
      try {
        const picked = await readPhoto(preparation.photo, await reader)
        const { widthPx, heightPx } = preparation.photo
        const seconds = (performance.now() - startedAt) / 1000
        const reading: PhotoReading = {
          ...picked,
          issuerIds: picked.candidates.length > 0 ? ['amazon'] : [],
          pin: null,
          barcodes: [],
          advice: [],
          from: 'picture',
          page: 0,
          photo: { widthPx, heightPx },
          seconds,
        }
        return { kind: 'read', readings: [reading], pictures: [null] }
      } catch (error) {
        closeReader()
        const detail = error instanceof ReaderUnavailable ? error.message : String(error)
        return { kind: 'failed', reason: 'reader-unavailable', detail }
      }
    },
    stop() {
      stopped = true
      preparer.terminate()
      closeReader()
    },
  }
}

function prepare(worker: Worker, photo: Blob): Promise<Preparation> {
  return new Promise((resolve) => {
    const failed = (detail: string) => resolve({ kind: 'failed', reason: 'not-an-image', detail })
    worker.onmessage = ({ data }: MessageEvent<PrepareAnswer>) => {
      if (data.kind === 'done') resolve(data.preparation)
      else failed(data.detail)
    }
    // Not the photo's fault: the worker itself did not load or broke.
    worker.onerror = (event) => resolve({ kind: 'failed', reason: 'reader-unavailable', detail: event.message })
    worker.postMessage({ photo } satisfies PrepareRequest)
  })
}
