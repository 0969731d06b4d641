import { describe, expect, it } from 'vitest'
import type { TextOnLine } from '@/scan/code-reader/line-texts'
import type { CodeReader } from '@/scan/code-reader/code-reader'
import type { SightedLine } from '@/scan/codes/sighted-line'
import { readPrices } from '@/scan/fields/read-prices'
import type { LineCrop } from '@/scan/lines/rectify'
import type { Readers } from '@/scan/readers/readers'
import { emptyCrop, sightedLine } from '../sighted-line'

const plain: LineCrop = { ...emptyCrop, startPx: 1 }
const long: LineCrop = { ...emptyCrop, startPx: 2 }
const wide: LineCrop = { ...emptyCrop, startPx: 3 }
const line = { glyphCount: 3 }
const asStart = { priceCuts: [plain], longPriceCuts: [long], line }

/** Reads `lines` with a reader of prices that says `said` of every line; how often it was asked, and for which cuts. */
async function readAll(lines: readonly SightedLine[], said: readonly TextOnLine[]) {
  const asked: (LineCrop | undefined)[] = []
  const code: Partial<CodeReader> = {
    readPrice: ([cut]) => {
      asked.push(cut as LineCrop)
      return Promise.resolve(said)
    },
  }
  const read = await readPrices(lines, new Map(), { code } as unknown as Readers)
  return { asked, texts: lines.map((one) => read.get(one)?.[0]?.text ?? null) }
}

const textures = ['oe a', 'S |', '—'].map((text) => sightedLine(text, { ...asStart, confidence: 0.8 }))

describe('the search for a price', () => {
  it('ends with one on which both readers agree, sure or not', async () => {
    const price = sightedLine('$10', { ...asStart, confidence: 0.98 })
    const said = [{ text: '$10 円', share: 0.7 }]
    expect((await readAll([price, ...textures], said)).asked).toHaveLength(1)
    const unclear = sightedLine('$10', { ...asStart, confidence: 0.9 })
    expect((await readAll([unclear, ...textures], said)).asked).toHaveLength(4)
  })

  it.each([
    ['$100', '$10 円'],
    ['Gift 150 €', '50 €'],
    ['50,00 €', '0,00 €'],
    ['Card 1 of 10', '10 円'],
  ])('goes on where the text reader sees «%s», and the other «%s»', async (text, said) => {
    const clear = sightedLine(text, { ...asStart, confidence: 0.98 })
    expect((await readAll([clear, ...textures], [{ text: said, share: 0.7 }])).asked).toHaveLength(4)
  })

  it('ends with one that the reader of prices is sure of', async () => {
    const price = sightedLine('S1O', { ...asStart, confidence: 0.8, line: { glyphCount: 2 } })
    expect((await readAll([price, ...textures], [{ text: '$10', share: 0.95 }])).asked).toHaveLength(1)
  })

  it.each(['eGift Card', 'GIFT CARD', '9:41', '5G 31%', '2026-09-17', 'Congratulations'])(
    'passes by «%s»',
    async (text) => {
      const clear = sightedLine(text, { priceCuts: [plain], confidence: 0.98, line })
      expect((await readAll([clear], [])).asked).toHaveLength(0)
    },
  )

  it.each(['25:00 €', 'Save 5% $25', 'Gift Card ©'])('looks at «%s»', async (text) => {
    const clear = sightedLine(text, { priceCuts: [plain], confidence: 0.98, line })
    expect((await readAll([clear], [])).asked).toHaveLength(1)
  })

  it('looks where a label has something unread behind it', async () => {
    const label = sightedLine('Geschenkgutschein QV ©', { priceCuts: [plain], confidence: 0.97, line })
    expect(await readAll([label], [{ text: '~ 50,00 €', share: 0.4 }])).toEqual({
      asked: [plain],
      texts: ['~ 50,00 €'],
    })
  })

  it.each([
    ['takes a clear price for the whole, beside which little is seen', '$150', 0.99, '$1500円', 0.23, '$150'],
    ['takes digits that are clearly seen beside it', '£10', 0.95, '£100', 0.8, '£100'],
    ['takes what may stand beside one that is not clear', '$1', 0.4, '$10', 0.31, '$10'],
  ])('%s', async (_, alone, share, longer, shareOfLonger, expected) => {
    const price = sightedLine('S1O', { ...asStart, confidence: 0.8 })
    const code: Partial<CodeReader> = {
      readPrice: ([cut]) =>
        Promise.resolve([cut === long ? { text: longer, share: shareOfLonger } : { text: alone, share }]),
    }
    const read = await readPrices([price], new Map(), { code } as unknown as Readers)
    expect(read.get(price)?.[0]?.text).toBe(expected)
  })

  it('reads what only has the counters of digits as those digits', async () => {
    const counters = sightedLine('', { widePriceCuts: [wide], confidence: 0, line })
    expect(await readAll([counters], [{ text: '¥1,000', share: 0.6 }])).toEqual({ asked: [wide], texts: ['¥1,000'] })
  })
})
