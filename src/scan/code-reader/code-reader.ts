import type { IssuerId } from '@/domain/issuers'
import type { GreyImage } from '../grey-image'
import type { TextOnLine } from './line-texts'

/** A code that a line may say. */
export interface CodeOnLine {
  /** Capitals and digits only. */
  readonly code: string
  readonly issuerIds: readonly IssuerId[]
  /** Share of this code among all that the line may say. */
  readonly share: number
  /** Where each character stands in the first cut, in its pixels. */
  readonly places: readonly { readonly startPx: number; readonly endPx: number }[]
}

/** A serial number that a line may say, of 16 or 30 digits. */
export interface SerialOnLine {
  readonly digits: string
  /** Of everything that the line may say. */
  readonly share: number
  /** Of what it may say without letters: where a label stands beside, its capitals are no doubt about the number. */
  readonly ofNumbers: number
}

export interface CodeLineReading {
  /** Likeliest first; the shares add up to at most one. */
  readonly codes: readonly CodeOnLine[]
  /** Likeliest first, by their shares of everything. */
  readonly serials: readonly SerialOnLine[]
  /** How likely it is that the line says a code at all, 0 to 1. */
  readonly wellFormed: number
}

/** Reads lines that may hold a code or a price. `cuts` show the same line upright, cut a little differently. */
export interface CodeReader {
  /**
   * Where the first cut alone is less well formed than `leastWellFormed`, or so clear that the others say the same, what it says is the answer.
   * @throws CodeReaderLost when the reader broke or hangs; it reads nothing any more.
   */
  readCode(cuts: readonly GreyImage[], leastWellFormed?: number): Promise<CodeLineReading>
  /** What a line says in the characters of prices, likeliest first; nothing where no number stands. @throws CodeReaderLost as above. */
  readPrice(cuts: readonly GreyImage[]): Promise<readonly TextOnLine[]>
}

export interface StartedCodeReader extends CodeReader {
  readonly isLost: boolean
  close(): void
}

export class CodeReaderLost extends Error {}

export type ReadLineRequest = LineQuestion & { readonly id: number; readonly cuts: readonly GreyImage[] }

type LineQuestion = { readonly kind: 'code'; readonly leastWellFormed: number } | { readonly kind: 'price' }

type LineAnswer = CodeLineReading | readonly TextOnLine[]

export type CodeWorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unavailable'; readonly detail: string }
  | { readonly kind: 'read'; readonly id: number; readonly reading: LineAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string }

/** A line takes a fraction of a second. */
const answerLimitMs = 15_000

/** The reader of codes in a worker of its own. Rejects when its files are missing or it does not start in time. */
export async function startCodeReader(startLimitMs: number): Promise<StartedCodeReader> {
  const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module', name: 'codes' })
  const started = Promise.withResolvers<null>()
  const waiting = new Map<number, PromiseWithResolvers<LineAnswer>>()
  let lost: CodeReaderLost | null = null
  let nextId = 1
  const lose = (detail: string) => {
    lost = new CodeReaderLost(detail)
    worker.terminate()
    started.reject(lost)
    for (const answer of waiting.values()) answer.reject(lost)
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<CodeWorkerAnswer>) => {
    if (data.kind === 'ready') started.resolve(null)
    else if (data.kind === 'unavailable') lose(data.detail)
    else {
      const answer = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.kind === 'read') answer?.resolve(data.reading)
      else answer?.reject(new Error(data.detail))
    }
  }
  worker.onerror = (event) => lose(event.message)
  const startTimer = setTimeout(() => lose(`Not started within ${startLimitMs} ms.`), startLimitMs)
  try {
    await started.promise
  } finally {
    clearTimeout(startTimer)
  }
  const ask = (question: LineQuestion, cuts: readonly GreyImage[]): Promise<LineAnswer> => {
    if (lost) return Promise.reject(lost)
    const answer = Promise.withResolvers<LineAnswer>()
    const id = nextId++
    waiting.set(id, answer)
    worker.postMessage({ ...question, id, cuts } satisfies ReadLineRequest)
    const timer = setTimeout(() => lose(`No answer within ${answerLimitMs} ms.`), answerLimitMs)
    return answer.promise.finally(() => clearTimeout(timer))
  }
  return {
    get isLost() {
      return lost !== null
    },
    readCode: async (cuts, leastWellFormed = 0) =>
      (await ask({ kind: 'code', leastWellFormed }, cuts)) as CodeLineReading,
    readPrice: async (cuts) => (await ask({ kind: 'price' }, cuts)) as readonly TextOnLine[],
    close: () => lose('Closed.'),
  }
}
