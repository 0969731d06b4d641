import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidByMessage } from '@/domain/data/refusal-causes'
import { questions, type Question } from '@/domain/data/refusal-questions'
import {
  causeKinds,
  notSure,
  type Answer,
  type CauseKind,
  type FoundEvidence,
  type Weight,
} from '@/domain/trouble/cause'
import { messageKinds, type MessageKind } from '@/domain/trouble/message'
import { mostQuestions, nextQuestion } from '@/domain/trouble/next-question'
import { rankCauses, weighCauses, type Known } from '@/domain/trouble/rank-causes'

const nothing: Known = { evidence: [], settled: [], unlikely: [] }

const anyCause = fc.constantFrom(...causeKinds)
const anyMessage = fc.constantFrom(null, ...messageKinds)
const anyWeight = fc.constantFrom<Weight>('decides', 'points', 'tells')
const anyKnown: fc.Arbitrary<Known> = fc.record({
  evidence: fc.array(
    fc.tuple(anyCause, anyWeight).map(([cause, weight]) => found(cause, weight)),
    { maxLength: 5 },
  ),
  settled: fc.subarray([
    { question: 'printed-site', answer: 'same' },
    { question: 'bought', answer: 'till' },
  ] satisfies Answer[]),
  unlikely: fc.subarray<CauseKind>(['not-activated', 'household-account']),
})

function found(cause: CauseKind, weight: Weight): FoundEvidence {
  return { cause, weight, evidence: { kind: 'only-serial' } }
}

/** The answer that somebody with this trouble gives most often. */
function truthful({ answers }: Question, cause: CauseKind): string {
  const likely = (choice: Question['answers'][number]) => choice.likelihood[cause] ?? choice.otherwise
  return answers.reduce((best, choice) => (likely(choice) > likely(best) ? choice : best)).id
}

function ask(message: MessageKind | null, answer: (question: Question) => string, known = nothing) {
  const answers: Answer[] = []
  for (;;) {
    const question = nextQuestion(known, { message, answers })
    if (!question) return { answers, causes: rankCauses(known, { message, answers }) }
    answers.push({ question: question.id, answer: answer(question) })
  }
}

describe('the questions', () => {
  const pairs = messageKinds.flatMap((message) =>
    causeKinds
      .filter((cause) => saidByMessage[message].names[cause] !== undefined)
      .map((cause) => [message, cause] as const),
  )

  it.each(pairs.filter(([, cause]) => cause !== 'used-up'))(
    'after “%s” lead to %s by true answers alone, and are three at most',
    (message, cause) => {
      const { answers, causes } = ask(message, (question) => truthful(question, cause))
      expect(answers.length).toBeLessThanOrEqual(3)
      expect([answers, causes[0]?.kind]).toEqual([answers, cause])
    },
  )

  it.each([
    ['this-account', 1],
    ['serial', 1],
    ['other-site', 1],
    ['misread', 1],
    ['stray', 1],
    ['household-account', 3],
    ['not-activated', 3],
  ] as const)('without any message bring %s among the first %i by true answers alone', (cause, places) => {
    const { causes } = ask(null, (question) => truthful(question, cause))
    expect(causes.slice(0, places).map(({ kind }) => kind)).toContain(cause)
  })

  it('are never more than three, and each has an answer that puts another cause first', () => {
    fc.assert(
      fc.property(
        anyKnown,
        anyMessage,
        fc.array(fc.nat(9), { minLength: 3, maxLength: 9 }),
        (known, message, picks) => {
          const answers: Answer[] = []
          for (const pick of picks) {
            const question = nextQuestion(known, { message, answers })
            if (!question) break
            const before = rankCauses(known, { message, answers })[0]?.kind
            const after = question.answers.map(({ id }) => {
              const told = { message, answers: [...answers, { question: question.id, answer: id }] }
              return rankCauses(known, told)[0]?.kind
            })
            expect(after.some((kind) => kind !== before)).toBe(true)
            expect(answers.map((given) => given.question)).not.toContain(question.id)
            const choices = [...question.answers.map(({ id }) => id), notSure]
            answers.push({ question: question.id, answer: choices[pick % choices.length] ?? notSure })
          }
          expect(answers.length).toBeLessThanOrEqual(mostQuestions)
          expect(mostQuestions).toBe(3)
        },
      ),
    )
  })

  it('are none when the household knows the cause for certain', () => {
    fc.assert(
      fc.property(anyKnown, anyMessage, anyCause, (known, message, cause) => {
        const certain = { ...known, evidence: [...known.evidence, found(cause, 'decides')] }
        expect(nextQuestion(certain, { message, answers: [] })).toBeNull()
      }),
    )
  })

  it('are not asked again where the household can answer by itself', () => {
    fc.assert(
      fc.property(anyKnown, anyMessage, (known, message) => {
        const question = nextQuestion(known, { message, answers: [] })
        expect(known.settled.map(({ question: id }) => id)).not.toContain(question?.id)
      }),
    )
  })

  it('leave the order as it is when a person cannot tell', () => {
    fc.assert(
      fc.property(anyKnown, anyMessage, fc.constantFrom(...questions), (known, message, { id }) => {
        const told = { message, answers: [] }
        const unsure = { message, answers: [{ question: id, answer: notSure }] }
        fc.pre(!known.settled.some(({ question }) => question === id))
        expect(rankCauses(known, unsure)).toEqual(rankCauses(known, told))
      }),
    )
  })

  it('have answers whose likelihoods add up to one for every cause', () => {
    for (const { id, answers } of questions) {
      for (const cause of causeKinds) {
        const sum = answers.reduce((total, { likelihood, otherwise }) => total + (likelihood[cause] ?? otherwise), 0)
        expect([id, cause, Math.round(sum * 100)]).toEqual([id, cause, 100])
      }
    }
  })
})

