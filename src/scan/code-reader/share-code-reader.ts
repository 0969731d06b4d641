import { startCodeReader } from './code-reader'
import type { CodeReader, StartedCodeReader } from './code-reader'

/** One reader of codes for several places of the pool: its runtime takes about a hundred megabytes, its reading little time. */
export interface SharedCodeReader {
  /** Starts it when it does not run; null when it cannot be started, which is tried once only. */
  open(): Promise<CodeReader | null>
  close(): void
}

export function shareCodeReader(startLimitMs: number): SharedCodeReader {
  let running: Promise<StartedCodeReader | null> | null = null
  const start = () => {
    const starting = startCodeReader(startLimitMs).catch(() => null)
    running = starting
    return starting
  }
  return {
    async open() {
      const known = running ?? start()
      const reader = await known
      if (!reader?.isLost) return reader
      return running === known || running === null ? start() : running
    },
    close() {
      void running?.then((reader) => reader?.close())
      running = null
    },
  }
}
