import { marketplaceOf } from '@/domain/marketplaces'
import type { MarketplaceId } from '@/domain/marketplaces'
import { currencyCodes, fractionDigits, money } from '@/domain/money'
import type { CurrencyCode, Money } from '@/domain/money'
import type { TextOnLine } from '../code-reader/line-texts'
import { amountOfBoth, lostDigit, seenAmounts, seenOnAny } from './pick-amount-seen'
import type { ReadAmount } from './pick-amount-seen'
import { damagedAmountIn, isUsual, plainAmounts } from './pick-amount-damaged'

export interface SizedText {
  readonly text: string
  readonly heightPx: number
  /** The reader's own opinion of the line, 0 to 1. */
  readonly confidence: number
  /** What the reader of prices took the line for, likeliest first. */
  readonly priceTexts?: readonly TextOnLine[]
}

/** Below this a line is junk that was never writing. */
const leastConfidence = 0.945
/** From this on a line may still say a usual amount in the marketplace's own currency. */
const leastConfidenceAtHome = 0.915

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

/** The card's value, by both readers. A bare $ means the dollar of the marketplace, or of the USA. */
export function pickAmount(texts: readonly SizedText[], marketplaceId: MarketplaceId | null): Money | null {
  const home = marketplaceId ? marketplaceOf(marketplaceId).currency : null
  const amountsIn = (text: string) => sightings(freed(text), home).map(({ amount }) => amount)
  const lines = texts.map((line) => ({ line, seen: seenAmounts(line.priceTexts ?? [], home, amountsIn) }))
  const read = lines.filter(({ line, seen }) => !lostDigit(amountsIn(line.text), seen)).map(({ line }) => line)
  return amountOfBoth(readAmount(read, home), seenOnAny(lines.map(({ seen }) => seen)))
}

/** A fleck before «US$». */
const fleck = /[^\s\d]+(?=US\$ ?\d)/
/** An edge behind «£10.00» or «60 €». */
const edgeBehind = /(?<=[$€£¥₹₺] ?\d[\d.,]*)[ 円]+$|(?<=\d ?€)[ 円0A-Z]{1,4}$/
/** Of «60,00 EUR» at the edge of a photo. */
const lostR = /(?<=\d ?EU)$/
/** Another script before «500円», taken for a digit: among yen stands a comma, no space. */
const digitBefore = /\d (?=[1-9]\d{2,}円)/

/** What the reader of prices wrote, which knows no words, without what it took for one of its characters. */
function freed(text: string): string {
  return text
    .replaceAll('~', ' ')
    .replace(fleck, '')
    .replace(edgeBehind, '')
    .replace(lostR, 'R')
    .replace(digitBefore, '')
}

/** What the text reader read: what stands on most and largest lines. */
function readAmount(texts: readonly SizedText[], home: CurrencyCode | null): ReadAmount {
  const clear = texts.filter(({ confidence }) => confidence >= leastConfidence)
  const literal = mostOf(clear, (text) => sightings(text, home))
  if (literal && isBelievable(literal, clear, home)) return { believed: literal, doubted: null }
  return { believed: home && readAtHome(texts, home), doubted: literal }
}

/** A usual amount of the marketplace's own currency is believed on lines that are less clear, and where its mark is damaged. */
function readAtHome(texts: readonly SizedText[], home: CurrencyCode): Money | null {
  const readable = texts.filter(({ confidence }) => confidence >= leastConfidenceAtHome && confidence !== 1)
  return (
    mostOf(readable, (text) =>
      sightings(text, home).filter(({ amount }) => amount.currency === home && isUsual(amount)),
    ) ??
    mostOf(readable, (text) => {
      const amount = damagedAmountIn(text, home)
      return amount ? [{ amount, weight: 1 }] : []
    })
  )
}

/**
 * An amount in whole dollars that no card is usually sold for is most often a usual one with a digit misread, «€26» for «€25»: it is
 * believed when typed, or when it stands on two lines.
 */
function isBelievable(amount: Money, texts: readonly SizedText[], home: CurrencyCode | null): boolean {
  if (isUsual(amount) || amount.minorUnits % 10 ** fractionDigits(amount.currency) !== 0) return true
  const saying = texts.filter(({ text }) =>
    sightings(plainAmounts(text), home).some(
      ({ amount: { minorUnits, currency } }) => minorUnits === amount.minorUnits && currency === amount.currency,
    ),
  )
  return saying.length > 1 || saying.some(({ confidence }) => confidence === 1)
}

