import type { CauseKind, QuestionId } from '../trouble/cause'

export interface AnswerChoice {
  readonly id: string
  /** How likely somebody gives this answer whose trouble has this cause; of one question they add up to 1. */
  readonly likelihood: Partial<Readonly<Record<CauseKind, number>>>
  readonly otherwise: number
  /** The answer that leaves no doubt. */
  readonly decides?: CauseKind
}

export interface Question {
  readonly id: QuestionId
  readonly answers: readonly AnswerChoice[]
}

/** Every question has a further answer, "I cannot tell", that changes nothing. Figures are our own estimates. */
export const questions: readonly Question[] = [
  {
    id: 'entered',
    answers: [
      { id: 'typed', likelihood: { serial: 0.02, stray: 0.04, misread: 0.88 }, otherwise: 0.66 },
      { id: 'pasted', likelihood: { serial: 0.01, stray: 0.95, misread: 0.11 }, otherwise: 0.33 },
      { id: 'digits', likelihood: { serial: 0.97, stray: 0.01, misread: 0.01 }, otherwise: 0.01, decides: 'serial' },
    ],
  },
  {
    id: 'printed-site',
    answers: [
      { id: 'same', likelihood: { 'other-site': 0.03, 'other-brand': 0.03 }, otherwise: 0.96 },
      { id: 'other', likelihood: { 'other-site': 0.95, 'other-brand': 0.02 }, otherwise: 0.02, decides: 'other-site' },
      { id: 'brand', likelihood: { 'other-site': 0.02, 'other-brand': 0.95 }, otherwise: 0.02, decides: 'other-brand' },
    ],
  },
  {
    id: 'compared',
    answers: [
      { id: 'same', likelihood: { misread: 0.06 }, otherwise: 0.78 },
      { id: 'unclear', likelihood: { misread: 0.6 }, otherwise: 0.1 },
      { id: 'differs', likelihood: { misread: 0.34 }, otherwise: 0.12, decides: 'misread' },
    ],
  },
  {
    id: 'bought',
    answers: [
      { id: 'till', likelihood: { 'not-activated': 0.93, 'outside-account': 0.3 }, otherwise: 0.36 },
      { id: 'online', likelihood: { 'not-activated': 0.03, 'outside-account': 0.05 }, otherwise: 0.38 },
      { id: 'gift', likelihood: { 'not-activated': 0.03, 'outside-account': 0.15 }, otherwise: 0.25 },
      { id: 'stranger', likelihood: { 'not-activated': 0.01, 'outside-account': 0.5 }, otherwise: 0.01 },
    ],
  },
  {
    id: 'history',
    answers: [
      { id: 'there', likelihood: { 'this-account': 0.97 }, otherwise: 0.02, decides: 'this-account' },
      { id: 'not-there', likelihood: { 'this-account': 0.03 }, otherwise: 0.98 },
    ],
  },
  {
    id: 'other-accounts',
    answers: [
      { id: 'found', likelihood: { 'household-account': 0.96 }, otherwise: 0.02, decides: 'household-account' },
      { id: 'nowhere', likelihood: { 'household-account': 0.04 }, otherwise: 0.98 },
    ],
  },
  {
    id: 'picture',
    answers: [
      { id: 'asked', likelihood: { 'too-many-tries': 0.95 }, otherwise: 0.03, decides: 'too-many-tries' },
      { id: 'not-asked', likelihood: { 'too-many-tries': 0.05 }, otherwise: 0.97 },
    ],
  },
]