describe('the order of causes', () => {
  it('does not depend on the order in which evidence was found', () => {
    fc.assert(
      fc.property(anyKnown, anyMessage, (known, message) => {
        const told = { message, answers: [] }
        const order = (one: Known) => rankCauses(one, told).map(({ kind }) => kind)
        expect(order({ ...known, evidence: known.evidence.toReversed() })).toEqual(order(known))
      }),
    )
  })

  it('puts what the household knows for certain before all that it does not', () => {
    fc.assert(
      fc.property(anyKnown, anyMessage, (known, message) => {
        const decided = new Set(known.evidence.filter(({ weight }) => weight === 'decides').map(({ cause }) => cause))
        const flags = rankCauses(known, { message, answers: [] }).map(({ kind }) => decided.has(kind))
        expect(flags).toEqual(flags.toSorted((a, b) => Number(b) - Number(a)))
      }),
    )
  })

  it('without a message puts every cause for which the household has a sign before every one for which it has none', () => {
    fc.assert(
      fc.property(anyKnown, ({ evidence }) => {
        const signed = new Set(evidence.filter(({ weight }) => weight !== 'tells').map(({ cause }) => cause))
        const causes = rankCauses({ ...nothing, evidence }, { message: null, answers: [] })
        const bare = causes.findIndex(({ kind }) => !signed.has(kind))
        const last = causes.findLastIndex(({ kind }) => signed.has(kind))
        if (bare >= 0) expect(last).toBeLessThan(bare)
      }),
    )
  })

  it('never puts a cause lower for a further piece of evidence', () => {
    fc.assert(
      fc.property(anyKnown, anyMessage, anyCause, anyWeight, (known, message, cause, weight) => {
        const place = (one: Known) => weighCauses(one, { message, answers: [] }).findIndex(({ kind }) => kind === cause)
        const more = { ...known, evidence: [...known.evidence, found(cause, weight)] }
        expect(place(more)).toBeLessThanOrEqual(place(known))
      }),
    )
  })

  it('shares one whole among all causes and names every one that something speaks for', () => {
    fc.assert(
      fc.property(anyKnown, anyMessage, (known, message) => {
        const told = { message, answers: [] }
        const sum = weighCauses(known, told).reduce((total, { share }) => total + share, 0)
        expect(sum).toBeCloseTo(1, 9)
        const named = new Set(rankCauses(known, told).map(({ kind }) => kind))
        for (const { cause } of known.evidence) expect(named).toContain(cause)
      }),
    )
  })
})
