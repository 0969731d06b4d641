import { describe, expect, it } from 'vitest'
import { clearSerial } from '@/scan/fields/read-serial'

const lineOf = (text: string) => ({ reading: { text, confidence: 0.97, characters: [] } })
const number = '5305262350851958'

describe('a serial number on one line', () => {
  it('is the one that the reader of codes is sure of, whatever the text reader saw', () => {
    expect(clearSerial(lineOf('Senal 53 1958'), [{ digits: number, share: 0.7 }], 0.6)).toBe(number)
  })

  it('is the only one that it sees where the text reader saw nearly the same', () => {
    expect(clearSerial(lineOf('5305262350 851959'), [{ digits: number, share: 0.2 }], 0.8)).toBe(number)
  })

  it.each([
    ['hardly anything of the line is a number', '5305262350851958', [{ digits: number, share: 0.05 }]],
    ['the text reader saw another', '5305262350851311', [{ digits: number, share: 0.3 }]],
    ['the text reader saw none', 'S/N', [{ digits: number, share: 0.3 }]],
    [
      'there is a rival',
      '5305262350851958',
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
