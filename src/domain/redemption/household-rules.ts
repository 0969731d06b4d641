import { isRedeemable, type Card, type CardState } from '../card'
import { findMember, isPlannedFor, nameBalance, type Attempt, type CardRule, type Rule } from './attempt'
import type { PlannedTarget } from './finding'

/** Looks into the trash as well: a code is used up even when its card was thrown away. */
export const sameCodeRedeemed: CardRule = ({ card, household }) => {
  const twin = twinsOf(card, household.cards).find(isTaken)
  if (!twin) return null
  return {
    kind: 'same-code-redeemed',
    severity: 'blocks',
    cardId: twin.id,
    cardLabel: twin.label,
    state: twin.state,
    into: nameBalance(twin.redeemedInto, household),
    on: twin.redeemedOn,
  }
}

/** Under another label the code is somebody's present already. */
export const sameCodeGift: CardRule = ({ card, household }) => {
  const twin = twinsOf(card, household.cards).find(isPromised)
  return twin ? { kind: 'same-code-gift', severity: 'blocks', cardId: twin.id, cardLabel: twin.label } : null
}

export const sameCodeTwice: CardRule = ({ card, household }) => {
  const twin = twinsOf(card, household.cards).find(
    (other) => !isTaken(other) && !isPromised(other) && other.deletedAt === null,
  )
  return twin ? { kind: 'same-code-twice', severity: 'warns', cardId: twin.id, cardLabel: twin.label } : null
}

export const plannedForOther: Rule = (attempt) => {
  const planned = plannedTarget(attempt)
  return planned && !isPlannedFor(attempt.card, attempt.balance, attempt.owner)
    ? { kind: 'planned-for-other', severity: 'warns', planned }
    : null
}

export const businessPersonal: Rule = ({ card, owner }) => {
  if (owner === null || owner.account.usage === card.usage) return null
  return { kind: 'business-personal', severity: 'warns', cardUsage: card.usage, accountUsage: owner.account.usage }
}

/** Said every time: a redeemed value can never be moved. */
export const lastLook: Rule = ({ card, owner, balanceMarketplace }) =>
  owner && {
    kind: 'last-look',
    severity: 'informs',
    memberName: owner.member.name,
    accountLabel: owner.account.label,
    accountCue: owner.account.cue,
    marketplaceName: balanceMarketplace.name,
    value: card.faceValue,
  }

const takenStates: readonly CardState[] = ['redeemed', 'spent', 'given']

/** A held twin is under review with its issuer; in the trash it no longer says anything. */
function isTaken(card: Card): boolean {
  return takenStates.includes(card.state) || (card.state === 'held' && card.deletedAt === null)
}

/** Kept for somebody, not handed over yet. */
function isPromised({ giftId, state, deletedAt }: Card): boolean {
  return giftId !== null && isRedeemable(state) && deletedAt === null
}

function twinsOf(card: Card, cards: readonly Card[]): readonly Card[] {
  if (card.codeFingerprint === null) return []
  return cards.filter((other) => other.id !== card.id && other.codeFingerprint === card.codeFingerprint)
}

/** Null without a plan, or when the planned person or balance is no longer there. */
function plannedTarget({ card, household }: Attempt): PlannedTarget | null {
  if (card.plannedFor === null) return null
  if (card.plannedFor.kind === 'balance') return nameBalance(card.plannedFor.balanceId, household)
  const member = findMember(card.plannedFor.memberId, household)
  return member && { memberName: member.name, accountLabel: null, marketplaceName: null }
}
