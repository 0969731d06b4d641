import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardsOfFile } from '@/scan/cards-of-file'
import type { PhotoOutcome, PhotoReading } from '@/scan/photo-reading'
import { createScanPool } from '@/scan/pool/scan-pool'
import type { ScanPool } from '@/scan/pool/scan-pool'
import { openFile } from './fixture-files'

let pool: ScanPool

beforeAll(() => {
  pool = createScanPool({ readerUrl: new URL('/ocr', location.origin).href, workers: 1 })
})
afterAll(() => pool.close())

function cardsIn(outcome: PhotoOutcome) {
  if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome))
  return outcome.readings.map(({ candidates, page, from }) => ({ code: candidates[0]?.code, page, from }))
}

describe('reading files of any kind', () => {
  it('a voucher gives the typed code of one page and the printed one of the next', async () => {
    const outcome = await pool.read(await openFile('two-pages.pdf'))
    expect(cardsIn(outcome)).toEqual([
      { code: 'Q7DMX4KP9BT2HV', page: 0, from: 'text' },
      { code: 'W5RTJ8NC3MPLZ6', page: 1, from: 'picture' },
    ])
    const [typed, printed] = outcome.kind === 'read' ? outcome.readings : []
    expect(typed).toMatchObject({ verdict: 'sure', marketplaceId: 'GB', amount: { minorUnits: 2500, currency: 'GBP' } })
    expect(printed).toMatchObject({ photo: { widthPx: 1413, heightPx: 2000 } })
    expect(outcome.kind === 'read' && outcome.pictures.map((picture) => picture?.type)).toEqual([
      'image/jpeg',
      'image/jpeg',
    ])
  })

  it('a HEIC gives its card', async () => {
    expect(cardsIn(await pool.read(await openFile('card.heic')))).toEqual([
      { code: 'Q7DMX4KP9BT2HV', page: 0, from: 'picture' },
    ])
  })

  it('a mail gives the card of its text; a picture without a code is no card', async () => {
    expect(cardsIn(await pool.read(await openFile('quoted-printable.eml')))).toEqual([
      { code: 'Q7DMX4KP9BT2HV', page: 0, from: 'text' },
    ])
    const cards = cardsIn(await pool.read(await openFile('voucher.eml')))
    expect(cards.map(({ code, page }) => [code, page])).toEqual([
      ['Q7DMX4KP9BT2HV', 1],
      ['W5RTJ8NC3MPLZ6', 2],
    ])
  })

  it('a text without a code and an encrypted PDF fail clearly, and the next file is read', async () => {
    const files = [new Blob(['Dear diary']), await openFile('encrypted.pdf'), await openFile('quoted-printable.eml')]
    const outcomes = await Promise.all(files.map((file) => pool.read(file)))
    expect(outcomes.map((outcome) => (outcome.kind === 'failed' ? outcome.reason : outcome.kind))).toEqual([
      'no-code',
      'encrypted',
      'read',
    ])
  })
})

describe('the cards of a file', () => {
  const reading = (page: number, from: PhotoReading['from'], codes: readonly string[], serial: string | null = null) =>
    ({ page, from, serial, amount: null, candidates: codes.map((code) => ({ code })) }) as unknown as PhotoReading
  const pages = (readings: readonly PhotoReading[]) => cardsOfFile(readings).map(({ page }) => page)

  it('are its pages that show something of a card, or else its first page', () => {
    expect(pages([reading(0, 'picture', []), reading(1, 'picture', ['A']), reading(2, 'picture', [], '5')])).toEqual([
      1, 2,
    ])
    expect(pages([reading(0, 'picture', []), reading(1, 'picture', [])])).toEqual([0])
    expect(pages([reading(0, 'text', ['A']), reading(1, 'picture', [], '5')])).toEqual([0])
  })

  it('are one where a code stands on two pages', () => {
    expect(pages([reading(0, 'picture', ['A']), reading(1, 'picture', ['A'])])).toEqual([0])
    expect(pages([reading(0, 'picture', ['B', 'A']), reading(1, 'text', ['A'])])).toEqual([1])
  })
})
