import { readAmount, type AmountProblemKind } from './amount-text'
import { currencies } from './data/currencies'
import type { Brand } from './ids'
import type { Parsed } from './parsed'

export type CurrencyCode = keyof typeof currencies

/** A whole number of the currency's smallest unit: cents, or yen. */
export type MinorUnits = Brand<number, 'MinorUnits'>

export interface Money {
  readonly minorUnits: MinorUnits
  readonly currency: CurrencyCode
}

export const currencyCodes = Object.keys(currencies) as readonly CurrencyCode[]

export function money(minorUnits: number, currency: CurrencyCode): Money {
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError(`Not a whole number of minor units: ${minorUnits}`)
  // Adding zero turns -0 into 0.
  return { minorUnits: (minorUnits + 0) as MinorUnits, currency }
}

export function fractionDigits(currency: CurrencyCode): number {
  return currencies[currency].fractionDigits
}

export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} cannot be added`)
  return money(a.minorUnits + b.minorUnits, a.currency)
}

export function negateMoney({ minorUnits, currency }: Money): Money {
  return money(-minorUnits, currency)
}

/** Without its sign. */
export function absoluteMoney({ minorUnits, currency }: Money): Money {
  return money(Math.abs(minorUnits), currency)
}

export function subtractMoney(from: Money, amount: Money): Money {
  return addMoney(from, negateMoney(amount))
}

/** Shares in proportion to the weights that add up to the whole: each is rounded where its predecessors left off. */
export function distributeMoney(total: Money, weights: readonly number[]): Money[] {
  const sum = weights.reduce((sofar, weight) => sofar + weight, 0)
  if (weights.some((weight) => !(weight >= 0)) || !(sum > 0 && sum < Infinity)) {
    throw new RangeError(`Not weights to share by: ${weights.join(', ')}`)
  }
  let weighed = 0
  let given = 0
  return weights.map((weight) => {
    weighed += weight
    const upToHere = Math.round(total.minorUnits * (weighed / sum))
    const share = money(upToHere - given, total.currency)
    given = upToHere
    return share
  })
}

/** Reads an amount as people of that locale write it, with or without the currency's sign: '1.234,50 €' in de-DE. */
export function parseMoney(text: string, currency: CurrencyCode, locale: string): Parsed<Money, AmountProblemKind> {
  const { value, problems } = readAmount(text, currency, locale)
  return { value: value === null ? null : money(value, currency), problems }
}

/** With the currency's sign: '1.234,50 €' in de-DE. */
export function formatMoney(amount: Money, locale: string): string {
  return formatter(locale, amount.currency, 'currency').format(decimalText(amount))
}

/** Without the currency, but with its digits: '1.234,50' in de-DE. */
export function formatAmount(amount: Money, locale: string): string {
  return formatter(locale, amount.currency, 'decimal').format(decimalText(amount))
}

/** '-25.00', or '2500' for yen: the same in every locale. */
export function decimalText(amount: Money): `${number}` {
  const digits = fractionDigits(amount.currency)
  const text = String(Math.abs(amount.minorUnits)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : ''
  return `${amount.minorUnits < 0 ? '-' : ''}${whole}${fraction}` as `${number}`
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, currency: CurrencyCode, style: 'currency' | 'decimal'): Intl.NumberFormat {
  const key = `${locale} ${currency} ${style}`
  const known = formatters.get(key)
  if (known) return known
  const digits = fractionDigits(currency)
  const range = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const created = new Intl.NumberFormat(locale, style === 'currency' ? { style, currency, ...range } : range)
  formatters.set(key, created)
  return created
}
