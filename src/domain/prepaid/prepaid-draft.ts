import { parseDay, type Day } from '../day'
import type { MemberId } from '../ids'
import { money, parseMoney, type CurrencyCode } from '../money'
import { holdsSecret } from '../note'
import { holdsPaymentNumber, readLastFour } from './payment-number'
import { lastDayOfMonth, type Hold, type PrepaidCard, type PrepaidNetwork } from './prepaid-card'

/** A prepaid card as its form holds it: text as it was typed. */
export interface PrepaidDraft {
  readonly nickname: string
  readonly network: PrepaidNetwork
  readonly issuer: string
  readonly lastFour: string
  readonly currency: CurrencyCode
  readonly balance: string
  readonly asOf: string
  readonly postcode: PrepaidCard['postcode']
  /** '2027-04'. */
  readonly goodThrough: string
  readonly feeAmount: string
  readonly feeFirstOn: string
  /** Months; '' for a single fee. */
  readonly feeEvery: string
  readonly margin: string
  readonly holds: readonly HoldDraft[]
  readonly memberId: MemberId | null
  readonly isLost: boolean
}

export interface HoldDraft {
  readonly amount: string
  readonly lapsesOn: string
}

export type PrepaidField =
  'name' | 'lastFour' | 'balance' | 'asOf' | 'goodThrough' | 'fee' | 'margin' | 'holds' | 'secret'

export type PrepaidFacts = Pick<
  PrepaidCard,
  | 'nickname'
  | 'network'
  | 'issuer'
  | 'lastFour'
  | 'balance'
  | 'asOf'
  | 'holds'
  | 'margin'
  | 'postcode'
  | 'goodThrough'
  | 'fee'
  | 'memberId'
>

export interface FilledPrepaid {
  readonly facts: PrepaidFacts | null
  readonly problems: readonly PrepaidField[]
}

export function emptyPrepaid(currency: CurrencyCode, today: Day): PrepaidDraft {
  return {
    nickname: '',
    network: 'visa',
    issuer: '',
    lastFour: '',
    currency,
    balance: '',
    asOf: today,
    postcode: 'unknown',
    goodThrough: '',
    feeAmount: '',
    feeFirstOn: '',
    feeEvery: '1',
    margin: '',
    holds: [],
    memberId: null,
    isLost: false,
  }
}

/** Whether nothing of the row was filled in: what the next row takes over from the last one does not count. */
export function isBlankPrepaid({ nickname, issuer, lastFour, balance, goodThrough, feeAmount }: PrepaidDraft): boolean {
  return [nickname, issuer, lastFour, balance, goodThrough, feeAmount].every((text) => text.trim() === '')
}

const textFields = ['nickname', 'issuer', 'balance', 'lastFour', 'feeAmount', 'feeEvery', 'margin'] as const

/**
 * Takes out what must not be kept: a text that holds the number of a payment card is emptied at once. `dropped` says whether one was
 * there, so that the person learns why.
 */
export function dropPaymentNumbers(draft: PrepaidDraft): { readonly draft: PrepaidDraft; readonly dropped: boolean } {
  const clean = (text: string) => (holdsPaymentNumber(text) ? '' : text)
  const lastFour = readLastFour(draft.lastFour).kind === 'too-much' ? '' : draft.lastFour
  const kept = {
    ...draft,
    nickname: clean(draft.nickname),
    issuer: clean(draft.issuer),
    balance: clean(draft.balance),
    feeAmount: clean(draft.feeAmount),
    feeEvery: clean(draft.feeEvery),
    margin: clean(draft.margin),
    lastFour,
    holds: draft.holds.map((hold) => ({ ...hold, amount: clean(hold.amount) })),
  }
  const texts = (of: PrepaidDraft) => [...textFields.map((field) => of[field]), ...of.holds.map(({ amount }) => amount)]
  const before = texts(draft)
  return { draft: kept, dropped: texts(kept).some((text, place) => text !== before[place]) }
}

