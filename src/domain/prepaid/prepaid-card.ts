import { addMonths, type Day } from '../day'
import type { Recorded } from '../household'
import type { MemberId, PrepaidCardId } from '../ids'
import { addMoney, money, subtractMoney, type Money } from '../money'

export const prepaidNetworks = ['visa', 'mastercard', 'amex', 'discover', 'other'] as const
export type PrepaidNetwork = (typeof prepaidNetworks)[number]

/** A leftover of an open-loop prepaid card. Of its number only the last four digits are known; never more, and never the CVV. */
export interface PrepaidCard extends Recorded {
  readonly id: PrepaidCardId
  readonly nickname: string
  readonly network: PrepaidNetwork
  readonly issuer: string
  /** Four digits, or '' when nobody wrote them down. */
  readonly lastFour: string
  /** What was on it on the day `asOf`. */
  readonly balance: Money
  readonly asOf: Day
  /** Authorisations that keep part of the balance from being charged. */
  readonly holds: readonly Hold[]
  /** Kept back from every charge; zero unless the exact balance was refused, or the card was just added to an account. */
  readonly margin: Money
  /** Whether name and postcode were registered with the issuer: without, most shops decline. */
  readonly postcode: 'registered' | 'not-registered' | 'unknown'
  /** The last day of the month printed on the plastic. */
  readonly goodThrough: Day | null
  readonly fee: FeeRule | null
  /** Whose money it is: it may go to that member's balances only. Null: the household's. */
  readonly memberId: MemberId | null
  readonly mark: 'lost' | 'pending' | null
}

export interface Hold {
  /** Above zero. */
  readonly amount: Money
  /** The first day on which the money is free again; null when nobody knows. */
  readonly lapsesOn: Day | null
}

export interface FeeRule {
  /** Above zero. */
  readonly amount: Money
  readonly firstOn: Day
  /** Whole months between two fees; null for a single one. */
  readonly everyMonths: number | null
}

export type PrepaidState = 'usable' | 'pending' | 'empty' | 'expired' | 'lost'

export function stateOfPrepaid(card: PrepaidCard, today: Day): PrepaidState {
  if (card.mark === 'lost') return 'lost'
  if (fundsOn(card, today).minorUnits === 0) return 'empty'
  if (isPlasticExpired(card, today)) return 'expired'
  return card.mark ?? 'usable'
}

/** What is on the card on that day, fees since `asOf` taken off; the funds outlive the plastic. */
export function fundsOn(card: PrepaidCard, day: Day): Money {
  return lessAtLeastZero(card.balance, feesBetween(card, card.asOf, day))
}

/** What can be paid with it on that day: nothing once it is lost or its plastic has expired. */
export function worthOn(card: PrepaidCard, day: Day): Money {
  return card.mark === 'lost' || isPlasticExpired(card, day) ? money(0, card.balance.currency) : fundsOn(card, day)
}

/** To the exact cent: what it is worth, less open holds and the margin. */
export function chargeableOn(card: PrepaidCard, day: Day): Money {
  return lessAtLeastZero(worthOn(card, day), addMoney(heldOn(card, day), card.margin))
}

export function openHolds({ holds }: PrepaidCard, day: Day): readonly Hold[] {
  return holds.filter(({ lapsesOn }) => lapsesOn === null || day < lapsesOn)
}

/** What open holds keep back on that day; it may be more than is on the card. */
export function heldOn(card: PrepaidCard, day: Day): Money {
  const none = money(0, card.balance.currency)
  return openHolds(card, day).reduce((sum, { amount }) => addMoney(sum, amount), none)
}

/** The first day on which everything that is held now is free; null when one of them has no day, or nothing is held. */
export function holdsLapseOn(card: PrepaidCard, day: Day): Day | null {
  const days = openHolds(card, day).map(({ lapsesOn }) => lapsesOn)
  return days.includes(null) ? null : ((days as readonly Day[]).toSorted().at(-1) ?? null)
}

function isPlasticExpired({ goodThrough }: PrepaidCard, day: Day): boolean {
  return goodThrough !== null && day > goodThrough
}

/** The fees of the days after `after`, up to and with `until`. They may be more than is on the card. */
export function feesBetween({ fee, balance }: PrepaidCard, after: Day, until: Day): Money {
  return money(fee ? countFees(fee, after, until) * fee.amount.minorUnits : 0, balance.currency)
}

/** The first day after `day` on which a fee is taken. */
export function nextFeeOn({ fee }: PrepaidCard, day: Day): Day | null {
  if (!fee) return null
  if (fee.firstOn > day) return fee.firstOn
  if (fee.everyMonths === null) return null
  const from = Math.floor(monthsBetween(fee.firstOn, day) / fee.everyMonths)
  for (let place = from; ; place++) {
    const on = addMonths(fee.firstOn, place * fee.everyMonths)
    if (on > day) return on
  }
}

/** The next day after `day` on which money is lost if nothing is done: a fee, or the day after the plastic's last. */
export function nextLossOn(card: PrepaidCard, day: Day): Day | null {
  if (worthOn(card, day).minorUnits === 0) return null
  const days = [nextFeeOn(card, day), card.goodThrough].filter((on) => on !== null)
  return days.toSorted()[0] ?? null
}

/** The last day of a month as date fields write it: '2027-04'. Null for anything else. */
export function lastDayOfMonth(text: string): Day | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text.trim())
  if (!match || Number(match[1]) < 1900 || Number(match[1]) > 2999) return null
  // The first of a month, moved by a month, less a day: without knowing how long months are.
  return lastOf(`${match[0]}-01` as Day)
}

function lastOf(first: Day): Day {
  const days = ['31', '30', '29', '28'].map((date) => `${first.slice(0, 8)}${date}` as Day)
  return days.find((day) => addMonths(day, 0) === day) as Day
}

function countFees({ firstOn, everyMonths }: FeeRule, after: Day, until: Day): number {
  if (everyMonths === null) return firstOn > after && firstOn <= until ? 1 : 0
  return Math.max(0, feesUpTo(firstOn, everyMonths, until) - feesUpTo(firstOn, everyMonths, after))
}

/** How many fees there were up to and with that day, ever. */
function feesUpTo(firstOn: Day, everyMonths: number, day: Day): number {
  if (day < firstOn) return 0
  const passed = Math.floor(monthsBetween(firstOn, day) / everyMonths)
  return addMonths(firstOn, passed * everyMonths) <= day ? passed + 1 : passed
}

/** By the calendar's months alone, whatever the dates: 31 January to 1 February is one. */
function monthsBetween(from: Day, to: Day): number {
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return months(to) - months(from)
}

function lessAtLeastZero(from: Money, amount: Money): Money {
  const rest = subtractMoney(from, amount)
  return rest.minorUnits > 0 ? rest : money(0, from.currency)
}
