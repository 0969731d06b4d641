import { defineStore } from 'pinia'
import type { CardId } from '@/domain/ids'
import { readPhotos } from '@/storage/photos'
import { blobOfPhoto } from './photo-previews'
import { useSession } from './session'

/** The photos that a card keeps, in clear for as long as somebody shows them. */
export const useCardPhotos = defineStore('card-photos', () => {
  const session = useSession()

  return {
    /** `damaged`: how many do not open any more. */
    async open(cardId: CardId) {
      const { opened, damaged } = await readPhotos(session.openedVault, cardId)
      return { photos: opened.map(({ id, photo }) => ({ id, blob: blobOfPhoto(photo) })), damaged: damaged.length }
    },
  }
})
