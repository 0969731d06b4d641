import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import writerUrl from 'zxing-wasm/writer/zxing_writer.wasm?url'
import { meaningOfBarcode } from '@/scan/barcodes/barcode-meaning'
import { readBarcodes } from '@/scan/barcodes/barcodes'
import { greyFromRgba } from '@/scan/grey-image'
import type { GreyImage } from '@/scan/grey-image'
import type { CodeCandidate, PhotoReading, Quad, ReadBarcode } from '@/scan/photo-reading'
import { withBarcodes as withBarcodesOfPage } from '@/scan/barcodes/with-barcodes'

const serial = '5305262350851958'

beforeAll(async () => {
  await prepareZXingModule({ overrides: { locateFile: () => writerUrl }, fireImmediately: true })
})

type Format = NonNullable<Parameters<typeof writeBarcode>[1]>['format']

/** A white page of 2400 x 1800 with a barcode on it, turned clockwise about its middle. */
async function pageWith(format: Format, text: string, { degrees = 0, widthPx = 900 } = {}): Promise<GreyImage> {
  const written = await writeBarcode(text, { ...(format ? { format } : {}), scale: 4 })
  const barcode = await createImageBitmap(written.image as Blob)
  const context = new OffscreenCanvas(2400, 1800).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#eee'
  context.fillRect(0, 0, 2400, 1800)
  context.translate(1200, 900)
  context.rotate((degrees * Math.PI) / 180)
  const heightPx = Math.max(120, (barcode.height * widthPx) / barcode.width)
  context.drawImage(barcode, -widthPx / 2, -heightPx / 2, widthPx, heightPx)
  return greyFromRgba(context.getImageData(0, 0, 2400, 1800).data, 2400, 1800)
}

describe('reading barcodes', () => {
  it.each([
    ['QRCode', 'https://www.example.com/redeem'],
    ['DataMatrix', 'Q7DM-X4KP9B-T2HV'],
    ['Aztec', 'Q7DM-X4KP9B-T2HV'],
    ['PDF417', serial],
    ['Code128', `(01)${serial}`],
    ['Code39', 'XQ7DMX4KP9BT2HVW'],
    ['ITF', serial],
    ['EAN13', '4006381333931'],
  ] as const)('reads %s', async (format, text) => {
    const [found, ...others] = await readBarcodes(await pageWith(format, text, { degrees: 4 }))
    expect(found?.text).toBe(text)
    expect(others).toEqual([])
  })

  it('says where it stands, in the pixels of the picture', async () => {
    const [found] = await readBarcodes(await pageWith('QRCode', 'hello', { degrees: 20, widthPx: 400 }))
    const corners = found?.quad ?? []
    expect(corners).toHaveLength(4)
    const middle = { x: 0, y: 0 }
    for (const { x, y } of corners) {
      middle.x += x / 4
      middle.y += y / 4
    }
    expect(Math.abs(middle.x - 1200)).toBeLessThan(15)
    expect(Math.abs(middle.y - 900)).toBeLessThan(15)
    // Turned by 20 degrees: the second corner stands lower than the first.
    expect(corners[1]?.y ?? 0).toBeGreaterThan((corners[0]?.y ?? 0) + 50)
  })

  it('finds none on an empty page or a page of one pixel', async () => {
    for (const [width, height] of [
      [900, 700],
      [1, 1],
      [3000, 2],
    ] as const) {
      expect(await readBarcodes({ width, height, pixels: new Uint8Array(width * height).fill(200) })).toEqual([])
    }
  })
})

describe('what a barcode says', () => {
  it.each([
    ['EAN13', '4006381333931', { kind: 'product' }],
    ['UPCA', '036000291452', { kind: 'product' }],
    ['Code128', serial, { kind: 'serial', digits: serial }],
    ['Code128', `(01) ${serial}\u001d`, { kind: 'serial', digits: `01${serial}` }],
    ['ITF', `${serial}98765432109876`, { kind: 'serial', digits: `${serial}98765432109876` }],
    ['Code128', '12345678901234', { kind: 'unknown' }],
    ['Code39', 'A1234567890123', { kind: 'unknown' }],
    ['QRCode', 'https://wallet.example.com/pass/9', { kind: 'link', host: 'wallet.example.com' }],
    ['QRCode', 'https://example.com/?code=Q7DMX4KP9BT2HV', { kind: 'link', host: 'example.com' }],
    ['QRCode', 'https://www.amazon.co.uk/help', { kind: 'link', host: 'www.amazon.co.uk' }],
    ['QRCode', 'https://amazon.com.example.com/g/Q7DMX4KP9BT2HV', { kind: 'link', host: 'amazon.com.example.com' }],
    [
      'QRCode',
      'https://www.amazon.co.uk/g/Q7DMX4KP9BT2HV',
      { kind: 'code', issuerId: 'amazon', code: 'Q7DMX4KP9BT2HV', pin: null },
    ],
    [
      'QRCode',
      'https://www.amazon.com/gc/redeem?claimCode=Q7DM-X4KP9B-T2HV',
      { kind: 'code', issuerId: 'amazon', code: 'Q7DMX4KP9BT2HV', pin: null },
    ],
    ['QRCode', 'Q7DM-X4KP9B-T2HV', { kind: 'code', issuerId: 'amazon', code: 'Q7DMX4KP9BT2HV', pin: null }],
    ['Code128', 'XQ7DMX4KP9BT2HVW', { kind: 'code', issuerId: null, code: 'XQ7DMX4KP9BT2HVW', pin: null }],
    [
      'QRCode',
      'Q7DMX-4KP9B-T2HVW-5RTJ8-NC3MP',
      { kind: 'code', issuerId: 'xbox-microsoft', code: 'Q7DMX4KP9BT2HVW5RTJ8NC3MP', pin: null },
    ],
    [
      'QRCode',
      'Walmart gift card number: 6047391255881204\nPIN: 4471',
      { kind: 'code', issuerId: 'walmart-us', code: '6047391255881204', pin: '4471' },
    ],
    ['QRCode', 'WIFI:S:home;T:WPA;P:secret;;', { kind: 'link', host: '' }],
    ['QRCode', 'Happy birthday', { kind: 'unknown' }],
    ['QRCode', '', { kind: 'unknown' }],
  ])('%s «%s»', (format, text, meaning) => expect(meaningOfBarcode({ format, text })).toEqual(meaning))

  it('never throws, and never takes digits for a code', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.stringMatching(/^[A-Z0-9-]{0,40}$/)),
        (text) => {
          const meaning = meaningOfBarcode({ format: 'QRCode', text })
          if (meaning.kind === 'code') expect(meaning.code).toMatch(/^[A-Z0-9]{8,30}$/)
        },
      ),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[\d ()]{0,60}$/), fc.constantFrom('Code128', 'QRCode', 'ITF'), (text, format) => {
        expect(['serial', 'unknown']).toContain(meaningOfBarcode({ format, text }).kind)
      }),
    )
  })
})

