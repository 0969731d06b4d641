import type { ClearOutcome, DesktopApi } from '../../electron/contract'
import { version } from './version'

let written: string | null = null
let timer: number | undefined

/** The same capabilities with what a browser offers. The clipboard can be reached only while the page has the focus. */
export const browserDesktop: DesktopApi = {
  describeApp: async () => ({ shell: 'browser', version }),
  writeSecret: async ({ text, clearAfterMs }) => {
    window.clearTimeout(timer)
    try {
      await navigator.clipboard.writeText(text)
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
    }
    written = text
    timer = window.setTimeout(() => void clearSecret(), clearAfterMs)
    return { kind: 'written' }
  },
  clearSecret: () => clearSecret(),
  openPage: async ({ url }) => {
    // With `noopener` the new page cannot reach this one; the returned window is null then, so success cannot be seen.
    window.open(url, '_blank', 'noopener,noreferrer')
    return { kind: 'opened' }
  },
  reportCode: async () => undefined,
  onLockRequested: () => () => undefined,
}

async function clearSecret(): Promise<ClearOutcome> {
  window.clearTimeout(timer)
  const secret = written
  if (secret === null) return { kind: 'nothing' }
  if (!document.hasFocus()) {
    window.addEventListener('focus', () => void clearSecret(), { once: true })
    return { kind: 'waiting' }
  }
  const found = await readClipboard()
  if (found !== null && found !== secret) {
    written = null
    return { kind: 'changed' }
  }
  // Where reading is refused we cannot know what is there; a code left lying about is the greater harm.
  try {
    await navigator.clipboard.writeText('')
  } catch {
    window.addEventListener('focus', () => void clearSecret(), { once: true })
    return { kind: 'waiting' }
  }
  written = null
  return { kind: 'cleared' }
}

async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return null
  }
}
