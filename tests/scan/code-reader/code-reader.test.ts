import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidatesOnLine } from '@/scan/codes/code-on-line'
import { chooseCode } from '@/scan/code-reader/choose-code'
import { codeAlphabet } from '@/scan/code-reader/code-alphabet'
import { startCodeReader } from '@/scan/code-reader/code-reader'
import { codesIn, serialsIn } from '@/scan/code-reader/codes-in-text'
import { beamSearch } from '@/scan/code-reader/beam-search'
import { alignText, likelihoodOn } from '@/scan/code-reader/ctc'
import type { Lattice } from '@/scan/code-reader/ctc'
import { codeCut } from '@/scan/code-reader/code-cut'
import { findTextLines } from '@/scan/lines/find-lines'
import { cropLine } from '@/scan/lines/rectify'
import { drawText } from '../drawn-text'

/** Rows of weights become rows of probabilities. */
function latticeOf(alphabet: string, rows: readonly (readonly number[])[]): Lattice {
  const logs = rows.flatMap((row) => {
    const total = row.reduce((sum, weight) => sum + weight, 0)
    return row.map((weight) => Math.log(weight / total))
  })
  return { columns: rows.length, alphabet, logProbabilities: Float32Array.from(logs) }
}

/** Every path through a small lattice, added up by what it says. */
function bruteForce({ columns, alphabet, logProbabilities }: Lattice): Map<string, number> {
  const classes = alphabet.length + 1
  const sums = new Map<string, number>()
  for (let path = 0; path < classes ** columns; path++) {
    let text = ''
    let last = 0
    let log = 0
    for (let column = 0, rest = path; column < columns; column++, rest = Math.floor(rest / classes)) {
      const value = rest % classes
      log += logProbabilities[column * classes + value] as number
      if (value !== 0 && value !== last) text += alphabet.charAt(value - 1)
      last = value
    }
    sums.set(text, (sums.get(text) ?? 0) + Math.exp(log))
  }
  return sums
}

const smallLattice = fc
  .array(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => latticeOf('AB', rows))

/** A lattice that says a text clearly, with rivals at some of its characters. */
function saying(text: string, rivals: Readonly<Record<number, readonly [string, number]>> = {}): Lattice {
  const rows = [...text].flatMap((char, at) => {
    const row = Array.from({ length: codeAlphabet.length + 1 }, () => 1e-6)
    const rival = rivals[at]
    row[codeAlphabet.indexOf(char) + 1] = 1 - (rival?.[1] ?? 0)
    if (rival) row[codeAlphabet.indexOf(rival[0]) + 1] = rival[1]
    const blank = row.map((_, value) => (value === 0 ? 1 : 1e-6))
    return [row, blank]
  })
  return latticeOf(codeAlphabet, rows)
}

describe('beam search', () => {
  it('finds what a search of every path finds, with at most its probability', () => {
    fc.assert(
      fc.property(smallLattice, (lattice) => {
        const all = bruteForce(lattice)
        const found = beamSearch(lattice, 500)
        const best = [...all].reduce((top, one) => (one[1] > top[1] ? one : top))
        expect(Math.exp(found[0]?.logProbability ?? -Infinity)).toBeCloseTo(best[1], 4)
        for (const { text, logProbability } of found) {
          expect(Math.exp(logProbability)).toBeLessThanOrEqual((all.get(text) ?? 0) + 1e-5)
        }
      }),
    )
  })

  it('gives texts whose probabilities add up to at most one, best first', () => {
    fc.assert(
      fc.property(smallLattice, fc.integer({ min: 1, max: 12 }), (lattice, width) => {
        const found = beamSearch(lattice, width)
        expect(found.length).toBeLessThanOrEqual(width)
        expect(found.reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0)).toBeLessThanOrEqual(
          1 + 1e-5,
        )
        expect(found).toEqual(found.toSorted((a, b) => b.logProbability - a.logProbability))
      }),
    )
  })

  it('finds nothing but the empty text in an empty lattice', () => {
    expect(beamSearch(latticeOf('AB', []), 5)).toEqual([{ text: '', logProbability: 0 }])
  })
})

describe('the probability of a text', () => {
  it('is the sum over all paths that say it', () => {
    fc.assert(
      fc.property(smallLattice, (lattice) => {
        for (const [text, sum] of bruteForce(lattice)) {
          expect(Math.exp(likelihoodOn(lattice)(text))).toBeCloseTo(sum, 4)
        }
      }),
    )
  })

  it('is held however long and unlikely', () => {
    const unlikely = latticeOf(
      'AB',
      Array.from({ length: 600 }, () => [1, 999_999, 1]),
    )
    expect(likelihoodOn(unlikely)('')).toBeCloseTo(600 * (unlikely.logProbabilities[0] as number), 1)
    expect(likelihoodOn(unlikely)('A')).toBeGreaterThan(likelihoodOn(unlikely)(''))
  })

  it('is none for characters that the lattice does not know', () => {
    expect(likelihoodOn(latticeOf('AB', [[1, 1, 1]]))('C')).toBe(-Infinity)
  })
})

