import { createHash } from 'node:crypto'
import { app, clipboard } from 'electron'
import type { Argument, ClearOutcome, WriteOutcome } from '../contract'

/** Digest of the secret that was written: that is enough to know it again. */
let written: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Copies a secret and clears it after its time, whatever happens to the page meanwhile. */
export async function writeSecret({ text, clearAfterMs }: Argument<'writeSecret'>): Promise<WriteOutcome> {
  try {
    await clipboard.writeText(text)
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
  }
  clearTimeout(timer)
  written = digestOf(text)
  timer = setTimeout(() => void clearSecret(), clearAfterMs)
  return { kind: 'written' }
}

/** What is no secret stays; a secret that it replaces is gone by that. */
export async function writeText({ text }: Argument<'writeText'>): Promise<WriteOutcome> {
  try {
    await clipboard.writeText(text)
    return { kind: 'written' }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
  }
}

/** Clears the clipboard if it still holds the secret; what the person copied since is left alone. */
export async function clearSecret(): Promise<ClearOutcome> {
  const secret = written
  if (secret === null) return { kind: 'nothing' }
  // Where reading fails we cannot know what is there; a code left lying about is the greater harm.
  const found = await clipboard.readText().then(digestOf, () => secret)
  // While we read, a newer secret was written: it has its own time.
  if (written !== secret) return { kind: 'changed' }
  clearTimeout(timer)
  written = null
  if (found !== secret) return { kind: 'changed' }
  clipboard.clear()
  return { kind: 'cleared' }
}

/** For when there is no time to look what is there: a secret that may still lie on the clipboard goes, with whatever took its place. */
export function clearAtOnce() {
  if (written === null) return
  clearTimeout(timer)
  written = null
  clipboard.clear()
}

/** Holds quitting back until a copied secret is gone. */
export function clearOnQuit() {
  app.on('before-quit', (event) => {
    if (written === null) return
    event.preventDefault()
    void clearSecret().finally(() => app.quit())
  })
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
