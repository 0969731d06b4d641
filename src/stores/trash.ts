import { defineStore } from 'pinia'
import { computed } from 'vue'
import * as storage from '@/storage/trash'
import { liveRows } from './live-rows'
import { useSession } from './session'

export type { DeleteOutcome, TrashedRecord, TrashKind } from '@/storage/trash'

/** Everything that was removed and can be taken back. */
export const useTrash = defineStore('trash', () => {
  const session = useSession()
  const { rows, isReady } = liveRows<readonly storage.TrashedRecord[]>(storage.readTrash, [])

  return {
    all: computed(() => rows.value),
    isReady,
    takeBack: ({ kind, id }: storage.TrashedRecord) => storage.restoreFromTrash(session.openedVault, kind, id),
    deleteForGood: ({ kind, id }: storage.TrashedRecord) =>
      storage.deleteForGood(session.openedVault, { kind, id, now: Date.now() }),
  }
})
