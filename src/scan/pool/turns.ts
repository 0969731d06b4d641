/** Lets one at a time do what takes much memory. A courtesy, not a lock: who waited long enough goes on. */
export interface Turns {
  /** Resolves when the turn has come; call what it gives when done, as often as you like. */
  take(): Promise<() => void>
}

export function createTurns(longestWaitMs: number): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    async take() {
      const before = last
      const done = Promise.withResolvers<undefined>()
      last = Promise.all([before, done.promise])
      let timer: ReturnType<typeof setTimeout> | undefined
      const enough = new Promise((resolve) => (timer = setTimeout(resolve, longestWaitMs)))
      await Promise.race([before, enough])
      clearTimeout(timer)
      return () => done.resolve(undefined)
    },
  }
}
