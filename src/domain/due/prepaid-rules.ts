import { addDays } from '../day'
import { isKept } from '../kept'
import { fundsOn, nextFeeOn, stateOfPrepaid } from '../prepaid/prepaid-card'
import type { DueRule } from './item'

/** The next fee of every prepaid card that has something to lose. */
export const prepaidFee: DueRule = ({ prepaidCards, rules, today }) => {
  const horizon = addDays(today, rules.creditLeadDays)
  return prepaidCards.flatMap((card) => {
    // A fee of today may not have been taken yet.
    const on = nextFeeOn(card, addDays(today, -1))
    const state = stateOfPrepaid(card, today)
    if (!isKept(card) || !card.fee || on === null || on > horizon || state === 'empty' || state === 'lost') return []
    return { kind: 'prepaid-fee', prepaidCardId: card.id, amount: card.fee.amount, on, subject: card.id, cause: on }
  })
}

/** The plastic's last day; what is still on it afterwards stays due until somebody dealt with it. */
export const prepaidExpires: DueRule = ({ prepaidCards, rules, today }) => {
  const horizon = addDays(today, rules.expiryLeadDays)
  return prepaidCards.flatMap((card) => {
    const on = card.goodThrough
    if (!isKept(card) || card.mark === 'lost' || on === null || on > horizon) return []
    const amount = fundsOn(card, today)
    if (amount.minorUnits === 0) return []
    return { kind: 'prepaid-expires', prepaidCardId: card.id, amount, on, subject: card.id, cause: on }
  })
}

/** A hold whose day has come: the card can be planned with again. */
export const holdLapses: DueRule = ({ prepaidCards, today }) =>
  prepaidCards.flatMap((card) => {
    const lapsed = card.holds.flatMap(({ lapsesOn }) => (lapsesOn !== null && lapsesOn <= today ? lapsesOn : []))
    const on = lapsed.toSorted().at(-1)
    if (!isKept(card) || !on || stateOfPrepaid(card, today) !== 'usable') return []
    return { kind: 'hold-lapses', prepaidCardId: card.id, on, subject: card.id, cause: on }
  })
