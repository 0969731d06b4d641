import type { Card } from './card'
import { marketplaceOf } from './marketplaces'

export const cardColumns = ['label', 'marketplace', 'value', 'state', 'age'] as const
export type CardColumn = (typeof cardColumns)[number]

/** By which column, and whether from its end. */
export interface CardOrder {
  readonly by: CardColumn
  readonly isDown: boolean
}

/**
 * The cards in that order, those that are equal in it as they came; `compare` is that of the person's language, `nameOfState` its words.
 * Values of different currencies are kept apart, never compared.
 */
export function inOrder(
  cards: readonly Card[],
  { by, isDown }: CardOrder,
  compare: (a: string, b: string) => number,
  nameOfState: (state: Card['state']) => string,
): readonly Card[] {
  const comparisons: Readonly<Record<CardColumn, (a: Card, b: Card) => number>> = {
    label: (a, b) => compare(a.label, b.label),
    marketplace: (a, b) => compare(siteOf(a), siteOf(b)),
    value: byValue,
    state: (a, b) => compare(nameOfState(a.state), nameOfState(b.state)),
    age: (a, b) => a.createdAt - b.createdAt,
  }
  const comparison = comparisons[by]
  return cards.toSorted(isDown ? (a, b) => comparison(b, a) : comparison)
}

function siteOf({ marketplaceId }: Card): string {
  return marketplaceId ? marketplaceOf(marketplaceId).name : ''
}

function byValue({ faceValue: first }: Card, { faceValue: second }: Card): number {
  if (!first || !second) return Number(second === null) - Number(first === null)
  if (first.currency !== second.currency) return first.currency < second.currency ? -1 : 1
  return first.minorUnits - second.minorUnits
}
