import { findMarketplace, marketplaces } from '@/domain/marketplaces'
import type { MarketplaceId } from '@/domain/marketplaces'

export interface PrintedLine {
  readonly text: string
  readonly heightPx: number
}

const host =
  /(?<![\p{L}\p{N}-])(?:[a-z0-9]+\s?\.\s?){0,3}(?:amaz|arnaz)[o0]n\s?[.,·]\s?([a-z0-9|]{2,4}?)(?:\s?[.,]\s?([a-z0-9|]{2})(?![a-z0-9]))?(?:(?=redeem)|(?![\p{L}\p{N}|-]))/giu
const dotless =
  /(?<![\p{L}\p{N}-])amazon (com|co uk|co jp|com au|com mx|com br)(?:(?=\/|redeem)|(?![\p{L}\p{N}. -]))/giu

/** The marketplace whose host stands largest and on most lines; null when none does or two are named alike. */
export function pickMarketplace(lines: readonly PrintedLine[]): MarketplaceId | null {
  const votes = new Map<MarketplaceId, number>()
  for (const { text, heightPx } of lines) {
    const size = Math.sqrt(heightPx)
    const lower = text.toLowerCase()
    for (const match of lower.matchAll(dotless)) {
      const found = marketplaceOfEnding((match[1] ?? '').replace(' ', '.'))
      if (found) votes.set(found.id, (votes.get(found.id) ?? 0) + 0.5 * found.weight * size)
    }
    for (const match of lower.matchAll(host)) {
      const long = match[2] ? marketplaceOfEnding(`${match[1]}.${match[2]}`) : null
      const id = long ?? marketplaceOfEnding(match[1] ?? '')
      if (id) votes.set(id.id, (votes.get(id.id) ?? 0) + id.weight * size)
    }
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1])
  const [first, second] = ranked
  if (!first || (second && second[1] === first[1])) return null
  return first[0]
}

/** An exact ending counts fully; a misread one counts half, and only when it can mean one marketplace alone. */
function marketplaceOfEnding(ending: string): { readonly id: MarketplaceId; readonly weight: number } | null {
  const exact = findMarketplace(`amazon.${ending}`)
  if (exact) return { id: exact.id, weight: 1 }
  const meant = marketplaces.filter(({ name }) => folded(name.slice('amazon.'.length)) === folded(ending))
  const only = meant[0]
  return only && meant.length === 1 ? { id: only.id, weight: 0.5 } : null
}

function folded(ending: string): string {
  return ending
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/[1lj|]/g, 'i')
    .replace(/v/g, 'u')
    .replace(/^[fti]{1,2}r$/, 'fr')
}
