import { describe, expect, it } from 'vitest'
import { openDoubts } from '@/domain/card-draft'
import { madeReading } from './made-reading'
import type { PhotoReading, Verdict } from '@/scan/photo-reading'
import { draftOfReading, labelOfFile, withNewReading } from '@/stores/reading-draft'

function reading(verdict: Verdict, characters: readonly (readonly [string, number, string])[]): PhotoReading {
  return madeReading('', {
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
  })
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

  it('of typed text asks about no character, though it may be in doubt whose code it is', () => {
    const typed = madeReading('7KQ2MWV9PLT4RDN', {
      verdict: 'doubtful',
      from: 'text',
      issuerIds: ['amazon', 'steam-wallet'],
    })
    expect(openDoubts(draftOfReading(typed, '', 'en-GB'))).toEqual([])
  })

  it('of a sure reading asks nothing', () => {
    expect(openDoubts(draftOfReading(reading('sure', clear), '', 'en-GB'))).toEqual([])
  })
})

describe('whose card it is', () => {
  const fitting = (...issuerIds: PhotoReading['issuerIds']) =>
    draftOfReading({ ...reading('sure', clear), issuerIds, pin: '8021' }, '', 'en-GB')

  it('is asked where the code fits several and Amazon is not clearly first', () => {
    expect(fitting('nintendo', 'amazon')).toMatchObject({ isIssuerOpen: true, pin: '8021' })
    expect(fitting('amazon', 'steam-wallet')).toMatchObject({ issuerId: 'amazon', isIssuerOpen: false })
    expect(fitting('target')).toMatchObject({ issuerId: 'target', isIssuerOpen: false })
    expect(fitting()).toMatchObject({ issuerId: 'amazon', isIssuerOpen: false })
  })
})

describe('a better reading of the same card', () => {
  const before = draftOfReading({ ...reading('doubtful', clear), serial: null }, 'a', 'en-GB')
  const after = draftOfReading(reading('sure', clear), 'a', 'en-GB')

  it('fills in what nobody has touched', () => {
    expect(withNewReading(before, before, after)).toEqual(after)
  })

  it('leaves alone what a person has filled in', () => {
    const touched = { ...before, label: 'Seaside', code: 'ZB4V-QLYE6N-82GS', notes: 'from Gran' }

    expect(withNewReading(touched, before, after)).toMatchObject({
      label: 'Seaside',
      code: 'ZB4V-QLYE6N-82GS',
      notes: 'from Gran',
      serial: '6045118830274419',
    })
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
