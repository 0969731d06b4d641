import { defineStore } from 'pinia'
import type { Card, CardEvent, CardSecret, OpenedCard } from '@/domain/card'
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
    open: (id: CardId) => storage.readCard(session.openedVault, id),
    change: (opened: OpenedCard, change: Parameters<typeof storage.changeCard>[2]) =>
      storage.changeCard(session.openedVault, opened, change),
    openPhotos: (id: CardId) => readPhotos(session.openedVault, id),
    findByCode: (code: string) => storage.findCardsByCode(session.openedVault, code),
    apply: (id: CardId, event: CardEvent) => applyCardEvent(session.openedVault, id, event),
    trash: (id: CardId) => storage.trashCard(session.openedVault, id),
    restore: (id: CardId) => storage.restoreCard(session.openedVault, id),
  }
})
