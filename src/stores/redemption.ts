import { defineStore } from 'pinia'
import type { ClaimCode } from '@/domain/claim-code'
import { dayAt } from '@/domain/day'
import type { BalanceId, CardId } from '@/domain/ids'
import { officialPage } from '@/domain/marketplaces'
import type { Money } from '@/domain/money'
import type { Refusal } from '@/domain/refusal'
import { assessRedemption, type RedemptionAssessment } from '@/domain/redemption'
import { desktop, type ClearOutcome, type WriteOutcome } from '@/desktop/desktop'
import { readManyRedemptionFacts, readRedemptionFacts, type RedemptionFacts } from '@/storage/redemption-facts'
import { recordRefusedTry } from '@/storage/tries'
import { useCards } from './cards'
import { useHousehold, type NamedBalance } from './household'
import { usePreferences } from './preferences'
import { useSession } from './session'
import { useShownCodes } from './shown-codes'

export type CopyOutcome = WriteOutcome | { readonly kind: 'blocked' }

interface PlacedCard {
  readonly cardId: CardId
  readonly balanceId: BalanceId
}

/** The guard and the steps around the one act that cannot be undone. */
export const useRedemption = defineStore('redemption', () => {
  const session = useSession()
  const cards = useCards()
  const household = useHousehold()
  const preferences = usePreferences()
  const shownCodes = useShownCodes()

  /** Asks the guard about what is stored now; null when the card or the balance is not there. */
  async function assess(cardId: CardId, balanceId: BalanceId): Promise<RedemptionAssessment | null> {
    return (await gather(cardId, balanceId))?.assessment ?? null
  }

  /** The same for many cards in one reading; those of which card or balance is not there are left out. */
  async function assessMany(placed: readonly PlacedCard[]): Promise<ReadonlyMap<CardId, RedemptionAssessment>> {
    const now = Date.now()
    const ids = placed.map(({ cardId }) => cardId)
    const facts = await readManyRedemptionFacts(session.openedVault, ids, now)
    const assessments = placed.flatMap(({ cardId, balanceId }) => {
      const found = weigh(facts.get(cardId), balanceId, now)
      return found ? [[cardId, found.assessment] as const] : []
    })
    return new Map(assessments)
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

  /** Amazon did not take it: that is kept, and changes the card where it says something for certain. */
  async function recordRefused(cardId: CardId, balanceId: BalanceId, refusal: Refusal) {
    void desktop.clearSecret()
    await recordRefusedTry(session.openedVault, { cardId, balanceId, refusal })
  }

  async function gather(cardId: CardId, balanceId: BalanceId) {
    if (!session.vault) return null
    const now = Date.now()
    return weigh(await readRedemptionFacts(session.vault, cardId, now), balanceId, now)
  }

  function weigh(facts: RedemptionFacts | null | undefined, balanceId: BalanceId, now: number) {
    const chosen = household.findBalance(balanceId)
    if (!facts || !chosen) return null
    const today = dayAt(now, chosen.marketplace.timeZone)
    const recent = { tries: facts.tries, now }
    const assessment = assessRedemption(facts.opened, chosen.balance, facts.household, today, recent)
    return { ...facts, today, assessment }
  }

  return {
    assess,
    assessMany,
    openCode,
    copyCode,
    openPage,
    recordAccepted,
    recordRefused,
    clearCode: (): Promise<ClearOutcome> => desktop.clearSecret(),
    reportCode: (showing: boolean) => shownCodes.report('redemption', showing),
  }
})
