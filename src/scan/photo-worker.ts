import type { PhotoOutcome } from './photo-reading'
import { readFile } from './read-file'
import { closeReaders, startReaders } from './readers'
import type { ReaderOptions, Readers } from './readers'
import { startScanClient } from './scan-client'

/** One place in the pool: a worker that opens files and prepares their pages, and the readers. Reads one file at a time. */
export interface PhotoWorker {
  /** `onPage` is called after every page. */
  read(file: Blob, onPage: () => void): Promise<PhotoOutcome>
  /** Stops at once whatever runs; the pending `read` never settles. */
  stop(): void
}

export function startPhotoWorker(options: ReaderOptions): PhotoWorker {
  const scan = startScanClient()
  let stopped = false
  let readers: Promise<Readers> | null = null
  const start = () => {
    const starting = startReaders(options).then((started) => {
      if (!stopped) return started
      closeReaders(started)
      return new Promise<never>(() => undefined)
    })
    starting.catch(() => undefined)
    return starting
  }
  const close = () => {
    void readers?.then(closeReaders, () => undefined)
    readers = null
  }
  return {
    async read(file, onPage) {
      // The readers start while the file is opened.
      const lines = () => (readers ??= start())
      void lines().catch(() => undefined)
      const outcome = await readFile(file, { scan, lines, onPage })
      if (outcome.kind === 'failed' && outcome.reason === 'reader-unavailable') close()
      return outcome
    },
    stop() {
      stopped = true
      scan.stop()
      close()
    },
  }
}
