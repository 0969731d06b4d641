import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Card, CardEvent, CardSecret, OpenedCard } from '@/domain/card'
import type { ReceivedFacts } from '@/domain/gifts/gift-draft'
import type { CardId } from '@/domain/ids'
import * as storage from '@/storage/cards'
import { addCardWithGiver } from '@/storage/gifts'
import { applyCardEvent } from '@/storage/ledger'
import type { Photo } from '@/storage/photos'
import { liveRows } from './live-rows'
import { useSession } from './session'

export type { NewCard } from '@/storage/cards'
export type { Photo } from '@/storage/photos'

/** Every card of the household, without secrets; a secret is opened for one card at a time. */
export const useCards = defineStore('cards', () => {
  const session = useSession()
  const { rows, isReady } = liveRows<storage.CardRows>(storage.readAllCards, { kept: [], trashed: [] })
  const all = computed(() => rows.value.kept)
  const trashed = computed(() => rows.value.trashed)
  const byId = computed(() => new Map(all.value.map((card) => [card.id, card])))

  function find(id: CardId): Card | null {
    return byId.value.get(id) ?? null
  }

  return {
    all,
    trashed,
    isReady,
    find,
    add: (card: storage.NewCard, secret: CardSecret, photos: readonly Photo[] = []) =>
      storage.addCard(session.openedVault, card, secret, photos),
    addFrom: (giver: ReceivedFacts, card: storage.NewCard, secret: CardSecret, photos: readonly Photo[] = []) =>
      addCardWithGiver(session.openedVault, card, secret, photos, giver),
    open: (id: CardId) => storage.readCard(session.openedVault, id),
    change: (opened: OpenedCard, change: Parameters<typeof storage.changeCard>[2]) =>
      storage.changeCard(session.openedVault, opened, change),
    findByCode: (code: string) => storage.findCardsByCode(session.openedVault, code),
    apply: (id: CardId, event: CardEvent) => applyCardEvent(session.openedVault, id, event),
    trash: (id: CardId) => storage.trashCard(session.openedVault, id),
    restore: (id: CardId) => storage.restoreCard(session.openedVault, id),
  }
})
