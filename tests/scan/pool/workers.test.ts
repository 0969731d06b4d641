import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PhotoOutcome } from '@/scan/photo-reading'
import { createScanPool } from '@/scan/pool/scan-pool'
import type { ScanPool } from '@/scan/pool/scan-pool'
import { openPhoto } from '../fixture-photos'

const readerUrl = new URL('/ocr', location.origin).href
const RealWorker = globalThis.Worker

/** Every worker that was started, by its name, and whether it still runs. */
let started: { readonly name: string; isRunning: boolean }[] = []
let missing: string | null = null
let pool: ScanPool | null = null

/** A real worker that is written down; the script of the one that is `missing` is not there. */
class WatchedWorker extends RealWorker {
  readonly #entry: (typeof started)[number]

  constructor(script: string | URL, options?: WorkerOptions) {
    const name = options?.name ?? 'text'
    super(name === missing ? '/nowhere.js' : script, options)
    this.#entry = { name, isRunning: true }
    started.push(this.#entry)
  }

  override terminate() {
    this.#entry.isRunning = false
    super.terminate()
  }
}

beforeEach(() => {
  started = []
  missing = null
  globalThis.Worker = WatchedWorker
})
afterEach(async () => {
  await pool?.close()
  globalThis.Worker = RealWorker
})

const running = (name: string) => started.filter((worker) => worker.name === name && worker.isRunning).length
const codesOf = (outcome: PhotoOutcome) =>
  outcome.kind === 'read' ? outcome.readings.flatMap(({ candidates }) => candidates.map(({ code }) => code)) : []

it('workers are stopped with the photo that is cancelled, and new ones start with the next', async () => {
  pool = createScanPool({ readerUrl, workers: 1 })
  const photo = await openPhoto('screen-us.png')
  const cancel = new AbortController()
  const reading = pool.read(photo, cancel.signal)
  await expect.poll(() => running('text'), { timeout: 20_000 }).toBe(1)
  expect(running('scan')).toBe(1)

  cancel.abort()
  expect(await reading).toEqual({ kind: 'cancelled' })
  expect(running('scan')).toBe(0)
  await expect.poll(() => running('text'), { timeout: 20_000 }).toBe(0)
  expect(codesOf(await pool.read(photo))[0]).toBe('CLQ6YFE47N2ZK9')
})

it('the worker that opens files starts afresh after ten pages', async () => {
  pool = createScanPool({ readerUrl, workers: 1, codeReader: false })
  const text = new Blob(['Claim code: Q7DM-X4KP9B-T2HV'])
  for (let page = 0; page < 11; page++) expect(codesOf(await pool.read(text))).toEqual(['Q7DMX4KP9BT2HV'])
  expect(started.filter(({ name }) => name === 'scan').map(({ isRunning }) => isRunning)).toEqual([false, true])
})

it('where the reader of codes is missing the text reader reads them', { timeout: 120_000 }, async () => {
  missing = 'codes'
  pool = createScanPool({ readerUrl, workers: 1, readerStartLimitMs: 20_000 })
  expect(codesOf(await pool.read(await openPhoto('screen-us.png')))).toContain('CLQ6YFE47N2ZK9')
  expect(started.some(({ name }) => name === 'codes')).toBe(true)
})
