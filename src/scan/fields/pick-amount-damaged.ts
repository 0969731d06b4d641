import { fractionDigits, money } from '@/domain/money'
import type { CurrencyCode, Money } from '@/domain/money'

const usual: readonly number[] = [
  5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 75, 80, 90, 100, 120, 125, 150, 175, 200, 250, 300, 400, 500, 1000,
]

/** More than this in one of these currencies has rather lost its comma: «7500 EUR». */
const valuable: readonly CurrencyCode[] = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'SGD']
const mostOfValuable = 5000

/** What cards are sold for; only such an amount is believed where its mark or its line is damaged. */
export function isUsual({ minorUnits, currency }: Money): boolean {
  const whole = minorUnits / 10 ** fractionDigits(currency)
  if (currency === 'JPY') return whole >= 500 && whole <= 50_000 && whole % 500 === 0
  const most = valuable.includes(currency) ? mostOfValuable : 10_000
  return usual.includes(whole) || (whole >= 100 && whole <= most && whole % 50 === 0)
}

const digitTwins: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  l: '1',
  I: '1',
  '|': '1',
  S: '5',
  B: '8',
  Z: '2',
}
const misreadDollar = /((?:amount|value)\W{1,3})S(?=\d)/gi
const usDollar = /(?<![\p{L}\p{N}])US[S5](?= ?\d{2,3}(?:[.,]00)?(?![\p{L}\p{N}.,]))/gu
/** A $ that was read twice: «A$S20», «CS$100». «S$» alone is Singapore's. */
const doubledDollar = /(?<![\p{L}\p{N}])((?:C[DO]N|CAD|CA|C|AUD|AU|A|US) ?)(?:\$S|S\$)(?= ?\d)/gu
/** «uUs$ 30», «us$ 30» */
const smallDollar = /(?<![\p{L}\p{N}])[uU]{1,2}[sS]\$(?= ?\d)/gu
/** «£3 0.00» */
const spacedDigits = /(?<=[£€$¥￥] ?\d{1,2}) (?=\d{1,2}[.,]00(?!\d))/gu
/** What the line beside left at the edge of the cut: «1£30.00», «|$25». */
const edgeOfNeighbour = /^[1lId|.,'‘]{1,2}(?=[£€¥￥$]\d)/u
/** «10) €» */
const strayMark = /(?<=\d)[)\]'’*]{1,2}(?= ?€)/gu
/** «30 00 €», «£30 00» */
const lostPoint = /(?<=(?<![\p{L}\p{N}.,])\d{2,4}) (?=00 ?(?:€|EUR\b))|(?<=[£€$] ?\d{2,4}) (?=00(?! ?[\d:.,-]))/gu
const spacedPoint = /(\d) ?([.,]) ?(?=00(?!\d))/g
const behindSign = /(?<=[£€$¥￥₹] ?)(?=[\dOoIlSBZ|.,]*\d)[\dOoIlSBZ|.,]{2,9}(?![\p{L}\p{N}])/gu
const beforeSign = /(?<![\p{L}\p{N}.,])\d[\dOoIlSBZ|.,]{1,8}(?= ?(?:€|円|EUR\b))/gu

/** The text with the damage inside amounts undone that can mean nothing else: «$5O.OO», «25. 00 €», «Amount: S50». */
export function plainAmounts(text: string): string {
  const digits = (found: string) => [...found].map((char) => digitTwins[char] ?? char).join('')
  return text
    .replace(misreadDollar, '$1$$')
    .replace(doubledDollar, '$1$$')
    .replace(strayMark, '')
    .replace(usDollar, 'US$$')
    .replace(edgeOfNeighbour, '')
    .replace(smallDollar, 'US$$')
    .replace(spacedDigits, '')
    .replace(lostPoint, ',')
    .replace(spacedPoint, '$1$2')
    .replace(behindSign, digits)
    .replace(beforeSign, digits)
}

const label =
  /^.{0,24}?(?:amount(?: due)?|value|card|carte ?cadeau|carta regalo|tarjeta regalo|cheque regalo|buono regalo|geschenk\p{L}+|betrag|wert|guthaben|montant|valeur|importe|importo|valor|valore|total|totale|summe|gesamt)\b[^\p{L}\p{N}]{0,4}/iu
const around = String.raw`[^\p{L}\p{N}]{0,3}`
const plain = String.raw`(\d{1,4}(?:[.,]00)?)`

/** «S50», «US 50», «uss 75», «550.00» */
const dollar = pattern(`(?:[Uu] ?[Ss5]?)? ?[Ss5§] ?${plain}`)

/** How the marks of a currency are misread, beside nothing but the amount. The digit group is the amount. */
const damages: Partial<Record<CurrencyCode, readonly RegExp[]>> = {
  USD: [dollar],
  CAD: [countryDollar('C(?:[DO0]N|A|AD)?'), dollar],
  AUD: [countryDollar('A(?:U|UD)?'), dollar],
  SGD: [countryDollar('S')],
  MXN: [dollar],
  BRL: [countryDollar('R')],
  GBP: [pattern(String.raw`[EFf£€] ?${plain}`)],
  EUR: [
    pattern(String.raw`(\d{1,4},00) ?[€EeCcG©£¢]`),
    pattern(String.raw`[E€C] ?(\d{1,4},00)`),
    pattern(String.raw`(\d{1,4},00) ?E[UV]R?`),
    pattern(String.raw`(\d{2,4}) ?[©€]`),
  ],
  JPY: [
    pattern(String.raw`[¥￥YV%*] ?(\d{1,2}[,.]?\d{3}|500)`),
    pattern(String.raw`(\d{1,2}[,.]\d{3}|500) ?[\p{Lu}\p{Lo}¥]{1,2}`),
    pattern(String.raw`(\d{1,2},\d{3})`),
    // «20,00088»: a comma stands before three digits, what follows is a misread 円.
    pattern(String.raw`(\d{1,2},[05]00)[^\s.,+%\p{L}]{1,2}`),
    // «¥5§ 000»
    pattern(String.raw`(\d{1,2}) ?[^\p{L}\p{N}\s]{1,2} ?(000|500)`),
  ],
}
/** «500円» */
const labelledYen = /^(\d{1,2}[,.]?[05]00|[1-9]00)[4AHPRMF]\W*$/u

/** An amount of that currency whose mark is misread: a usual one, alone on its line or behind the word for it. */
export function damagedAmountIn(text: string, home: CurrencyCode): Money | null {
  const labelled = label.exec(text)?.[0] ?? ''
  const rest = text.slice(labelled.length)
  const kinds = [...(damages[home] ?? []), ...(home === 'JPY' && labelled ? [labelledYen] : [])]
  for (const damage of kinds) {
    const digits = damage.exec(rest)?.slice(1).join('')
    if (!digits) continue
    const whole = Number(digits.replace(/[.,]00$/, '').replace(/\D/g, ''))
    const amount = whole > 0 ? money(whole * 10 ** fractionDigits(home), home) : null
    const isRead = amount && isUsual(amount)
    // A bare 5 in place of the mark is only told from an amount of its own by what stands around it.
    if (isRead && (!/^\W*5/.test(rest) || labelled || /[.,]00\W*$/.test(rest))) return amount
  }
  return null
}

/** H, B and 8 stand for a $ only behind the letter of the country. */
function countryDollar(country: string): RegExp {
  return pattern(`${country} ?[S5§8HB$] ?${plain}`)
}

function pattern(body: string): RegExp {
  return new RegExp(`^${around}${body}${around}$`, 'u')
}
