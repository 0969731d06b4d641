import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeLineReading } from '@/scan/code-reader/code-reader'
import { trustByText, weighedByText } from '@/scan/codes/second-witness'

function readingOf(shares: Readonly<Record<string, number>>, wellFormed = 1): CodeLineReading {
  const codes = Object.entries(shares).map(([code, share]) => ({ code, share, issuerIds: [], places: [] }))
  return { codes, serials: [], wellFormed }
}

const sharesOf = ({ codes }: CodeLineReading) => Object.fromEntries(codes.map(({ code, share }) => [code, share]))

describe('the text reader as the second witness of a code', () => {
  it('settles whether a last character stands there', () => {
    const heard = weighedByText(readingOf({ Q7DMX4KP9BT2H: 0.86, Q7DMX4KP9BT2HV: 0.14 }), 'Q7DM-X4KP9B-T2HV')
    expect(heard.codes[0]?.code).toBe('Q7DMX4KP9BT2HV')
  })

  it('says nothing between a round letter and a zero', () => {
    const heard = weighedByText(readingOf({ Q7DMX4KP0BT2HV: 0.7, Q7DMX4KPOBT2HV: 0.3 }), 'Q7DM-X4KPOB-T2HV')
    expect(sharesOf(heard)['Q7DMX4KP0BT2HV']).toBeCloseTo(0.7)
  })

  it('makes it likelier that the line says a code at all, but never sure', () => {
    const agreed = weighedByText(readingOf({ Q7DMX4KP9BT2HV: 1 }, 0.3), 'Q7DM-X4KP9B-T2HV')
    expect(agreed.wellFormed).toBeGreaterThan(0.9)
    const rarely = weighedByText(readingOf({ Q7DMX4KP9BT2HV: 1 }, 0.03), 'Q7DM-X4KP9B-T2HV')
    expect(rarely.wellFormed).toBeLessThan(0.6)
    const silent = weighedByText(readingOf({ Q7DMX4KP9BT2HV: 1 }, 0.3), '')
    expect(silent.wellFormed).toBe(0.3)
  })

  it('is not asked about what it was not shown, where the line was found as a piece of its code', () => {
    const [code] = readingOf({ Q7DMX4KP9BT2HV: 1 }).codes
    const places = Array.from({ length: 14 }, (_, at) => ({ startPx: 20 * at, endPx: 20 * at + 18 }))
    const said = { codes: code ? [{ ...code, places }] : [], serials: [], wellFormed: 0.25 }
    const piece = { startPx: 0, endPx: 180 }
    expect(weighedByText(said, 'OVDM-XAKP9', piece).wellFormed).toBeGreaterThan(0.6)
    expect(weighedByText(said, 'OVDM-XAKP9').wellFormed).toBeLessThan(0.4)
    // A longer code is not excused for what the right one is asked about.
    const longer = [...places, { startPx: 280, endPx: 298 }]
    const rivals = readingOf({ Q7DMX4KP9BT2HV: 0.95, Q7DMX4KP9BT2HVI: 0.05 }).codes
    const both = { ...said, codes: rivals.map((rival) => ({ ...rival, places: longer })) }
    const [best] = weighedByText(both, 'Q7DM-X4KP9B-T2', { startPx: 0, endPx: 240 }).codes
    expect(best?.code).toBe('Q7DMX4KP9BT2HV')
    // One or two more may be no characters.
    const most = { startPx: 0, endPx: 240 }
    expect(weighedByText(said, 'Q7DM-X4KP9B-T', most)).toEqual(weighedByText(said, 'Q7DM-X4KP9B-T'))
  })

  it('moves shares from one code to the other, adds none, and takes any text', () => {
    const code = fc.string({ unit: fc.constantFrom(...'ABC0O18'), minLength: 10, maxLength: 15 })
    fc.assert(
      fc.property(
        fc.dictionary(code, fc.double({ min: 0.001, max: 0.2, noNaN: true }), { maxKeys: 5 }),
        fc.string(),
        (shares, text) => {
          const total = (reading: CodeLineReading) => reading.codes.reduce((sum, { share }) => sum + share, 0)
          const before = readingOf(shares, 0.5)
          const after = weighedByText(before, text)
          expect(total(after)).toBeCloseTo(total(before))
          if (text.match(/[A-Z0-9]/i)) expect(after.codes).toEqual(after.codes.toSorted((a, b) => b.share - a.share))
        },
      ),
    )
  })
})

describe('a code', () => {
  it('is believed when the text reader saw most of it, with its round letters as zeros', () => {
    expect(trustByText('Q7DMX4KP9BT2HV', 'Q7DM-X4KP9B-T2HV')).toBe(1)
    expect(trustByText('Q7DMX4KPOBT2HV', '(Q7DM-X4KP0B-T2HV')).toBe(1)
  })

  it('is not quite believed when the text reader saw hardly anything of it', () => {
    expect(trustByText('Q7DMX4KP9BT2HV', 'wood')).toBeLessThan(0.95)
  })

  it('is not quite believed where a character more stands at its end, or half of one, unless no code is longer', () => {
    expect(trustByText('Q7DMX4KP9BT2HV', 'Q7DMX4KP9BT2HV)')).toBeLessThan(0.95)
    expect(trustByText('Q7DMX4KP9BT2HV', 'Q7DMX4KP9BT2H]}')).toBeLessThan(0.95)
    expect(trustByText('Q7DMX4KP9BT2HV', 'Code: Q7DM-X4KP9B-T2HVV')).toBeLessThan(0.95)
    expect(trustByText('Q7DMX4KP9BT2HV', 'Q7DM-X4KP9B-T2HV valid')).toBe(1)
    expect(trustByText('Q7DMX4KP9BT2HV', 'Q7DM-X4KP9B-T2HV .')).toBe(1)
    // Cut off within the code, or its last character misread.
    expect(trustByText('Q7DMX4KP9BT2HV', 'Q7DM-X4KP9B-I')).toBe(1)
    expect(trustByText('Q7DMX4KP9BT2HV', 'Q7DM-X4KP9B-T2HY')).toBe(1)
    expect(trustByText('Q7DMX4KP9BT2HVA', 'Q7DMX4KP9BT2HVA)')).toBe(1)
  })
})
