import { marketplaceOf } from '@/domain/marketplaces'
import type { MarketplaceId } from '@/domain/marketplaces'
import { currencyCodes, fractionDigits, money } from '@/domain/money'
import type { CurrencyCode, Money } from '@/domain/money'

export interface SizedText {
  readonly text: string
  readonly heightPx: number
  /** The reader's own opinion of the line, 0 to 1. */
  readonly confidence: number
}

/** Below this a line is junk that was never writing. */
const leastConfidence = 0.945

interface Sighting {
  readonly amount: Money
  readonly weight: number
}

const signs: readonly (readonly [RegExp, CurrencyCode])[] = [
  [/^(?:C[DO]N|CAD|CA|C)\s?[$S]$/i, 'CAD'],
  [/^(?:AUD|AU|A)\s?[$S]$/i, 'AUD'],
  [/^(?:SGD|SG|S)\s?\$$/i, 'SGD'],
  [/^(?:MXN|MX)\s?\$$/i, 'MXN'],
  [/^(?:USD|US)\s?\$$/i, 'USD'],
  [/^R\s?\$$/i, 'BRL'],
  [/^£$/, 'GBP'],
  [/^€$/, 'EUR'],
  [/^(?:[¥￥]|円)$/, 'JPY'],
  [/^₹|^Rs\.?$/, 'INR'],
  [/^zł$/i, 'PLN'],
  [/^(?:TL|₺)$/i, 'TRY'],
  [/^kr\.?$/i, 'SEK'],
]

const number = String.raw`\d{1,3}(?:[.,\s’']\d{3})+(?:[.,]\d{2})?|\d{1,6}(?:[.,]\d{2})?`
const sign = String.raw`(?:C[DO]N|CAD|CA|C|AUD|AU|A|SGD|SG|S|MXN|MX|USD|US|R)?\s?\$|(?:C[DO]N|AU|A)S|£|€|¥|￥|円|₹|Rs\.?|zł|TL|₺|kr\.?|${currencyCodes.join('|')}`
const before = new RegExp(String.raw`(?<![\p{L}\p{N}])(${sign})\s{0,2}(${number})(?![\d%]|[-./]\d)`, 'giu')
const after = new RegExp(String.raw`(?<![\p{L}\p{N}.,])(${number})\s{0,2}(${sign})(?![\p{L}\p{N}])`, 'giu')

/** The card's value: what stands on most and largest lines. A bare $ means the dollar of the marketplace, or of the USA. */
export function pickAmount(texts: readonly SizedText[], marketplaceId: MarketplaceId | null): Money | null {
  const home = marketplaceId ? marketplaceOf(marketplaceId).currency : null
  const votes = new Map<string, Sighting>()
  for (const { text, heightPx, confidence } of texts) {
    if (confidence < leastConfidence) continue
    for (const found of sightings(text.replace(misreadDollar, '$1$$'), home)) {
      const weight =
        found.weight *
        Math.sqrt(heightPx) *
        (/amount|value|betrag|wert|montant|importe|importo|total|gift|金額/i.test(text) ? 1.5 : 1)
      const key = `${found.amount.minorUnits} ${found.amount.currency}`
      votes.set(key, { amount: found.amount, weight: weight + (votes.get(key)?.weight ?? 0) })
    }
  }
  return [...votes.values()].sort((a, b) => b.weight - a.weight)[0]?.amount ?? null
}

function sightings(text: string, home: CurrencyCode | null): readonly Sighting[] {
  const found = [
    ...[...text.matchAll(before)].map((match) => [match[1], match[2]] as const),
    ...[...text.matchAll(after)].map((match) => [match[2], match[1]] as const),
  ]
  return found.flatMap(([printed = '', digits = '']) => {
    const currency = currencyOf(printed.trim(), home)
    const minorUnits = currency && minorUnitsOf(digits, currency)
    if (!currency || !minorUnits) return []
    // Cards are sold in whole amounts; a crossed zero is easily read as an 8.
    const whole = minorUnits % 10 ** fractionDigits(currency) === 0 ? 1.4 : 1
    return [{ amount: money(minorUnits, currency), weight: whole * (currency === home ? 2 : 1) }]
  })
}

const dollars: readonly CurrencyCode[] = ['USD', 'CAD', 'AUD', 'SGD', 'MXN']
/** No card of yen is worth less; '¥7' is how a Japanese word is misread. */
const leastYen = 100
/** Beside the word for it an S is a dollar sign. */
const misreadDollar = /((?:amount|value)\W{1,3})S(?=\d)/gi

function currencyOf(printed: string, home: CurrencyCode | null): CurrencyCode | null {
  // Elsewhere a $ is a misread sign of another script.
  if (printed === '$') return home === null ? 'USD' : dollars.includes(home) ? home : null
  if (/^kr\.?$/i.test(printed) && home !== 'SEK') return null
  const known = signs.find(([pattern]) => pattern.test(printed))
  return known?.[1] ?? currencyCodes.find((code) => code === printed.toUpperCase()) ?? null
}

/** '1.234,50', '1,234.50', '25', '5,000' (yen): the last mark divides when two digits follow it. null when it is no card's value. */
function minorUnitsOf(digits: string, currency: CurrencyCode): number | null {
  const decimals = fractionDigits(currency)
  const fraction = decimals === 2 ? /[.,](\d{2})$/.exec(digits) : null
  const whole = Number((fraction ? digits.slice(0, fraction.index) : digits).replace(/\D/g, ''))
  const minorUnits = whole * 10 ** decimals + Number(fraction?.[1] ?? 0)
  if (currency === 'JPY' && whole < leastYen) return null
  return minorUnits > 0 && whole <= 1_000_000 ? minorUnits : null
}
