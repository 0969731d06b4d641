import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pauseBeforeTry } from '@/domain/wrong-tries'

const pauseAfter = (count: number) => pauseBeforeTry({ count, lastAt: 1_000_000 }, 1_000_000) / 1000

it('lets four typing errors pass, then waits twice as long after each, five minutes at the most', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1000].map(pauseAfter)).toEqual([
    0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300,
  ])
})

it('counts from the last try by the clock', () => {
  expect(pauseBeforeTry({ count: 6, lastAt: 1_000_000 }, 1_004_000)).toBe(6_000)
  expect(pauseBeforeTry({ count: 6, lastAt: 1_000_000 }, 1_010_000)).toBe(0)
})

it('is never longer than its pause nor below zero, wherever the clock is set', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(), fc.integer(), (count, lastAt, now) => {
      const pause = pauseBeforeTry({ count, lastAt }, now)
      expect(pause).toBeGreaterThanOrEqual(0)
      expect(pause).toBeLessThanOrEqual(pauseAfter(count) * 1000)
    }),
  )
})
