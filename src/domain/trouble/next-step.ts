import type { BalanceId, CardId } from '../ids'
import { fittingBalances } from '../redemption/attempt'
import type { FittingBalance } from '../redemption/finding'
import type { RankedCause } from './cause'
import type { TroubleFacts } from './household-evidence'
import { isLoose } from './loose-code'
import { adviseOnTries } from './pause'

/** Where a step leads within the app. */
export type StepLead =
  | { readonly to: 'card' | 'form' | 'code' | 'proof' | 'support'; readonly cardId: CardId }
  | { readonly to: 'redeem'; readonly cardId: CardId; readonly balanceId: BalanceId | null }
  | { readonly to: 'settings' | 'safety' }

/** The one safe step that comes next. None of them tries a code to see what happens. */
export type NextStep = { readonly lead: StepLead | null } & (
  | {
      readonly kind:
        | 'record-it'
        | 'leave-it'
        | 'see-twin'
        | 'look-in-accounts'
        | 'enter-code'
        | 'ask-with-serial'
        | 'say-site'
        | 'add-balance'
        | 'correct-brand'
        | 'look-again'
        | 'compare'
        | 'paste-alone'
        | 'find-site'
        | 'find-brand'
        | 'copy-cleaned'
        | 'back-to-shop'
        | 'ask-seller'
        | 'wait-for-review'
        | 'wait-a-day'
        | 'read-terms'
        | 'ask-support'
    }
  | { readonly kind: 'use-balance'; readonly fitting: FittingBalance }
  /** In milliseconds. */
  | { readonly kind: 'wait-until'; readonly until: number }
)

/** What to do next if this is the cause. */
export function nextStep(cause: RankedCause, facts: TroubleFacts): NextStep {
  const { card, secret } = facts.opened
  const cardId = isLoose(card) ? null : card.id
  const at = (to: 'card' | 'form' | 'code' | 'proof' | 'support'): StepLead | null => cardId && { to, cardId }
  const redeem = (balanceId: BalanceId | null): StepLead | null => cardId && { to: 'redeem', cardId, balanceId }
  switch (cause.kind) {
    case 'this-account':
      return card.state === 'redeemed'
        ? { kind: 'leave-it', lead: at('card') }
        : { kind: 'record-it', lead: redeem(facts.balance?.id ?? null) }
    case 'household-account': {
      const twin = twinOf(cause)
      if (card.state === 'redeemed') return { kind: 'leave-it', lead: at('card') }
      return twin ? { kind: 'see-twin', lead: { to: 'card', cardId: twin } } : { kind: 'look-in-accounts', lead: null }
    }
    case 'used-up':
      return { kind: 'leave-it', lead: at('card') }
    case 'serial':
      // Without a code in the household there is nothing else to enter.
      return isCodeKnown(cause, facts)
        ? { kind: 'enter-code', lead: redeem(facts.balance?.id ?? null) }
        : { kind: secret.claimCode ? 'enter-code' : 'ask-with-serial', lead: at(secret.claimCode ? 'form' : 'support') }
    case 'other-site': {
      if (!cardId) return { kind: 'find-site', lead: null }
      // Where the household does not know the card's site, a person has to say it first.
      if (card.marketplaceId === null || card.marketplaceId === facts.balance?.marketplaceId)
        return { kind: 'say-site', lead: at('form') }
      const [fitting] = fittingBalances(card, facts.household)
      return fitting
        ? { kind: 'use-balance', fitting, lead: redeem(fitting.balanceId) }
        : { kind: 'add-balance', lead: { to: 'settings' } }
    }
    case 'other-brand':
      return cardId ? { kind: 'correct-brand', lead: at('form') } : { kind: 'find-brand', lead: null }
    case 'misread':
      return cardId ? { kind: 'look-again', lead: at('code') } : { kind: 'compare', lead: null }
    case 'stray':
      return cardId
        ? { kind: 'copy-cleaned', lead: redeem(facts.balance?.id ?? null) }
        : { kind: 'paste-alone', lead: null }
    case 'not-activated':
      return { kind: 'back-to-shop', lead: at('proof') }
    case 'outside-account':
      return { kind: 'ask-seller', lead: at('proof') }
    case 'held':
      return { kind: 'wait-for-review', lead: at('proof') }
    case 'too-many-tries': {
      const until = pauseOf(facts)
      return until === null ? { kind: 'wait-a-day', lead: null } : { kind: 'wait-until', until, lead: null }
    }
    case 'expired':
      return { kind: 'read-terms', lead: at('support') }
    case 'issuer':
      return { kind: 'ask-support', lead: at('support') }
  }
}

function twinOf({ evidence }: RankedCause): CardId | null {
  for (const one of evidence) {
    if (one.kind !== 'finding') continue
    if (one.finding.kind === 'same-code-redeemed' || one.finding.kind === 'same-code-twice') return one.finding.cardId
  }
  return null
}

/** The household has a code that is no serial number. */
function isCodeKnown({ evidence }: RankedCause, { opened }: TroubleFacts): boolean {
  const isSerial = evidence.some(
    (one) => one.kind === 'is-own-serial' || (one.kind === 'finding' && one.finding.kind === 'looks-like-serial'),
  )
  return opened.secret.claimCode !== null && !isSerial
}

function pauseOf({ balance, household, recent }: TroubleFacts): number | null {
  const ofAccount = household.balances.filter(({ accountId }) => accountId === balance?.accountId).map(({ id }) => id)
  return adviseOnTries(recent.tries, ofAccount, recent.now).pauseUntil
}
