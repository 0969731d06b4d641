import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CardEvent } from '@/domain/card'
import {
  assessCheckIn,
  entriesOfExplanation,
  type CheckInAssessment,
  type ExplanationPart,
  type Suggestion,
} from '@/domain/check-in'
import type { Day } from '@/domain/day'
import { assessDrain, type Drain } from '@/domain/drain'
import type { BalanceId, CardId } from '@/domain/ids'
import { subtractMoney, type CurrencyCode, type Money } from '@/domain/money'
import { addCheckIn, readCheckIns } from '@/storage/check-ins'
import { applyCardEvent } from '@/storage/ledger'
import { useCards } from './cards'
import { useCredits } from './credits'
import { useHousehold, type NamedBalance } from './household'
import { useLedger } from './ledger'
import { liveRows } from './live-rows'
import { useSession } from './session'

/** What Amazon showed and when, and what drained away between. */
export const useCheckIns = defineStore('checkIns', () => {
  const session = useSession()
  const household = useHousehold()
  const ledger = useLedger()
  const cards = useCards()
  const credits = useCredits()
  const { rows, isReady } = liveRows(readCheckIns, [])

  const byBalance = computed(() => Map.groupBy(rows.value, ({ balanceId }) => balanceId))

  /** Oldest first. */
  const of = (id: BalanceId) => byBalance.value.get(id) ?? []
  const lastOf = (id: BalanceId) => of(id).at(-1) ?? null

  function assess({ balance }: Pick<NamedBalance, 'balance'>, on: Day, shown: Money): CheckInAssessment {
    return assessCheckIn({
      balance,
      on,
      shown,
      entries: ledger.entriesOf(balance.id),
      cards: cards.all,
      credits: credits.all.filter(({ balanceId }) => balanceId === balance.id),
      lastCheckIn: lastOf(balance.id),
    })
  }

  /** What the explanation would write, the unexplained rest included. */
  function entriesFor(id: BalanceId, on: Day, { difference }: CheckInAssessment, parts: readonly ExplanationPart[]) {
    const explanation = { balanceId: id, checkInId: null, on, difference, parts }
    return entriesOfExplanation(explanation)
  }

  /**
   * Writes the check-in with what explains it; the rest becomes unexplained. What happened to a card is told to the card, which writes
   * the ledger entry itself.
   */
  async function save(
    { balance }: Pick<NamedBalance, 'balance'>,
    on: Day,
    shown: Money,
    parts: readonly ExplanationPart[],
    chosen: Suggestion | null,
  ) {
    const { expected, difference } = assess({ balance }, on, shown)
    const told = await tellCards(balance.id, on, parts, chosen)
    const open = parts.filter((part) => !told.includes(part))
    const rest = told.reduce((sofar, { amount }) => subtractMoney(sofar, amount), difference)
    const explanation = { balanceId: balance.id, checkInId: null, on, difference: rest, parts: open }
    const facts = { balanceId: balance.id, on, shown, expected }
    await addCheckIn(session.openedVault, facts, entriesOfExplanation(explanation))
  }

  /** Those parts that a card's own event has written. */
  async function tellCards(id: BalanceId, on: Day, parts: readonly ExplanationPart[], chosen: Suggestion | null) {
    const told: ExplanationPart[] = []
    const tell = (cardId: CardId, event: CardEvent) => applyCardEvent(session.openedVault, cardId, event)
    for (const part of parts) {
      if (!part.cardId) continue
      if (chosen?.kind === 'card-redeemed-here') {
        if (chosen.recordedOn) await tell(part.cardId, { kind: 'correct-state', state: 'ready' })
        const redeem = { kind: 'redeem', balanceId: id, on: part.on ?? on, value: part.amount } as const
        if ((await tell(part.cardId, redeem)).kind === 'changed') told.push(part)
      } else if (chosen?.kind === 'card-redeemed-elsewhere') {
        const taken = await tell(part.cardId, { kind: 'correct-state', state: 'ready' })
        if (taken.kind === 'changed') told.push(part)
      }
    }
    return told
  }

  function drainOf(id: BalanceId, currency: CurrencyCode, today: Day): Drain {
    return assessDrain(ledger.entriesOf(id), currency, today)
  }

  /** Of every balance in that currency together. */
  function drainIn(currency: CurrencyCode, today: Day): Drain {
    const own = household.balances.filter(({ marketplace }) => marketplace.currency === currency)
    return assessDrain(
      own.flatMap(({ balance }) => ledger.entriesOf(balance.id)),
      currency,
      today,
    )
  }

  return { all: rows, isReady, of, lastOf, assess, entriesFor, save, drainOf, drainIn }
})
