import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findLoss } from '@/domain/presence'

const known = { householdId: 'home', counts: { cards: 100, entries: 40, members: 2 } }

it('nothing is missed where nothing was known', () => {
  expect(findLoss(null, null)).toBeNull()
  expect(findLoss(null, known)).toBeNull()
})

it('an empty database where a household was is a loss', () => {
  expect(findLoss(known, null)).toBe('vanished')
})

it('another household in its place is a loss, however much is in it', () => {
  expect(findLoss(known, { ...known, householdId: 'other' })).toBe('another')
})

it.each([
  [{ cards: 100, entries: 40, members: 2 }, null],
  [{ cards: 500, entries: 400, members: 3 }, null],
  // A few rows may have been taken back in the moment before a crash.
  [{ cards: 95, entries: 40, members: 2 }, null],
  [{ cards: 90, entries: 40, members: 2 }, null],
  [{ cards: 89, entries: 40, members: 2 }, 'shrunken'],
  [{ cards: 100, entries: 34, members: 2 }, 'shrunken'],
  [{ entries: 40, members: 2 }, 'shrunken'],
  [{}, 'shrunken'],
] as const)('%j instead of 100 cards, 40 entries and 2 members is: %s', (counts, loss) => {
  expect(findLoss(known, { householdId: 'home', counts })).toBe(loss)
})

it('a household that only grew is never a loss', () => {
  const counts = fc.dictionary(fc.constantFrom('cards', 'entries', 'photos'), fc.nat(10_000))
  fc.assert(
    fc.property(counts, fc.nat(500), (before, more) => {
      const after = Object.fromEntries(Object.entries(before).map(([table, count]) => [table, count + more]))
      expect(findLoss({ householdId: 'home', counts: before }, { householdId: 'home', counts: after })).toBeNull()
    }),
  )
})
