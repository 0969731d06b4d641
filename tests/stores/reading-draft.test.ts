import { describe, expect, it } from 'vitest'
import { openDoubts } from '@/domain/card-draft'
import { money } from '@/domain/money'
import type { PhotoReading, Verdict } from '@/scan/photo-reading'
import { draftOfReading, labelOfFile } from '@/stores/reading-draft'

function reading(verdict: Verdict, characters: readonly (readonly [string, number, string])[]): PhotoReading {
  return {
    verdict,
    candidates: [
      {
        code: characters.map(([char]) => char).join(''),
        confidence: 0.9,
        line: null,
        characters: characters.map(([char, confidence, options]) => ({
          char,
          confidence,
          options: [...options],
          box: null,
        })),
      },
    ],
    serial: '6045118830274419',
    amount: money(2500, 'GBP'),
    marketplaceId: 'GB',
    issuerIds: ['amazon'],
    pin: null,
    barcodes: [],
    advice: [],
    from: 'picture',
    page: 0,
    photo: { widthPx: 1, heightPx: 1 },
    seconds: 1,
  }
}

const clear = [...'HK7PXW3MDT9RQA'].map((char) => [char, 0.99, char] as const)

describe('a reading as a draft', () => {
  it('fills in what was read, and nobody has confirmed the marketplace yet', () => {
    expect(draftOfReading(reading('sure', clear), 'A card', 'en-GB')).toMatchObject({
      label: 'A card',
      code: 'HK7P-XW3MDT-9RQA',
      serial: '6045118830274419',
      amount: '25.00',
      currency: 'GBP',
      marketplaceId: 'GB',
      marketplaceConfirmed: false,
    })
  })

  it('asks about the places that were seen in two ways', () => {
    const seen = clear.map((character, index) => (index === 3 ? (['P', 0.95, 'PF'] as const) : character))

    expect(openDoubts(draftOfReading(reading('doubtful', seen), '', 'en-GB')).map(({ index }) => index)).toEqual([3])
  })

  it('asks about a place that was read weakly, though in one way only', () => {
    const weak = clear.map((character, index) => (index === 5 ? (['W', 0.6, 'W'] as const) : character))

    expect(openDoubts(draftOfReading(reading('doubtful', weak), '', 'en-GB')).map(({ index }) => index)).toEqual([5])
  })

  it('never passes a doubtful reading on without a question', () => {
    expect(openDoubts(draftOfReading(reading('doubtful', clear), '', 'en-GB'))).toHaveLength(14)
  })

  it('of a sure reading asks nothing', () => {
    expect(openDoubts(draftOfReading(reading('sure', clear), '', 'en-GB'))).toEqual([])
  })
})

describe('the label of a photo', () => {
  it.each([
    ['Gran birthday.jpg', 'Gran birthday'],
    ['back-gb-dark-table.jpg', 'back-gb-dark-table'],
    ['card_2.jpg', 'card_2'],
    ['HK7P-XW3MDT-9RQA.jpg', ''],
    ['card hk7pxw3mdt9rqa front.png', ''],
    ['6045118830274419.jpg', ''],
    ['ZZ22-QQ33RR-TT44.jpg', ''],
    ['IMG_20261122_123456.jpg', 'IMG_20261122_123456'],
  ])('from %s is %j: a label is not sealed', (file, label) => {
    expect(labelOfFile(file, reading('sure', clear))).toBe(label)
  })
})