/** Today tells which days have come. */
export function readPrepaid(given: PrepaidDraft, locale: string, today: Day): FilledPrepaid {
  const { draft } = dropPaymentNumbers(given)
  const problems: PrepaidField[] = []
  const { currency } = draft
  const none = money(0, currency)
  const amountOf = (text: string) => {
    const { value } = parseMoney(text, currency, locale)
    return value && value.minorUnits >= 0 ? value : null
  }
  const need = <T>(value: T | null, field: PrepaidField): T | null => {
    if (value === null) problems.push(field)
    return value
  }

  const lastFour = readLastFour(draft.lastFour)
  if (lastFour.kind !== 'digits') problems.push('lastFour')
  if (draft.nickname.trim() === '' && draft.issuer.trim() === '' && draft.lastFour.trim() === '') problems.push('name')
  if (holdsSecret(`${draft.nickname}\n${draft.issuer}`)) problems.push('secret')
  const balance = need(amountOf(draft.balance), 'balance')
  const day = parseDay(draft.asOf)
  const asOf = need(day && day <= today ? day : null, 'asOf')
  const goodThrough = draft.goodThrough === '' ? null : need(lastDayOfMonth(draft.goodThrough), 'goodThrough')
  const margin = draft.margin.trim() === '' ? none : need(amountOf(draft.margin), 'margin')
  const fee = draft.feeAmount.trim() === '' ? null : need(feeOf(draft, amountOf(draft.feeAmount)), 'fee')
  const holds = need(holdsOf(draft, amountOf), 'holds')

  if (problems.length > 0 || !balance || !asOf || !margin || !holds) return { facts: null, problems }
  const { network, postcode, memberId } = draft
  const digits = lastFour.kind === 'digits' ? lastFour.digits : ''
  return {
    facts: {
      nickname: draft.nickname.trim(),
      network,
      issuer: draft.issuer.trim(),
      lastFour: digits,
      balance,
      asOf,
      holds,
      margin,
      postcode,
      goodThrough,
      fee,
      memberId,
    },
    problems: [],
  }
}

/** The form of a card that is there. `write` makes text of an amount as this person writes it. */
export function draftOfPrepaid(card: PrepaidCard, write: (amount: PrepaidCard['balance']) => string): PrepaidDraft {
  return {
    nickname: card.nickname,
    network: card.network,
    issuer: card.issuer,
    lastFour: card.lastFour,
    currency: card.balance.currency,
    balance: write(card.balance),
    asOf: card.asOf,
    postcode: card.postcode,
    goodThrough: card.goodThrough?.slice(0, 7) ?? '',
    feeAmount: card.fee ? write(card.fee.amount) : '',
    feeFirstOn: card.fee?.firstOn ?? '',
    feeEvery: card.fee ? String(card.fee.everyMonths ?? '') : '1',
    margin: card.margin.minorUnits > 0 ? write(card.margin) : '',
    holds: card.holds.map(({ amount, lapsesOn }) => ({ amount: write(amount), lapsesOn: lapsesOn ?? '' })),
    memberId: card.memberId,
    isLost: card.mark === 'lost',
  }
}

function feeOf({ feeFirstOn, feeEvery }: PrepaidDraft, amount: PrepaidCard['balance'] | null): PrepaidCard['fee'] {
  const firstOn = parseDay(feeFirstOn)
  const everyMonths = feeEvery.trim() === '' ? null : Number(feeEvery)
  const isWhole = everyMonths === null || (Number.isInteger(everyMonths) && everyMonths >= 1 && everyMonths <= 120)
  return amount && amount.minorUnits > 0 && firstOn && isWhole ? { amount, firstOn, everyMonths } : null
}

function holdsOf(
  { holds }: PrepaidDraft,
  amountOf: (text: string) => PrepaidCard['balance'] | null,
): readonly Hold[] | null {
  const read = holds
    .filter(({ amount }) => amount.trim() !== '')
    .map(({ amount, lapsesOn }) => ({
      amount: amountOf(amount),
      lapsesOn: parseDay(lapsesOn),
      hasDay: lapsesOn !== '',
    }))
  const isGood = read.every(({ amount, lapsesOn, hasDay }) => amount && amount.minorUnits > 0 && (lapsesOn || !hasDay))
  return isGood ? read.map(({ amount, lapsesOn }) => ({ amount: amount as Hold['amount'], lapsesOn })) : null
}
