import { describe, expect, it } from 'vitest'
import { cardsOnPhoto } from '@/scan/cards-on-photo'
import type { PhotoLine } from '@/scan/fields/pick'
import type { Quad } from '@/scan/photo-reading'

function at(x: number, y: number): Quad {
  return [
    { x, y },
    { x: x + 300, y },
    { x: x + 300, y: y + 30 },
    { x, y: y + 30 },
  ]
}

function line(text: string, quad: Quad, code?: string, confidence = 0.98): PhotoLine {
  const characters = [...(code ?? '')].map((char) => ({ char, confidence: 1, options: [char], box: null }))
  const candidates = code ? [{ code, confidence, characters, line: quad, issuerIds: ['amazon'] as const }] : []
  return { text, confidence: 0.98, heightPx: 30, quad, candidates, digitTexts: [], priceTexts: [] }
}

describe('several cards on one photo', () => {
  it('are told apart, each with the lines that stand nearest to its code', () => {
    const cards = cardsOnPhoto([
      line('amazon.com', at(100, 40)),
      line('$25.00', at(100, 100)),
      line('Q7DM-X4KP9B-T2HV', at(100, 200), 'Q7DMX4KP9BT2HV'),
      line('$50.00', at(100, 900)),
      line('R8WC-L5TJ3N-6FYK', at(100, 1000), 'R8WCL5TJ3N6FYK'),
    ])
    expect(cards.map(({ candidates, amount }) => [candidates[0]?.code, amount?.minorUnits])).toEqual([
      ['Q7DMX4KP9BT2HV', 2500],
      ['R8WCL5TJ3N6FYK', 5000],
    ])
    expect(cards[1]?.marketplaceId).toBe('US')
  })

  it('are not made of the pieces of one code', () => {
    const cards = cardsOnPhoto([
      line('Q7DM-X4KP', at(100, 200), 'Q7DMX4KP9BT2HV', 0.9),
      line('9B-T2HVK', at(420, 204), 'Q7DMX4KP9BT2HVK', 0.7),
      line('$50.00', at(500, 100)),
    ])
    expect(cards.map(({ amount, verdict }) => [amount?.minorUnits, verdict])).toEqual([[5000, 'doubtful']])
  })

  it('are not made of words that have the form of another brand’s code', () => {
    const words = line('GIFT CARD A$60', at(100, 900), 'GIFTCARDAS60')
    const bogus = {
      ...words,
      candidates: words.candidates.map((one) => ({ ...one, issuerIds: ['playstation'] as const })),
    }
    const cards = cardsOnPhoto([
      line('amazon.com.au', at(100, 40)),
      line('Q7DM-X4KP9B-T2HV', at(100, 200), 'Q7DMX4KP9BT2HV'),
      bogus,
    ])
    expect(cards.map(({ candidates }) => candidates.map(({ code }) => code))).toEqual([['Q7DMX4KP9BT2HV']])
  })

  it('are one card when the same code stands there twice, or when the second is only a guess', () => {
    const first = line('Q7DM-X4KP9B-T2HV', at(100, 200), 'Q7DMX4KP9BT2HV')
    expect(cardsOnPhoto([first, line('Q7DM', at(100, 900), 'Q7DMX4KP9BT2HV')])).toHaveLength(1)
    expect(cardsOnPhoto([first, line('R8WC', at(100, 900), 'R8WCL5TJ3N6FYK', 0.2)])).toHaveLength(1)
    expect(cardsOnPhoto([])).toHaveLength(1)
  })
})
