import { estimateExpiry } from '../expiry'
import { nameBalance, type Attempt, type Rule } from './attempt'

export const alreadyRedeemed: Rule = ({ card, household }) =>
  card.state === 'redeemed'
    ? {
        kind: 'already-redeemed',
        severity: 'blocks',
        into: nameBalance(card.redeemedInto, household),
        on: card.redeemedOn,
      }
    : null

export const cardSpent: Rule = ({ card }) =>
  card.state === 'spent' ? { kind: 'card-spent', severity: 'blocks' } : null

export const cardVoid: Rule = ({ card }) => (card.state === 'void' ? { kind: 'card-void', severity: 'blocks' } : null)

export const cardGiven: Rule = ({ card }) =>
  card.state === 'given' ? { kind: 'card-given', severity: 'blocks' } : null

export const held: Rule = ({ card }) => (card.state === 'held' ? { kind: 'held', severity: 'warns' } : null)

export const notKnownActivated: Rule = ({ card }) =>
  card.state === 'unknown' || card.state === 'unactivated'
    ? { kind: 'not-known-activated', severity: 'warns', state: card.state }
    : null

export const valueUnknown: Rule = ({ card }) =>
  card.faceValue === null ? { kind: 'value-unknown', severity: 'warns' } : null

export const probablyExpired: Rule = (attempt) => {
  const expiry = expiryOf(attempt)
  if (expiry === null || expiry.on >= attempt.today) return null
  return { kind: 'probably-expired', severity: 'warns', expiredOn: expiry.on, evidence: expiry.evidence }
}

export const expiresOn: Rule = (attempt) => {
  const expiry = expiryOf(attempt)
  if (expiry === null || expiry.on < attempt.today) return null
  return { kind: 'expires-on', severity: 'informs', on: expiry.on, evidence: expiry.evidence }
}

function expiryOf({ card }: Attempt) {
  if (card.issuerId !== 'amazon' || card.marketplaceId === null || card.issuedOn === null) return null
  return estimateExpiry(card.marketplaceId, card.issuedOn)
}