describe('aligning a text', () => {
  it('puts each character where it is said, in order', () => {
    const spans = alignText(saying('Q7DM'), 'Q7DM')
    expect(spans).toEqual([0, 2, 4, 6].map((start) => ({ start, end: start + 1 })))
  })

  it('is impossible in fewer columns than characters', () => {
    expect(alignText(latticeOf('AB', [[1, 1, 1]]), 'AB')).toBeNull()
  })
})

describe('codes in a line', () => {
  it.each([
    ['Q7DM-X4KP9B-T2HV', 'Q7DMX4KP9BT2HV'],
    ['Q7DM X4KP9B T2HVW', 'Q7DMX4KP9BT2HVW'],
    ['Q7DMX4KP9BT2HV', 'Q7DMX4KP9BT2HV'],
    ['C~ ~ Q7DM-X4KP9B-T2HV', 'Q7DMX4KP9BT2HV'],
    ['Q7DM - X4KP9B - T2HV', 'Q7DMX4KP9BT2HV'],
    ['CODE Q7DM X4KP9B T2HV', 'Q7DMX4KP9BT2HV'],
    ['Q7DMX4KP9B-T2HV', 'Q7DMX4KP9BT2HV'],
    // Ten letters in a row that can be spoken, and an I that no known code has.
    ['Y3NHWEIHIGCH82L', 'Y3NHWEIHIGCH82L'],
  ])('«%s» is Amazon’s', (text, code) => {
    expect(codesIn(text)[0]).toMatchObject({ code, issuerIds: ['amazon'] })
  })

  it.each([
    ['XQ7DMX4KP9BT2HVW', 'apple'],
    ['Q7DMX-4KP9B-T2HVW', 'steam-wallet'],
    ['Q7DMX-4KP9B-T2HVW-8R3FC-JLM5N', 'xbox-microsoft'],
  ])('«%s» may be of %s', (text, issuer) => {
    expect(codesIn(text)[0]?.issuerIds).toContain(issuer)
  })

  it.each([
    '',
    'CONGRATULATIONS',
    'BEST WISHES 2026',
    'BESTWISHES2026',
    'C0NGRATULATI0NS',
    'C0NGRATULATI0N5',
    '5305262350851958',
    '206-4417305-9931846',
    'Q7DM~X4KP9B~T2HV',
    'Q7DM-X4KP9B-T2HV-8R',
    '~',
  ])('«%s» is none', (text) => {
    expect(codesIn(text).filter(({ issuerIds }) => issuerIds[0] === 'amazon')).toEqual([])
  })

  it('never throw, and stand where they say, whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...codeAlphabet) }), (text) => {
        for (const { code, start, end } of codesIn(text)) {
          expect(text.slice(start, end).replace(/[- ]/g, '')).toBe(code)
        }
      }),
    )
  })

  it('leave serial numbers to themselves', () => {
    expect(serialsIn('S~ 5305 2623 5085 1958')).toEqual(['5305262350851958'])
    expect(serialsIn('5305 2623 5085 1958 7')).toEqual(['5305262350851958'])
    expect(serialsIn('206-4417305-9931846')).toEqual([])
  })
})

