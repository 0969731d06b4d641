import type { CardRule, Rule } from './attempt'

/** A card of another brand never goes into an Amazon balance. */
export const otherIssuer: Rule = ({ card, issuer }) =>
  card.issuerId === 'amazon' ? null : { kind: 'other-issuer', severity: 'blocks', issuerName: issuer.name }

/** Blocks whether or not a person has confirmed the card's marketplace: the way out is to correct it. */
export const wrongMarketplace: Rule = ({ cardMarketplace, balanceMarketplace, fitting }) => {
  if (cardMarketplace === null || cardMarketplace.id === balanceMarketplace.id) return null
  return {
    kind: 'wrong-marketplace',
    severity: 'blocks',
    cardMarketplace: cardMarketplace.name,
    balanceMarketplace: balanceMarketplace.name,
    fitting,
  }
}

export const marketplaceUnknown: Rule = ({ cardMarketplace, balanceMarketplace }) =>
  cardMarketplace === null
    ? { kind: 'marketplace-unknown', severity: 'warns', balanceMarketplace: balanceMarketplace.name }
    : null

export const marketplaceUnconfirmed: CardRule = ({ card, cardMarketplace }) =>
  cardMarketplace !== null && !card.marketplaceConfirmed
    ? { kind: 'marketplace-unconfirmed', severity: 'warns', cardMarketplace: cardMarketplace.name }
    : null

/** A face value in another currency betrays a card of another marketplace. */
export const currencyDiffers: Rule = ({ card, balanceMarketplace }) => {
  const faceCurrency = card.faceValue?.currency
  if (faceCurrency === undefined || faceCurrency === balanceMarketplace.currency) return null
  return {
    kind: 'currency-differs',
    severity: 'warns',
    faceCurrency,
    balanceCurrency: balanceMarketplace.currency,
    balanceMarketplace: balanceMarketplace.name,
  }
}

export const notInHousehold: Rule = ({ card, owner }) => {
  if (card.deletedAt !== null) return { kind: 'not-in-household', severity: 'blocks', what: 'card' }
  return owner === null ? { kind: 'not-in-household', severity: 'blocks', what: 'balance' } : null
}
