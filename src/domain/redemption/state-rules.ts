import { isRedeemable } from '../card'
import { expiryOf } from '../expiry'
import { nameBalance, type CardAttempt, type CardRule } from './attempt'

export const alreadyRedeemed: CardRule = ({ card, household }) =>
  card.state === 'redeemed'
    ? {
        kind: 'already-redeemed',
        severity: 'blocks',
        into: nameBalance(card.redeemedInto, household),
        on: card.redeemedOn,
      }
    : null

export const cardSpent: CardRule = ({ card }) =>
  card.state === 'spent' ? { kind: 'card-spent', severity: 'blocks' } : null

export const cardVoid: CardRule = ({ card }) =>
  card.state === 'void' ? { kind: 'card-void', severity: 'blocks' } : null

export const cardGiven: CardRule = ({ card }) =>
  card.state === 'given' ? { kind: 'card-given', severity: 'blocks' } : null

/** The way out is to take it back from the gifts, which is only possible before it is handed over. */
export const keptAsGift: CardRule = ({ card }) =>
  card.giftId !== null && isRedeemable(card.state) ? { kind: 'kept-as-gift', severity: 'blocks' } : null

/** It was a gift once, and was taken back: the recipient may have the code all the same. */
export const codeWasShown: CardRule = ({ card }) =>
  card.codeShownAt !== undefined && isRedeemable(card.state)
    ? { kind: 'code-was-shown', severity: 'warns', at: card.codeShownAt }
    : null

export const held: CardRule = ({ card }) => (card.state === 'held' ? { kind: 'held', severity: 'warns' } : null)

export const notKnownActivated: CardRule = ({ card }) =>
  card.state === 'unknown' || card.state === 'unactivated'
    ? { kind: 'not-known-activated', severity: 'warns', state: card.state }
    : null

export const valueUnknown: CardRule = ({ card }) =>
  card.faceValue === null ? { kind: 'value-unknown', severity: 'warns' } : null

export const probablyExpired: CardRule = (sight) => {
  const expiry = lastDay(sight)
  if (expiry === null || expiry.on >= sight.today) return null
  const { on, by } = expiry
  return by === 'own'
    ? { kind: 'expired-as-said', severity: 'warns', expiredOn: on }
    : { kind: 'probably-expired', severity: 'warns', expiredOn: on, evidence: by }
}

export const expiresOn: CardRule = (sight) => {
  const expiry = lastDay(sight)
  if (expiry === null || expiry.on < sight.today) return null
  const { on, by } = expiry
  return by === 'own'
    ? { kind: 'expires-as-said', severity: 'informs', on }
    : { kind: 'expires-on', severity: 'informs', on, evidence: by }
}

function lastDay({ card }: CardAttempt) {
  const marketplaceId = card.issuerId === 'amazon' ? card.marketplaceId : null
  const expiry = expiryOf({ own: card.expires, marketplaceId, issuedOn: card.issuedOn })
  return expiry.kind === 'on' ? expiry : null
}
