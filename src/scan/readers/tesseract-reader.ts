import { createWorker, OEM } from 'tesseract.js'
import type { ImageLike, Page, Worker as TesseractWorker } from 'tesseract.js'
import { greymapOf } from '../greymap'
import { release } from '../release'
import { fastestCore } from './fastest-core'
import type { LineCharacter, LineKind, LineReader, LineReading } from './line-reader'

export interface TesseractOptions {
  /** Folder with the worker, the wasm cores and the language data, without a slash at its end. */
  readonly folderUrl: string
  readonly startLimitMs: number
  /** Characters that a claim code can hold. */
  readonly alphabet: string
}

/** The engine could not be started: its files are missing, or the browser refuses them. */
export class ReaderUnavailable extends Error {}

/** A line reader on tesseract.js, from local files only. Its data have no word lists, which would bend random codes towards words. */
export async function createTesseractReader(options: TesseractOptions): Promise<LineReader> {
  const worker = await startWorker(options)
  return {
    async readLine(crop, kind) {
      // The library takes bytes as they are, though its types do not say so; a Blob would go through the browser's process and back.
      const image = greymapOf(crop)
      const readings: LineReading[] = []
      for (const parameters of passesFor(kind, options.alphabet)) {
        const { data } = await worker.recognize(image.buffer as unknown as ImageLike, parameters, {
          text: false,
          blocks: true,
        })
        readings.push(readingOf(data))
      }
      release(image)
      return readings
    },
    close: () => void worker.terminate(),
  }
}

/** Two passes read a code: as a line with hyphens, and raw, which keeps the engine from cutting the line into words. */
function passesFor(kind: LineKind, alphabet: string): readonly Record<string, string>[] {
  if (kind === 'text') return [{ tessedit_pageseg_mode: '7', tessedit_char_whitelist: '' }]
  if (kind === 'digits') return [{ tessedit_pageseg_mode: '7', tessedit_char_whitelist: '0123456789' }]
  return [
    { tessedit_pageseg_mode: '13', tessedit_char_whitelist: `${alphabet}-` },
    { tessedit_pageseg_mode: '7', tessedit_char_whitelist: `${alphabet}-` },
  ]
}

/** A wrong folder makes tesseract.js neither succeed nor fail, hence the time limit. */
async function startWorker({ folderUrl, startLimitMs }: TesseractOptions): Promise<TesseractWorker> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let abandoned = false
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abandoned = true
      reject(new ReaderUnavailable(`The text reader did not start within ${startLimitMs} ms.`))
    }, startLimitMs)
  })
  const failures = Promise.withResolvers<never>()
  failures.promise.catch(() => undefined)
  const starting = createWorker('eng', OEM.LSTM_ONLY, {
    workerPath: `${folderUrl}/worker.min.js`,
    corePath: `${folderUrl}/tesseract-core-${fastestCore()}.js`,
    langPath: folderUrl,
    gzip: true,
    cacheMethod: 'none',
    workerBlobURL: false,
    // Without a handler the library throws outside of every promise.
    errorHandler: (error: unknown) => failures.reject(new ReaderUnavailable(String(error))),
  })
  starting.then(
    (worker) => {
      if (abandoned) void worker.terminate()
    },
    () => undefined,
  )
  try {
    const worker = await Promise.race([starting, limit, failures.promise])
    // The engine has read it into its own memory.
    await worker.FS('unlink', ['eng.traineddata'])
    return worker
  } catch (error) {
    throw error instanceof ReaderUnavailable ? error : new ReaderUnavailable(String(error))
  } finally {
    clearTimeout(timer)
  }
}

function readingOf(page: Page): LineReading {
  const words = (page.blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((line) => line.words)
  const characters: LineCharacter[] = words.flatMap((word) =>
    word.symbols.map((symbol) => ({
      char: symbol.text,
      confidence: symbol.confidence / 100,
      startPx: symbol.bbox.x0,
      endPx: symbol.bbox.x1,
    })),
  )
  const total = characters.reduce((sum, { confidence }) => sum + confidence, 0)
  return {
    text: words.map((word) => word.symbols.map((symbol) => symbol.text).join('')).join(' '),
    confidence: characters.length === 0 ? 0 : total / characters.length,
    characters,
  }
}
