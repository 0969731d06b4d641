import { isHouseholds } from '../card'
import { addDays, type Day } from '../day'
import type { BalanceId } from '../ids'
import { isKept } from '../kept'
import { auditState, type PaymentObservation } from '../payment-audit'
import { dayOfWriting, keptAccounts, keptBalances } from './household-rows'
import type { DueRule } from './item'

/** Accounts without a balance have nothing to lose. Settings that were never looked at are due from the start. */
export const auditStale: DueRule = ({ household, observations, rules, today }) => {
  const withBalance = new Set(keptBalances(household).map(({ accountId }) => accountId))
  return keptAccounts(household).flatMap((account) => {
    if (!withBalance.has(account.id)) return []
    const { state, staleOn, settings } = auditState(account.id, observations, today, rules.auditStaleDays)
    if (state === 'fresh') return []
    const seen = firstSeen(settings.flatMap((audit) => (audit.state === 'never' ? [] : audit.observation)))
    const on = state === 'stale' && staleOn !== null ? staleOn : (seen ?? dayOfWriting(account))
    const subject = { kind: 'audit-stale', accountId: account.id, state, subject: account.id } as const
    return { ...subject, on, cause: state === 'never' ? 'never' : `${state}-${seen ?? ''}` }
  })
}

export const checkInOverdue: DueRule = ({ household, checkIns, rules, today }) => {
  const last = new Map<BalanceId, Day>()
  for (const checkIn of checkIns.filter(isKept)) {
    const known = last.get(checkIn.balanceId)
    if (!known || checkIn.on > known) last.set(checkIn.balanceId, checkIn.on)
  }
  return keptBalances(household).flatMap((balance) => {
    const lastCheckIn = last.get(balance.id) ?? null
    const on = addDays(lastCheckIn ?? dayOfWriting(balance), rules.checkInEveryDays)
    if (on > today) return []
    const { id } = balance
    return { kind: 'check-in-overdue', balanceId: id, lastCheckIn, on, subject: id, cause: lastCheckIn ?? 'never' }
  })
}

/** Counted from the day on which the card was entered: a drawer of old cards does not cry out at once. */
export const cardUnredeemed: DueRule = ({ household, rules, today }) =>
  household.cards.flatMap((card) => {
    if (!isKept(card) || !isHouseholds(card) || (card.state !== 'ready' && card.state !== 'unknown')) return []
    const since = dayOfWriting(card)
    const on = addDays(since, rules.unredeemedAfterDays)
    return on > today ? [] : { kind: 'card-unredeemed', cardId: card.id, since, on, subject: card.id, cause: since }
  })

/** Without a receipt nobody can make a shop activate the card. What nobody has tried yet may well be active: it is no alarm. */
export const proofMissing: DueRule = ({ household, provenCards }) =>
  household.cards.flatMap((card) => {
    if (!isKept(card) || card.state !== 'unactivated') return []
    if (provenCards.has(card.id)) return []
    const on = dayOfWriting(card)
    return { kind: 'proof-missing', cardId: card.id, on, subject: card.id, cause: card.state }
  })

function firstSeen(observations: readonly PaymentObservation[]): Day | null {
  return observations.map(({ on }) => on).toSorted()[0] ?? null
}
