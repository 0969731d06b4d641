import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import type { MemberId } from '@/domain/ids'
import { readSettings, writeSetting } from '@/storage/settings'
import { useHousehold } from './household'
import { liveRows } from './live-rows'
import { useSession } from './session'

/** Who says to be at this computer: no login, only a name that stands beside every change. */
export const useWhoIsHere = defineStore('who-is-here', () => {
  const session = useSession()
  const household = useHousehold()
  const { rows: settings } = liveRows(({ database }) => readSettings(database), {})

  const memberId = computed<MemberId | null>(
    () => household.members.find(({ id }) => id === settings.value['whoIsHere'])?.id ?? null,
  )
  watch(
    [() => session.vault?.database, memberId],
    ([database, id], _before, onCleanup) => {
      if (!database) return
      database.actor = id
      // Whoever comes next says so anew.
      onCleanup(() => (database.actor = null))
    },
    { immediate: true, flush: 'sync' },
  )

  return {
    memberId,
    choose: (id: MemberId | null) => writeSetting(session.openedVault.database, 'whoIsHere', id),
  }
})
