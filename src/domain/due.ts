import { daysBetween, type Day } from './day'
import { balanceExpires, cardExpires, creditLapses } from './due/expiry-rules'
import { giftToGive, giftToThank } from './due/gift-rules'
import { auditStale, cardUnredeemed, checkInOverdue, proofMissing } from './due/habit-rules'
import { holdLapses, prepaidExpires, prepaidFee } from './due/prepaid-rules'
import { exportOverdue, recoveryMissing } from './due/recovery-rules'
import type { DueFinding, DueInput, DueItem, DueRule, DueRules } from './due/item'
import type { Recorded } from './household'
import { isKept } from './kept'

export type { DueInput, DueItem, DueRules } from './due/item'

export const usualDueRules: DueRules = {
  creditLeadDays: 14,
  expiryLeadDays: 90,
  auditStaleDays: 120,
  checkInEveryDays: 30,
  unredeemedAfterDays: 60,
  exportAfterDays: 7,
}

/** What a person said to something due; a new cause has a new id and is asked again. */
export interface DueAnswer extends Recorded {
  /** The due item's. */
  readonly id: string
  readonly kind: 'snoozed' | 'dealt-with'
  /** The first day on which a snoozed item shows again. */
  readonly until: Day | null
}

/** The earliest day first. What is past its day stays until a person dealt with it. */
export function whatIsDue(
  input: DueInput,
  rules: DueRules,
  answers: readonly DueAnswer[],
  today: Day,
): readonly DueItem[] {
  const matter = { ...input, rules, today }
  const silencing = answers.filter((answer) => silences(answer, today))
  const idsOf = (kind: DueAnswer['kind']) =>
    new Set(silencing.filter((answer) => answer.kind === kind).map(({ id }) => id))
  const [putOff, putAway] = [idsOf('snoozed'), idsOf('dealt-with')]
  return dueRules
    .flatMap((rule) => rule(matter).map((finding) => itemOf(finding, today)))
    .filter((item) => !putOff.has(item.id) && !(canBePutAway(item) && putAway.has(item.id)))
    .toSorted(byDay)
}

/** A missing recovery sheet is ended by making one, and a missing export by exporting; until then they can only be put off. */
export function canBePutAway({ kind }: Pick<DueItem, 'kind'>): boolean {
  return kind !== 'recovery-missing' && kind !== 'export-overdue'
}

/** Of one day, in this order. */
const dueRules: readonly DueRule[] = [
  recoveryMissing,
  exportOverdue,
  creditLapses,
  cardExpires,
  balanceExpires,
  prepaidFee,
  prepaidExpires,
  holdLapses,
  auditStale,
  checkInOverdue,
  giftToGive,
  proofMissing,
  cardUnredeemed,
  giftToThank,
]

function itemOf({ subject, cause, ...finding }: DueFinding, today: Day): DueItem {
  const overdueDays = Math.max(0, daysBetween(finding.on, today))
  return { ...finding, id: `${finding.kind}:${subject}:${cause}`, overdueDays }
}

function silences(answer: DueAnswer, today: Day): boolean {
  if (!isKept(answer)) return false
  return answer.kind === 'dealt-with' || (answer.until !== null && today < answer.until)
}

function byDay(a: DueItem, b: DueItem): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0
}
