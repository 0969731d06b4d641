import type { Evidence } from '../evidence'
import { checked } from './checked'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long refused tries count. */
export const tryWindowMs = 24 * hourMs

/** So many refused tries on one account within so long call for a pause of so long after the last; our own caution. */
export const tryLimits: readonly { readonly count: number; readonly withinMs: number; readonly pauseMs: number }[] = [
  { count: 3, withinMs: hourMs, pauseMs: hourMs },
  { count: 6, withinMs: tryWindowMs, pauseMs: tryWindowMs },
]

/** After a security check nothing more is tried for so long. */
export const pauseAfterCheckMs = 24 * hourMs

export const tryLimitsEvidence: Evidence = checked(
  'not-found',
  'nobody publishes or reports how many tries are too many; these limits are our own caution',
)
