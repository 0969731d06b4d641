import type { Card, CardState } from '../card'
import { eventOfRefusal } from '../refusal'
import type { RefusedTry } from './attempt'

/**
 * The state that a card gets back when a try is taken back, because it never happened. Null, and the card keeps its state, when the try
 * moved nothing, the card was changed since, or another try says of it what this one said.
 */
export function stateBeforeTry(
  { moved }: RefusedTry,
  card: Pick<Card, 'state' | 'updatedAt' | 'deletedAt'>,
  others: readonly RefusedTry[],
): CardState | null {
  if (!moved || card.deletedAt !== null || card.updatedAt !== moved.at) return null
  return others.some(({ refusal }) => eventOfRefusal(refusal) !== null) ? null : moved.from
}
