import { normaliseCode, placesOutsideAlphabet, unreadable } from './claim-code'
import type { Confidence } from './evidence'
import { issuerOf, issuers, type Issuer, type IssuerId } from './issuers'
import { paymentNetwork } from './prepaid/payment-number'

export type NumberKind = 'claim-code' | 'serial' | 'payment-card' | 'order-id' | 'issuer-code' | 'unknown'

export type NumberReasonKind =
  | 'empty'
  | 'length'
  | 'grouping'
  | 'alphabet'
  /** Characters that no claim code has: most likely misread. */
  | 'misread-characters'
  | 'unreadable-characters'
  | 'digits-only'
  | 'check-digit'
  | 'lead'
  | 'no-rule'

export interface NumberReason {
  readonly kind: NumberReasonKind
  /** The number, grouping or characters that the sentence names. */
  readonly detail: string
}

export type Likelihood = 'certain' | 'likely' | 'possible'

/** One answer to "which number is this?". */
export interface NumberGuess {
  readonly kind: NumberKind
  readonly issuerId: IssuerId | null
  readonly reasons: readonly NumberReason[]
  readonly likelihood: Likelihood
}

/** Best first, never empty. */
export function classifyNumber(raw: string): readonly NumberGuess[] {
  const number = lookAt(raw)
  const guesses = rules.flatMap((rule) => rule(number))
  if (guesses.length === 0) return [unknownNumber(number)]
  return guesses.toSorted((a, b) => rank[a.likelihood] - rank[b.likelihood])
}

/** The count of digits when it is that of the serial number on the back of an Amazon card, else null. */
export function serialDigits(raw: string): number | null {
  const { code, isDigitsOnly } = lookAt(raw)
  return isDigitsOnly && (code.length === 16 || code.length === 30) ? code.length : null
}

interface SeenNumber {
  readonly code: string
  readonly length: number
  /** How the text itself is grouped: '4-6-4'; one number when it is written in one piece. */
  readonly grouping: string
  readonly isDigitsOnly: boolean
}

type Rule = (number: SeenNumber) => readonly NumberGuess[]

// At the same likelihood the earlier rule comes first.
const rules: readonly Rule[] = [paymentCard, serial, orderId, amazonCode, otherIssuersCode]

const rank: Readonly<Record<Likelihood, number>> = { certain: 0, likely: 1, possible: 2 }

function lookAt(raw: string): SeenNumber {
  const code = normaliseCode(raw)
  const groups = raw.split(/[\s\p{Pd}\u2212]+/u).map((group) => [...normaliseCode(group)].length)
  return {
    code,
    length: [...code].length,
    grouping: groups.filter((length) => length > 0).join('-'),
    isDigitsOnly: /^[\d?]*\d[\d?]*$/.test(code),
  }
}

/** Only suggested: one in ten numbers passes the check digit by chance. */
function paymentCard({ code, length, isDigitsOnly }: SeenNumber): readonly NumberGuess[] {
  if (!isDigitsOnly || paymentNetwork(code) === null) return []
  const reasons = [reason('length', length), reason('lead', code.charAt(0)), reason('check-digit', 'Luhn')]
  return [{ kind: 'payment-card', issuerId: null, reasons, likelihood: 'likely' }]
}

function serial({ code }: SeenNumber): readonly NumberGuess[] {
  const digits = serialDigits(code)
  if (digits === null) return []
  const likelihood = digits === 30 ? 'certain' : 'likely'
  const reasons = [reason('digits-only', ''), reason('length', digits)]
  return [{ kind: 'serial', issuerId: 'amazon', reasons, likelihood }]
}

function orderId({ code, length, grouping }: SeenNumber): readonly NumberGuess[] {
  if (!/^(?:\d{17}|D\d{16})$/.test(code)) return []
  const isGrouped = grouping === '3-7-7'
  const reasons = [reason('length', length), ...(isGrouped ? [reason('grouping', grouping)] : [])]
  return [{ kind: 'order-id', issuerId: 'amazon', reasons, likelihood: isGrouped ? 'likely' : 'possible' }]
}

