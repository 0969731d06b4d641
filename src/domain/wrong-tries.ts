/** Failed attempts at opening the household in a row. `lastAt` in ms. */
export interface WrongTries {
  readonly count: number
  readonly lastAt: number
}

/** Typing errors cost nothing: only from here on one waits. Our own choice, like the times. */
const freeTries = 4
const firstPauseMs = 5_000
const longestPauseMs = 5 * 60_000

/** How long the next try has to wait, in ms. Doubles with each; a clock that was set back does not make it longer than it was. */
export function pauseBeforeTry({ count, lastAt }: WrongTries, now: number): number {
  if (count <= freeTries) return 0
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (count - freeTries - 1))
  return Math.min(pause, Math.max(0, lastAt + pause - now))
}
