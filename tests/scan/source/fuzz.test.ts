import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { picturesOfHtml, textOfHtml } from '@/scan/source/html-text'
import { linesOfPlacedText } from '@/scan/source/pdf-lines'
import { measurePicture } from '@/scan/source/picture-size'
import { openFile } from '../fixture-files'
import { openPhoto } from '../fixture-photos'
import { open } from './open-in-worker'

const longestMs = 10_000

/** A file either fails with a reason that has words, or gives pages of which each is something or fails by itself. */
async function expectAnswer(file: Blob) {
  const started = performance.now()
  const { failure, pages } = await open(file)
  expect(performance.now() - started).toBeLessThan(longestMs)
  const reasons = ['empty', 'not-an-image', 'unsupported', 'encrypted', 'too-large']
  if (failure) expect(reasons).toContain(failure.reason)
  else expect(pages.length).toBeGreaterThan(0)
  for (const page of pages) if (page.kind === 'failed') expect(reasons).toContain(page.reason)
}

describe('real files with wrong bytes', () => {
  it.each([
    'two-pages.pdf',
    'encrypted.pdf',
    'card.heic',
    'card.avif',
    'card.gif',
    'card.bmp',
    'two-pages.tif',
    'voucher.eml',
  ])('%s opens or fails clearly, and soon', { timeout: 240_000 }, async (name) => {
    const whole = new Uint8Array(await (await openFile(name)).arrayBuffer())
    await fc.assert(
      fc.asyncProperty(damage(), (changes) => expectAnswer(new Blob([damaged(whole, changes)]))),
      { numRuns: 25 },
    )
  })

  it('a JPEG opens or fails clearly, and soon', { timeout: 240_000 }, async () => {
    const whole = new Uint8Array(await (await openPhoto('back-us.jpg')).arrayBuffer())
    await fc.assert(
      fc.asyncProperty(damage(), (changes) => expectAnswer(new Blob([damaged(whole, changes)]))),
      { numRuns: 25 },
    )
  })

  it('sizes are looked up in any bytes', () => {
    const kinds = fc.constantFrom('jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'heic', 'tiff', 'pdf' as const)
    fc.assert(
      fc.property(kinds, fc.uint8Array({ maxLength: 400 }), (kind, bytes) => {
        const size = measurePicture(kind, bytes)
        if (size) expect(size.width >= 0 && size.height >= 0).toBe(true)
      }),
    )
  })
})

describe('any mail', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('a', '=', '=?utf-8?q?=', '--b', '--b--', 'Claim code'),
  )
  const header = fc.tuple(
    fc.constantFrom('Subject', 'From', 'Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition', 'X-A', ''),
    fc.oneof(
      word,
      fc.constantFrom(
        'multipart/mixed; boundary=b',
        'multipart/alternative; boundary="b"',
        'message/rfc822',
        'text/html; charset=nonsense',
        'application/pdf',
        'base64',
        'quoted-printable',
      ),
    ),
  )
  const part = fc
    .tuple(fc.array(header, { maxLength: 5 }), fc.array(word, { maxLength: 6 }))
    .map(
      ([headers, lines]) => `${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${lines.join('\n')}`,
    )
  const mail = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => `From: a\nTo: b\n${parts.join('\n--b\n')}`)

  it('opens or fails clearly, and soon', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mail, (text) => expectAnswer(new Blob([text]))),
      { numRuns: 150 },
    )
  })
})

describe('any HTML', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '<p>',
      '</p',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<td a="',
      '&#',
      '&amp',
      '&#x110000;',
      '<style',
    ),
  )
  const html = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

  it('has a text, and pictures that are files', () => {
    fc.assert(
      fc.property(html, (source) => {
        expect(typeof textOfHtml(source)).toBe('string')
        expect(picturesOfHtml(`${source}<img src="data:image/png;base64,${source}">`, 3).length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps its words when it is nothing but words', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(words, fc.constantFrom('b', 'p', 'td', 'span', 'div'), (said, tag) => {
        const text = textOfHtml(said.map((word) => `<${tag} class="x>y">${word}</${tag}>`).join(' '))
        expect(text.split(/\s+/).filter(Boolean)).toEqual(said)
      }),
    )
  })

  it.each(['<', '<a "', '<!--', '&', '<script>', "<td '", '<p><p'])('of nothing but «%s» takes little time', (mark) => {
    const started = performance.now()
    textOfHtml(mark.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

describe('pieces of text that a PDF places', () => {
  it('all stand on the lines, whatever their places', () => {
    const place = fc.oneof(fc.double(), fc.integer({ min: -2000, max: 2000 }))
    const item = fc.record({
      str: fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
      transform: fc.array(place, { maxLength: 6 }),
      width: place,
    })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (items) => {
        const letters = (texts: readonly string[]) => [...texts.join('').replace(/\s/g, '')].toSorted().join('')
        expect(letters(linesOfPlacedText(items))).toBe(letters(items.map(({ str }) => str)))
      }),
    )
  })
})

/** Where bytes are wrong, as a share of the file's length, what stands there, and where the file ends. */
function damage() {
  const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255))
  const end = fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 1, noNaN: true }))
  return fc.record({ changes: fc.array(change, { maxLength: 30 }), end })
}

type Damage = ReturnType<typeof damage> extends fc.Arbitrary<infer Value> ? Value : never

function damaged(whole: Uint8Array, { changes, end }: Damage): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(whole.slice(0, Math.max(1, Math.floor(whole.length * end))))
  for (const [share, value] of changes) bytes[Math.floor(share * (bytes.length - 1))] = value
  return bytes
}