const nothing: PhotoReading = {
  verdict: 'none',
  candidates: [],
  serial: null,
  amount: null,
  marketplaceId: null,
  issuerIds: [],
  pin: null,
  barcodes: [],
  advice: [],
  from: 'picture',
  page: 0,
  photo: { widthPx: 10, heightPx: 10 },
  seconds: 0,
}

function withBarcodes(reading: PhotoReading, barcodes: readonly ReadBarcode[]): PhotoReading {
  const [heard, ...others] = withBarcodesOfPage([reading], barcodes)
  expect(others).toEqual([])
  return heard as PhotoReading
}

function barcode(text: string, format = 'Code128'): ReadBarcode {
  return { format, text, quad: null }
}

function candidate(code: string): CodeCandidate {
  const characters = [...code].map((char) => ({ char, confidence: 0.6, options: [char, '?'], box: null }))
  return { code, confidence: 0.5, characters, line: null }
}

describe('a reading with the barcodes of its page', () => {
  it('keeps them, and gains nothing from those of the shop', () => {
    const barcodes = [barcode('4006381333931', 'EAN13'), barcode('https://example.com', 'QRCode')]
    expect(withBarcodes(nothing, barcodes)).toEqual({ ...nothing, barcodes })
  })

  it('has its serial supplied', () => {
    expect(withBarcodes(nothing, [barcode(serial)])).toMatchObject({ serial, candidates: [], verdict: 'none' })
  })

  it('has its serial confirmed or mended', () => {
    const long = `603953${serial}12345678`
    expect(withBarcodes({ ...nothing, serial }, [barcode(long)]).serial).toBe(serial)
    expect(withBarcodes({ ...nothing, serial: '5305262850851953' }, [barcode(long)]).serial).toBe(serial)
    expect(withBarcodes({ ...nothing, serial: '1111222233334444' }, [barcode(long)]).serial).toBe('1111222233334444')
  })

  it('takes a code from one only where none was read', () => {
    const heard = withBarcodes(nothing, [barcode('Q7DMX-4KP9B-T2HVW-5RTJ8-NC3MP', 'QRCode')])
    expect(heard).toMatchObject({ verdict: 'sure', from: 'barcode', issuerIds: ['xbox-microsoft'] })
    expect(heard.candidates[0]).toMatchObject({ code: 'Q7DMX4KP9BT2HVW5RTJ8NC3MP', confidence: 1 })
    const read = { ...nothing, verdict: 'doubtful' as const, candidates: [candidate('W5RTJ8NC3MPLZ6')] }
    expect(withBarcodes(read, [barcode('XQ7DMX4KP9BT2HVW')]).candidates).toEqual(read.candidates)
  })

  it('is sure of the candidate that stands in one', () => {
    const candidates = [candidate('Q7DMX4KP98T2HV'), candidate('Q7DMX4KP9BT2HV')]
    const heard = withBarcodes({ ...nothing, verdict: 'doubtful', candidates }, [barcode('Q7DM-X4KP9B-T2HV', 'QRCode')])
    expect(heard.verdict).toBe('sure')
    expect(heard.candidates.map(({ code }) => code)).toEqual(['Q7DMX4KP9BT2HV', 'Q7DMX4KP98T2HV'])
    expect(heard.candidates[0]?.characters[9]).toEqual({ char: 'B', confidence: 1, options: ['B'], box: null })
  })

  it('go to the card that they stand nearest to', () => {
    const square = (x: number, y: number): Quad => [
      { x, y },
      { x: x + 10, y },
      { x: x + 10, y: y + 10 },
      { x, y: y + 10 },
    ]
    const cards = [100, 500].map((y) => ({
      ...nothing,
      candidates: [{ ...candidate(`CODE${y}`), line: square(50, y) }],
    }))
    const heard = withBarcodesOfPage(cards, [{ format: 'Code128', text: serial, quad: square(300, 450) }])
    expect(heard.map((reading) => reading.serial)).toEqual([null, serial])
    expect(heard.map(({ barcodes }) => barcodes.length)).toEqual([0, 1])
  })

  it('does not choose between two', () => {
    const two = [barcode('XQ7DMX4KP9BT2HVW'), barcode('XW5RTJ8NC3MPLZ6K')]
    expect(withBarcodes(nothing, two).candidates).toEqual([])
  })
})
