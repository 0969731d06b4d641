import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMoney,
  currencyCodes,
  decimalText,
  distributeMoney,
  formatAmount,
  formatMoney,
  fractionDigits,
  money,
  parseMoney,
  type CurrencyCode,
} from '@/domain/money'

const locales = [
  'en-US',
  'en-GB',
  'en-IN',
  'en-ZA',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'it-IT',
  'es-ES',
  'es-MX',
  'pt-BR',
  'nl-NL',
  'nl-BE',
  'sv-SE',
  'pl-PL',
  'tr-TR',
  'ar-AE',
  'ar-SA',
  'ar-EG',
  'hi-IN',
  'ja-JP',
  'fa-IR',
  'he-IL',
]

const anyCurrency = fc.constantFrom(...currencyCodes)
const anyLocale = fc.constantFrom(...locales)
const anyMinorUnits = fc.maxSafeInteger()
const anyMoney = fc.tuple(anyMinorUnits, anyCurrency).map(([minorUnits, currency]) => money(minorUnits, currency))

describe('parseMoney', () => {
  it.each<[string, CurrencyCode, string, number]>([
    ['25', 'USD', 'en-US', 2500],
    ['25.', 'USD', 'en-US', 2500],
    ['25.5', 'USD', 'en-US', 2550],
    ['.50', 'USD', 'en-US', 50],
    ['0', 'USD', 'en-US', 0],
    ['1,234.50', 'USD', 'en-US', 123450],
    ['1,234', 'USD', 'en-US', 123400],
    ['1.234', 'EUR', 'de-DE', 123400],
    ['1.234,50', 'EUR', 'de-DE', 123450],
    ['1.234.567', 'EUR', 'de-DE', 123456700],
    ['25,-', 'EUR', 'de-DE', 2500],
    ['25,– €', 'EUR', 'de-DE', 2500],
    ["1'234.50", 'EUR', 'de-CH', 123450],
    ['1’234.50', 'EUR', 'de-CH', 123450],
    ['1 234,50', 'EUR', 'fr-FR', 123450],
    ['1\u00a0234,50\u00a0€', 'EUR', 'fr-FR', 123450],
    ['1\u202f234,50', 'EUR', 'fr-FR', 123450],
    ['12,34,567.80', 'INR', 'en-IN', 123456780],
    ['₹1,00,000', 'INR', 'en-IN', 10000000],
    ['Rs.500', 'INR', 'en-IN', 50000],
    ['２５００', 'JPY', 'ja-JP', 2500],
    ['￥２，５００', 'JPY', 'ja-JP', 2500],
    ['2,500円', 'JPY', 'ja-JP', 2500],
    ['١٬٢٣٤٫٥٠', 'EGP', 'ar-EG', 123450],
    ['1234.50', 'EGP', 'ar-EG', 123450],
    ['$25', 'USD', 'en-US', 2500],
    ['US$ 25', 'USD', 'en-US', 2500],
    ['25 usd', 'USD', 'en-US', 2500],
    ['$25.00 USD', 'USD', 'en-US', 2500],
    ['$ 25', 'CAD', 'en-CA', 2500],
    ['100 kr', 'SEK', 'sv-SE', 10000],
    ['100 zł', 'PLN', 'pl-PL', 10000],
    ['R$ 50,00', 'BRL', 'pt-BR', 5000],
  ])('reads "%s" as %s in %s', (text, currency, locale, minorUnits) => {
    expect(parseMoney(text, currency, locale)).toEqual({ value: { minorUnits, currency }, problems: [] })
  })

  it.each(['-25', '\u221225', '–25', '－25', '-$25', '$-25', '- 25 USD', '\u200e-25', '\u061c-25'])(
    'reads the minus in "%s"',
    (text) => {
      expect(parseMoney(text, 'USD', 'en-US').value).toEqual({ minorUnits: -2500, currency: 'USD' })
    },
  )

  it.each<[string, CurrencyCode, string, number]>([
    ['25.00', 'EUR', 'de-DE', 2500],
    ['25,00', 'USD', 'en-US', 2500],
    ['1.234,50', 'USD', 'en-US', 123450],
    ['1,234.50', 'EUR', 'de-DE', 123450],
    ['1.234.567', 'USD', 'en-US', 123456700],
  ])('reads "%s" as %s in %s, since it can mean only one thing', (text, currency, locale, minorUnits) => {
    expect(parseMoney(text, currency, locale).value).toEqual({ minorUnits, currency })
  })

  it.each<[string, CurrencyCode, string]>([
    ['1.234', 'USD', 'en-US'],
    ['1,234', 'EUR', 'de-DE'],
    ['1.234', 'SEK', 'sv-SE'],
    ['2,500', 'JPY', 'de-DE'],
  ])('takes "%s" as %s in %s for ambiguous', (text, currency, locale) => {
    expect(parseMoney(text, currency, locale)).toEqual({
      value: null,
      problems: [{ kind: 'ambiguous-separator', index: 1, text: text.charAt(1) }],
    })
  })

  it.each<[string, CurrencyCode, string, string, number]>([
    ['', 'USD', 'en-US', 'empty', 0],
    ['   ', 'USD', 'en-US', 'empty', 0],
    ['abc', 'USD', 'en-US', 'unexpected-character', 0],
    ['-', 'USD', 'en-US', 'unexpected-character', 0],
    ['$', 'USD', 'en-US', 'unexpected-character', 0],
    ['2o.00', 'USD', 'en-US', 'unexpected-character', 1],
    ['20-25', 'USD', 'en-US', 'unexpected-character', 2],
    ['25-', 'USD', 'en-US', 'unexpected-character', 2],
    ['--25', 'USD', 'en-US', 'unexpected-character', 1],
    ['about 25', 'USD', 'en-US', 'unexpected-character', 0],
    ['€25', 'USD', 'en-US', 'other-currency', 0],
    ['25 £', 'EUR', 'de-DE', 'other-currency', 3],
    ['$25', 'GBP', 'en-GB', 'other-currency', 0],
    ['25 30', 'USD', 'en-US', 'bad-grouping', 2],
    ['1,23,456', 'USD', 'en-US', 'bad-grouping', 1],
    ['1,,234', 'USD', 'en-US', 'bad-grouping', 1],
    ['25.005', 'USD', 'en-US', 'ambiguous-separator', 2],
    ['0.505', 'USD', 'en-US', 'too-many-decimals', 4],
    ['25.0000', 'USD', 'en-US', 'too-many-decimals', 5],
    ['2500.5', 'JPY', 'ja-JP', 'fraction-not-allowed', 5],
    ['25.00', 'JPY', 'ja-JP', 'fraction-not-allowed', 3],
    ['99999999999999999999', 'USD', 'en-US', 'too-large', 0],
    ['　￥２５.5', 'JPY', 'ja-JP', 'fraction-not-allowed', 5],
  ])('refuses "%s" as %s in %s: %s at %i', (text, currency, locale, kind, index) => {
    const { value, problems } = parseMoney(text, currency, locale)
    expect(value).toBeNull()
    expect(problems.map((problem) => ({ kind: problem.kind, index: problem.index }))).toEqual([{ kind, index }])
  })

  it('never throws, and has a value or a problem', () => {
    const numberLike = fc.string({ unit: fc.constantFrom(..."0123456789.,-−'’ \u00a0$€¥R٫٬１２") })
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), numberLike),
        anyCurrency,
        anyLocale,
        (text, currency, locale) => {
          const { value, problems } = parseMoney(text, currency, locale)
          expect(value === null).toBe(problems.length > 0)
          for (const { index } of problems) expect(index === 0 || index < text.length).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('formatting', () => {
  it.each<[number, CurrencyCode, string, string, string]>([
    [123450, 'EUR', 'de-DE', '1.234,50\u00a0€', '1.234,50'],
    [123450, 'USD', 'en-US', '$1,234.50', '1,234.50'],
    [-5, 'USD', 'en-US', '-$0.05', '-0.05'],
    [2500, 'JPY', 'ja-JP', '￥2,500', '2,500'],
  ])('writes %i %s for %s', (minorUnits, currency, locale, withSign, plain) => {
    expect(formatMoney(money(minorUnits, currency), locale)).toBe(withSign)
    expect(formatAmount(money(minorUnits, currency), locale)).toBe(plain)
  })

  it.each<[number, CurrencyCode, string]>([
    [2500, 'USD', '25.00'],
    [2500, 'JPY', '2500'],
    [5, 'GBP', '0.05'],
    [-5, 'GBP', '-0.05'],
    [0, 'EUR', '0.00'],
    [0, 'JPY', '0'],
    [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
  ])('writes %i %s as plain %s', (minorUnits, currency, text) => {
    expect(decimalText(money(minorUnits, currency))).toBe(text)
  })

  it('is undone by parsing, in every locale and currency, with and without the sign', () => {
    fc.assert(
      fc.property(anyMoney, anyLocale, (amount, locale) => {
        expect(parseMoney(formatAmount(amount, locale), amount.currency, locale).value).toEqual(amount)
        expect(parseMoney(formatMoney(amount, locale), amount.currency, locale).value).toEqual(amount)
      }),
      { numRuns: 1000 },
    )
  })

  it('writes the plain decimal text so that every locale reads it back', () => {
    fc.assert(
      fc.property(anyMoney, anyLocale, (amount, locale) => {
        expect(parseMoney(decimalText(amount), amount.currency, locale).value).toEqual(amount)
      }),
    )
  })
})

describe('money', () => {
  it('is a safe whole number of minor units', () => {
    for (const minorUnits of [0.5, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => money(minorUnits, 'USD')).toThrow(RangeError)
    }
  })

  it('has no negative zero', () => {
    expect(Object.is(money(-0, 'USD').minorUnits, 0)).toBe(true)
  })

  it('has no fractions in yen and two digits elsewhere', () => {
    expect(currencyCodes.filter((currency) => fractionDigits(currency) !== 2)).toEqual(['JPY'])
    expect(fractionDigits('JPY')).toBe(0)
    expect(currencyCodes).toHaveLength(17)
  })

  it('adds within a currency and throws across two', () => {
    expect(addMoney(money(2500, 'USD'), money(-500, 'USD'))).toEqual(money(2000, 'USD'))
    expect(() => addMoney(money(1, 'USD'), money(1, 'EUR'))).toThrow(TypeError)
  })
})

describe('distributeMoney', () => {
  it('gives the odd cents away', () => {
    expect(distributeMoney(money(100, 'USD'), [1, 1, 1]).map((share) => share.minorUnits)).toEqual([33, 34, 33])
    expect(distributeMoney(money(10, 'JPY'), [0, 3, 1]).map((share) => share.minorUnits)).toEqual([0, 8, 2])
  })

  const anyWeights = fc
    .array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 12 })
    .filter((weights) => weights.some((weight) => weight > 0))

  it('adds up to the whole', () => {
    fc.assert(
      fc.property(anyMoney, anyWeights, (total, weights) => {
        const shares = distributeMoney(total, weights)
        expect(shares).toHaveLength(weights.length)
        expect(shares.reduce(addMoney, money(0, total.currency))).toEqual(total)
      }),
    )
  })

  it('gives every share the sign of the whole and nothing for a weight of zero', () => {
    fc.assert(
      fc.property(anyMoney, anyWeights, (total, weights) => {
        distributeMoney(total, weights).forEach(({ minorUnits }, place) => {
          expect(minorUnits === 0 || Math.sign(minorUnits) === Math.sign(total.minorUnits)).toBe(true)
          if (weights[place] === 0) expect(minorUnits).toBe(0)
        })
      }),
    )
  })

  it('stays within one unit of the exact share', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), anyWeights, (minorUnits, weights) => {
        const sum = weights.reduce((sofar, weight) => sofar + weight, 0)
        distributeMoney(money(minorUnits, 'USD'), weights).forEach((share, place) => {
          expect(Math.abs(share.minorUnits - (minorUnits * (weights[place] ?? 0)) / sum)).toBeLessThan(1.001)
        })
      }),
    )
  })

  it.each([[[]], [[0, 0]], [[-1, 2]], [[Number.NaN]], [[Infinity]]])('throws on the weights %j', (weights) => {
    expect(() => distributeMoney(money(100, 'USD'), weights)).toThrow(RangeError)
  })
})
