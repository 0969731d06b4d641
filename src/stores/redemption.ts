import { defineStore } from 'pinia'
import type { ClaimCode } from '@/domain/claim-code'
import { dayAt, type Day } from '@/domain/day'
import type { BalanceId, CardId } from '@/domain/ids'
import { officialPage } from '@/domain/marketplaces'
import type { Money } from '@/domain/money'
import { eventOfRefusal, type Refusal } from '@/domain/refusal'
import { assessRedemption, type RedemptionAssessment } from '@/domain/redemption'
import { desktop, type ClearOutcome, type WriteOutcome } from '@/desktop/desktop'
import { readRedemptionFacts } from '@/storage/redemption-facts'
import { useCards } from './cards'
import { useHousehold, type NamedBalance } from './household'
import { usePreferences } from './preferences'
import { useSession } from './session'

export type CopyOutcome = WriteOutcome | { readonly kind: 'blocked' }

/** The guard and the steps around the one act that cannot be undone. */
export const useRedemption = defineStore('redemption', () => {
  const session = useSession()
  const cards = useCards()
  const household = useHousehold()
  const preferences = usePreferences()

  /** Asks the guard about what is stored now; null when the card or the balance is not there. */
  async function assess(cardId: CardId, balanceId: BalanceId): Promise<RedemptionAssessment | null> {
    return (await gather(cardId, balanceId))?.assessment ?? null
  }

  /** The claim code, once the guard has been asked again: what was confirmed may have changed meanwhile. */
  async function openCode(cardId: CardId, balanceId: BalanceId): Promise<ClaimCode | null> {
    const facts = await gather(cardId, balanceId)
    return facts?.assessment.verdict === 'confirm' ? facts.opened.secret.claimCode : null
  }

  /** Puts the claim code on the clipboard, to be cleared after the time chosen in Settings. */
  async function copyCode(cardId: CardId, balanceId: BalanceId): Promise<CopyOutcome> {
    const claimCode = await openCode(cardId, balanceId)
    if (!claimCode) return { kind: 'blocked' }
    return desktop.writeSecret({ text: claimCode.code, clearAfterMs: preferences.clipboardSeconds * 1000 })
  }

  /** The marketplace's own page for redeeming. The code is never in the address. */
  function openPage({ marketplace }: NamedBalance) {
    return desktop.openPage({ url: officialPage(marketplace.id, 'redeem') })
  }

  /** Amazon took it: the card's state and the ledger change together. */
  async function recordAccepted(cardId: CardId, balanceId: BalanceId, value: Money) {
    const facts = await gather(cardId, balanceId)
    if (facts?.assessment.verdict !== 'confirm') return { kind: 'blocked' } as const
    void desktop.clearSecret()
    return cards.apply(cardId, { kind: 'redeem', balanceId, on: facts.today, value })
  }

  /** Amazon did not take it: the message goes to the card's notes, and to its state where it says something for certain. */
  async function recordRefused(cardId: CardId, refusal: Refusal, noteOn: (day: Day) => string) {
    void desktop.clearSecret()
    const opened = await cards.open(cardId)
    if (!opened) return
    const { secret } = opened
    const note = noteOn(dayAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone))
    const notes = [secret.notes, note].filter((line) => line !== '').join('\n')
    const outcome = await cards.change(opened, { secret: { ...secret, notes } })
    if (outcome === 'overtaken') return recordRefused(cardId, refusal, noteOn)
    const event = eventOfRefusal(refusal)
    if (event) await cards.apply(cardId, event)
  }

  async function gather(cardId: CardId, balanceId: BalanceId) {
    if (!session.vault) return null
    const facts = await readRedemptionFacts(session.vault, cardId)
    const chosen = household.findBalance(balanceId)
    if (!facts || !chosen) return null
    const today = dayAt(Date.now(), chosen.marketplace.timeZone)
    return { ...facts, today, assessment: assessRedemption(facts.opened, chosen.balance, facts.household, today) }
  }

  return {
    assess,
    openCode,
    copyCode,
    openPage,
    recordAccepted,
    recordRefused,
    clearCode: (): Promise<ClearOutcome> => desktop.clearSecret(),
    reportCode: (showing: boolean) => desktop.reportCode({ showing }),
  }
})
