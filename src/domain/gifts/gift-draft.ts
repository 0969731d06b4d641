import { recommendedChannel } from '../data/gift-channels'
import { parseDay, type Day } from '../day'
import { formatAmount, parseMoney, type CurrencyCode } from '../money'
import { holdsSecret } from '../note'
import type { Parsed, Problem } from '../parsed'
import type { Gift, GiftChannel, ReceivedGift } from './gift'

/** Long enough for a greeting; a message with the code has to fit the clipboard. */
const longestMessage = 600
const longestName = 80

export interface GiftDraft {
  readonly recipient: string
  readonly occasion: string
  readonly giveOn: string
  readonly channel: GiftChannel
  readonly pricePaid: string
  readonly currency: CurrencyCode
  readonly message: string
}

export type GiftField = 'recipient' | 'secret' | 'giveOn' | 'pricePaid' | 'message'

export type GiftFacts = Pick<Gift, 'recipient' | 'occasion' | 'giveOn' | 'channel' | 'pricePaid'>

export interface FilledGift {
  readonly facts: GiftFacts
  readonly message: string
}

export function emptyGift(currency: CurrencyCode): GiftDraft {
  return { recipient: '', occasion: '', giveOn: '', channel: recommendedChannel, pricePaid: '', currency, message: '' }
}

export function draftOfGift(gift: Gift, message: string, currency: CurrencyCode, locale: string): GiftDraft {
  const { recipient, occasion, channel, giveOn, pricePaid } = gift
  return {
    recipient,
    occasion,
    channel,
    giveOn: giveOn ?? '',
    pricePaid: pricePaid ? formatAmount(pricePaid, locale) : '',
    currency: pricePaid?.currency ?? currency,
    message,
  }
}

/** Recipient and occasion are kept in clear, so they may hold nothing that looks like a code. */
export function readGiftDraft(draft: GiftDraft, locale: string): Parsed<FilledGift, GiftField> {
  const problems: Problem<GiftField>[] = []
  const recipient = draft.recipient.trim().slice(0, longestName)
  const occasion = draft.occasion.trim().slice(0, longestName)
  if (recipient === '') problems.push({ kind: 'recipient', index: 0, text: draft.recipient })
  if (holdsSecret(`${recipient}\n${occasion}`)) problems.push({ kind: 'secret', index: 0, text: recipient })
  const giveOn = dayOf(draft.giveOn, () => problems.push({ kind: 'giveOn', index: 0, text: draft.giveOn }))
  const pricePaid = draft.pricePaid.trim() === '' ? null : parseMoney(draft.pricePaid, draft.currency, locale).value
  if (draft.pricePaid.trim() !== '' && !(pricePaid && pricePaid.minorUnits >= 0)) {
    problems.push({ kind: 'pricePaid', index: 0, text: draft.pricePaid })
  }
  const message = draft.message.trim()
  if (message.length > longestMessage) problems.push({ kind: 'message', index: longestMessage, text: message })
  if (problems.length > 0) return { value: null, problems }
  const { channel } = draft
  return { value: { facts: { recipient, occasion, giveOn, channel, pricePaid }, message }, problems: [] }
}

export interface ReceivedDraft {
  readonly from: string
  readonly occasion: string
  readonly receivedOn: string
}

export type ReceivedField = 'from' | 'secret' | 'receivedOn'

export type ReceivedFacts = Pick<ReceivedGift, 'from' | 'occasion' | 'receivedOn'>

export const emptyReceived: ReceivedDraft = { from: '', occasion: '', receivedOn: '' }

export function draftOfReceived({ from, occasion, receivedOn }: ReceivedFacts): ReceivedDraft {
  return { from, occasion, receivedOn: receivedOn ?? '' }
}

export function readReceivedDraft(draft: ReceivedDraft): Parsed<ReceivedFacts, ReceivedField> {
  const problems: Problem<ReceivedField>[] = []
  const from = draft.from.trim().slice(0, longestName)
  const occasion = draft.occasion.trim().slice(0, longestName)
  if (from === '') problems.push({ kind: 'from', index: 0, text: draft.from })
  if (holdsSecret(`${from}\n${occasion}`)) problems.push({ kind: 'secret', index: 0, text: from })
  const receivedOn = dayOf(draft.receivedOn, () =>
    problems.push({ kind: 'receivedOn', index: 0, text: draft.receivedOn }),
  )
  return problems.length > 0 ? { value: null, problems } : { value: { from, occasion, receivedOn }, problems: [] }
}

/** Nothing was filled in: there is no gift to speak of. */
export function isBlankReceived({ from, occasion, receivedOn }: ReceivedDraft): boolean {
  return [from, occasion, receivedOn].every((text) => text.trim() === '')
}

function dayOf(text: string, refuse: () => void): Day | null {
  if (text.trim() === '') return null
  const day = parseDay(text.trim())
  if (!day) refuse()
  return day
}
