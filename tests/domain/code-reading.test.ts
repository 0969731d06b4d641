import { describe, expect, it } from 'vitest'
import type { ClaimCode } from '@/domain/claim-code'
import { doubtfulPlaces, type CodeReading } from '@/domain/code-reading'

function reading(
  verdict: CodeReading['verdict'],
  characters: readonly (readonly [char: string, confidence: number, options?: string])[],
): CodeReading {
  return {
    photoId: null,
    verdict,
    candidates: [
      {
        code: characters.map(([char]) => char).join(''),
        confidence: 0.8,
        line: null,
        characters: characters.map(([char, confidence, options]) => ({
          char,
          confidence,
          options: [...(options ?? char)],
          box: null,
        })),
      },
    ],
  }
}

const code = (text: string, doubts: ClaimCode['doubts'] = []): ClaimCode => ({ raw: text, code: text, doubts })

describe('the doubtful places of a code', () => {
  it('are none where everything was read clearly', () => {
    expect(
      doubtfulPlaces(code('AB'), [
        reading('sure', [
          ['A', 0.99],
          ['B', 0.99],
        ]),
      ]),
    ).toEqual([])
  })

  it('say what else was seen, how certain it was, and whether a person has decided', () => {
    const doubts = [{ index: 1, options: ['8', 'B'], confirmed: true }]

    expect(
      doubtfulPlaces(code('A8', doubts), [
        reading('doubtful', [
          ['A', 0.99],
          ['8', 0.6, '8B'],
        ]),
      ]),
    ).toEqual([{ index: 1, char: '8', others: ['B'], confidence: 0.6, confirmed: true }])
  })

  it('include a place that was read weakly in one way only, unless the reading is sure', () => {
    const weak = [
      ['A', 0.99],
      ['B', 0.7],
    ] as const

    expect(doubtfulPlaces(code('AB'), [reading('doubtful', weak)]).map(({ index }) => index)).toEqual([1])
    expect(doubtfulPlaces(code('AB'), [reading('sure', weak)])).toEqual([])
  })

  it('include a place that a person has typed over: that is decided', () => {
    expect(
      doubtfulPlaces(code('AC'), [
        reading('sure', [
          ['A', 0.99],
          ['B', 0.99],
        ]),
      ]),
    ).toEqual([{ index: 1, char: 'C', others: ['B'], confidence: 0.99, confirmed: true }])
  })

  it('take the least certain of several photos', () => {
    const readings = [reading('doubtful', [['A', 0.5]]), reading('sure', [['A', 0.98]])]

    expect(doubtfulPlaces(code('A'), readings)).toMatchObject([{ index: 0, confidence: 0.5 }])
  })

  it('of a code typed by hand are those of its alphabet alone', () => {
    const doubts = [{ index: 0, options: ['O'], confirmed: false }]

    expect(doubtfulPlaces(code('0A', doubts), [])).toEqual([
      { index: 0, char: '0', others: ['O'], confidence: null, confirmed: false },
    ])
  })
})
