import { questions, type AnswerChoice, type Question } from '../data/refusal-questions'
import type { CauseKind, QuestionId } from './cause'
import { weighCauses, type Known, type Told, type WeighedCause } from './rank-causes'

export const mostQuestions = 3

/** What comes first after an answer must be as likely as this together with the answer, or the question is not worth asking. */
const leastLikely = 0.03

/**
 * The question that separates the causes best; null when three were asked, when the household knows the cause for certain, or when
 * no answer would put another cause first.
 */
export function nextQuestion(known: Known, told: Told): Question | null {
  if (told.answers.length >= mostQuestions) return null
  const causes = weighCauses(known, told)
  if (causes[0]?.isDecided) return null
  const asked: ReadonlySet<QuestionId> = new Set([...known.settled, ...told.answers].map(({ question }) => question))
  const worth = questions
    .filter(({ id }) => !asked.has(id))
    .map((question) => ({ question, gain: gainOf(question, causes) }))
    .filter(({ question, gain }) => gain > 0 && changesFirst(question, causes, known, told))
    .toSorted((a, b) => b.gain - a.gain)
  return worth[0]?.question ?? null
}

function changesFirst(
  { id, answers }: Question,
  causes: readonly WeighedCause[],
  known: Known,
  { message, answers: given }: Told,
): boolean {
  const first = causes[0]?.kind
  return answers.some((choice) => {
    const told = { message, answers: [...given, { question: id, answer: choice.id }] }
    const after = weighCauses(known, told)[0]?.kind
    const before = causes.find(({ kind }) => kind === after)
    return (
      before !== undefined && before.kind !== first && before.share * likelihoodIn(choice, before.kind) >= leastLikely
    )
  })
}

/** How much less open the cause is after the answer, on average, in bits. */
function gainOf({ answers }: Question, causes: readonly WeighedCause[]): number {
  const shares = causes.map(({ share }) => share)
  const after = answers.reduce((sum, choice) => {
    const joint = causes.map(({ kind, share }) => share * likelihoodIn(choice, kind))
    const total = joint.reduce((a, b) => a + b, 0)
    return total === 0 ? sum : sum + total * entropy(joint.map((part) => part / total))
  }, 0)
  return entropy(shares) - after
}

function likelihoodIn({ likelihood, otherwise }: AnswerChoice, kind: CauseKind): number {
  return likelihood[kind] ?? otherwise
}

function entropy(shares: readonly number[]): number {
  return shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0)
}