describe('choosing a code', () => {
  it('is certain when all cuts say the same', () => {
    const { codes, wellFormed } = chooseCode([saying('Q7DM-X4KP9B-T2HV'), saying('Q7DM X4KP9B T2HV')])
    expect(codes[0]).toMatchObject({ code: 'Q7DMX4KP9BT2HV', issuerIds: ['amazon'] })
    expect(codes[0]?.share).toBeGreaterThan(0.99)
    expect(wellFormed).toBeGreaterThan(0.99)
  })

  it('offers the rival where one character is in doubt, the likelier first', () => {
    const { codes } = chooseCode([saying('Q7DM-X4KP9B-T2HV', { 10: ['8', 0.4] })])
    expect(codes.map(({ code }) => code).slice(0, 2)).toEqual(['Q7DMX4KP9BT2HV', 'Q7DMX4KP98T2HV'])
    expect(codes[0]?.share).toBeCloseTo(0.6, 1)
  })

  it('prefers a code of the known characters over one with an O, but only once', () => {
    const between = chooseCode([saying('Q7DM-X4KP9B-T2HV', { 0: ['O', 0.55] })]).codes
    expect(between[0]?.code).toBe('Q7DMX4KP9BT2HV')
    const elsewhere = chooseCode([saying('Q7D1-X4KP9B-T2HV', { 0: ['O', 0.55] })]).codes
    expect(elsewhere[0]?.code).toBe('O7D1X4KP9BT2HV')
  })

  it('has shares that add up to one, and none without a code', () => {
    const { codes } = chooseCode([saying('Q7DM-X4KP9B-T2HV', { 1: ['Z', 0.3], 12: ['7', 0.3] })])
    expect(codes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
    expect(chooseCode([saying('CONGRATULATIONS')])).toMatchObject({ codes: [], wellFormed: 0 })
    expect(chooseCode([])).toMatchObject({ codes: [], wellFormed: 0 })
  })

  it('hears serial numbers too', () => {
    expect(chooseCode([saying('S~ 5305262350851958')]).serials[0]).toMatchObject({ digits: '5305262350851958' })
  })

  it('hears a serial number past a label of which every capital is in doubt', () => {
    const unclear = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [at, ['X', 0.5] as [string, number]]))
    const { serials } = chooseCode([saying('NUMBERS 5305262350851958', { ...unclear, 23: ['3', 0.4] })])
    const ofNumbers = Object.fromEntries(serials.map((serial) => [serial.digits, serial.ofNumbers]))
    expect(ofNumbers['5305262350851958']).toBeCloseTo(0.6, 1)
    expect(ofNumbers['5305262350851953']).toBeCloseTo(0.4, 1)
    // A letter of the label is no digit of a number that lacks one.
    const short = chooseCode([saying('SERIAL NO 530526235085195', { 8: ['0', 0.001] })]).serials
    expect(short.filter((serial) => serial.ofNumbers > 0.05)).toEqual([])
  })
})

describe('candidates of a line', () => {
  const likeliestOn = (lattice: ReturnType<typeof saying>) => {
    const { codes, wellFormed } = chooseCode([lattice])
    const placed = codes.map((code) => ({
      ...code,
      places: [...code.code].map((_, at) => ({ startPx: at, endPx: at + 1 })),
    }))
    return candidatesOnLine({ codes: placed, serials: [], wellFormed }, null, () => null)[0]
  }

  it('ask about the places where the codes differ, and about no other', () => {
    const best = likeliestOn(saying('Q7DM-X4KP9B-T2HV', { 10: ['8', 0.4] }))
    expect(best?.characters.map(({ options }) => options.length > 1)).toEqual(
      Array.from({ length: 14 }, (_, at) => at === 9),
    )
    expect(best?.characters[9]?.options.slice(0, 2)).toEqual(['B', '8'])
  })

  it('ask about a small doubt unless it is between characters that fonts draw alike', () => {
    const optionsWith = (rival: string) =>
      likeliestOn(saying(`7${rival === '0' ? 'O' : 'F'}DM-X4KP9B-T2HV`, { 1: [rival, 0.02] }))?.characters[1]?.options
    expect(optionsWith('E')).toEqual(['F', 'E'])
    expect(optionsWith('0')).toEqual(['O'])
  })
})

describe('the reader of codes', () => {
  it('reads a clean line with the weights that are shipped, and says nothing of one on its head', async () => {
    const reader = await startCodeReader(30_000)
    try {
      const image = drawText({ text: 'Q7DM-X4KP9B-T2HV' })
      const line = findTextLines(image)[0]
      if (!line) throw new Error('no line')
      const cut = cropLine(image, line, codeCut)
      const { codes, wellFormed } = await reader.readCode([cut])
      expect(codes[0]?.code).toBe('Q7DMX4KP9BT2HV')
      expect(codes[0]?.places).toHaveLength(14)
      expect(wellFormed).toBeGreaterThan(0.9)
      // A clear cut settles it, an unclear one asks the others.
      const other = cropLine(drawText({ text: 'W5RT-J8NC3M-PLZ6' }), line, codeCut)
      expect((await reader.readCode([cut, other, other])).codes[0]).toMatchObject({ code: 'Q7DMX4KP9BT2HV' })
      const faint = { ...cut, pixels: cut.pixels.map((value, at) => (at % 7 < 5 ? 255 : value)) }
      expect((await reader.readCode([faint, other, other])).codes[0]).toMatchObject({ code: 'W5RTJ8NC3MPLZ6' })
      const empty = { ...cut, pixels: cut.pixels.map(() => 255) }
      expect(await reader.readCode([empty, other, other])).toMatchObject({ codes: [], serials: [] })
      const onItsHead = { ...cut, pixels: cut.pixels.slice().reverse() }
      expect((await reader.readCode([onItsHead])).wellFormed).toBeLessThan(0.5)
    } finally {
      reader.close()
    }
  })
})
