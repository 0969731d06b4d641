import type { SharedCodeReader } from './code-reader/share-code-reader'
import type { LineReader } from './line-reader'
import type { PhotoOutcome } from './photo-reading'
import { readFile } from './read-file'
import { startTextReader } from './readers'
import type { ReaderOptions, Readers } from './readers'
import { startScanClient } from './scan-client'

/** One place in the pool: a worker that opens files and prepares their pages, and a text reader. Reads one file at a time. */
export interface PhotoWorker {
  /** `onPage` is called after every page. */
  read(file: Blob, onPage: () => void): Promise<PhotoOutcome>
  /** Stops at once whatever runs; the pending `read` never settles. */
  stop(): void
}

export function startPhotoWorker(options: ReaderOptions, codes: SharedCodeReader | null): PhotoWorker {
  const scan = startScanClient()
  let stopped = false
  let text: Promise<LineReader> | null = null
  const start = () => {
    const starting = startTextReader(options).then((started) => {
      if (!stopped) return started
      started.close()
      return new Promise<never>(() => undefined)
    })
    starting.catch(() => undefined)
    return starting
  }
  const close = () => {
    text?.then(
      (started) => started.close(),
      () => undefined,
    )
    text = null
  }
  return {
    async read(file, onPage) {
      const lines = async (): Promise<Readers> => {
        const code = codes?.open() ?? null
        return { text: await (text ??= start()), code: await code }
      }
      // The readers start while the file is opened.
      lines().catch(() => undefined)
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
