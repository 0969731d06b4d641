import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import writerUrl from 'zxing-wasm/writer/zxing_writer.wasm?url'
import { marketplaceOf } from '@/domain/marketplaces'
import { decimalText } from '@/domain/money'
import type { PhotoOutcome, PhotoReading } from '@/scan/photo-reading'
import { createScanPool } from '@/scan/pool/scan-pool'
import type { ScanPool } from '@/scan/pool/scan-pool'
import { fixturePhotos, openPhoto } from './fixture-photos'
import { bombOf, pictureOf, withOrientation } from './made-files'

let pool: ScanPool

beforeAll(async () => {
  await prepareZXingModule({ overrides: { locateFile: () => writerUrl }, fireImmediately: true })
  pool = createScanPool({ readerUrl: new URL('/ocr', location.origin).href, workers: 2 })
})
afterAll(() => pool.close())

const waitMs = 240_000

/** What a reading says, for comparing as a whole. */
function saidBy({ verdict, candidates, serial, amount, marketplaceId }: PhotoReading) {
  return {
    verdict,
    code: candidates[0]?.code ?? null,
    serial,
    amount: amount && `${decimalText(amount)} ${amount.currency}`,
    marketplace: marketplaceId && marketplaceOf(marketplaceId).name,
  }
}

function readingOf(outcome: PhotoOutcome): PhotoReading {
  if (outcome.kind !== 'read') throw new Error(`not read: ${JSON.stringify(outcome)}`)
  return outcome.readings[0] as PhotoReading
}

async function failureOf(file: Blob): Promise<string> {
  const outcome = await pool.read(file)
  return outcome.kind === 'failed' ? outcome.reason : outcome.kind
}

describe('the fixed set of photos', () => {
  it('is read exactly', { timeout: waitMs }, async () => {
    const outcomes = await Promise.all(fixturePhotos.map(async ({ file }) => pool.read(await openPhoto(file))))
    fixturePhotos.forEach((photo, at) => {
      const { file, claimCode, serial, amount, currency, marketplace } = photo
      const said = saidBy(readingOf(outcomes[at] as PhotoOutcome))
      const code = claimCode?.replaceAll('-', '') ?? null
      expect({ ...said, verdict: null }, file).toEqual({
        verdict: null,
        code,
        serial,
        amount: amount === null ? null : `${amount.toFixed(currency === 'JPY' ? 0 : 2)} ${currency}`,
        marketplace,
      })
      expect(said.verdict === 'none', file).toBe(code === null)
    })
  })
})

describe('photos that are turned', () => {
  it('by EXIF in either byte order give the same card', { timeout: waitMs }, async () => {
    const plain = await openPhoto('back-us.jpg')
    for (const isLittleEndian of [false, true]) {
      const reading = readingOf(await pool.read(await withOrientation(plain, 6, isLittleEndian)))
      expect(saidBy(reading)).toMatchObject({ code: 'U52WKMHX9YNUBZ', serial: '8477948647475029' })
      expect(reading.photo).toEqual({ widthPx: 1200, heightPx: 1600 })
    }
  })
})

describe('a photo of 48 megapixels', () => {
  it('gives its card, with places on the whole photo', { timeout: waitMs }, async () => {
    const small = await createImageBitmap(await openPhoto('back-us.jpg'))
    const canvas = new OffscreenCanvas(8000, 6000)
    canvas.getContext('2d')?.drawImage(small, 0, 0, 8000, 6000)
    const reading = readingOf(await pool.read(await canvas.convertToBlob({ type: 'image/jpeg' })))
    expect(saidBy(reading).code).toBe('U52WKMHX9YNUBZ')
    expect(reading.photo).toEqual({ widthPx: 8000, heightPx: 6000 })
    expect(Math.max(...(reading.candidates[0]?.line ?? []).map(({ x }) => x))).toBeGreaterThan(2400)
  })
})

describe('what is no photo of a card', () => {
  it('of one pixel is read, and shows nothing', async () => {
    const reading = readingOf(await pool.read(await pictureOf(1, 1)))
    expect(saidBy(reading)).toEqual({ verdict: 'none', code: null, serial: null, amount: null, marketplace: null })
  })

  it('fails with its reason: cut off, a text with the name of a photo, a bomb, nothing', async () => {
    const whole = await openPhoto('back-us.jpg')
    expect(await failureOf(whole.slice(0, whole.size / 2))).toBe('not-an-image')
    expect(await failureOf(new File(['Dear diary'], 'card.jpg', { type: 'image/jpeg' }))).toBe('no-code')
    expect(await failureOf(await bombOf(60_000))).toBe('too-large')
    expect(await failureOf(new Blob([]))).toBe('empty')
  })

  it('but a text with the name of a photo and a code in it is read as the text that it is', async () => {
    const text = new File(['Claim code: Q7DM-X4KP9B-T2HV'], 'card.jpg', { type: 'image/jpeg' })
    expect(readingOf(await pool.read(text))).toMatchObject({ from: 'text', candidates: [{ code: 'Q7DMX4KP9BT2HV' }] })
  })
})

describe('photos with barcodes', () => {
  it('a link to a wallet is the code of its brand', async () => {
    const reading = readingOf(
      await pool.read(await photoOfBarcode('QRCode', 'https://redeem.apple.com/?code=X7KQ2MWV9PLT4RDN')),
    )
    expect(reading).toMatchObject({ from: 'barcode', issuerIds: ['apple'], candidates: [{ code: 'X7KQ2MWV9PLT4RDN' }] })
  })

  it('digits for the till are the serial number, never a code', async () => {
    const reading = readingOf(await pool.read(await photoOfBarcode('Code128', '5305262350851958')))
    expect(saidBy(reading)).toMatchObject({ verdict: 'none', code: null, serial: '5305262350851958' })
  })
})

describe('a prepaid payment card', () => {
  it('is seen as one, and its number is no serial number', async () => {
    const reading = readingOf(
      await pool.read(await photoOfText(['Gift Card  $25.00', '4111 1111 1111 1111', 'GOOD THRU 04/28'])),
    )
    expect(saidBy(reading)).toMatchObject({ verdict: 'none', code: null, serial: null })
    expect(reading.paymentCard).toEqual({ lastFour: '1111', network: 'visa' })
  })

  it('is none where Amazon is named: a serial number may have the form of one', async () => {
    const reading = readingOf(
      await pool.read(await photoOfText(['amazon.com gift card', 'Serial 4111 1111 1111 1111'])),
    )
    expect(reading.paymentCard).toBeNull()
    expect(reading.serial).toBe('4111111111111111')
  })
})

function photoOfText(lines: readonly string[]): Promise<Blob> {
  return drawn((context) => {
    context.font = '56px "DejaVu Sans Mono", monospace'
    lines.forEach((line, at) => context.fillText(line, 100, 200 + 160 * at))
  })
}

async function photoOfBarcode(format: 'QRCode' | 'Code128', text: string): Promise<Blob> {
  const { image } = await writeBarcode(text, { format, scale: 4 })
  const barcode = await createImageBitmap(image as Blob)
  return drawn((context) =>
    context.drawImage(barcode, 200, 200, 700, Math.max(140, (barcode.height * 700) / barcode.width)),
  )
}

function drawn(draw: (context: OffscreenCanvasRenderingContext2D) => void): Promise<Blob> {
  const context = new OffscreenCanvas(1200, 1100).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#f2efe8'
  context.fillRect(0, 0, 1200, 1100)
  context.fillStyle = '#222'
  draw(context)
  return context.canvas.convertToBlob({ type: 'image/png' })
}