function amazonCode({ code, length, grouping, isDigitsOnly }: SeenNumber): readonly NumberGuess[] {
  const amazon = issuerOf('amazon')
  if (!hasShape(length, amazon) || !/^[A-Z\d?]+$/.test(code)) return []
  const misread = [...new Set(placesOutsideAlphabet(code, amazon).map((place) => code.charAt(place)))].join(' ')
  const isGrouped = isGroupedFor(grouping, amazon)
  const isGroupedForOther = !isGrouped && issuers.some((issuer) => isGroupedFor(grouping, issuer))
  const isWeak = isDigitsOnly || isGroupedForOther || (length === 15 && misread !== '' && !isGrouped)
  const reasons = [
    reason('length', length),
    ...(isGrouped ? [reason('grouping', grouping)] : []),
    misread === '' ? reason('alphabet', '') : reason('misread-characters', misread),
    ...unreadableReasons(code),
  ]
  return [{ kind: 'claim-code', issuerId: 'amazon', reasons, likelihood: isWeak ? 'possible' : 'likely' }]
}

/** Every other issuer whose shape, alphabet and beginning fit. */
function otherIssuersCode(number: SeenNumber): readonly NumberGuess[] {
  return issuers
    .filter((issuer) => issuer.id !== 'amazon' && issuer.id !== 'generic' && fits(number, issuer))
    .map((issuer) => issuerGuess(number, issuer))
}

function fits({ code, length }: SeenNumber, issuer: Issuer): boolean {
  return (
    hasShape(length, issuer) &&
    placesOutsideAlphabet(code, issuer).length === 0 &&
    (issuer.lead === null || code.startsWith(issuer.lead))
  )
}

function issuerGuess(number: SeenNumber, issuer: Issuer): NumberGuess {
  const isGrouped = isGroupedFor(number.grouping, issuer)
  const reasons = [
    reason('length', number.length),
    ...(isGrouped ? [reason('grouping', number.grouping)] : []),
    ...(issuer.lead === null ? [] : [reason('lead', issuer.lead)]),
    ...(number.isDigitsOnly ? [reason('digits-only', '')] : []),
    ...unreadableReasons(number.code),
  ]
  const fitsNoOther = issuers.every(({ id }) => id === issuer.id || id === 'generic' || !fits(number, issuerOf(id)))
  const isLikely = isWellKnown(number, issuer) && (isGrouped || issuer.lead !== null || fitsNoOther)
  return { kind: 'issuer-code', issuerId: issuer.id, reasons, likelihood: isLikely ? 'likely' : 'possible' }
}

function isWellKnown({ length }: SeenNumber, { codeShapes }: Issuer): boolean {
  return codeShapes.some(({ lengths, evidence }) => lengths.includes(length) && wellKnown.includes(evidence.confidence))
}

const wellKnown: readonly Confidence[] = ['documented', 'reported']

function hasShape(length: number, { codeShapes }: Issuer): boolean {
  return codeShapes.some((shape) => shape.lengths.includes(length))
}

function isGroupedFor(grouping: string, { codeShapes }: Issuer): boolean {
  return codeShapes.some(({ groups }) => groups?.join('-') === grouping)
}

function unknownNumber({ code, length }: SeenNumber): NumberGuess {
  const reasons =
    length === 0 ? [reason('empty', '')] : [reason('no-rule', ''), reason('length', length), ...unreadableReasons(code)]
  return { kind: 'unknown', issuerId: null, reasons, likelihood: 'possible' }
}

function unreadableReasons(code: string): readonly NumberReason[] {
  const count = code.split(unreadable).length - 1
  return count > 0 ? [reason('unreadable-characters', count)] : []
}

function reason(kind: NumberReasonKind, detail: string | number): NumberReason {
  return { kind, detail: String(detail) }
}