/** The currencies whose own marks stand beside a usual amount; a bare $ and short words such as TL tell nothing. */
export function currenciesIn(
  texts: readonly { readonly text: string; readonly confidence?: number }[],
): ReadonlySet<CurrencyCode> {
  const clear = texts.filter(({ confidence = 1 }) => confidence >= leastConfidence)
  const marks = clear.flatMap(({ text }) => marksIn(plainAmounts(text)))
  return new Set(
    marks.flatMap(([printed, digits]) => {
      const currency = tellingMark.test(printed) ? currencyOf(printed, null) : null
      const minorUnits = currency && minorUnitsOf(digits, currency)
      return currency && minorUnits && isUsual(money(minorUnits, currency)) ? [currency] : []
    }),
  )
}

const tellingMark = /^(?:[£€¥￥円₹₺]|zł|(?:C[DO]N|CAD|CA|C|AUD|AU|A|MXN|MX|USD|US|R)\s?\$|[A-Z]{3})$/

function mostOf(texts: readonly SizedText[], sightingsIn: (text: string) => readonly Sighting[]): Money | null {
  const votes = new Map<string, Sighting>()
  for (const { text, heightPx } of texts) {
    for (const found of sightingsIn(plainAmounts(text))) {
      const weight = found.weight * Math.sqrt(heightPx) * (saysAmount.test(text) ? 1.5 : 1)
      const key = `${found.amount.minorUnits} ${found.amount.currency}`
      votes.set(key, { amount: found.amount, weight: weight + (votes.get(key)?.weight ?? 0) })
    }
  }
  return [...votes.values()].sort((a, b) => b.weight - a.weight)[0]?.amount ?? null
}

const saysAmount = /amount|value|betrag|wert|montant|importe|importo|total|gift|金額/i

/** A sign among groups of four digits is one of them, misread, and «SAR60» of «GZHP-SAR60X» is no money. */
function marksIn(text: string): readonly (readonly [printed: string, digits: string])[] {
  const isMoney = ({ 0: found, index }: RegExpExecArray) => {
    const [ahead, behind] = [text.slice(0, index), text.slice(index + found.length)]
    const isAmongFours = /\d{4} $/.test(ahead) && /^ \d{4}/.test(behind)
    const around = `${/[A-Z\d-]*$/.exec(ahead)?.[0]}${found}${/^[A-Z\d-]*/.exec(behind)?.[0]}`
    return !isAmongFours && !codeInGroups.test(around)
  }
  return [
    ...[...text.matchAll(before)]
      .filter(isMoney)
      .map(([, printed = '', digits = '']) => [printed.trim(), digits] as const),
    ...[...text.matchAll(after)]
      .filter(isMoney)
      .map(([, digits = '', printed = '']) => [printed.trim(), digits] as const),
  ]
}

const codeInGroups = /^[A-Z\d]{4}-[A-Z\d]{6}-[A-Z\d]{4,5}$/

function sightings(text: string, home: CurrencyCode | null): readonly Sighting[] {
  return marksIn(text).flatMap(([printed, digits]) => {
    const currency = currencyOf(printed, home)
    const minorUnits = currency && minorUnitsOf(digits, currency)
    if (!currency || !minorUnits || isWordBesideDigit(printed, digits, minorUnits, currency)) return []
    // Cards are sold in whole amounts; a crossed zero is easily read as an 8.
    const whole = minorUnits % 10 ** fractionDigits(currency) === 0 ? 1.4 : 1
    return [{ amount: money(minorUnits, currency), weight: whole * (currency === home ? 2 : 1) }]
  })
}

/** «as 10», «a$ 10» and «1€ or» among ordinary words: a mark of small letters, or less than any card is worth without its cents. */
function isWordBesideDigit(printed: string, digits: string, minorUnits: number, currency: CurrencyCode): boolean {
  if (/^a(?:[us]+|\$)$/.test(printed)) return true
  return !/[.,]/.test(digits) && minorUnits < leastWithoutCents * 10 ** fractionDigits(currency)
}

const leastWithoutCents = 5

const dollars: readonly CurrencyCode[] = ['USD', 'CAD', 'AUD', 'SGD', 'MXN']
/** No card of yen is worth less; '¥7' is how a Japanese word is misread. */
const leastYen = 100

function currencyOf(printed: string, home: CurrencyCode | null): CurrencyCode | null {
  // Elsewhere a $ is a misread sign of another script.
  if (printed === '$') return home === null ? 'USD' : dollars.includes(home) ? home : null
  // «US$» of which the U is lost.
  if (/^S\s?\$$/i.test(printed) && home && dollars.includes(home)) return home
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
