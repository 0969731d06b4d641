import { ref, shallowRef, watch } from 'vue'
import type { Change } from '@/domain/changes'
import type { CardId } from '@/domain/ids'
import { readChanges } from '@/storage/changes'
import { watch as watchRows } from '@/storage/rows'
import { useProblems } from './problems'
import { useSession } from './session'

const pageLength = 100

/** What was done, the newest first, page by page; of one card where one is asked for. */
export function useChanges(cardId: () => CardId | null) {
  const session = useSession()
  const problems = useProblems()
  const changes = shallowRef<readonly Change[]>([])
  const hasMore = ref(false)
  const isReady = ref(false)
  const count = ref(pageLength)

  watch(
    [() => session.vault, cardId, count],
    ([vault, card, wanted], _before, onCleanup) => {
      if (!vault) {
        changes.value = []
        return
      }
      const stop = watchRows(
        () => readChanges(vault, { cardId: card, count: wanted }),
        (found) => {
          changes.value = found.changes
          hasMore.value = found.hasMore
          isReady.value = true
        },
        problems.report,
      )
      onCleanup(stop)
    },
    { immediate: true },
  )
  watch(cardId, () => (count.value = pageLength))

  return { changes, hasMore, isReady, more: () => (count.value += pageLength) }
}
