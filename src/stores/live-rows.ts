import { shallowRef, watch, type ShallowRef } from 'vue'
import { watch as watchRows } from '@/storage/rows'
import type { Vault } from '@/storage/vault'
import { useProblems } from './problems'
import { useSession } from './session'

/**
 * The result of a query on the open household, refilled after every write and emptied by locking.
 * `isReady` turns true with the first answer.
 */
export function liveRows<T>(query: (vault: Vault) => Promise<T>, empty: T) {
  return liveResult<T>((vault, next, failed) => watchRows(() => query(vault), next, failed), empty)
}

/** Calls back with every result until the answer is called. */
type Watcher<T> = (vault: Vault, next: (result: T) => void, failed: (error: unknown) => void) => () => void

/** The same for what has a watcher of its own. */
export function liveResult<T>(watcher: Watcher<T>, empty: T) {
  const session = useSession()
  const problems = useProblems()
  const rows: ShallowRef<T> = shallowRef(empty)
  const isReady = shallowRef(false)

  watch(
    () => session.vault?.database,
    (database, _before, onCleanup) => {
      rows.value = empty
      isReady.value = false
      const vault = session.vault
      if (!database || !vault) return
      const stop = watcher(
        vault,
        (result) => {
          rows.value = result
          isReady.value = true
        },
        problems.report,
      )
      onCleanup(stop)
    },
    // At once: a locked household's rows must be gone before anything else runs.
    { immediate: true, flush: 'sync' },
  )
  return { rows, isReady }
}
