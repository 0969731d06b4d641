import { hasKnownLength, placesOutsideAlphabet, unreadable } from '../claim-code'
import { serialDigits } from '../number-kind'
import type { CardRule } from './attempt'

export const noCode: CardRule = ({ code }) => (code === '' ? { kind: 'no-code', severity: 'blocks' } : null)

export const unreadablePlaces: CardRule = ({ code }) => {
  const positions = [...code].flatMap((character, place) => (character === unreadable ? [place + 1] : []))
  return positions.length > 0 ? { kind: 'unreadable-places', severity: 'blocks', positions } : null
}

/** Only an Amazon card has a serial number that people take for its code. */
export const looksLikeSerial: CardRule = ({ card, code }) => {
  const digits = card.issuerId === 'amazon' ? serialDigits(code) : null
  return digits === null ? null : { kind: 'looks-like-serial', severity: 'blocks', digits }
}

export const doubtfulCharacters: CardRule = ({ secret }) => {
  const open = secret.claimCode?.doubts.filter((doubt) => !doubt.confirmed) ?? []
  if (open.length === 0) return null
  return { kind: 'doubtful-characters', severity: 'warns', positions: open.map((doubt) => doubt.index + 1) }
}

/** A warning only: no issuer has published the shape of its codes. */
export const codeShape: CardRule = ({ code, issuer }) => {
  if (code === '') return null
  const expectedLengths = hasKnownLength(code, issuer) ? [] : issuer.codeShapes.flatMap((shape) => shape.lengths)
  const positions = placesOutsideAlphabet(code, issuer).map((place) => place + 1)
  if (expectedLengths.length === 0 && positions.length === 0) return null
  const length = [...code].length
  return { kind: 'code-shape', severity: 'warns', issuerName: issuer.name, length, expectedLengths, positions }
}
