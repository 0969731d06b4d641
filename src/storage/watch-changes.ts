import { Dexie } from 'dexie'
import type { Database } from './database'

/** Calls back after every write to the database, from whichever window, until the answer is called. */
export function watchChanges({ name }: Database, changed: () => void): () => void {
  const hear = (parts: object) => {
    if (Object.keys(parts).some((part) => part.startsWith(`idb://${name}/`))) changed()
  }
  Dexie.on('storagemutated', hear)
  return () => Dexie.on.storagemutated.unsubscribe(hear)
}
