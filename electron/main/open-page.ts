import { shell } from 'electron'
import { isOfficialPage } from '../../src/domain/official-pages'
import type { Argument, OpenOutcome } from '../contract'

/** Opens a page in the person's own browser: one of the list, to the letter, whatever the window asks for. */
export async function openPage({ url }: Argument<'openPage'>): Promise<OpenOutcome> {
  if (!isOfficialPage(url)) throw new Error('Only an official page may be opened.')
  try {
    await shell.openExternal(url)
    return { kind: 'opened' }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
  }
}
