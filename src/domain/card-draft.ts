import type { Card, CardSecret, PlannedFor } from './card'
import { formatClaimCode, normaliseCode, readClaimCode, unreadable, type ClaimCode, type CodeDoubt } from './claim-code'
import { parseDay } from './day'
import type { Usage } from './household'
import type { IssuerId } from './issuers'
import { marketplaceOf, type MarketplaceId } from './marketplaces'
import { formatAmount, parseMoney, type CurrencyCode } from './money'
import type { Parsed, Problem } from './parsed'

/** A card as a person fills it in: text where a person writes text. */
export interface CardDraft {
  readonly label: string
  readonly issuerId: IssuerId
  /** The code fits several issuers, none of them clearly first, and nobody has said whose card it is. */
  readonly isIssuerOpen: boolean
  readonly marketplaceId: MarketplaceId | null
  readonly marketplaceConfirmed: boolean
  readonly code: string
  /** What a reading left open about the code that it read; it counts for every place that has not been typed over. */
  readonly readDoubts: { readonly code: string; readonly doubts: readonly CodeDoubt[] } | null
  /** The person has compared every doubtful character with the card. */
  readonly doubtsConfirmed: boolean
  readonly pin: string
  readonly serial: string
  readonly amount: string
  readonly currency: CurrencyCode
  readonly issuedOn: string
  /** What the person knows of its expiry; empty leaves it to the marketplace's rule. */
  readonly expiresOn: string
  readonly neverExpires: boolean
  readonly plannedFor: PlannedFor | null
  readonly usage: Usage
  readonly state: 'unknown' | 'ready' | 'unactivated'
  readonly notes: string
}

export type DraftField = 'code' | 'amount' | 'issuedOn' | 'expiresOn' | 'issuer'

/** What the form decides of a card; the rest of the card is its life, which the form does not touch. */
export type CardFacts = Pick<
  Card,
  | 'label'
  | 'issuerId'
  | 'marketplaceId'
  | 'marketplaceConfirmed'
  | 'faceValue'
  | 'usage'
  | 'plannedFor'
  | 'issuedOn'
  | 'expires'
>

export interface FilledCard {
  readonly facts: CardFacts
  readonly state: CardDraft['state']
  readonly secret: CardSecret
}

export function emptyDraft(): CardDraft {
  return {
    label: '',
    issuerId: 'amazon',
    isIssuerOpen: false,
    marketplaceId: null,
    marketplaceConfirmed: false,
    code: '',
    readDoubts: null,
    doubtsConfirmed: false,
    pin: '',
    serial: '',
    amount: '',
    currency: 'USD',
    issuedOn: '',
    expiresOn: '',
    neverExpires: false,
    plannedFor: null,
    usage: 'personal',
    state: 'unknown',
    notes: '',
  }
}

/** The card as its form shows it. */
export function draftOf(card: Card, { claimCode, pin, serial, notes }: CardSecret, locale: string): CardDraft {
  const currency = card.marketplaceId ? marketplaceOf(card.marketplaceId).currency : 'USD'
  return {
    ...emptyDraft(),
    label: card.label,
    issuerId: card.issuerId,
    marketplaceId: card.marketplaceId,
    marketplaceConfirmed: card.marketplaceConfirmed,
    code: claimCode ? formatClaimCode(claimCode.code, card.issuerId) : '',
    readDoubts: claimCode && { code: claimCode.code, doubts: claimCode.doubts },
    pin,
    serial,
    amount: card.faceValue ? formatAmount(card.faceValue, locale) : '',
    currency: card.faceValue?.currency ?? currency,
    issuedOn: card.issuedOn ?? '',
    expiresOn: card.expires?.kind === 'on' ? card.expires.on : '',
    neverExpires: card.expires?.kind === 'never',
    plannedFor: card.plannedFor,
    usage: card.usage,
    notes,
  }
}

/** Places of the code that nobody has compared with the card yet. */
export function openDoubts(draft: CardDraft): readonly CodeDoubt[] {
  return claimCodeOf({ ...draft, doubtsConfirmed: false })?.doubts.filter(({ confirmed }) => !confirmed) ?? []
}

