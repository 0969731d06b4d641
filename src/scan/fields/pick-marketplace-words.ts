import { marketplaces } from '@/domain/marketplaces'
import type { MarketplaceId } from '@/domain/marketplaces'
import { currenciesIn } from './pick-amount'
import type { SizedText } from './pick-amount'
import { brandsIn } from './text-brands'

const german =
  /\b(?:geschenk\w+|gutschein\w*|ein\w{0,2}sen unter|serien-?n\w+|seriennummer|kartennummer|betrag|guthaben|bestelln\w+|weihnachten|geburtstag|gl.{1,3}ckwunsch|vielen dank|alles gute|viel freude|freirubbeln|vorsichtig|bargeld|barauszahlung|keine|bitte|nicht|und)\b/giu

/** Languages whose cards come from one marketplace, Spanish only where the card is in euros; French and Dutch are those of several. */
const languages: readonly (readonly [MarketplaceId, RegExp])[] = [
  ['DE', german],
  [
    'IT',
    /\b(?:buono regalo|carta regalo|codice|numero di serie|importo|valore|compleanno|grazie mille|buon natale|grattare|gratta qui|utilizzalo su|denaro|rimborsabile|congratulazioni)\b/giu,
  ],
  [
    'ES',
    /\b(?:cheque regalo|tarjeta regalo|c.{1,2}digo de canje|n.{1,2}mero de (?:serie|tarjeta|pedido)|importe|cumplea.{1,2}os|muchas gracias|feliz navidad|canjear en|rasca|felicidades|dinero)\b/giu,
  ],
]
const onlyInEuros: readonly MarketplaceId[] = ['ES']
const fewestWords = 2

/** Whether any word is one that stands on German cards alone. */
export function saysGerman(texts: readonly string[]): boolean {
  return texts.some((text) => text.toLowerCase().search(german) >= 0)
}

/** Currencies that one marketplace alone sells cards in; the mark of Singapore's is too like a damaged $. */
const telling = marketplaces.filter(
  ({ currency }) => currency !== 'SGD' && marketplaces.filter((one) => one.currency === currency).length === 1,
)

/** The marketplace of a photo without a readable host: by a currency or a language that is that of one alone. */
export function marketplaceByWords(lines: readonly SizedText[]): MarketplaceId | null {
  const texts = lines.map(({ text }) => text)
  if ([...brandsIn(texts).keys()].some((brand) => brand !== 'amazon')) return null
  const currencies = currenciesIn(lines)
  const [currency, otherCurrency] = [...currencies]
  if (currency && !otherCurrency && currency !== 'EUR') {
    return telling.find((one) => one.currency === currency)?.id ?? null
  }
  const spoken = languages.flatMap(([id, words]) => {
    if (onlyInEuros.includes(id) && currency !== 'EUR') return []
    const found = new Set(texts.flatMap((text) => text.toLowerCase().match(words) ?? []))
    return found.size >= fewestWords || (found.size === 1 && currency === 'EUR') ? [id] : []
  })
  return !otherCurrency && spoken.length === 1 ? (spoken[0] ?? null) : null
}
