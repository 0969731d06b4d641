import type { IssuerId } from '@/domain/issuers'

const names: readonly (readonly [IssuerId, RegExp])[] = [
  ['amazon', /amazon|アマゾン/i],
  ['apple', /\bapple\b|\bitunes\b|\bapp ?store\b/i],
  ['google-play', /\bgoogle ?play\b/i],
  ['steam-wallet', /\bsteam\b/i],
  ['xbox-microsoft', /\bxbox\b|\bmicrosoft\b/i],
  ['playstation', /\bplaystation\b|\bpsn\b/i],
  ['nintendo', /\bnintendo\b|\beshop\b/i],
  ['roblox', /\broblox\b/i],
  ['target', /\btarget\b/i],
  ['walmart-us', /\bwalmart\b/i],
  ['boots-uk', /\bboots\b/i],
  ['john-lewis-uk', /\bjohn lewis\b|\bwaitrose\b/i],
  ['netflix', /\bnetflix\b/i],
]

/** On which lines (from 0) the brands are named. */
export type BrandMentions = ReadonlyMap<IssuerId, readonly number[]>

export function brandsIn(lines: readonly string[]): BrandMentions {
  const found = new Map<IssuerId, number[]>()
  lines.forEach((line, at) => {
    for (const [id, name] of names) if (name.test(line)) found.set(id, [...(found.get(id) ?? []), at])
  })
  return found
}

/** Those of the issuers that are named, the one named nearest to the line first. */
export function namedNear(issuerIds: readonly IssuerId[], mentions: BrandMentions, line: number): readonly IssuerId[] {
  const distance = (id: IssuerId) => Math.min(...(mentions.get(id) ?? []).map((at) => Math.abs(at - line)))
  return issuerIds.filter((id) => mentions.has(id)).sort((a, b) => distance(a) - distance(b))
}
