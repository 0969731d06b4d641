import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCodeWindow } from '@/scan/codes/code-window'

const even = { glyphCount: 14, evenness: 1, aspect: 14 }
const mixed = { glyphCount: 30, evenness: 0.4, aspect: 25 }

describe('code windows', () => {
  it.each([
    ['Q7DM-X4KP9B-T2HV', 'Q7DM-X4KP9B-T2HV'],
    ['Q7DM X4KP9B T2HV', 'Q7DMX4KP9BT2HV'],
    ['Q7DMX4KP9BT2HVW', 'Q7DMX4KP9BT2HVW'],
    ['Claim code: Q7DM-X4KP9B-T2HV', 'Q7DM-X4KP9B-T2HV'],
    ['| Q7DM -X4KP9B-T2 HV', 'Q7DM-X4KP9B-T2HV'],
    ['KWSBDHXGWHTWLKS', 'KWSBDHXGWHTWLKS'],
    ['2XGHPZWWW5FWLT', '2XGHPZWWW5FWLT'],
  ])('are found in «%s»', (text, code) => {
    const window = findCodeWindow(text, even)
    const letters = [...text.replaceAll(' ', '')].slice(window?.start, window?.end).join('')
    expect(letters.replace(/^\|/, '')).toBe(code)
  })

  it.each([
    'CONGRATULATIONS',
    'TEL 0800 279 7234',
    '1-888-280-4331',
    '2026-10-03 14:22',
    'Serial number: 5305 2623 5085 1958',
    'Order number: 206-4417305-9931846',
    'Redeem at amazon.co.uk/redeem',
    'WWW.AMAZON.DE/EINLOESEN',
    'HTTPS://AMAZON.DE/GUTSCHEIN',
    'WWWAMAZONDE2026',
    'Hope you enjoy this gift card!',
    'REF 19804439671549804439671',
  ])('are not found in «%s»', (text) => {
    expect(findCodeWindow(text, mixed)).toBeNull()
    expect(findCodeWindow(text, even)).toBeNull()
  })

  it('are found whatever the code says in its middle', () => {
    const signs = (count: number) => fc.stringMatching(new RegExp(`^[0-9A-Z]{${count}}$`))
    const short = fc.constantFrom('WWW', 'HTTP', 'HTTPS', 'TEL', 'TRANS')
    const code = fc.tuple(signs(14), short, fc.nat()).map(([all, word, place]) => {
      const at = 1 + (place % (14 - word.length))
      return `${all.slice(0, at)}${word}${all.slice(at + word.length)}`
    })
    fc.assert(
      fc.property(code, fc.boolean(), (all, isGrouped) => {
        fc.pre(/\d/.test(all) && all.replace(/\D/g, '').length < 11)
        const text = isGrouped ? `${all.slice(0, 4)}-${all.slice(4, 10)}-${all.slice(10)}` : all
        // WWW at the beginning is an address; a group that begins with TRANS, or is HTTP, is taken for a word.
        fc.pre(!/^WWW|-(?:TRANS|HTTP$)/.test(text))
        expect(findCodeWindow(text, even)).toMatchObject({ start: 0, end: text.length })
      }),
      { numRuns: 1000 },
    )
  })

  it('lie within any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), (text) => {
        const window = findCodeWindow(text, even)
        if (!window) return
        expect(window.start).toBeGreaterThanOrEqual(0)
        expect(window.end).toBeGreaterThanOrEqual(window.start)
        expect(window.end).toBeLessThanOrEqual([...text.replaceAll(' ', '')].length)
      }),
    )
  })
})
