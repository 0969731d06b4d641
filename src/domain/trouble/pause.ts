import { pauseAfterCheckMs, tryLimits, tryLimitsEvidence, tryWindowMs } from '../data/try-limits'
import type { Evidence } from '../evidence'
import type { BalanceId } from '../ids'
import { isKept } from '../kept'
import type { RefusedTry } from './attempt'

export interface TryAdvice {
  /** Refused tries on these balances within the last day. */
  readonly count: number
  /** In milliseconds; null while nothing speaks for a pause. */
  readonly pauseUntil: number | null
  readonly evidence: Evidence
}

/** Whether to stop for a while before an issuer locks the account; of the balances of one login. */
export function adviseOnTries(tries: readonly RefusedTry[], balanceIds: readonly BalanceId[], now: number): TryAdvice {
  const counted = tries.filter(
    (row) =>
      isKept(row) &&
      countsAsTry(row) &&
      row.balanceId !== null &&
      balanceIds.includes(row.balanceId) &&
      row.createdAt > now - tryWindowMs &&
      row.createdAt <= now,
  )
  const until = Math.max(...tryLimits.map((limit) => pauseEnd(counted, limit)), checkEnd(counted))
  return { count: counted.length, pauseUntil: until > now ? until : null, evidence: tryLimitsEvidence }
}

/** A code that was taken and is under review was no wrong one. */
function countsAsTry({ refusal }: RefusedTry): boolean {
  return refusal !== 'hold'
}

/** The end of the pause that the latest run of so many tries calls for; -Infinity without one. */
function pauseEnd(tries: readonly RefusedTry[], { count, withinMs, pauseMs }: (typeof tryLimits)[number]): number {
  const times = tries.map(({ createdAt }) => createdAt).toSorted((a, b) => a - b)
  const last = times.findLast((time, place) => place >= count - 1 && time - (times[place - count + 1] ?? 0) <= withinMs)
  return last === undefined ? -Infinity : last + pauseMs
}

function checkEnd(tries: readonly RefusedTry[]): number {
  const checks = tries.filter(({ refusal }) => refusal === 'security-check')
  return Math.max(-Infinity, ...checks.map(({ createdAt }) => createdAt + pauseAfterCheckMs))
}
