import type { CardEvent } from './card'

/** What an issuer's message meant when it did not take a code. */
export type Refusal =
  | 'already-here'
  | 'other-account'
  | 'invalid'
  | 'wrong-marketplace'
  | 'security-check'
  | 'hold'
  | 'not-activated'
  | 'other'

export const refusals: readonly Refusal[] = [
  'already-here',
  'other-account',
  'invalid',
  'wrong-marketplace',
  'security-check',
  'hold',
  'not-activated',
  'other',
]

/** What a refusal says for certain about the card; most say nothing for certain. */
export function eventOfRefusal(refusal: Refusal): CardEvent | null {
  if (refusal === 'hold') return { kind: 'hold' }
  if (refusal === 'not-activated') return { kind: 'find-unactivated' }
  return null
}
