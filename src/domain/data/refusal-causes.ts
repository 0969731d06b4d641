import type { Evidence } from '../evidence'
import type { CauseKind } from '../trouble/cause'
import type { MessageKind } from '../trouble/message'
import { checked } from './checked'

/** Nobody publishes how often codes are refused for which reason: these figures are ours, and only good for an order. */
export const causesEvidence: Evidence = checked('inferred', 'our own estimate from the advice of several sites')

/** How often a cause is behind a refusal of which nothing is known; relative to each other. */
export const priors: Readonly<Record<CauseKind, number>> = {
  'this-account': 10,
  'household-account': 8,
  'used-up': 1,
  serial: 12,
  'other-site': 10,
  'other-brand': 4,
  misread: 20,
  stray: 8,
  'not-activated': 9,
  'outside-account': 4,
  held: 3,
  'too-many-tries': 4,
  expired: 1,
  issuer: 2,
}

interface SaidBy {
  /** The causes that a message names; it speaks for each of them. */
  readonly names: Partial<Readonly<Record<CauseKind, number>>>
  /** How much the message leaves to every other cause. */
  readonly otherwise: number
}

/** What a message does to the likelihood of each cause. */
export const saidByMessage: Readonly<Record<MessageKind, SaidBy>> = {
  // Amazon's help: most often the code is on this very account.
  'already-here': {
    names: { 'this-account': 6, 'household-account': 3, 'outside-account': 2, 'used-up': 2 },
    otherwise: 0.03,
  },
  'other-account': {
    names: { 'household-account': 6, 'outside-account': 6, 'used-up': 2 },
    otherwise: 0.03,
  },
  // The same message stands for a slip of the finger, for the serial number, for another site and, as far as anyone knows, for a
  // card that the till did not activate.
  invalid: {
    names: { serial: 1.5, 'other-site': 1.5, 'other-brand': 1.5, misread: 1.5, stray: 1.5, 'not-activated': 1.5 },
    otherwise: 0.1,
  },
  'wrong-marketplace': { names: { 'other-site': 12 }, otherwise: 0.05 },
  'security-check': { names: { 'too-many-tries': 20 }, otherwise: 0.1 },
  hold: { names: { held: 25 }, otherwise: 0.05 },
  'not-activated': { names: { 'not-activated': 12 }, otherwise: 0.05 },
  accepted: { names: { 'this-account': 20 }, otherwise: 0.02 },
}

/** What a piece of evidence multiplies the likelihood of its cause by. More than any two priors differ, but for `tells`. */
export const factors = { decides: 1000, points: 40, tells: 1.5, unlikely: 0.15 } as const
