import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const mostBytes = 512 * 1024
let file: string | null = null

/** What may be written: names of events and plain words of the system, never a text of the page. */
type Facts = Readonly<Record<string, string | number | boolean>>

/** One file; the one before is kept when it grows too long. */
export function startLog(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
    file = path.join(folder, 'cardstead.log')
  } catch {
    file = null
  }
}

/** Adds one line at once, so that a crash right afterwards does not lose it. Never throws: a log is no reason to fail. */
export function log(event: string, facts: Facts = {}) {
  if (!file) return
  const told = Object.entries(facts).map(([name, value]) => `${name}=${plain(String(value))}`)
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(file, `${file}.1`)
    appendFileSync(file, `${[new Date().toISOString(), event, ...told].join(' ')}\n`)
  } catch {
    return
  }
}

/** An error by its kind and where it happened; its message could carry what a person typed. */
export function logError(event: string, error: unknown) {
  if (!(error instanceof Error)) return log(event, { kind: typeof error })
  const place = /\(?([\w.-]+\.c?js:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1] ?? 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'none'
  log(event, { kind: error.name, code, place })
}

/** One word a fact, so that nothing can pass for another line. */
function plain(text: string): string {
  return text.replace(/[^\w.:/-]+/g, '_').slice(0, 120)
}
