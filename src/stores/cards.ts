import { defineStore } from 'pinia'
import type { Card, CardEvent, CardSecret } from '@/domain/card'
import type { CardId } from '@/domain/ids'
import * as storage from '@/storage/cards'
import { applyCardEvent } from '@/storage/ledger'
import { readPhotos, type Photo } from '@/storage/photos'
import { liveRows } from './live-rows'
import { useSession } from './session'

export type { NewCard } from '@/storage/cards'
export type { Photo } from '@/storage/photos'

/** Every card of the household, without secrets; a secret is opened for one card at a time. */
export const useCards = defineStore('cards', () => {
  const session = useSession()
  const { rows: all, isReady } = liveRows(storage.readCards, [])
  const { rows: trashed } = liveRows(storage.readTrashedCards, [])

  function find(id: CardId): Card | null {
    return all.value.find((card) => card.id === id) ?? null
  }

  return {
    all,
    trashed,
    isReady,
    find,
    add: (card: storage.NewCard, secret: CardSecret, photos: readonly Photo[] = []) =>
      storage.addCard(session.openedVault, card, secret, photos),
    change: (id: CardId, facts: Partial<storage.NewCard>) => storage.changeCardFacts(session.openedVault, id, facts),
    changeSecret: (id: CardId, secret: CardSecret) => storage.changeSecret(session.openedVault, id, secret),
    openSecret: (id: CardId) => storage.readSecret(session.openedVault, id),
    openPhotos: (id: CardId) => readPhotos(session.openedVault, id),
    findByCode: (code: string) => storage.findCardsByCode(session.openedVault, code),
    apply: (id: CardId, event: CardEvent) => applyCardEvent(session.openedVault, id, event),
    trash: (id: CardId) => storage.trashCard(session.openedVault, id),
    restore: (id: CardId) => storage.restoreCard(session.openedVault, id),
  }
})
