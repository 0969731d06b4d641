import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { app } from 'electron'
import * as v from 'valibot'
import { presenceSchema, type AppendOutcome, type Argument, type Presence } from '../contract'
import { syncFolder, writing } from './backup-folder'
import { failureOf } from './file-failure'

/** What was written last; null when nothing was, or when it is not what we write. */
export async function readPresence(): Promise<Presence | null> {
  try {
    return v.parse(presenceSchema, JSON.parse(await readFile(file(), 'utf8')))
  } catch {
    return null
  }
}

/** Written beside, synced and renamed: a crash leaves the one before or this one, whole. */
export async function writePresence({ presence }: Argument<'writePresence'>): Promise<AppendOutcome> {
  const place = `${file()}${writing}`
  try {
    const handle = await open(place, 'w', 0o600)
    try {
      await handle.writeFile(JSON.stringify(presence))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(place, file())
    await syncFolder(path.dirname(file()))
    return { kind: 'written' }
  } catch (error) {
    return failureOf(error)
  }
}

export async function forgetPresence(): Promise<AppendOutcome> {
  try {
    await rm(file(), { force: true })
    return { kind: 'written' }
  } catch (error) {
    return failureOf(error)
  }
}

function file() {
  return path.join(app.getPath('userData'), 'household.json')
}
