import { currencies } from './data/currencies'

type Currency = keyof typeof currencies

/** Whose sign stands beside an amount: '$' is the sign of several currencies, so the expected one is asked first. */
export function signOwner(sign: string, expected: Currency, locale: string): 'expected' | 'other' | 'nobody' {
  const wanted = comparable(sign)
  if ([...localSigns(expected, locale), ...signsOf(expected)].map(comparable).includes(wanted)) return 'expected'
  return codes.some((code) => signsOf(code).map(comparable).includes(wanted)) ? 'other' : 'nobody'
}

const codes = Object.keys(currencies) as readonly Currency[]

function signsOf(currency: Currency): readonly string[] {
  return [currency, ...currencies[currency].signs]
}

function localSigns(currency: Currency, locale: string): readonly string[] {
  return (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .filter((part) => part.type === 'currency')
      .map((part) => part.value),
  )
}

function comparable(sign: string): string {
  return sign
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()
}
