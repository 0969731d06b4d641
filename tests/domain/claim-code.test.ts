import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatClaimCode, lookAlikes, maskClaimCode, normaliseCode, readClaimCode } from '@/domain/claim-code'
import { issuerOf, issuers } from '@/domain/issuers'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-composite' }), fc.string())
const anyIssuerId = fc.constantFrom(...issuers.map(({ id }) => id))
const amazonCode = fc.string({
  unit: fc.constantFrom(...(issuerOf('amazon').alphabet ?? '')),
  minLength: 14,
  maxLength: 15,
})

describe('normaliseCode', () => {
  it.each([
    ['W3GU-YD4NGH-88C8', 'W3GUYD4NGH88C8'],
    ['  w3gu yd4ngh 88c8\n', 'W3GUYD4NGH88C8'],
    ['W3GU–YD4NGH—88C8', 'W3GUYD4NGH88C8'],
    ['W3GU‑YD4NGH−88C8', 'W3GUYD4NGH88C8'],
    ['W3GU.YD4NGH・88C8', 'W3GUYD4NGH88C8'],
    ['W3GUーYD4NGHｰ88C8', 'W3GUYD4NGH88C8'],
    ['Ｗ３ＧＵ－ＹＤ４ＮＧＨ－８８Ｃ８', 'W3GUYD4NGH88C8'],
    ['\u200eW3GU\u200b-YD4N\u00adGH-\ufeff88C8\u202c', 'W3GUYD4NGH88C8'],
    ['W3GU\tYD4NGH\u00a088C8', 'W3GUYD4NGH88C8'],
    ['W?GU-Y*4N_H-8□C8', 'W?GUY?4N?H8?C8'],
    ['W？GU', 'W?GU'],
    ['', ''],
    [' -.- ', ''],
  ])('turns "%s" into "%s"', (raw, code) => {
    expect(normaliseCode(raw)).toBe(code)
  })

  it('never swaps a character for its look-alike', () => {
    expect(normaliseCode('0O1Il5S8B')).toBe('0O1IL5S8B')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(normaliseCode(normaliseCode(raw))).toBe(normaliseCode(raw))
      }),
      {
        numRuns: 2000,
      },
    )
  })

  it('takes any way to write a code for the same code', () => {
    const noise = fc.constantFrom('', ' ', '-', '–', '.', '\u200b', '\u00a0', '\u2060')
    fc.assert(
      fc.property(amazonCode, fc.array(noise, { minLength: 15, maxLength: 15 }), (code, gaps) => {
        const written = [...code].map((character, place) => character.toLowerCase() + (gaps[place] ?? '')).join('')
        expect(normaliseCode(written)).toBe(code)
      }),
    )
  })
})

