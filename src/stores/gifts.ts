import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CardSecret, CardState } from '@/domain/card'
import { dayAt, type Day } from '@/domain/day'
import { assessHandover, type CardAssessment } from '@/domain/redemption'
import type { Gift, ReceivedGift } from '@/domain/gifts/gift'
import type { FilledGift, ReceivedFacts } from '@/domain/gifts/gift-draft'
import type { CardId, GiftId, ReceivedGiftId } from '@/domain/ids'
import { desktop, type WriteOutcome } from '@/desktop/desktop'
import * as storage from '@/storage/gifts'
import { readRedemptionFacts } from '@/storage/redemption-facts'
import { useCards } from './cards'
import { liveRows } from './live-rows'
import { usePreferences } from './preferences'
import { useSession } from './session'
import { useShownCodes } from './shown-codes'

/** Cards for somebody else, and cards that somebody gave to the household. */
export const useGifts = defineStore('gifts', () => {
  const session = useSession()
  const shownCodes = useShownCodes()
  const cards = useCards()
  const preferences = usePreferences()
  const { rows: all, isReady: areGiftsReady } = liveRows<readonly Gift[]>(storage.readGifts, [])
  const { rows: received, isReady: areReceivedReady } = liveRows<readonly ReceivedGift[]>(storage.readReceivedGifts, [])

  const isReady = computed(() => areGiftsReady.value && areReceivedReady.value && cards.isReady)
  /** With the card of each: a gift whose card is in the trash, or became the household's own again, is none. */
  const withCards = computed(() =>
    all.value.flatMap((gift) => {
      const card = cards.find(gift.cardId)
      return card?.giftId === gift.id ? [{ id: gift.id, gift, card }] : []
    }),
  )

  const localDay = (at: number) => dayAt(at, Intl.DateTimeFormat().resolvedOptions().timeZone)

  /** What stands against handing it over, as everything is stored now; null when gift or card is gone. */
  async function gather(
    id: GiftId,
  ): Promise<{ readonly assessment: CardAssessment; readonly secret: CardSecret } | null> {
    const gift = all.value.find((one) => one.id === id)
    const facts = gift && (await readRedemptionFacts(session.openedVault, gift.cardId, Date.now()))
    if (!facts || facts.opened.card.giftId !== id || facts.opened.card.deletedAt !== null) return null
    return {
      assessment: assessHandover(facts.opened, facts.household, localDay(Date.now())),
      secret: facts.opened.secret,
    }
  }

  return {
    all,
    received,
    withCards,
    isReady,
    find: (id: GiftId) => withCards.value.find(({ gift }) => gift.id === id) ?? null,
    receivedWith: (cardId: CardId) => received.value.find((gift) => gift.cardId === cardId) ?? null,
    message: (id: GiftId) => storage.readGiftMessage(session.openedVault, id),
    add: (cardId: CardId, { facts, message }: FilledGift) =>
      storage.addGift(session.openedVault, cardId, facts, message),
    change: (id: GiftId, { facts, message }: FilledGift) => storage.changeGift(session.openedVault, id, facts, message),
    takeBack: (id: GiftId) => storage.takeGiftBack(session.openedVault, id),
    restore: (id: GiftId) => storage.restoreGift(session.openedVault, id),
    assess: async (id: GiftId) => (await gather(id))?.assessment ?? null,
    /** The code and PIN for the person who gets it, once everything has been asked again; null when it may not be given. That it was shown is written first. */
    async reveal(id: GiftId): Promise<Pick<CardSecret, 'claimCode' | 'pin'> | null> {
      const gathered = await gather(id)
      if (gathered?.assessment.verdict !== 'confirm') return null
      await storage.noteRevealed(session.openedVault, id)
      const { claimCode, pin } = gathered.secret
      return { claimCode, pin }
    },
    /** `at`: when it was given, if not now (ms). */
    handOver: (id: GiftId, at = Date.now()) => storage.handGiftOver(session.openedVault, id, localDay(at)),
    correctState: (id: GiftId, state: CardState) => storage.correctGiftState(session.openedVault, id, state),
    noteClaimed: (id: GiftId, on: Day | null) => storage.noteClaimed(session.openedVault, id, on),
    addReceived: (cardId: CardId | null, facts: ReceivedFacts) =>
      storage.addReceivedGift(session.openedVault, cardId, facts),
    changeReceived: (id: ReceivedGiftId, facts: ReceivedFacts) =>
      storage.changeReceivedGift(session.openedVault, id, facts),
    noteThanked: (id: ReceivedGiftId, thankedOn: Day | null) =>
      storage.changeReceivedGift(session.openedVault, id, { thankedOn }),
    removeReceived: (id: ReceivedGiftId) => storage.trashReceivedGift(session.openedVault, id),
    restoreReceived: (id: ReceivedGiftId) => storage.restoreReceivedGift(session.openedVault, id),
    reportCode: (showing: boolean) => shownCodes.report('gifts', showing),
    /** Like a copied code, cleared after the time chosen in Settings. */
    copySecret: (text: string): Promise<WriteOutcome> =>
      desktop.writeSecret({ text, clearAfterMs: preferences.clipboardSeconds * 1000 }),
  }
})
