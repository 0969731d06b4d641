import type { SharedCodeReader } from '../code-reader/share-code-reader'
import type { LineReader } from '../readers/line-reader'
import type { PhotoOutcome } from '../photo-reading'
import { readFile } from '../read-file'
import { startTextReader } from '../readers/readers'
import type { ReaderOptions, Readers } from '../readers/readers'
import { startScanClient } from './scan-client'
import type { ScanClient } from './scan-client'
import type { Turns } from './turns'

/** One place in the pool: a worker that opens files and prepares their pages, and a text reader. Reads one file at a time. */
export interface PhotoWorker {
  /** `onPage` is called after every page. */
  read(file: Blob, onPage: () => void): Promise<PhotoOutcome>
  /** Stops at once whatever runs; the pending `read` never settles. */
  stop(): void
}

/** What it leaves as garbage is given back at once when it ends; a new one starts in a few hundredths of a second. */
const pagesPerScanWorker = 10

/** What the places of a pool have in common. */
export interface SharedByPlaces {
  readonly codes: SharedCodeReader | null
  /** For decoding a picture: one of twelve million pixels takes fifty megabytes while it is made smaller. */
  readonly turns: Turns
}

export function startPhotoWorker(options: ReaderOptions, { codes, turns }: SharedByPlaces): PhotoWorker {
  let scan = startScanClient()
  let pages = 0
  let endTurn: (() => void) | null = null
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
  const inTurn: Pick<ScanClient, 'ask'> = {
    async ask(task, ask) {
      if (task !== 'decode') return scan.ask(task, ask)
      const end = await turns.take()
      if (stopped) end()
      endTurn = end
      return scan.ask(task, ask).finally(end)
    },
  }
  return {
    async read(file, onPage) {
      if (pages >= pagesPerScanWorker) {
        scan.stop()
        scan = startScanClient()
        pages = 0
      }
      const lines = async (): Promise<Readers> => {
        const code = codes?.open() ?? null
        return { text: await (text ??= start()), code: await code }
      }
      // The readers start while the file is opened.
      lines().catch(() => undefined)
      const countPage = () => {
        pages++
        onPage()
      }
      const outcome = await readFile(file, { scan: inTurn, lines, onPage: countPage })
      if (outcome.kind === 'failed' && outcome.reason === 'reader-unavailable') close()
      return outcome
    },
    stop() {
      stopped = true
      scan.stop()
      endTurn?.()
      close()
    },
  }
}
