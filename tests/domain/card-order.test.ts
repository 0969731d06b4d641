import { describe, expect, it } from 'vitest'
import { cardColumns, inOrder, type CardOrder } from '@/domain/card-order'
import type { CardId } from '@/domain/ids'
import { money } from '@/domain/money'
import { card } from './sample-household'

const compare = new Intl.Collator('en').compare
const cards = [
  card({ label: 'pear', faceValue: money(1000, 'USD'), createdAt: 2 }),
  card({ label: 'Apple', faceValue: null, createdAt: 3 }),
  card({ label: 'banana', faceValue: money(90_000, 'JPY'), createdAt: 1 }),
  card({ label: 'cherry', faceValue: money(200, 'USD'), createdAt: 4 }),
]
const labels = (order: CardOrder) => inOrder(cards, order, compare, (state) => state).map(({ label }) => label)

describe('the order of cards', () => {
  it.each([
    ['label', ['Apple', 'banana', 'cherry', 'pear']],
    ['value', ['Apple', 'banana', 'cherry', 'pear']],
    ['age', ['banana', 'pear', 'Apple', 'cherry']],
  ] as const)('goes up and down by %s, currency by currency', (by, expected) => {
    expect(labels({ by, isDown: false })).toEqual(expected)
    expect(labels({ by, isDown: true })).toEqual(expected.toReversed())
  })

  it('keeps those that are equal as they came, in every column', () => {
    const same = ['a', 'b', 'c'].map((id) => card({ id: id as CardId }))
    for (const by of cardColumns)
      for (const isDown of [false, true])
        expect(inOrder(same, { by, isDown }, compare, (state) => state).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})
