import { issuerOf } from '@/domain/issuers'
import type { IssuerId } from '@/domain/issuers'
import { classifyNumber } from '@/domain/number-kind'
import type { CodeCandidate } from '../photo-reading'
import type { LineCandidate, Picked } from './pick'
import { readText } from '../text/read-text'
import { brandsIn, namedNear } from './text-brands'

/** Whose code it may be, likeliest first: brands that the photo names and whose codes look like this come before what the form alone says. */
export function pickIssuers({ code, issuerIds }: LineCandidate, texts: readonly string[]): readonly IssuerId[] {
  const possible = classifyNumber(code).flatMap(({ issuerId }) => issuerId ?? [])
  const named = namedNear([...new Set([...issuerIds, ...possible])], brandsIn(texts), 0)
  if (named[0] === 'amazon' || named.length === 0) return issuerIds
  return [...new Set([...named, ...issuerIds])]
}

/** Half as likely where no brand is named at all. */
const unnamed = 0.5

/** What counts as a code of another brand: nothing on Amazon's cards, where «GIFT CARD A$60» has the form of one. */
export function trustInBrand({ issuerIds }: LineCandidate, texts: readonly string[]): number {
  if (issuerIds.includes('amazon')) return 1
  const mentions = brandsIn(texts)
  if (namedNear(issuerIds, mentions, 0).length > 0) return 1
  return mentions.size > 0 ? 0 : unnamed
}

/** A photo that is read as text is surer of its words than of its numbers. */
const textConfidence = 0.5

/** The number and PIN of a store's card, which have digits only and a label each; null when the photo names no such store. */
export function pickStoreCard(texts: readonly string[]): Pick<Picked, 'candidates' | 'issuerIds' | 'pin'> | null {
  const stores = [...brandsIn(texts).keys()].filter((id) => issuerOf(id).pin !== null)
  if (stores.length === 0) return null
  const found = readText(texts).find(({ issuerIds }) => issuerIds[0] && stores.includes(issuerIds[0]))
  if (!found) return null
  const candidates = found.candidates.map((candidate): CodeCandidate => ({
    ...candidate,
    confidence: textConfidence,
    characters: candidate.characters.map((character) => ({ ...character, confidence: textConfidence })),
  }))
  return { candidates, issuerIds: found.issuerIds, pin: found.pin }
}
