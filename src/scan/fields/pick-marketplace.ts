import { marketplaceOf, marketplaces } from '@/domain/marketplaces'
import type { MarketplaceId } from '@/domain/marketplaces'
import type { CurrencyCode } from '@/domain/money'
import { currenciesIn } from './pick-amount'
import { cutHostsIn, damagedHostsIn, endingOf, hostsIn } from './pick-host'
import type { HostSighting } from './pick-host'
import { saysGerman } from './pick-marketplace-words'

export interface PrintedLine {
  readonly text: string
  readonly heightPx: number
  /** The reader's own opinion; 1 for typed text, which is taken to the letter. */
  readonly confidence?: number
}

/** The text reader sees a letter twice now and then, once as a capital: «co.uUk». */
function withoutSeenTwice({ text, ...line }: PrintedLine): PrintedLine {
  return {
    ...line,
    text: text.replace(/([a-z])(\1)/giu, (both, a: string, b: string) => (a === b ? both : a.toLowerCase())),
  }
}

/** A host whose currency stands on the card counts this many times. */
const sameCurrency = 3
/** «amazon.ae» is how «amazon.de» looks when the d's stem is lost; without its currency beside it, it gives way. */
const misreadEnding = 0.3

/** The marketplace whose host stands largest and on most lines; null when none does or two are named alike. */
export function pickMarketplace(printed: readonly PrintedLine[]): MarketplaceId | null {
  const lines = printed.map((line) => (line.confidence === 1 ? line : withoutSeenTwice(line)))
  const currencies = currenciesIn(lines)
  const read = lines.filter(({ confidence }) => confidence !== 1)
  const literal = winner(lines, ({ text }) => hostsIn(text), currencies)
  if (literal.votes === 0) {
    const found = winner(read, ({ text }) => damagedHostsIn(text), currencies)
    if (found.votes > 0) return found.id
    return winner(read, ({ text }) => cutHostsIn(text, currencies), currencies).id
  }
  if (!literal.id || read.length === 0) return literal.id
  if (literal.id === 'AE' && speaksForGermany(lines, currencies)) return 'DE'
  return longerOfCurrency(literal.id, currencies) ?? literal.id
}

/** Beside euros or German words «amazon.ae» is an «amazon.de» without its stem. */
function speaksForGermany(lines: readonly PrintedLine[], currencies: ReadonlySet<CurrencyCode>): boolean {
  return !currencies.has('AED') && (currencies.has('EUR') || saysGerman(lines.map(({ text }) => text)))
}

function winner(
  lines: readonly PrintedLine[],
  hostsOf: (line: PrintedLine) => readonly HostSighting[],
  currencies: ReadonlySet<CurrencyCode>,
): { readonly id: MarketplaceId | null; readonly votes: number } {
  const votes = new Map<MarketplaceId, number>()
  for (const line of lines) {
    for (const { id, weight } of hostsOf(line)) {
      const fits = currencies.has(marketplaceOf(id).currency)
      const fit = fits ? sameCurrency : id === 'AE' ? misreadEnding : 1
      votes.set(id, (votes.get(id) ?? 0) + weight * fit * Math.sqrt(line.heightPx))
    }
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1])
  const isClear = first && (!second || second[1] < first[1])
  return { id: isClear ? first[0] : null, votes: votes.size }
}

/** «amazon.com» beside «A$» is «amazon.com.au» cut off. */
function longerOfCurrency(id: MarketplaceId, currencies: ReadonlySet<CurrencyCode>): MarketplaceId | null {
  const read = marketplaceOf(id)
  if (currencies.size === 0 || currencies.has(read.currency)) return null
  const [only, another] = marketplaces.filter(
    (one) => currencies.has(one.currency) && endingOf(one).startsWith(`${endingOf(read)}.`),
  )
  return only && !another ? only.id : null
}
