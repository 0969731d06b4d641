import { findMarketplace, marketplaces } from '@/domain/marketplaces'
import type { Marketplace, MarketplaceId } from '@/domain/marketplaces'
import type { CurrencyCode } from '@/domain/money'

/** A host that a line may name, and how much it counts: 1 when it stands there to the letter. */
export interface HostSighting {
  readonly id: MarketplaceId
  readonly weight: number
}

const literal =
  /(?<![\p{L}\p{N}-])(?:[a-z0-9]+\s?\.\s?){0,3}(?:amaz|arnaz)[o0]n\s?[.,·]\s?([a-z0-9|]{2,4}?)(?:\s?[.,]\s?([a-z0-9|]{2})(?![a-z0-9]))?(?:(?=redeem)|(?![\p{L}\p{N}|-]))/giu
const dotless =
  /(?<![\p{L}\p{N}-])amazon (com|co uk|co jp|com au|com mx|com br)(?:(?=\/|redeem)|(?![\p{L}\p{N}. -]))/giu

/** Hosts as they are written, and endings with a character or two that can mean one marketplace alone. */
export function hostsIn(text: string): readonly HostSighting[] {
  const lower = text.toLowerCase()
  const dotted = [...lower.matchAll(literal)].flatMap(([, first = '', second]) => {
    const long = second ? hostOfEnding(`${first}.${second}`) : null
    return long ?? hostOfEnding(first) ?? []
  })
  const undotted = [...lower.matchAll(dotless)].flatMap(([, ending = '']) => {
    const found = hostOfEnding(ending.replace(' ', '.'))
    return found ? { ...found, weight: 0.5 * found.weight } : []
  })
  return [...dotted, ...undotted]
}

/** Letters of the name that may be wrong. */
const mostWrong = 2
const damaged =
  /(?<![\p{L}\p{N}-])([\p{L}\p{N}|]{1,9}) {0,2}[.,·:] {0,2}([a-z0-9|!]{2,4})(?: {0,2}[.,·:] {0,2}([a-z0-9|!]{2})(?![\p{L}\p{N}]))?(?=[/ ]|redeem|\W{0,2}$)/giu
const run =
  /(?<![\p{L}\p{N}-])(?:amaz|arnaz)[o0]n[ .,]{0,2}(co[ .,]{0,2}(?:uk|jp)|com[ .,]{0,2}(?:au|br|mx|tr|be))(?![\p{L}\p{N}-])/giu
const dotlessPath =
  /(?<![\p{L}\p{N}-])amazon (com|ca|de|fr|it|es|nl)(?=\/| ?rede)|^\W*amazon (com|ca|de|fr|it|es|nl|pl|se)\W*$/giu

/** Hosts as a photo shows them when letters of the name itself are misread: «anazonn.com.au», «ONn.Cco.uk», «amazoncouk». */
export function damagedHostsIn(text: string): readonly HostSighting[] {
  const lower = text.toLowerCase()
  const found = [...lower.matchAll(damaged)].flatMap(([all, stem = '', first = '', second]) => {
    // «amazing. It»
    if (!second && all.includes(' ') && foldedStem(stem) !== 'amazon') return []
    const isNear = distance(foldedStem(stem), 'amazon') <= mostWrong
    return isNear || isEndOfName(stem, second !== undefined) ? nearestEnding(second ? `${first}.${second}` : first) : []
  })
  const joined = [...lower.matchAll(run), ...lower.matchAll(dotlessPath)].flatMap(([, ending, alone = '']) => {
    const compact = (ending ?? alone).replace(/[ .,]/g, '')
    return marketplaces.filter((one) => endingOf(one).replace('.', '') === compact)
  })
  return [...found, ...joined].map(({ id }) => ({ id, weight: 0.3 }))
}

const cutOff = /(?<![\p{L}\p{N}-])(?:amaz|arnaz)[o0]n ?\. ?([a-z]{1,3})?(?:\.[a-z]?)?(?![\p{L}\p{N}|]|-\p{L})/giu

/** Hosts of which the end is lost, where the currency leaves one marketplace that it can be: «amazon.co» beside «£». */
export function cutHostsIn(text: string, currencies: ReadonlySet<CurrencyCode>): readonly HostSighting[] {
  return [...text.toLowerCase().matchAll(cutOff)].flatMap(([, start = '']) => {
    const possible = marketplaces.filter((one) => endingOf(one).startsWith(start) && currencies.has(one.currency))
    const [only] = possible
    return only && possible.length === 1 ? [{ id: only.id, weight: 0.3 }] : []
  })
}

export function endingOf({ name }: Pick<Marketplace, 'name'>): string {
  return name.slice('amazon.'.length)
}

/** An exact ending counts fully; a misread one counts half, and only when it can mean one marketplace alone. */
function hostOfEnding(ending: string): HostSighting | null {
  const exact = findMarketplace(`amazon.${ending}`)
  if (exact) return { id: exact.id, weight: 1 }
  const meant = marketplaces.filter((one) => folded(endingOf(one)) === folded(ending))
  const only = meant[0]
  return only && meant.length === 1 ? { id: only.id, weight: 0.5 } : null
}

function folded(ending: string): string {
  return ending
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/[1lj|!]/g, 'i')
    .replace(/v/g, 'u')
    .replace(/^[ftir]{1,2}r$/, 'fr')
}

/** Two-letter endings must be right («gae» may be a «de» as well as an «ae»); of longer ones a letter may be wrong when no other is as near. */
function nearestEnding(ending: string): readonly Marketplace[] {
  const ranked = marketplaces
    .map((one) => ({ one, away: distance(folded(ending), folded(endingOf(one))) }))
    .sort((a, b) => a.away - b.away)
  const [first, second] = ranked
  if (!first || !second || second.away === first.away) return []
  const isLong = Math.min(ending.length, endingOf(first.one).length) > 2
  return first.away <= (isLong ? 1 : 0) ? [first.one] : []
}

/** «zon.co.uk»: the start of the name is lost; a short ending is too common to go by little of it. */
function isEndOfName(stem: string, isLong: boolean): boolean {
  const name = foldedStem(stem).replace(/(.)\1+/g, '$1')
  return name.length >= (isLong ? 2 : 4) && 'amazon'.endsWith(name)
}

function foldedStem(stem: string): string {
  return stem.replace(/0/g, 'o').replace(/rn/g, 'm').replace(/4/g, 'a').replace(/2/g, 'z')
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++) {
      const swapped = (row[j - 1] as number) + (char === b[j - 1] ? 0 : 1)
      next[j] = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, swapped)
    }
    row = next
  }
  return row[b.length] as number
}
