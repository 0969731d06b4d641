import { expect, it } from 'vitest'
import { isSnapshotDue } from '@/domain/snapshot-time'

const now = 10_000_000
const seconds = (count: number) => now - count * 1000
const minutes = (count: number) => seconds(count * 60)
const never = { changedSince: null, lastChangeAt: null, lastTakenAt: null, lastFailedAt: null }

it.each([
  ['nothing has changed', never, false],
  ['something has just changed', { ...never, changedSince: seconds(5), lastChangeAt: seconds(5) }, false],
  ['it has been quiet since', { ...never, changedSince: seconds(25), lastChangeAt: seconds(25) }, true],
  ['changes go on and on', { ...never, changedSince: minutes(2), lastChangeAt: seconds(1) }, false],
  ['changes go on for longer than is waited', { ...never, changedSince: minutes(4), lastChangeAt: seconds(1) }, true],
  [
    'one was taken 14 minutes ago',
    { ...never, changedSince: minutes(13), lastChangeAt: minutes(13), lastTakenAt: minutes(14) },
    false,
  ],
  [
    'one was taken 15 minutes ago',
    { ...never, changedSince: minutes(13), lastChangeAt: minutes(13), lastTakenAt: minutes(15) },
    true,
  ],
  ['one failed just now', { ...never, changedSince: minutes(5), lastFailedAt: seconds(30) }, false],
  [
    'one failed tomorrow, by a clock that was set back',
    { ...never, changedSince: minutes(5), lastFailedAt: now + 86_400_000 },
    true,
  ],
  ['one failed a minute ago', { ...never, changedSince: minutes(5), lastFailedAt: minutes(1) }, true],
  [
    'one was taken tomorrow, by a clock that was set back',
    { ...never, changedSince: minutes(5), lastTakenAt: now + 86_400_000 },
    true,
  ],
] as const)('when %s, the answer to %j whether a snapshot is due is %s', (_, times, isDue) => {
  expect(isSnapshotDue(times, now)).toBe(isDue)
})
