import { isOfficialPage } from '@/domain/official-pages'
import type { ClearOutcome, DesktopApi } from '../../electron/contract'
import { browserPresence } from './browser-presence'
import { version } from './version'

/** Digest of the secret that was written: that is enough to know it again, and locking leaves no code behind here. */
const noFolder = { kind: 'failed', reason: 'missing' } as const

let written: string | null = null
let timer: number | undefined

/** The same capabilities with what a browser offers. The clipboard can be reached only while the page has the focus. */
export const browserDesktop: DesktopApi = {
  describeApp: async () => ({ shell: 'browser', version, dataFolder: null }),
  writeSecret: async ({ text, clearAfterMs }) => {
    const digest = await digestOf(text)
    try {
      await navigator.clipboard.writeText(text)
    } catch (error) {
      // The timer of a secret that was written before runs on.
      return { kind: 'failed', reason: error instanceof Error ? error.name : 'unknown' }
    }
    window.clearTimeout(timer)
    written = digest
    timer = window.setTimeout(() => void clearSecret(), clearAfterMs)
    return { kind: 'written' }
  },
  clearSecret: () => clearSecret(),
  writeText: async ({ text }) => {
    try {
      await navigator.clipboard.writeText(text)
      return { kind: 'written' }
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.name : 'unknown' }
    }
  },
  openPage: async ({ url }) => {
    if (!isOfficialPage(url)) throw new Error('Only an official page may be opened.')
    // With `noopener` the new page cannot reach this one; the returned window is null then, so success cannot be seen.
    window.open(url, '_blank', 'noopener,noreferrer')
    return { kind: 'opened' }
  },
  reportCode: async () => undefined,
  // A browser would ask for leave first, for what is on the screen anyway.
  notify: async () => ({ kind: 'not-offered' }),
  onNoticeClicked: () => () => undefined,
  describeKeychain: async () => ({ kind: 'not-offered', reason: 'browser' }),
  sealWithKeychain: async () => ({ kind: 'failed', reason: 'browser' }),
  openWithKeychain: async () => ({ kind: 'failed', reason: 'browser' }),
  // A browser has no menu of ours, and gives files only to whoever asks the person for them.
  takeOpenedFiles: async () => ({ files: [], leftOut: 0 }),
  takeOpenedBackup: async () => null,
  readOpenedBackup: async () => noFolder,
  onFilesOpened: () => () => undefined,
  onCommand: () => () => undefined,
  // A browser gives a page no folder: there, a person saves a file.
  listBackups: async () => ({ kind: 'not-offered' }),
  beginBackup: async () => noFolder,
  appendBackup: async () => noFolder,
  finishBackup: async () => noFolder,
  discardBackup: async () => undefined,
  keepSnapshot: async () => noFolder,
  readBackup: async () => noFolder,
  ...browserPresence,
  onLockRequested: () => () => undefined,
}

async function clearSecret(): Promise<ClearOutcome> {
  window.clearTimeout(timer)
  const secret = written
  if (secret === null) return { kind: 'nothing' }
  if (!document.hasFocus()) return waitForFocus()
  const text = await readClipboard()
  const found = text === null ? null : await digestOf(text)
  // A secret that was written while we looked has its own time.
  if (written !== secret) return { kind: 'changed' }
  if (found !== null && found !== secret) {
    written = null
    return { kind: 'changed' }
  }
  // Where reading is not allowed we cannot know what is there; a code left lying about is the greater harm.
  try {
    await navigator.clipboard.writeText('')
  } catch {
    return waitForFocus()
  }
  written = null
  return { kind: 'cleared' }
}

function waitForFocus(): ClearOutcome {
  window.removeEventListener('focus', clearOnFocus)
  window.addEventListener('focus', clearOnFocus, { once: true })
  return { kind: 'waiting' }
}

function clearOnFocus() {
  void clearSecret()
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return new Uint8Array(bytes).join('.')
}

/** null where reading is not allowed already: asking for it would hold up the clearing. */
async function readClipboard(): Promise<string | null> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })
    return state === 'granted' ? await navigator.clipboard.readText() : null
  } catch {
    return null
  }
}
