import { factors, priors, saidByMessage } from '../data/refusal-causes'
import { questions, type AnswerChoice } from '../data/refusal-questions'
import type { Refusal } from '../refusal'
import {
  causeKinds,
  type Answer,
  type CauseEvidence,
  type CauseKind,
  type FoundEvidence,
  type RankedCause,
  type Weight,
} from './cause'
import type { MessageKind } from './message'

/** What a person says beside what the household knows. */
export interface Told {
  /** Null when there was none, or nobody knows what it meant. */
  readonly message: MessageKind | null
  /** In the order in which they were given; of one question the last counts. */
  readonly answers: readonly Answer[]
}

/** Below this a cause without anything that speaks for it is not worth a line. */
const leastShare = 0.04
const likelyShare = 0.45

/** What the household knows before anybody is asked. */
export interface Known {
  readonly evidence: readonly FoundEvidence[]
  /** Questions that it can answer by itself. */
  readonly settled: readonly Answer[]
  /** Causes that what it knows makes unlikely. */
  readonly unlikely: readonly CauseKind[]
}

/** Every cause that is worth naming, the likeliest first; what the household knows for certain before all else. */
export function rankCauses(known: Known, told: Told): readonly RankedCause[] {
  return weighCauses(known, told)
    .filter(({ share, evidence }) => share >= leastShare || evidence.length > 0)
    .map(({ kind, share, isDecided, evidence }) => ({
      kind,
      share,
      likelihood: isDecided ? 'known' : share >= likelyShare ? 'likely' : 'possible',
      evidence,
    }))
}

export interface WeighedCause {
  readonly kind: CauseKind
  /** Of all causes together 1. */
  readonly share: number
  readonly isDecided: boolean
  readonly evidence: readonly CauseEvidence[]
}

/** All causes in order. */
export function weighCauses(known: Known, { message, answers }: Told): readonly WeighedCause[] {
  const given = new Map([...known.settled, ...answers].map((answer) => [answer.question, answer]))
  const choices = [...given.values()].flatMap((answer) => {
    const choice = choiceOf(answer)
    return choice ? [{ answer, choice, isTold: answers.includes(answer) }] : []
  })
  const weighed = causeKinds.map((kind) => {
    const own = known.evidence.filter(({ cause }) => cause === kind)
    const weights = [
      priors[kind],
      message === null ? 1 : (saidByMessage[message].names[kind] ?? saidByMessage[message].otherwise),
      known.unlikely.includes(kind) ? factors.unlikely : 1,
      ...choices.map(({ choice }) => choice.likelihood[kind] ?? choice.otherwise),
      // Two receipts are no better than one: of each weight only the first counts.
      ...[...new Set(own.map(({ weight }) => weight))].map((weight) => factors[weight]),
    ]
    const deciding = choices.filter(({ choice, isTold }) => isTold && choice.decides === kind)
    return {
      kind,
      // Sorted: a product of fractions comes out a little different in another order, and must not change a tie.
      weight: weights.toSorted((a, b) => a - b).reduce((product, weight) => product * weight, 1),
      isDecided: deciding.length > 0 || own.some(({ weight }) => weight === 'decides'),
      evidence: [
        ...ofWeight(own, 'decides'),
        ...deciding.map(({ answer }) => ({ kind: 'answer' as const, ...answer })),
        ...ofWeight(own, 'points'),
        ...(message !== null && saidByMessage[message].names[kind] !== undefined
          ? [{ kind: 'message' as const, message }]
          : []),
        ...choices
          .filter(({ choice, isTold }) => isTold && choice.decides !== kind && speaksFor(choice, kind))
          .map(({ answer }) => ({ kind: 'answer' as const, ...answer })),
        ...ofWeight(own, 'tells'),
      ],
    }
  })
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return weighed
    .toSorted((a, b) => Number(b.isDecided) - Number(a.isDecided) || b.weight - a.weight)
    .map(({ weight, ...cause }) => ({ ...cause, share: weight / total }))
}

/** The causes that a refusal names. */
export function causesOfRefusal(refusal: Refusal): readonly CauseKind[] {
  if (refusal === 'other') return []
  const { names } = saidByMessage[refusal]
  return causeKinds.filter((kind) => names[kind] !== undefined)
}

function ofWeight(found: readonly FoundEvidence[], wanted: Weight): readonly CauseEvidence[] {
  return found.filter(({ weight }) => weight === wanted).map(({ evidence }) => evidence)
}

function choiceOf({ question, answer }: Answer): AnswerChoice | null {
  const answers = questions.find(({ id }) => id === question)?.answers ?? []
  return answers.find(({ id }) => id === answer) ?? null
}

/** The answer is given far more often where this is the cause. */
function speaksFor({ likelihood, otherwise }: AnswerChoice, kind: CauseKind): boolean {
  return (likelihood[kind] ?? otherwise) >= 2 * otherwise
}
