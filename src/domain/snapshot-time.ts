/** At most so often (ms), however much changes. */
const snapshotEveryMs = 15 * 60_000
/** After a change this long nothing else should change, or the next one would be left out for another quarter of an hour. */
const quietMs = 20_000
/** Where something changes all the time, as in a long import, it is not waited for longer than this. */
const longestWaitMs = 3 * 60_000
/** After a failure: soon enough to notice that there is room again. */
const retryMs = 60_000

/** All times in ms; null where it has not happened. */
export interface SnapshotTimes {
  /** The first change that no snapshot holds. */
  readonly changedSince: number | null
  readonly lastChangeAt: number | null
  readonly lastTakenAt: number | null
  readonly lastFailedAt: number | null
}

export function isSnapshotDue(times: SnapshotTimes, now: number): boolean {
  const { changedSince, lastChangeAt, lastTakenAt, lastFailedAt } = times
  if (changedSince === null) return false
  if (lastTakenAt !== null && lastTakenAt <= now && now - lastTakenAt < snapshotEveryMs) return false
  if (lastFailedAt !== null && lastFailedAt <= now && now - lastFailedAt < retryMs) return false
  return now - (lastChangeAt ?? changedSince) >= quietMs || now - changedSince >= longestWaitMs
}
