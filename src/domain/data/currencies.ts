interface CurrencyFacts {
  /** Digits after the decimal mark, ISO 4217. */
  readonly fractionDigits: number
  /** Signs that people and shops write beside an amount, besides the ISO code. */
  readonly signs: readonly string[]
}

export const currencies = {
  USD: { fractionDigits: 2, signs: ['US$', '$'] },
  CAD: { fractionDigits: 2, signs: ['CA$', 'C$', 'CDN$', '$'] },
  MXN: { fractionDigits: 2, signs: ['MX$', 'Mex$', '$'] },
  BRL: { fractionDigits: 2, signs: ['R$'] },
  GBP: { fractionDigits: 2, signs: ['£', 'UK£'] },
  EUR: { fractionDigits: 2, signs: ['€', 'Euro'] },
  SEK: { fractionDigits: 2, signs: ['kr', 'kr.'] },
  PLN: { fractionDigits: 2, signs: ['zł', 'zl'] },
  TRY: { fractionDigits: 2, signs: ['₺', 'TL'] },
  AED: { fractionDigits: 2, signs: ['د.إ', 'د.إ.', 'Dhs', 'Dhs.', 'DH'] },
  SAR: { fractionDigits: 2, signs: ['ر.س', 'ر.س.', 'SR', '﷼'] },
  EGP: { fractionDigits: 2, signs: ['ج.م', 'ج.م.', 'E£', 'LE', 'L.E.'] },
  ZAR: { fractionDigits: 2, signs: ['R'] },
  INR: { fractionDigits: 2, signs: ['₹', 'Rs', 'Rs.'] },
  JPY: { fractionDigits: 0, signs: ['¥', 'JP¥', '円'] },
  SGD: { fractionDigits: 2, signs: ['S$', '$'] },
  AUD: { fractionDigits: 2, signs: ['A$', 'AU$', '$'] },
} as const satisfies Record<string, CurrencyFacts>
