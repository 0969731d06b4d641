import { defineStore } from 'pinia'
import type { PrepaidCardId } from '@/domain/ids'
import type { PrepaidFacts } from '@/domain/prepaid/prepaid-draft'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'
import * as storage from '@/storage/prepaid-cards'
import { liveRows } from './live-rows'
import { useSession } from './session'

/** The drawer of leftover prepaid cards. */
export const usePrepaidCards = defineStore('prepaid-cards', () => {
  const session = useSession()
  const { rows: all, isReady } = liveRows(storage.readPrepaidCards, [])
  const { rows: photographed } = liveRows(storage.readPhotographedCards, new Set<PrepaidCardId>())

  return {
    all,
    isReady,
    photographed,
    find: (id: PrepaidCardId) => all.value.find((card) => card.id === id) ?? null,
    /** All or none. */
    add: (facts: readonly PrepaidFacts[]): Promise<readonly PrepaidCardId[]> =>
      storage.addPrepaidCards(
        session.openedVault,
        facts.map((one) => ({ ...one, mark: null })),
      ),
    change: (id: PrepaidCardId, facts: Partial<PrepaidFacts & Pick<PrepaidCard, 'mark'>>) =>
      storage.changePrepaidCard(session.openedVault, id, facts),
    remove: (id: PrepaidCardId) => storage.trashPrepaidCard(session.openedVault, id),
    restore: (id: PrepaidCardId) => storage.restorePrepaidCard(session.openedVault, id),
  }
})
