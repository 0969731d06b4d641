import { describe, expect, it } from 'vitest'
import { stopEvidence } from '@/domain/data/safety-advice'
import { stepAfter, type SafetyOccasion, type SafetyStep } from '@/domain/safety/decision'

interface Way {
  readonly asked: readonly string[]
  readonly answers: readonly string[]
  readonly end: SafetyStep
}

const occasions = ['asked', 'gift', 'export'] as const satisfies readonly SafetyOccasion[]

/** Every way through the questions. */
function waysOf(occasion: SafetyOccasion, answers: readonly string[] = [], asked: readonly string[] = []): Way[] {
  const step = stepAfter(occasion, answers)
  if (step.kind !== 'ask') return [{ asked, answers, end: step }]
  return step.answers.flatMap((answer) => waysOf(occasion, [...answers, answer], [...asked, step.question]))
}

const ways = occasions.flatMap((occasion) => waysOf(occasion))
const goingOn = ways.filter(({ end }) => end.kind === 'go-on')

function answerTo({ asked, answers }: Way, question: string): string | undefined {
  return answers[asked.indexOf(question)]
}

describe('the decision before a code is given away', () => {
  it('ends after at most seven questions, in stop or in going on', () => {
    expect(Math.max(...ways.map(({ asked }) => asked.length))).toBe(7)
    expect(new Set(ways.map(({ end }) => end.kind))).toEqual(new Set(['stop', 'go-on']))
  })

  it('stops at the first question when an authority, a company, a boss or somebody from the internet asks', () => {
    expect(stepAfter('asked', ['authority'])).toEqual({ kind: 'stop', reason: 'authority' })
    expect(stepAfter('asked', ['company'])).toEqual({ kind: 'stop', reason: 'company' })
    expect(stepAfter('asked', ['work'])).toEqual({ kind: 'stop', reason: 'work' })
    expect(stepAfter('asked', ['online'])).toEqual({ kind: 'stop', reason: 'online' })
  })

  it('stops for support too: the serial number and the receipt are enough for it', () => {
    expect(stepAfter('asked', ['support'])).toEqual({ kind: 'stop', reason: 'support' })
  })

  it('stops for a relative who wrote and was not asked back', () => {
    expect(stepAfter('asked', ['family', 'message', 'no'])).toEqual({ kind: 'stop', reason: 'unconfirmed' })
  })

  it('never goes on under pressure, for a payment, or for a stranger', () => {
    for (const way of goingOn) {
      expect(answerTo(way, 'pressure') ?? 'no').toBe('no')
      expect(answerTo(way, 'payment') ?? 'no').toBe('no')
      expect(answerTo(way, 'known') ?? 'yes').toBe('yes')
      expect(answerTo(way, 'called-back') ?? 'yes').toBe('yes')
    }
  })

  it('goes on for whoever asks only after pressure and payment were asked about', () => {
    const asked = goingOn.filter((way) => way.asked.includes('who'))
    expect(asked.length).toBeGreaterThan(0)
    for (const way of asked) expect(way.asked).toEqual(expect.arrayContaining(['way', 'pressure', 'payment']))
  })

  it('lets a present go on when nobody asked for it and the recipient is known', () => {
    expect(stepAfter('gift', ['no', 'yes'])).toEqual({ kind: 'go-on' })
    expect(stepAfter('gift', ['no', 'no'])).toEqual({ kind: 'stop', reason: 'stranger' })
  })

  it('asks who it was when somebody asked for the present', () => {
    expect(stepAfter('gift', ['yes'])).toMatchObject({ kind: 'ask', question: 'who' })
  })

  it('stops an export that somebody told the person to make, or that somebody watches', () => {
    expect(stepAfter('export', ['yes'])).toEqual({ kind: 'stop', reason: 'told-to' })
    expect(stepAfter('export', ['no', 'yes'])).toEqual({ kind: 'stop', reason: 'watched' })
    expect(stepAfter('export', ['no', 'no'])).toEqual({ kind: 'go-on' })
  })

  it('reaches every reason to stop for which it names evidence', () => {
    const reached = ways.flatMap(({ end }) => (end.kind === 'stop' ? [end.reason] : []))
    expect(new Set(reached)).toEqual(new Set(Object.keys(stopEvidence)))
  })

  it('refuses an answer that was not to choose', () => {
    expect(() => stepAfter('asked', ['maybe'])).toThrow('answers no question')
    expect(() => stepAfter('asked', ['authority', 'yes'])).toThrow('answers no question')
  })
})
