import type { SnapshotFile } from '../contract'

/** Of today, and of any time: whoever was away for months finds more than the one that was just made. */
const keptNewest = 3
const keptDays = 7
const keptWeeks = 8
const dayMs = 86_400_000

/**
 * Which snapshots may go: of every household, all but the newest 3, the newest of each of the last 7 days and of the last 8
 * weeks. One that holds more than every newer one that stays is never pushed out: what shrank may be a loss that nobody has seen yet.
 * Those from the future wait for their time: a clock that was set back must neither take them away nor let them take the places of today's.
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
    const isAhead = snapshot.createdAt > now
    const slots = isAhead ? [] : slotsOf(today - dayOf(snapshot.createdAt))
    const isWanted = isAhead || slots.some(({ slot, room }) => (taken.get(slot) ?? 0) < room)
    if (!isWanted && snapshot.records <= mostRecords) return true
    for (const { slot } of slots) taken.set(slot, (taken.get(slot) ?? 0) + 1)
    mostRecords = Math.max(mostRecords, snapshot.records)
    return false
  })
}

/** The places that a snapshot of so many days ago can fill. */
function slotsOf(days: number): readonly { readonly slot: string; readonly room: number }[] {
  const week = Math.floor(days / 7)
  return [
    { slot: 'newest', room: keptNewest },
    { slot: `day ${days}`, room: days < keptDays ? 1 : 0 },
    { slot: `week ${week}`, room: week < keptWeeks ? 1 : 0 },
  ]
}

/** Days since the epoch by the clock on the wall. */
function localDay(ms: number): number {
  return Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / dayMs)
}
