import { refusalWordings } from '../data/refusal-wordings'
import type { Evidence } from '../evidence'
import type { Refusal } from '../refusal'

/** What an issuer's message may mean; `accepted` is no refusal at all. */
export type MessageKind = Exclude<Refusal, 'other'> | 'accepted'

export const messageKinds: readonly MessageKind[] = [
  'already-here',
  'other-account',
  'invalid',
  'wrong-marketplace',
  'security-check',
  'hold',
  'not-activated',
  'accepted',
]

export type MessageLanguage = 'en' | 'de' | 'fr' | 'es' | 'ja'

export interface RefusalWording {
  readonly kind: MessageKind
  readonly language: MessageLanguage
  /** A part of the message; where nobody was found who quotes one, our own guess at its words. */
  readonly text: string
  /** Somebody quotes these very words from Amazon's page. */
  readonly isQuoted: boolean
  readonly evidence: Evidence
}

/** `several`: the text says things that cannot all be meant, so a person has to say which. */
export type RecognisedMessage =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly message: MessageKind; readonly wordings: readonly RefusalWording[] }
  | { readonly kind: 'several'; readonly messages: readonly MessageKind[] }

/** What a pasted message means, whatever else of the page was pasted with it. */
export function recogniseMessage(pasted: string): RecognisedMessage {
  const text = plain(pasted)
  const found = matchers.flatMap(({ wording, part }) => placesOf(part, text).map((span) => ({ wording, ...span })))
  // "Already redeemed" within "already redeemed to another account" says nothing of its own.
  const meant = found.filter((one) => !found.some((other) => contains(other, one)))
  const messages = messageKinds.filter((kind) => meant.some(({ wording }) => wording.kind === kind))
  const [message] = messages
  if (message === undefined) return { kind: 'unknown' }
  if (messages.length > 1) return { kind: 'several', messages }
  return { kind: 'known', message, wordings: [...new Set(meant.map(({ wording }) => wording))] }
}

/** The words that somebody quotes for a kind of message; empty where none were found. */
export function quotedWordings(kind: MessageKind): readonly RefusalWording[] {
  return refusalWordings.filter((wording) => wording.kind === kind && wording.isQuoted)
}

const matchers = refusalWordings.map((wording) => ({ wording, part: plain(wording.text) }))

/** Letters and digits only, in one case and width, without accents: lines and blanks of a page fall anywhere. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

interface Span {
  readonly start: number
  readonly end: number
}

function placesOf(part: string, text: string): readonly Span[] {
  const places: Span[] = []
  for (let start = text.indexOf(part); start >= 0; start = text.indexOf(part, start + 1)) {
    places.push({ start, end: start + part.length })
  }
  return places
}

function contains(outer: Span, inner: Span): boolean {
  const isLonger = outer.end - outer.start > inner.end - inner.start
  return isLonger && outer.start <= inner.start && outer.end >= inner.end
}
