import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeReader } from '@/scan/code-reader/code-reader'
import type { SightedLine } from '@/scan/codes/sighted-line'
import { clearSerial, readSerials } from '@/scan/fields/read-serial'
import { weighedBySight } from '@/scan/fields/serial-witness'
import type { Readers } from '@/scan/readers/readers'
import type { TextLine } from '@/scan/lines/text-lines'
import { sightedLine } from '../sighted-line'

const lineOf = (text: string) => ({ reading: { text, confidence: 0.97, characters: [] } })
const number = '5305262350851958'

describe('a serial number on one line', () => {
  it('is the one that the reader of codes is sure of, whatever the text reader saw', () => {
    expect(clearSerial(lineOf('Senal 53 1958'), [{ digits: number, share: 0.7 }], 0.6)).toBe(number)
  })

  it('is the only one that it sees where the text reader saw nearly the same', () => {
    expect(clearSerial(lineOf('5305262350 851959'), [{ digits: number, share: 0.2 }], 0.8)).toBe(number)
  })

  it('is the one that it finds likeliest where the text reader saw the same, however little of the line it may be', () => {
    const unclear = [
      { digits: number, share: 0.02 },
      { digits: '5305262350851956', share: 0.01 },
    ]
    expect(clearSerial(lineOf('Serial # 5305 2623 5085 1958'), unclear, 0.6)).toBe(number)
    expect(clearSerial(lineOf('Seriai # 53O526235T0851958'), unclear, 0.6)).toBe(number)
    expect(clearSerial(lineOf('Serial # 5305262350851956'), unclear, 0.6)).toBeNull()
  })

  it.each([
    ['hardly anything of the line is a number', '5305262350851957', [{ digits: number, share: 0.05 }]],
    ['the text reader saw another', '5305262350851311', [{ digits: number, share: 0.3 }]],
    ['it has a digit more than the text reader saw', '530526235085195', [{ digits: number, share: 0.3 }]],
    ['it has a digit less', '53052623508519588', [{ digits: number, share: 0.3 }]],
    ['two digits differ, be they look-alikes', '5305262850351953', [{ digits: number, share: 0.3 }]],
    ['the text reader saw none', 'S/N', [{ digits: number, share: 0.3 }]],
    [
      'there is a rival',
      '5305262350851957',
      [
        { digits: number, share: 0.3 },
        { digits: '5305262350851956', share: 0.2 },
      ],
    ],
    ['nothing was seen', '5305262350851958', []],
  ])('is left open where %s', (_, text, serials) => {
    expect(clearSerial(lineOf(text), serials, 0.6)).toBeNull()
  })
})

describe('the text reader as a witness', () => {
  const rival = '5305262350851956'
  const said = (ofNumbers: number, ofRival: number) => [
    { digits: rival, share: 0, ofNumbers: ofRival },
    { digits: number, share: 0, ofNumbers },
  ]

  it('decides between two numbers of which it saw one, unless the other is far likelier', () => {
    expect(weighedBySight(said(0.2, 0.7), 'N.* de serie: 5305262350851958')[0]).toMatchObject({ digits: number })
    expect(weighedBySight(said(0.02, 0.95), 'N.* de serie: 5305262350851958')[0]).toMatchObject({ digits: rival })
  })

  it('says less of a number the more of its digits differ, and nothing by another count of digits', () => {
    const far = [...said(0.3, 0), { digits: '5305262350851444', share: 0, ofNumbers: 0.6 }]
    expect(weighedBySight(far, 'S/N 5305262350851959')[0]?.digits).toBe(number)
    expect(weighedBySight(far, 'S/N 5305262350851445')[0]?.digits).toBe('5305262350851444')
    expect(weighedBySight(said(0.3, 0.6), 'S/N 53052623508')[0]).toMatchObject({ digits: rival })
  })

  it('gives shares that never add up to more than one', () => {
    const shares = fc.tuple(fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }))
    fc.assert(
      fc.property(shares, fc.stringMatching(/^530526235085195\d{1,2}$/), ([a, b], digits) => {
        const sum = weighedBySight(said(2 * a, 2 * b), `Serial ${digits}`).reduce(
          (total, { share }) => total + share,
          0,
        )
        expect(sum).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
    expect(weighedBySight([], 'Serial # 5305262350851958')).toEqual([])
  })
})

describe('a labelled number that ends too soon', () => {
  const crop = { width: 40, height: 40, pixels: new Uint8Array(1600), startPx: 10, scale: 1 }
  const line = { start: 100, end: 300, glyphCount: 13, pieceCount: 13, wobble: 0.01 }
  const sightedAs = (text: string, turned = false): SightedLine => ({
    ...sightedLine(text, { at: 50, confidence: 0.98, crops: [crop], codeCuts: [crop], line }),
    turned,
  })
  /** Sees nothing on the line as it was found, and `share` of `digits` on what is cut anew. */
  async function readFollowed(text: string, digits: string, share: number, turned = false) {
    const asked: TextLine[] = []
    const again = { ...crop, width: 300 }
    const code: Partial<CodeReader> = {
      readCode: (cuts) =>
        Promise.resolve({
          codes: [],
          wellFormed: 0,
          serials: cuts[0]?.width === 300 ? [{ digits, share, ofNumbers: share }] : [],
        }),
    }
    const readers = { text: { readLine: () => Promise.resolve([]) }, code } as unknown as Readers
    const sighted = sightedAs(text, turned)
    const read = await readSerials([sighted], readers, (longer) => {
      asked.push(longer)
      return Promise.resolve([again])
    })
    return { texts: read.get(sighted) ?? [], asked }
  }

  it('is followed along its line, to the left where it stands on its head', async () => {
    const { texts, asked } = await readFollowed('Seriennummer: 530526', number, 0.9)
    expect(texts).toEqual([number, number])
    expect(asked[0]?.end).toBeGreaterThan(400)
    expect(asked[0]?.start).toBe(100)
    const turned = await readFollowed('Seriennummer: 530526', number, 0.9, true)
    expect(turned.asked[0]?.start).toBeLessThan(0)
    expect(turned.asked[0]?.end).toBe(300)
  })

  it('is believed with less where the text reader saw its beginning', async () => {
    expect((await readFollowed('S/N: 5305262', number, 0.3)).texts).toEqual([number, number])
    expect((await readFollowed('Seriat § 53O] 44%', '5301441744965063', 0.3)).texts).toContain('5301441744965063')
    expect((await readFollowed('Senal # 5305262', number, 0.3)).texts).toEqual([number, number])
    expect((await readFollowed('S/N: 7705188', number, 0.3)).texts).not.toContain(number)
    expect((await readFollowed('S/N: 5305262', number, 0.1)).texts).not.toContain(number)
  })

  it('is left as it is where its line cannot be cut anew', async () => {
    const code: Partial<CodeReader> = {
      readCode: ({ length }) =>
        Promise.resolve({
          codes: [],
          wellFormed: 0,
          serials: length === 0 ? [{ digits: number, share: 0.9, ofNumbers: 0.9 }] : [],
        }),
    }
    const readers = { text: { readLine: () => Promise.resolve([]) }, code } as unknown as Readers
    const sighted = sightedAs('Seriennummer: 530526')
    const read = await readSerials([sighted], readers, () => Promise.resolve([]))
    expect(read.get(sighted) ?? []).not.toContain(number)
  })

  it('is not followed without a label', async () => {
    expect((await readFollowed('Thank you 530526', number, 0.9)).asked).toEqual([])
  })
})
