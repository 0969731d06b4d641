import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyNumber, serialDigits } from '@/domain/number-kind'

const answers = (raw: string) =>
  classifyNumber(raw).map(({ kind, issuerId, likelihood }) => [kind, issuerId ?? '', likelihood].join(' '))

describe('classifyNumber', () => {
  it.each([
    ['W3GU-YD4NGH-88C8', 'claim-code amazon likely'],
    ['W3GUYD4NGH88C8', 'claim-code amazon likely'],
    ['W3GU-YD4NGH-88C8X', 'claim-code amazon likely'],
    ['W3GU-YD4NGH-8OC8', 'claim-code amazon likely'],
    ['W3GU-YD?NGH-88C8', 'claim-code amazon likely'],
    ['1234 5678 9012 3456', 'serial amazon likely'],
    ['123456789012345678901234567890', 'serial amazon certain'],
    ['4111 1111 1111 1111', 'payment-card  likely'],
    ['3782 822463 10005', 'payment-card  likely'],
    ['123-1234567-1234567', 'order-id amazon likely'],
    ['D01-1234567-1234567', 'order-id amazon likely'],
    ['12312345671234567', 'order-id amazon possible'],
    ['XABC DEFG HJKL MNPQ', 'issuer-code apple likely'],
    ['ABCDE-FGH2J-KLMN2', 'issuer-code steam-wallet likely'],
    ['ABCDEFGH2JKLMN0', 'issuer-code steam-wallet likely'],
    ['ABCDE-ABCDE-ABCDE-ABCDE-ABCDE', 'issuer-code xbox-microsoft likely'],
    ['ABCD-EFGH-JKLM', 'issuer-code playstation possible'],
    ['1234567890123456789', 'issuer-code boots-uk possible'],
    ['hello', 'unknown  possible'],
    ['', 'unknown  possible'],
  ])('takes "%s" first for: %s', (raw, first) => {
    expect(answers(raw)[0]).toBe(first)
  })

  it('names all that sixteen bare digits can be', () => {
    expect(answers('4111111111111111')).toEqual([
      'payment-card  likely',
      'serial amazon likely',
      'issuer-code google-play possible',
      'issuer-code nintendo possible',
      'issuer-code target possible',
      'issuer-code walmart-us possible',
    ])
  })

  it('does not suggest a payment card when the check digit is wrong', () => {
    expect(answers('4111111111111112')[0]).toBe('serial amazon likely')
    expect(answers('4111111111111112').join()).not.toContain('payment-card')
  })

  it('leaves fifteen characters in one piece open between Amazon and Steam', () => {
    expect(answers('ABCDEFGH2JKLMN2')).toEqual(['claim-code amazon likely', 'issuer-code steam-wallet possible'])
    expect(answers('ABCDEFGH2JKLMNO')).toEqual(['issuer-code steam-wallet likely', 'claim-code amazon possible'])
  })

  it('gives its reasons', () => {
    expect(classifyNumber('W3GU-YD4NGH-8O?8')[0]?.reasons).toEqual([
      { kind: 'length', detail: '14' },
      { kind: 'grouping', detail: '4-6-4' },
      { kind: 'misread-characters', detail: 'O' },
      { kind: 'unreadable-characters', detail: '1' },
    ])
    expect(classifyNumber('')[0]?.reasons).toEqual([{ kind: 'empty', detail: '' }])
    expect(classifyNumber('hello')[0]?.reasons).toEqual([
      { kind: 'no-rule', detail: '' },
      { kind: 'length', detail: '5' },
    ])
  })

  it('answers any text, best first, each answer with a reason', () => {
    const rank = ['certain', 'likely', 'possible']
    const codeLike = fc.string({ unit: fc.constantFrom(...'0123456789ABCXOI?- '), maxLength: 34 })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), codeLike), (raw) => {
        const guesses = classifyNumber(raw)
        expect(guesses.length).toBeGreaterThan(0)
        const ranks = guesses.map(({ likelihood }) => rank.indexOf(likelihood))
        expect(ranks).toEqual(ranks.toSorted())
        for (const { reasons } of guesses) expect(reasons.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('serialDigits', () => {
  it.each([
    ['1234 5678 9012 3456', 16],
    ['123456789012345678901234567890', 30],
    ['1234 5678 ?012 3456', 16],
    ['W3GU-YD4NGH-88C8', null],
    ['12345678901234', null],
    ['????????????????', null],
    ['', null],
  ])('of "%s" is %s', (raw, digits) => {
    expect(serialDigits(raw)).toBe(digits)
  })
})