describe('readClaimCode', () => {
  it.each([
    'W3GU-YD4NGH-88C8',
    'TZG3-C9SHMH-92DJ',
    'Z7NV-LBBG39-75MU',
    '23H3-HRQYNW-9JXV',
    '6X6M-PHKYAW-JMAY',
    'UL7G-6VNS6V-USPU',
    'LJ49-AKDUV6-UYCP',
    'UM97-FD5QKK-WKCT',
    'R77R-P7AE2E-2MHE',
  ])('finds nothing to doubt in the public sample %s', (raw) => {
    expect(readClaimCode(raw, 'amazon')).toEqual({ raw, code: raw.replaceAll('-', ''), doubts: [], problems: [] })
  })

  it('asks about 0, O, 1 and I in an Amazon code, and swaps nothing', () => {
    const round = ['Q', 'D', 'C', 'G', 'U']
    const straight = ['L', 'J', 'T', '7']
    expect(readClaimCode('0OGU-1I4NGH-88C8', 'amazon')).toEqual({
      raw: '0OGU-1I4NGH-88C8',
      code: '0OGU1I4NGH88C8',
      doubts: [
        { index: 0, options: round, confirmed: false },
        { index: 1, options: round, confirmed: false },
        { index: 4, options: straight, confirmed: false },
        { index: 5, options: straight, confirmed: false },
      ],
      problems: [],
    })
  })

  it('has no doubt about 0 and O where the issuer uses both', () => {
    expect(readClaimCode('0O1I-ABCD-EFGH-JKLM', 'nintendo').doubts).toEqual([])
  })

  it('proposes digits for letters in a number of digits', () => {
    expect(readClaimCode('OISB567890123456', 'walmart-us').doubts).toEqual([
      { index: 0, options: ['0'], confirmed: false },
      { index: 1, options: ['1', '7'], confirmed: false },
      { index: 2, options: ['5'], confirmed: false },
      { index: 3, options: ['8'], confirmed: false },
    ])
  })

  it('tells a wrong length, an unreadable place and a foreign character, each with its place in the raw text', () => {
    expect(readClaimCode(' W3GU-Y?4N!H', 'amazon').problems).toEqual([
      { kind: 'wrong-length', index: 0, text: ' W3GU-Y?4N!H' },
      { kind: 'unreadable', index: 7, text: '?' },
      { kind: 'outside-alphabet', index: 10, text: '!' },
    ])
  })

  it.each(['', '  ', '---'])('tells that "%s" holds no code', (raw) => {
    expect(readClaimCode(raw, 'amazon').problems).toEqual([{ kind: 'empty', index: 0, text: raw }])
  })

  it('claims no wrong length for an issuer without an established shape', () => {
    expect(readClaimCode('ABC', 'netflix').problems).toEqual([])
  })

  it('keeps the raw text, and points only at places that exist', () => {
    fc.assert(
      fc.property(anyText, anyIssuerId, (raw, issuerId) => {
        const read = readClaimCode(raw, issuerId)
        expect(read.raw).toBe(raw)
        expect(read.code).toBe(normaliseCode(raw))
        for (const doubt of read.doubts) {
          expect(doubt.options).not.toContain([...read.code][doubt.index])
          expect(doubt.options.length).toBeGreaterThan(0)
        }
        for (const { index } of read.problems) expect(index === 0 || index < raw.length).toBe(true)
      }),
    )
  })
})

describe('formatClaimCode', () => {
  it.each([
    ['w3guyd4ngh88c8', 'amazon', 'W3GU-YD4NGH-88C8'],
    ['W3GUYD4NGH88C8X', 'amazon', 'W3GU-YD4NGH-88C8X'],
    ['ABCDE12345FGHJK', 'steam-wallet', 'ABCDE-12345-FGHJK'],
    ['ABCDEFGHJKLMNPQR', 'nintendo', 'ABCD-EFGH-JKLM-NPQR'],
    ['XABCDEFGHJKLMNPQ', 'apple', 'XABCDEFGHJKLMNPQ'],
    ['W3GU-YD4', 'amazon', 'W3GUYD4'],
    ['', 'amazon', ''],
  ] as const)('writes %s of %s as %s', (code, issuerId, text) => {
    expect(formatClaimCode(code, issuerId)).toBe(text)
  })

  it('is undone by normalising', () => {
    fc.assert(
      fc.property(anyText, anyIssuerId, (raw, issuerId) => {
        expect(normaliseCode(formatClaimCode(raw, issuerId))).toBe(normaliseCode(raw))
      }),
    )
  })
})

describe('maskClaimCode', () => {
  it.each([
    ['W3GUYD4NGH88C8', '••••-••••••-••••'],
    ['W3GU-YD4NGH-88C8X', '••••-••••••-•••••'],
    ['1234567890123456', '••••-••••-••••-••••'],
    ['ABC', '•••'],
    ['', ''],
  ])('shows of %s only the shape', (code, mask) => {
    expect(maskClaimCode(code)).toBe(mask)
  })

  it('lets nothing through', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(maskClaimCode(raw)).toMatch(/^[•-]*$/)
      }),
    )
  })
})

describe('lookAlikes', () => {
  it('are pairs: each side names the other', () => {
    for (const [character, others] of Object.entries(lookAlikes)) {
      for (const other of others) expect(lookAlikes[other]).toContain(character)
    }
  })

  it('occur in Amazon codes', () => {
    for (const character of Object.keys(lookAlikes)) expect(issuerOf('amazon').alphabet).toContain(character)
  })

  it('include both twins of G', () => {
    expect(lookAlikes.G).toBe('6C')
  })
})
