import { afterEach, describe, expect, it } from 'vitest'
import type { PhotoOutcome, PhotoReading } from '@/scan/photo-reading'
import { createScanPool } from '@/scan/pool/scan-pool'
import type { ScanPool, ScanPoolOptions } from '@/scan/pool/scan-pool'
import { openPhoto } from '../fixture-photos'

const readerUrl = new URL('/ocr', location.origin).href
let pools: ScanPool[] = []

function openPool(options: ScanPoolOptions = {}): ScanPool {
  const pool = createScanPool({ readerUrl, workers: 2, ...options })
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.close()))
  pools = []
})

function readingOf(outcome: PhotoOutcome | undefined) {
  if (outcome?.kind !== 'read') throw new Error(`not read: ${JSON.stringify(outcome)}`)
  return outcome.readings[0] as PhotoReading
}

describe('the scan pool', () => {
  it('says where on the upright photo each character stands', async () => {
    const { candidates, photo } = readingOf(await openPool().read(await openPhoto('back-fr-exif-rotated.jpg')))
    expect(photo).toEqual({ widthPx: 1200, heightPx: 1600 })
    const boxes = (candidates[0]?.characters ?? []).map(({ box }) => box?.[0])
    expect(boxes).toHaveLength(14)
    const places = boxes.map((corner) => corner?.x ?? Number.NaN)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    for (const corner of boxes) expect(corner?.y).toBeGreaterThan(600)
  })

  it('follows upside-down writing with its boxes', async () => {
    const { candidates } = readingOf(await openPool().read(await openPhoto('back-de-upside-down.jpg')))
    const places = (candidates[0]?.characters ?? []).map(({ box }) => box?.[0].x ?? Number.NaN)
    expect(places).toEqual([...places].sort((a, b) => b - a))
  })

  it('lets a broken photo fail alone', async () => {
    const pool = openPool()
    const whole = await openPhoto('back-us.jpg')
    const outcomes = await Promise.all(
      [new Blob([]), whole, whole.slice(0, 200), new Blob(['hello']), whole].map((photo) => pool.read(photo)),
    )
    expect(outcomes.map((outcome) => (outcome.kind === 'failed' ? outcome.reason : outcome.kind))).toEqual([
      'empty',
      'read',
      'not-an-image',
      'no-code',
      'read',
    ])
  })

  it('stops a running photo when it is cancelled, and reads the next one', async () => {
    const pool = openPool({ workers: 1 })
    const photo = await openPhoto('screen-us.png')
    const cancel = new AbortController()
    const started = Promise.withResolvers<undefined>()
    const running = pool.read(photo, cancel.signal, () => started.resolve(undefined))
    const waiting = pool.read(photo, cancel.signal)
    const next = pool.read(photo)
    await started.promise
    cancel.abort()
    expect(await running).toEqual({ kind: 'cancelled' })
    expect(await waiting).toEqual({ kind: 'cancelled' })
    expect(readingOf(await next).candidates).not.toHaveLength(0)
    expect(await pool.read(photo, cancel.signal)).toEqual({ kind: 'cancelled' })
  })

  it('gives up a photo that takes too long', async () => {
    const pool = openPool({ workers: 1, timeLimitMs: 20 })
    expect(await pool.read(await openPhoto('back-us.jpg'))).toMatchObject({ kind: 'failed', reason: 'timed-out' })
  })

  it('says that the reader is unavailable when its files are missing', async () => {
    const pool = openPool({ readerUrl: `${location.origin}/nowhere`, readerStartLimitMs: 3000 })
    expect(await pool.read(await openPhoto('back-us.jpg'))).toMatchObject({
      kind: 'failed',
      reason: 'reader-unavailable',
    })
  })

  it('ends what waits as cancelled when it is closed', async () => {
    const pool = openPool({ workers: 1 })
    const photo = await openPhoto('back-us.jpg')
    const outcomes = [pool.read(photo), pool.read(photo)]
    await pool.close()
    expect(await Promise.all(outcomes)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }])
    expect(await pool.read(photo)).toEqual({ kind: 'cancelled' })
  })
})
