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
import { balanceTotal } from '@/domain/ledger'
import { subtractMoney, type CurrencyCode, type Money } from '@/domain/money'
import { addCheckIn, readCheckIns, type NewCheckIn } from '@/storage/check-ins'
import { applyCardEvent, readEntriesOf } from '@/storage/ledger'
import type { Vault } from '@/storage/vault'
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
   * the ledger entry itself; what is still lacking is reckoned from the ledger as it then is.
   */
  async function save(
    named: Pick<NamedBalance, 'balance' | 'marketplace'>,
    on: Day,
    shown: Money,
    parts: readonly ExplanationPart[],
    chosen: Suggestion | null,
  ) {
    const vault = session.openedVault
    const { expected } = assess(named, on, shown)
    const open = await tellCards(vault, named.balance.id, on, parts, chosen)
    const { facts, explanation } = await explained(named, on, shown, open)
    await addCheckIn(vault, { facts: { ...facts, expected }, explanation })
  }

  /** A check-in with what explains it, reckoned from the ledger as it is now. */
  async function explained(
    { balance, marketplace }: Pick<NamedBalance, 'balance' | 'marketplace'>,
    on: Day,
    shown: Money,
    parts: readonly ExplanationPart[],
  ): Promise<NewCheckIn> {
    const { expected } = assess({ balance }, on, shown)
    const entries = (await readEntriesOf(session.openedVault, balance.id)).filter((entry) => entry.on <= on)
    const difference = subtractMoney(shown, balanceTotal(entries, marketplace.currency))
    const explanation = { balanceId: balance.id, checkInId: null, on, difference, parts }
    return { facts: { balanceId: balance.id, on, shown, expected }, explanation: entriesOfExplanation(explanation) }
  }

  /** The parts that no card's own event has written. */
  async function tellCards(
    vault: Vault,
    id: BalanceId,
    on: Day,
    parts: readonly ExplanationPart[],
    chosen: Suggestion | null,
  ): Promise<readonly ExplanationPart[]> {
    const tell = async (cardId: CardId, event: CardEvent) =>
      (await applyCardEvent(vault, cardId, event)).kind === 'changed'
    const open: ExplanationPart[] = []
    for (const part of parts) {
      const card = part.cardId ? cards.find(part.cardId) : null
      if (card && chosen?.kind === 'card-redeemed-here') {
        if (card.redeemedInto) await tell(card.id, { kind: 'correct-state', state: 'ready' })
        const redeem = { kind: 'redeem', balanceId: id, on: part.on ?? on, value: part.amount } as const
        if (await tell(card.id, redeem)) continue
      } else if (card && chosen?.kind === 'card-redeemed-elsewhere' && card.redeemedInto === id) {
        if (await tell(card.id, { kind: 'correct-state', state: 'ready' })) continue
      }
      open.push(part)
    }
    return open
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

  return { all: rows, isReady, of, lastOf, assess, entriesFor, explained, save, drainOf, drainIn }
})
