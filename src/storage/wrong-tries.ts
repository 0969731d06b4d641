import type { WrongTries } from '@/domain/wrong-tries'
import type { Database } from './database'
import { readSettings, writeSetting } from './settings'

const key = 'wrongTries'

/** Kept with the household, so that starting anew does not begin at zero. */
export async function readWrongTries(database: Database): Promise<WrongTries> {
  return parsed((await readSettings(database))[key])
}

/** To be called before a try: one that is cut off by closing the window has been counted. */
export async function countTry(database: Database): Promise<WrongTries> {
  return database.transaction('rw', database.settings, async () => {
    const { count } = await readWrongTries(database)
    const counted = { count: count + 1, lastAt: Date.now() }
    await writeSetting(database, key, counted)
    return counted
  })
}

/** What counts once a try was not wrong; nothing is kept where there were none. */
export async function putTries(database: Database, tries: WrongTries) {
  if (tries.count === 0) await database.settings.delete(key)
  else await writeSetting(database, key, tries)
}

function parsed(value: unknown): WrongTries {
  const { count, lastAt } = (typeof value === 'object' && value !== null ? value : {}) as Partial<WrongTries>
  const isSound = Number.isSafeInteger(count) && Number.isSafeInteger(lastAt)
  return isSound ? { count: count ?? 0, lastAt: lastAt ?? 0 } : { count: 0, lastAt: 0 }
}
