import type { Card, CardSecret, PlannedFor } from './card'
import { formatClaimCode, normaliseCode, readClaimCode, type ClaimCode, type CodeDoubt } from './claim-code'
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
  readonly marketplaceId: MarketplaceId | null
  readonly marketplaceConfirmed: boolean
  readonly code: string
  /** What a reading left open about `code`. It counts only while the code is the one that was read. */
  readonly readDoubts: { readonly code: string; readonly doubts: readonly CodeDoubt[] } | null
  /** The person has compared every doubtful character with the card. */
  readonly doubtsConfirmed: boolean
  readonly pin: string
  readonly serial: string
  readonly amount: string
  readonly currency: CurrencyCode
  readonly issuedOn: string
  readonly plannedFor: PlannedFor | null
  readonly usage: Usage
  readonly state: 'unknown' | 'ready' | 'unactivated'
  readonly notes: string
}

export type DraftField = 'code' | 'amount' | 'issuedOn'

/** What the form decides of a card; the rest of the card is its life, which the form does not touch. */
export type CardFacts = Pick<
  Card,
  'label' | 'issuerId' | 'marketplaceId' | 'marketplaceConfirmed' | 'faceValue' | 'usage' | 'plannedFor' | 'issuedOn'
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
  if (amount && amount.value === null) problems.push({ kind: 'amount', index: 0, text: draft.amount })
  const issuedOn = draft.issuedOn.trim() === '' ? null : parseDay(draft.issuedOn.trim())
  if (issuedOn === null && draft.issuedOn.trim() !== '') {
    problems.push({ kind: 'issuedOn', index: 0, text: draft.issuedOn })
  }
  const claimCode = claimCodeOf(draft)
  if (!claimCode && draft.serial.trim() === '' && draft.label.trim() === '') {
    problems.push({ kind: 'code', index: 0, text: '' })
  }
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
  }
  const secret = { claimCode, pin: pin.trim(), serial: normaliseCode(draft.serial), notes }
  return { value: { facts, state, secret }, problems: [] }
}

/** The draft after a person has looked at one place (from 0) of the code and decided what stands there. */
export function decideCharacter(draft: CardDraft, index: number, character: string): CardDraft {
  const before = claimCodeOf(draft)
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
  return { ...draft, code, readDoubts: { code, doubts: [...others, decided] } }
}

/** The code as it is filled in, with all that is open about it; null when there is none. */
export function claimCodeOf({ code: raw, issuerId, readDoubts, doubtsConfirmed }: CardDraft): ClaimCode | null {
  const { code, doubts } = readClaimCode(raw, issuerId)
  if (code === '') return null
  const left = readDoubts && normaliseCode(readDoubts.code) === code ? readDoubts.doubts : []
  const places = [...new Set([...doubts, ...left].map(({ index }) => index))].sort((a, b) => a - b)
  const merged = places.map((index): CodeDoubt => {
    const ofReading = left.find((doubt) => doubt.index === index)
    const ofAlphabet = doubts.find((doubt) => doubt.index === index)
    const options = [...new Set([...(ofReading?.options ?? []), ...(ofAlphabet?.options ?? [])])]
    return { index, options, confirmed: doubtsConfirmed || (ofReading?.confirmed ?? false) }
  })
  return { raw, code, doubts: merged }
}
