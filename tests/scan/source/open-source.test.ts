import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sniffFile } from '@/scan/source/file-kind'
import type { SourcePage } from '@/scan/source/source'
import { openFile } from '../fixture-files'
import { openPhoto } from '../fixture-photos'
import { bombOf, pictureOf, withOrientation } from '../made-files'
import { open } from './open-in-worker'

async function pictureIn(file: Blob): Promise<Extract<SourcePage, { kind: 'picture' }>> {
  const { failure, pages } = await open(file)
  const page = pages[0]
  if (failure || page?.kind !== 'picture') throw new Error(JSON.stringify(failure ?? page))
  return page
}

async function failureOf(file: Blob): Promise<string | undefined> {
  const { failure, pages } = await open(file)
  if (failure) return failure.reason
  const page = pages[0]
  return page?.kind === 'failed' ? page.reason : undefined
}

/** Mean grey of a part of the picture; places from 0 to 1. */
function greyAt({ image }: Extract<SourcePage, { kind: 'picture' }>, x: number, y: number): number {
  return image.pixels[Math.floor(y * image.height) * image.width + Math.floor(x * image.width)] ?? -1
}

describe('pictures that the browser knows', () => {
  it.each([
    ['back-us.jpg', 1600, 1200],
    ['back-fr-exif-rotated.jpg', 1200, 1600],
    ['screen-us.png', 1080, 2160],
    ['mail-gb.webp', 1240, 860],
  ])('%s opens upright, and is shown as it is', async (file, widthPx, heightPx) => {
    expect(await pictureIn(await openPhoto(file))).toMatchObject({ widthPx, heightPx, picture: null })
  })

  it.each([
    ['card.avif', 900, 600],
    ['card.gif', 900, 600],
    ['card.bmp', 900, 600],
  ])('%s opens', async (file, widthPx, heightPx) => {
    const page = await pictureIn(await openFile(file))
    expect(page).toMatchObject({ widthPx, heightPx, picture: null, image: { width: widthPx, height: heightPx } })
    expect(greyAt(page, 0.02, 0.02)).toBeGreaterThan(200)
  })

  it('shrinks what is larger than 2400 pixels, and nothing else', async () => {
    expect(await pictureIn(await pictureOf(4800, 1200))).toMatchObject({
      widthPx: 4800,
      heightPx: 1200,
      image: { width: 2400, height: 600 },
    })
    expect(await pictureIn(await pictureOf(1, 1))).toMatchObject({ image: { width: 1, height: 1 } })
  })

  it('opens a photo of 48 megapixels', async () => {
    const page = await pictureIn(await pictureOf(8064, 6048, 'image/jpeg'))
    expect(page).toMatchObject({ widthPx: 8064, heightPx: 6048, image: { width: 2400, height: 1800 } })
    expect([greyAt(page, 0.1, 0.1), greyAt(page, 0.9, 0.9)]).toEqual([0, 255])
  })

  // Where the dark corner of the stored picture belongs: top left, top right, bottom left, bottom right.
  it.each([
    [1, '1000'],
    [2, '0100'],
    [3, '0001'],
    [4, '0010'],
    [5, '1000'],
    [6, '0100'],
    [7, '0001'],
    [8, '0010'],
  ])('turns EXIF orientation %i, in both byte orders', async (orientation, corners) => {
    for (const isLittleEndian of [false, true]) {
      const page = await pictureIn(
        await withOrientation(await pictureOf(120, 80, 'image/jpeg'), orientation, isLittleEndian),
      )
      const [widthPx, heightPx] = orientation < 5 ? [120, 80] : [80, 120]
      expect(page).toMatchObject({ widthPx, heightPx, image: { width: widthPx, height: heightPx } })
      const dark = (x: number, y: number) => (greyAt(page, x, y) < 100 ? 1 : 0)
      expect(`${dark(0.1, 0.1)}${dark(0.9, 0.1)}${dark(0.1, 0.9)}${dark(0.9, 0.9)}`).toBe(corners)
    }
  })
})

