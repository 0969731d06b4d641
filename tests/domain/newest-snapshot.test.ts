import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worthTrying } from '@/domain/newest-snapshot'

const snapshot = (createdAt: number, records: number, householdId = 'larches') => ({ createdAt, records, householdId })
const any = fc.record({
  createdAt: fc.nat(),
  records: fc.nat({ max: 2000 }),
  householdId: fc.constantFrom('larches', 'birches'),
})

describe('what is worth trying after a loss', () => {
  it('is the newest snapshot, when nothing was missing in it', () => {
    const [first] = worthTrying([snapshot(1, 900), snapshot(3, 1000), snapshot(2, 990)], 'larches')
    expect(first).toEqual(snapshot(3, 1000))
  })

  it('is an older one, when the newest holds much less', () => {
    const order = worthTrying([snapshot(3, 40), snapshot(2, 1000), snapshot(1, 1002)], 'larches')
    expect(order.map(({ createdAt }) => createdAt)).toEqual([2, 1, 3])
  })

  it('is still the newest one after a few records were deleted for good', () => {
    expect(worthTrying([snapshot(1, 100), snapshot(2, 97)], 'larches')[0]).toEqual(snapshot(2, 97))
  })

  it('is never of another household, and leaves out none of its own', () => {
    fc.assert(
      fc.property(fc.array(any), (snapshots) => {
        const own = snapshots.filter(({ householdId }) => householdId === 'larches')
        const order = worthTrying(snapshots, 'larches')
        expect(order).toHaveLength(own.length)
        expect(own).toEqual(expect.arrayContaining([...order]))
      }),
    )
  })

  it('holds at least nine tenths of what any other one holds, or all but five records', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), (snapshots) => {
        const [first] = worthTrying(snapshots, 'larches')
        const own = snapshots.filter(({ householdId }) => householdId === 'larches')
        for (const { records } of own) {
          const missing = records - (first?.records ?? 0)
          expect(missing <= 5 || missing <= records * 0.1).toBe(true)
        }
      }),
    )
  })
})
