import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SnapshotFile } from '../../electron/contract.ts'
import { snapshotsToDrop } from '../../electron/main/rotation.ts'

const dayMs = 86_400_000
const now = 400 * dayMs + dayMs / 2
const dayOf = (ms: number) => Math.floor(ms / dayMs)
const home = 'home'

function snapshot(createdAt: number, records = 10, householdId = home): SnapshotFile {
  return { name: `${createdAt}-${householdId}-${records}`, createdAt, householdId, records, sizeBytes: 1 }
}

const anySnapshot = fc
  .record({
    agoMs: fc.integer({ min: -dayMs, max: 90 * dayMs }),
    records: fc.nat(50),
    household: fc.constantFrom(home, 'other'),
  })
  .map(({ agoMs, records, household }) => snapshot(now - agoMs, records, household))
const anySnapshots = fc.uniqueArray(anySnapshot, { maxLength: 60, selector: ({ createdAt }) => createdAt })

function keptOf(snapshots: readonly SnapshotFile[]): readonly SnapshotFile[] {
  const dropped = new Set(snapshotsToDrop(snapshots, now, dayOf))
  return snapshots.filter((snapshot) => !dropped.has(snapshot))
}

describe('the rotation of snapshots', () => {
  it('keeps three of today, one a day of seven days, and one a week of eight weeks', () => {
    const every2Hours = Array.from({ length: 90 * 12 }, (_, number) => snapshot(now - number * (dayMs / 12)))

    const ages = keptOf(every2Hours).map(({ createdAt }) => dayOf(now) - dayOf(createdAt))

    expect(ages).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35, 42, 49])
  })

  it('never lets a smaller or empty snapshot push out a larger one', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const kept = keptOf(snapshots)
        for (const dropped of snapshots.filter((snapshot) => !kept.includes(snapshot))) {
          const covered = kept.some(
            ({ householdId, createdAt, records }) =>
              householdId === dropped.householdId && createdAt > dropped.createdAt && records >= dropped.records,
          )
          expect(covered).toBe(true)
        }
      }),
    )
  })

  it('never drops the newest of a household, nor one of the newest three of today', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const kept = keptOf(snapshots)
        for (const household of [home, 'other']) {
          const own = snapshots
            .filter(({ householdId }) => householdId === household)
            .toSorted((a, b) => b.createdAt - a.createdAt)
          const today = own.filter(({ createdAt }) => dayOf(createdAt) >= dayOf(now)).slice(0, 3)
          for (const wanted of [...own.slice(0, 1), ...today]) expect(kept).toContain(wanted)
        }
      }),
    )
  })

  it('drops nothing more when it is asked again, and what it decides of one household does not hang on another', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const kept = keptOf(snapshots)
        expect(keptOf(kept)).toEqual(kept)
        const own = snapshots.filter(({ householdId }) => householdId === home)
        expect(kept.filter(({ householdId }) => householdId === home)).toEqual(keptOf(own))
      }),
    )
  })

  it('does not grow for ever: of one household whose records never fall at most 16 of the past stay', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const past = snapshots.filter(({ createdAt }) => createdAt <= now)
        const growing = past.map((snapshot) => ({ ...snapshot, householdId: home, records: 10 }))
        expect(keptOf(growing).length).toBeLessThanOrEqual(16)
      }),
    )
  })

  it('keeps what was made just now, when three of a clock that ran ahead lie there, and those as well', () => {
    const ahead = [1, 2, 3, 4].map((days) => snapshot(now + days * 365 * dayMs))
    const justNow = snapshot(now)

    expect(keptOf([...ahead, justNow, snapshot(now - 1)])).toHaveLength(6)
  })

  it('drops nothing of the years before, when the clock was set back to its beginning', () => {
    const history = Array.from({ length: 20 }, (_, days) => snapshot(now - days * dayMs))
    const dropped = snapshotsToDrop([...history, snapshot(dayMs)], dayMs, dayOf)

    expect(dropped).toEqual([])
  })

  it('keeps the three newest, however long ago they were made', () => {
    const longAgo = [300, 301, 302, 303].map((days) => snapshot(now - days * dayMs))

    expect(keptOf([snapshot(now), ...longAgo])).toEqual([snapshot(now), ...longAgo.slice(0, 2)])
  })
})