describe('photos and scans that a browser does not show', () => {
  it('a HEIC opens with a JPEG to show', async () => {
    const page = await pictureIn(await openFile('card.heic'))
    expect(page).toMatchObject({ widthPx: 900, heightPx: 600, image: { width: 900, height: 600 } })
    const shown = await createImageBitmap(page.picture as Blob)
    expect([page.picture?.type, shown.width, shown.height]).toEqual(['image/jpeg', 900, 600])
  })

  it('a HEIC is turned as it says', async () => {
    expect(await pictureIn(await openFile('card-turned.heic'))).toMatchObject({ widthPx: 600, heightPx: 900 })
  })

  it('a TIFF opens page by page', async () => {
    const { pages } = await open(await openFile('two-pages.tif'))
    expect(pages).toMatchObject([
      { kind: 'picture', widthPx: 900, heightPx: 600 },
      { kind: 'picture', widthPx: 900, heightPx: 600 },
    ])
    expect(pages.map((page) => page.kind === 'picture' && page.picture?.type)).toEqual(['image/jpeg', 'image/jpeg'])
  })

  it('a TIFF whose pages lead back to the first fails', async () => {
    const bytes = new Uint8Array([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0])
    expect(await failureOf(new Blob([bytes]))).toBe('not-an-image')
  })
})

describe('PDFs', () => {
  it('give the text of a page that names a code, and a picture of a scanned one', async () => {
    const { pages } = await open(await openFile('two-pages.pdf'))
    expect(pages).toMatchObject([
      {
        kind: 'text',
        lines: [
          'Your amazon.co.uk gift voucher',
          'Amount: £25.00',
          'Claim code: Q7DM-X4KP9B-T2HV',
          'Order number: 206-4417305-9931846',
        ],
        widthPx: 1413,
        heightPx: 2000,
      },
      { kind: 'picture', widthPx: 1413, heightPx: 2000 },
    ])
    expect(pages.map((page) => page.kind !== 'failed' && page.picture?.type)).toEqual(['image/jpeg', 'image/jpeg'])
  })

  it('draw fonts that are not embedded', async () => {
    const [page] = (await open(await openFile('two-pages.pdf'))).pages
    if (page?.kind !== 'text' || !page.picture) throw new Error('no picture')
    const drawn = await pictureIn(page.picture)
    const dark = drawn.image.pixels.reduce((count, grey) => count + Number(grey < 128), 0)
    expect(dark).toBeGreaterThan(5000)
  })

  it('are read as pictures where a scanner has hidden text', async () => {
    const [page] = (await open(await openFile('hidden-text.pdf'))).pages
    expect(page?.kind).toBe('picture')
  })

  it('that ask for a password fail clearly', async () => {
    expect(await failureOf(await openFile('encrypted.pdf'))).toBe('encrypted')
  })

  it('that are cut off or empty fail', async () => {
    const whole = await openFile('two-pages.pdf')
    expect(await failureOf(whole.slice(0, 60))).toBe('not-an-image')
    expect(await failureOf(new Blob(['%PDF-1.7\n%%EOF']))).toBe('not-an-image')
  })
})

