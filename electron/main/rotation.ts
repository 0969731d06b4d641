import type { SnapshotFile } from '../contract'

const keptOfToday = 3
const keptDays = 7
const keptWeeks = 8
const dayMs = 86_400_000

/**
 * Which snapshots may go: of every household, all but the newest 3 of today, the newest of each of the last 7 days and of the last 8
 * weeks. One that holds more than every newer one that stays is never pushed out: what shrank may be a loss that nobody has seen yet.
 */
export function snapshotsToDrop(
  snapshots: readonly SnapshotFile[],
  now: number,
  dayOf: (ms: number) => number = localDay,
): readonly SnapshotFile[] {
  const households = new Set(snapshots.map(({ householdId }) => householdId))
  return [...households].flatMap((id) =>
    dropsOf(
      snapshots.filter(({ householdId }) => householdId === id),
      now,
      dayOf,
    ),
  )
}

function dropsOf(own: readonly SnapshotFile[], now: number, dayOf: (ms: number) => number): readonly SnapshotFile[] {
  const newestFirst = own.toSorted((a, b) => b.createdAt - a.createdAt)
  const today = dayOf(now)
  const taken = new Map<string, number>()
  let mostRecords = -1
  return newestFirst.filter((snapshot) => {
    const wanted = slotsOf(today - dayOf(snapshot.createdAt)).some(({ slot, room }) => (taken.get(slot) ?? 0) < room)
    const isLargest = snapshot.records > mostRecords
    if (!wanted && !isLargest) return true
    for (const { slot } of slotsOf(today - dayOf(snapshot.createdAt))) taken.set(slot, (taken.get(slot) ?? 0) + 1)
    mostRecords = Math.max(mostRecords, snapshot.records)
    return false
  })
}

/** The places that a snapshot of so many days ago can fill. One from the future, by a clock that was set back, counts as of today. */
function slotsOf(age: number): readonly { readonly slot: string; readonly room: number }[] {
  const days = Math.max(0, age)
  const week = Math.floor(days / 7)
  return [
    { slot: 'today', room: days === 0 ? keptOfToday : 0 },
    { slot: `day ${days}`, room: days < keptDays ? 1 : 0 },
    { slot: `week ${week}`, room: week < keptWeeks ? 1 : 0 },
  ]
}

/** Days since the epoch by the clock on the wall. */
function localDay(ms: number): number {
  return Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / dayMs)
}
