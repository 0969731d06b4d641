import { balanceExpiry, type ExpiringMoney } from '../balance-expiry'
import { isRedeemable } from '../card'
import { creditStates } from '../credits'
import { addDays, type Day } from '../day'
import { expiryOf } from '../expiry'
import type { BalanceId } from '../ids'
import { isKept } from '../kept'
import { addMoney } from '../money'
import { keptBalances } from './household-rows'
import type { DueFinding, DueRule } from './item'

/** Stays until a person says that it is used up or gone. */
export const creditLapses: DueRule = ({ household, credits, entries, rules, today }) => {
  const balanceIds = new Set(keptBalances(household).map(({ id }) => id))
  const horizon = addDays(today, rules.creditLeadDays)
  return creditStates(credits, entries, today).flatMap(({ credit, remaining }) => {
    const { id, balanceId, expires, lapsedOn } = credit
    if (expires?.kind !== 'on' || expires.on > horizon || lapsedOn !== null) return []
    if (remaining.minorUnits === 0 || !balanceIds.has(balanceId)) return []
    const { on } = expires
    return { kind: 'credit-lapses', creditId: id, balanceId, remaining, on, subject: id, cause: on }
  })
}

/** Of a card that is kept as a gift too: it is better given in time. */
export const cardExpires: DueRule = ({ household, rules, today }) => {
  const horizon = addDays(today, rules.expiryLeadDays)
  return household.cards.flatMap((card) => {
    if (!isKept(card) || !isRedeemable(card.state)) return []
    const marketplaceId = card.issuerId === 'amazon' ? card.marketplaceId : null
    const expiry = expiryOf({ own: card.expires, marketplaceId, issuedOn: card.issuedOn })
    if (expiry.kind !== 'on' || expiry.on > horizon) return []
    const { on, by } = expiry
    return { kind: 'card-expires', cardId: card.id, by, on, subject: card.id, cause: on }
  })
}

/** What expires of one balance on one day is one matter. */
export const balanceExpires: DueRule = ({ household, entries, rules, today }) => {
  const horizon = addDays(today, rules.expiryLeadDays)
  const entriesOf = grouped(entries, ({ balanceId }) => balanceId)
  const cardsOf = grouped(household.cards, ({ redeemedInto }) => redeemedInto)
  return keptBalances(household).flatMap((balance) => {
    if (balance.expires?.kind === 'never') return []
    const cards = cardsOf.get(balance.id) ?? []
    const parts = balanceExpiry({ balance, cards, entries: entriesOf.get(balance.id) ?? [] })
    const soon = parts.filter(({ on }) => on <= horizon)
    return [...grouped(soon, ({ on }) => on)].map(([on, sameDay]) => findingOf(balance.id, on, sameDay))
  })
}

function findingOf(balanceId: BalanceId, on: Day, parts: readonly ExpiringMoney[]): DueFinding {
  return {
    kind: 'balance-expires',
    balanceId,
    amount: parts.map(({ amount }) => amount).reduce(addMoney),
    estimate: parts.some(({ estimate }) => estimate),
    mayBeSooner: parts.some(({ mayBeSooner }) => mayBeSooner),
    on,
    subject: balanceId,
    cause: on,
  }
}

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
