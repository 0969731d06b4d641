import type { Card } from '../card'
import type { BalanceId, CardId } from '../ids'
import { addMoney, subtractMoney, type Money } from '../money'
import type { Refusal } from '../refusal'
import type { RedeemSession, SessionStep, SessionTally } from './redeem-session'

export interface BalanceTally extends SessionTally {
  readonly accepted: readonly SessionStep[]
  readonly refused: readonly SessionStep[]
  readonly left: readonly SessionStep[]
  readonly added: Money
  readonly expected: Money
  /** What is shown less what was expected; null until somebody looked. */
  readonly difference: Money | null
  /** The smallest sets of cards that would explain the difference, the likeliest first. */
  readonly pins: readonly (readonly Pin[])[]
}

/** What would have happened to one card instead of what is recorded; `amount` is what that changes on the balance. */
export interface Pin {
  readonly kind: 'not-added' | 'added-after-all' | 'other-amount'
  readonly cardId: CardId
  readonly amount: Money
}

type FaceValues = (id: CardId) => Card['faceValue']

/** A balance of the session as it should stand and as the issuer shows it. */
export function tallyOf(session: RedeemSession, balanceId: BalanceId, faceValueOf: FaceValues): BalanceTally | null {
  const tally = session.tallies.find((one) => one.balanceId === balanceId)
  if (!tally) return null
  const steps = session.steps.filter((step) => step.balanceId === balanceId)
  const zero = subtractMoney(tally.before, tally.before)
  const added = steps
    .flatMap(({ outcome }) => (outcome.kind === 'accepted' ? outcome.value : []))
    .reduce(addMoney, zero)
  const expected = addMoney(tally.before, added)
  const difference = tally.shown && subtractMoney(tally.shown, expected)
  return {
    ...tally,
    accepted: steps.filter(({ outcome }) => outcome.kind === 'accepted'),
    refused: steps.filter(({ outcome }) => outcome.kind === 'refused'),
    left: steps.filter(({ outcome }) => outcome.kind === 'left' || outcome.kind === 'open'),
    added,
    expected,
    difference,
    pins: difference && difference.minorUnits !== 0 ? pinDifference(difference, steps, faceValueOf) : [],
  }
}

/** How many suspects are looked through for sets of one, two and three cards: more would take too long. */
const mostSuspects = [Infinity, 600, 80] as const
/** How many sets are shown of each size. Of single cards all that anybody could look at; of several together there may be very many. */
const mostSets = [20, 4, 4] as const

/** Which cards, at most three together, make exactly this difference. Only the smallest sets count; none when no set fits. */
function pinDifference(difference: Money, steps: readonly SessionStep[], faceValueOf: FaceValues) {
  const suspects = steps
    .flatMap((step) => suspectsOf(step, faceValueOf(step.cardId), difference))
    .toSorted((a, b) => a.doubt - b.doubt)
  for (const [place, most] of mostSuspects.entries()) {
    const sets = setsOf(suspects.slice(0, most), place + 1, difference.minorUnits)
    const shown = sets.toSorted((a, b) => doubtOf(a) - doubtOf(b)).slice(0, mostSets[place])
    if (shown.length > 0) return shown.map((set) => set.map(({ pin }) => pin))
  }
  return []
}

interface Suspect {
  readonly pin: Pin
  /** Higher is less likely. */
  readonly doubt: number
}

function suspectsOf(
  { cardId, outcome, begunAt }: SessionStep,
  faceValue: Money | null,
  difference: Money,
): readonly Suspect[] {
  const isSame = (value: Money | null): value is Money => value?.currency === difference.currency
  const suspect = (kind: Pin['kind'], amount: Money, doubt: number): readonly Suspect[] =>
    amount.minorUnits === 0 ? [] : [{ pin: { kind, cardId, amount }, doubt }]
  if (outcome.kind === 'accepted') {
    const { value } = outcome
    const nothing = subtractMoney(value, value)
    return [
      ...(isSame(faceValue) ? suspect('other-amount', subtractMoney(faceValue, value), 0) : []),
      ...suspect('not-added', subtractMoney(nothing, value), 2),
    ]
  }
  // What was never handed out cannot have been added.
  if (!isSame(faceValue) || (outcome.kind !== 'refused' && begunAt === null)) return []
  return suspect('added-after-all', faceValue, outcome.kind === 'refused' ? refusalDoubts[outcome.refusal] : 1)
}

/** "Already redeemed to this account" is what a second click on the same code brings; a card on hold may be added later. */
const refusalDoubts: Readonly<Record<Refusal, number>> = {
  'already-here': 0,
  hold: 1,
  other: 2,
  'security-check': 2,
  'other-account': 4,
  invalid: 4,
  'wrong-marketplace': 4,
  'not-activated': 4,
}

function setsOf(suspects: readonly Suspect[], size: number, rest: number): readonly (readonly Suspect[])[] {
  return suspects.flatMap((first, index) => {
    const left = rest - first.pin.amount.minorUnits
    if (size === 1) return left === 0 ? [[first]] : []
    // A card does one thing only.
    const others = suspects.slice(index + 1).filter(({ pin }) => pin.cardId !== first.pin.cardId)
    return setsOf(others, size - 1, left).map((set) => [first, ...set])
  })
}

function doubtOf(set: readonly Suspect[]): number {
  return set.reduce((sum, { doubt }) => sum + doubt, 0)
}