export function readCardDraft(draft: CardDraft, locale: string): Parsed<FilledCard, DraftField> {
  const problems: Problem<DraftField>[] = []
  const amount = draft.amount.trim() === '' ? null : parseMoney(draft.amount, draft.currency, locale)
  if (amount && !(amount.value && amount.value.minorUnits > 0)) {
    problems.push({ kind: 'amount', index: 0, text: draft.amount })
  }
  const dayIn = (kind: 'issuedOn' | 'expiresOn') => {
    const text = draft[kind].trim()
    const day = text === '' ? null : parseDay(text)
    if (text !== '' && !day) problems.push({ kind, index: 0, text })
    return day
  }
  const issuedOn = dayIn('issuedOn')
  const expiresOn = draft.neverExpires ? null : dayIn('expiresOn')
  const claimCode = claimCodeOf(draft)
  if (!claimCode && draft.serial.trim() === '' && draft.label.trim() === '') {
    problems.push({ kind: 'code', index: 0, text: '' })
  }
  if (draft.isIssuerOpen) problems.push({ kind: 'issuer', index: 0, text: '' })
  if (problems.length > 0) return { value: null, problems }

  const { issuerId, usage, plannedFor, pin, notes, state } = draft
  const marketplaceId = issuerId === 'amazon' ? draft.marketplaceId : null
  const facts: CardFacts = {
    label: draft.label.trim(),
    issuerId,
    marketplaceId,
    marketplaceConfirmed: marketplaceId !== null && draft.marketplaceConfirmed,
    faceValue: amount?.value ?? null,
    usage,
    plannedFor,
    issuedOn,
    expires: draft.neverExpires ? { kind: 'never' } : expiresOn && { kind: 'on', on: expiresOn },
  }
  const secret = { claimCode, pin: pin.trim(), serial: normaliseCode(draft.serial), notes }
  return { value: { facts, state, secret }, problems: [] }
}

/**
 * The draft with another marketplace, which nobody has confirmed yet. The currency follows only while there is no amount:
 * 25 dollars must not become 25 pounds by a slip, and the guard tells of the difference.
 */
export function withMarketplace(draft: CardDraft, marketplaceId: MarketplaceId | null): CardDraft {
  const follows = marketplaceId !== null && draft.amount.trim() === ''
  const currency = follows ? marketplaceOf(marketplaceId).currency : draft.currency
  return { ...draft, marketplaceId, marketplaceConfirmed: false, currency }
}

/** The draft after a person has looked at one place (from 0) of the code and decided what stands there. */
export function decideCharacter(draft: CardDraft, index: number, character: string): CardDraft {
  // What was ticked for all places is not written into each of them: it can be unticked.
  const before = claimCodeOf({ ...draft, doubtsConfirmed: false })
  if (!before) return draft
  const characters = [...before.code]
  characters[index] = normaliseCode(character)
  const code = characters.join('')
  const others = before.doubts.filter((doubt) => doubt.index !== index)
  const decided = {
    index,
    options: before.doubts.find((doubt) => doubt.index === index)?.options ?? [],
    confirmed: true,
  }
  return {
    ...draft,
    code: formatClaimCode(code, draft.issuerId),
    readDoubts: { code, doubts: [...others, decided] },
  }
}

/** Everything is filled in that a card of its kind has, and nothing about its code is open. */
export function isComplete(draft: CardDraft, locale: string): boolean {
  const { value } = readCardDraft(draft, locale)
  if (!value?.secret.claimCode || value.secret.claimCode.code.includes(unreadable)) return false
  const hasPlace = draft.issuerId !== 'amazon' || draft.marketplaceId !== null
  return hasPlace && value.facts.faceValue !== null && openDoubts(draft).length === 0
}

/** The code as it is filled in, with all that is open about it; null when there is none. */
export function claimCodeOf({ code: raw, issuerId, readDoubts, doubtsConfirmed }: CardDraft): ClaimCode | null {
  const { code, doubts } = readClaimCode(raw, issuerId)
  if (code === '') return null
  const left = readDoubts ? carriedDoubts(readDoubts.doubts, normaliseCode(readDoubts.code), code) : []
  const places = [...new Set([...doubts, ...left].map(({ index }) => index))].sort((a, b) => a - b)
  const merged = places.map((index): CodeDoubt => {
    const ofReading = left.find((doubt) => doubt.index === index)
    const ofAlphabet = doubts.find((doubt) => doubt.index === index)
    const options = [...new Set([...(ofReading?.options ?? []), ...(ofAlphabet?.options ?? [])])]
    return { index, options, confirmed: doubtsConfirmed || (ofReading?.confirmed ?? false) }
  })
  return { raw, code, doubts: merged }
}

/**
 * The doubts of the places that stand as they were read. A place that a person typed over is decided; where characters
 * came or went, what is equal from the front and from the end keeps its doubts.
 */
function carriedDoubts(doubts: readonly CodeDoubt[], read: string, code: string): readonly CodeDoubt[] {
  const shift = code.length - read.length
  if (shift === 0) return doubts.filter(({ index }) => read[index] === code[index])
  const front = equalPlaces(read, code)
  const end = Math.min(equalPlaces(reversed(read), reversed(code)), Math.min(read.length, code.length) - front)
  return doubts.flatMap((doubt) => {
    if (doubt.index < front) return [doubt]
    return doubt.index >= read.length - end ? [{ ...doubt, index: doubt.index + shift }] : []
  })
}

/** How many characters two texts share from the front. */
function equalPlaces(a: string, b: string): number {
  const different = [...a].findIndex((character, index) => character !== b[index])
  return different < 0 ? Math.min(a.length, b.length) : different
}

function reversed(text: string): string {
  return [...text].toReversed().join('')
}