describe('mails and texts', () => {
  it('quoted-printable text opens', async () => {
    const { pages } = await open(await openFile('quoted-printable.eml'))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toMatchObject({ kind: 'text', picture: null })
    expect(pages[0]?.kind === 'text' && pages[0].lines).toEqual(
      expect.arrayContaining(['You received a £25.00 Gift Card', 'Amount: £25.00', 'Claim code: Q7DM-X4KP9B-T2HV']),
    )
  })

  it('HTML opens as it is seen, with its pictures but not its logos', async () => {
    const { pages } = await open(await openFile('inline-picture.eml'))
    expect(pages).toMatchObject([
      {
        kind: 'text',
        lines: [
          'Ihr Geschenkgutschein',
          'Betrag: 50,00 €',
          'Gutscheincode: W5RT-J8NC3M-PLZ6',
          'Einlösen auf amazon.de',
        ],
      },
      { kind: 'picture', widthPx: 300, heightPx: 200 },
    ])
    expect(pages[1]?.kind === 'picture' && pages[1].picture?.type).toBe('image/gif')
  })

  it('attached PDFs become pages', async () => {
    const { pages } = await open(await openFile('voucher.eml'))
    expect(pages.map(({ kind }) => kind)).toEqual(['text', 'text', 'picture'])
  })

  it('a saved web page opens without scripts and styles, with the pictures inside it', async () => {
    const picture = await pictureOf(100, 90)
    const bytes = String.fromCharCode(...new Uint8Array(await picture.arrayBuffer()))
    const html = `<!DOCTYPE html><title>x</title><script>"</b>" + 'Q7DM-AAAAAA-T2HV'</script><p>Claim&nbsp;code:
      <b>Q7DM&#45;X4KP9B</b>&#x2d;T2HV<img src="data:image/png;base64,${btoa(bytes)}"></p>`
    const { pages } = await open(new Blob([html]))
    expect(pages).toMatchObject([
      { kind: 'text', lines: ['Claim code: Q7DM-X4KP9B-T2HV'] },
      { kind: 'picture', widthPx: 100, heightPx: 90 },
    ])
  })

  it.each([
    ['UTF-8', new TextEncoder().encode('Gutschein für Mama\r\n\r\nCode Q7DM')],
    ['Windows', new Uint8Array([...'Gutschein f\xfcr Mama\nCode Q7DM'].map((char) => char.charCodeAt(0)))],
    [
      'UTF-16',
      new Uint8Array([0xff, 0xfe, ...[...'Gutschein für Mama\nCode Q7DM'].flatMap((char) => [char.charCodeAt(0), 0])]),
    ],
  ])('plain text in %s opens', async (_, bytes) => {
    const { pages } = await open(new Blob([bytes]))
    expect(pages).toMatchObject([{ kind: 'text', lines: ['Gutschein für Mama', 'Code Q7DM'] }])
  })

  it('a note that begins like a mail is still read', async () => {
    const { pages } = await open(new Blob(['From: Aunt Mag\nTo: Mum\nCode: Q7DM-X4KP9B-T2HV\n']))
    expect(pages).toMatchObject([{ kind: 'text', lines: ['From: Aunt Mag', 'To: Mum', 'Code: Q7DM-X4KP9B-T2HV'] }])
  })
})

describe('bad input', () => {
  it('an empty file is empty', async () => expect(await failureOf(new Blob([]))).toBe('empty'))

  it('a JPEG that breaks off is no image', async () => {
    const whole = await openPhoto('back-us.jpg')
    for (const share of [0.002, 0.3, 0.9]) {
      expect(await failureOf(whole.slice(0, Math.floor(whole.size * share)))).toBe('not-an-image')
    }
  })

  it('a HEIC and a TIFF that break off are no images', async () => {
    for (const file of ['card.heic', 'two-pages.tif']) {
      const whole = await openFile(file)
      for (const share of [0.01, 0.03, 0.5]) {
        expect(await failureOf(whole.slice(0, Math.floor(whole.size * share))), `${file} ${share}`).toBe('not-an-image')
      }
    }
  })

  it('a small PNG that unfolds into gigabytes is refused before', async () => {
    const started = performance.now()
    const bomb = await bombOf(60_000)
    expect(bomb.size).toBeLessThan(600_000)
    expect(await failureOf(bomb)).toBe('too-large')
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('what is known but not read is unsupported', async () => {
    expect(await failureOf(new Blob([new Uint8Array([0xff, 0x0a, 1, 2, 3])]))).toBe('unsupported')
    expect(await failureOf(new Blob(['PK\x03\x04 and so on']))).toBe('unsupported')
  })

  it('binary data with the name of a text is no image', async () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)
    expect(await failureOf(new File([bytes], 'codes.txt', { type: 'text/plain' }))).toBe('not-an-image')
  })

  it('random bytes never throw, whatever they begin like', async () => {
    const heads = [
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'II*\0\x08\0\0\0',
      'GIF89a',
      '%PDF-1.4\n',
      'RIFF0000WEBPVP8 ',
    ]
      .concat([
        'BM',
        '\0\0\0\x18ftypheic',
        '\0\0\0\x18ftypavif',
        'From: a\nTo: b\nContent-Type: multipart/mixed\n\n',
        '<html><',
      ])
      .map((head) => [...head].map((char) => char.charCodeAt(0)))
    const files = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }))
    await fc.assert(
      fc.asyncProperty(files, async ([head, tail]) => {
        const { failure, pages } = await open(new Blob([new Uint8Array([...head, ...tail])]))
        expect(failure?.reason).not.toBe('rejected')
        expect(pages.length > 0).toBe(failure === null)
      }),
      { numRuns: 150 },
    )
  })

  it('sniffing is total', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void sniffFile(bytes)))
  })
})
