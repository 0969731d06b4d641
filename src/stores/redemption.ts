import { defineStore } from 'pinia'
import { dayAt, type Day } from '@/domain/day'
import type { BalanceId, CardId } from '@/domain/ids'
import { officialPage } from '@/domain/marketplaces'
import type { Money } from '@/domain/money'
import { eventOfRefusal, type Refusal } from '@/domain/refusal'
import { assessRedemption, type RedemptionAssessment } from '@/domain/redemption'
import { desktop, type ClearOutcome, type WriteOutcome } from '@/desktop/desktop'
import { useCards } from './cards'
import { useHousehold, type NamedBalance } from './household'
import { usePreferences } from './preferences'

/** The guard and the steps around the one act that cannot be undone. */
export const useRedemption = defineStore('redemption', () => {
  const cards = useCards()
  const household = useHousehold()
  const preferences = usePreferences()

  /** null when the card or the balance is not there. */
  async function assess(cardId: CardId, balanceId: BalanceId): Promise<RedemptionAssessment | null> {
    const card = cards.find(cardId)
    const secret = await cards.openSecret(cardId)
    const chosen = household.findBalance(balanceId)
    if (!card || !secret || !chosen) return null
    return assessRedemption({ card, secret }, chosen.balance, household.snapshot, today(chosen))
  }

  /** The claim code on the clipboard, to be cleared after the time chosen in Settings. */
  async function copyCode(cardId: CardId): Promise<WriteOutcome> {
    const secret = await cards.openSecret(cardId)
    if (!secret?.claimCode) return { kind: 'failed', reason: 'no-code' }
    return desktop.writeSecret({ text: secret.claimCode.code, clearAfterMs: preferences.clipboardSeconds * 1000 })
  }

  /** The marketplace's own page for redeeming. The code is never in the address. */
  function openPage({ marketplace }: NamedBalance) {
    return desktop.openPage({ url: officialPage(marketplace.id, 'redeem') })
  }

  /** Amazon took it: the card's state and the ledger change together. The card is assessed again at this very moment. */
  async function recordAccepted(cardId: CardId, balanceId: BalanceId, value: Money) {
    const chosen = household.findBalance(balanceId)
    if (!chosen) return { kind: 'no-balance' } as const
    const assessment = await assess(cardId, balanceId)
    if (!assessment || assessment.verdict === 'blocked') return { kind: 'blocked' } as const
    void desktop.clearSecret()
    return cards.apply(cardId, { kind: 'redeem', balanceId, on: today(chosen), value })
  }

  /** Amazon did not take it: the message goes to the card's notes, and to its state where it says something for certain. */
  async function recordRefused(cardId: CardId, refusal: Refusal, noteOn: (day: Day) => string) {
    void desktop.clearSecret()
    const secret = await cards.openSecret(cardId)
    if (!secret) return
    const note = noteOn(dayAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone))
    await cards.changeSecret(cardId, {
      ...secret,
      notes: [secret.notes, note].filter((line) => line !== '').join('\n'),
    })
    const event = eventOfRefusal(refusal)
    if (event) await cards.apply(cardId, event)
  }

  function today({ marketplace }: NamedBalance) {
    return dayAt(Date.now(), marketplace.timeZone)
  }

  return {
    assess,
    copyCode,
    openPage,
    recordAccepted,
    recordRefused,
    clearCode: (): Promise<ClearOutcome> => desktop.clearSecret(),
    reportCode: (showing: boolean) => desktop.reportCode({ showing }),
  }
})
