import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Card } from '@/domain/card'
import { pacing } from '@/domain/data/pacing'
import { dayAt, type Day } from '@/domain/day'
import type { Household } from '@/domain/household'
import type { BalanceId, CardId } from '@/domain/ids'
import { addMoney, money, type Money } from '@/domain/money'
import type { Refusal } from '@/domain/refusal'
import { orderSteps, type Placed } from '@/domain/sessions/order-steps'
import { cardsOfPile, placeOf, type PilePlace } from '@/domain/sessions/pile'
import {
  withStep,
  withTally,
  type RedeemSession,
  type SessionTally,
  type StepProof,
} from '@/domain/sessions/redeem-session'
import { tallyOf, type Pin } from '@/domain/sessions/tally'
import * as storage from '@/storage/redeem-sessions'
import { useCards } from './cards'
import { useCheckIns } from './check-ins'
import { useDue } from './due'
import { useEnvelopes } from './envelopes'
import { useHousehold } from './household'
import { useLedger } from './ledger'
import { liveRows } from './live-rows'
import { useRedemption } from './redemption'
import { useSession } from './session'

/** Redeeming a pile: what goes where and in which order, one card after the other, and the tally at the end. */
export const useRedeemSessions = defineStore('redeemSessions', () => {
  const session = useSession()
  const cards = useCards()
  const checkIns = useCheckIns()
  const due = useDue()
  const household = useHousehold()
  const envelopes = useEnvelopes()
  const ledger = useLedger()
  const redemption = useRedemption()
  const { rows, isReady } = liveRows(storage.readRedeemSessions, [])

  const going = computed(() => rows.value.find(({ state }) => state === 'going') ?? null)
  const past = computed(() => rows.value.filter(({ state }) => state === 'done'))

  const people = computed<Household>(() => ({
    members: household.members,
    accounts: household.accounts,
    balances: household.balances.map(({ balance }) => balance),
    cards: [],
  }))

  /** The cards that could be redeemed, each with where it may go. */
  const pile = computed<readonly { readonly card: Card; readonly place: PilePlace }[]>(() =>
    cardsOfPile(cards.all).map((card) => ({ card, place: placeOf(card, people.value) })),
  )

  async function start(placed: readonly Placed[], paceSeconds: number) {
    const balances = household.balances.map(({ balance }) => balance.id)
    const steps = orderSteps(placed, {
      today: due.today,
      soonDays,
      short: new Set(balances.filter((id) => envelopes.assess(id).shortfall.minorUnits > 0)),
      balances,
    })
    const tallies = [...new Set(steps.map(({ balanceId }) => balanceId))].map(tallyAtStart)
    await storage.addRedeemSession(session.openedVault, {
      state: 'going',
      paceSeconds,
      steps: steps.map((step) => ({ ...step, proof: null, begunAt: null, settledAt: null, outcome: { kind: 'open' } })),
      tallies,
    })
  }

  function tallyAtStart(balanceId: BalanceId): SessionTally {
    const currency = household.findBalance(balanceId)?.marketplace.currency ?? 'USD'
    const before = ledger.totals.get(balanceId) ?? money(0, currency)
    return { balanceId, before, beforeFrom: 'ledger', shown: null }
  }

  /** Nothing happens when no session is going any more. */
  async function change(how: (session: RedeemSession) => RedeemSession) {
    if (going.value) await storage.changeRedeemSession(session.openedVault, going.value.id, how)
  }

  const leave = (cardId: CardId) =>
    change((now) => withStep(now, cardId, { outcome: { kind: 'left' }, settledAt: Date.now() }))

  /** `blocked` when the guard has something against it by now: then nothing is written. */
  async function accept(cardId: CardId, balanceId: BalanceId, value: Money): Promise<'settled' | 'blocked'> {
    const named = household.findBalance(balanceId)
    const assessment = await redemption.assess(cardId, balanceId)
    if (!named || assessment?.verdict !== 'confirm') return 'blocked'
    const on = dayAt(Date.now(), named.marketplace.timeZone)
    void redemption.clearCode()
    return settle([redeemed(cardId, balanceId, on, value)])
  }

  async function settle(steps: readonly storage.StepSettled[]): Promise<'settled' | 'blocked'> {
    if (!going.value) return 'blocked'
    const outcome = await storage.settleSessionSteps(session.openedVault, going.value.id, steps)
    return outcome === 'settled' ? 'settled' : 'blocked'
  }

  async function refuse(cardId: CardId, balanceId: BalanceId, refusal: Refusal) {
    void redemption.clearCode()
    if (going.value) {
      await storage.refuseSessionStep(session.openedVault, going.value.id, { cardId, balanceId, refusal })
    }
  }

  /** Makes the records say what the issuer shows, all of it or nothing: `blocked` when a card has changed meanwhile. */
  async function putRight(balanceId: BalanceId, pins: readonly Pin[]): Promise<'settled' | 'blocked'> {
    const named = household.findBalance(balanceId)
    if (!named) return 'blocked'
    const on = dayAt(Date.now(), named.marketplace.timeZone)
    const steps = pins.flatMap((pin) => stepOfPin(pin, balanceId, on, cards.find(pin.cardId)) ?? [])
    return steps.length === pins.length ? settle(steps) : 'blocked'
  }

  /** What the issuer was seen to show becomes a check-in; what no card explains is kept there as unexplained. */
  async function finish() {
    if (!going.value) return
    const { id, tallies } = going.value
    const seen = tallies.map(async ({ balanceId, shown }) => {
      const named = household.findBalance(balanceId)
      if (!named || !shown) return []
      const on = dayAt(Date.now(), named.marketplace.timeZone)
      const [first] = checkIns.assess(named, on, shown).suggestions
      return [await checkIns.explained(named, on, shown, first?.kind === 'opening' ? [first.part] : [])]
    })
    await storage.finishRedeemSession(session.openedVault, id, (await Promise.all(seen)).flat())
  }

  return {
    isReady,
    going,
    past,
    pile,
    start,
    proofsOf: (cardId: CardId) => storage.readStepProofs(session.openedVault, cardId),
    noteProof: (cardId: CardId, proof: StepProof) => change((now) => withStep(now, cardId, { proof })),
    /** To be written before a code is handed out: should the program end then, it is known that the issuer may have it. */
    noteBegun: (cardId: CardId) => change((now) => withStep(now, cardId, { begunAt: Date.now() })),
    /** The person is sure that the code was not given to anybody. */
    notGiven: (cardId: CardId) => change((now) => withStep(now, cardId, { begunAt: null })),
    noteBefore: (balanceId: BalanceId, before: Money) =>
      change((now) => withTally(now, balanceId, { before, beforeFrom: 'seen' })),
    noteShown: (balanceId: BalanceId, shown: Money | null) => change((now) => withTally(now, balanceId, { shown })),
    setPace: (paceSeconds: number) => change((now) => ({ ...now, paceSeconds })),
    accept,
    refuse,
    leave,
    leaveRest: () =>
      change((now) => ({
        ...now,
        steps: now.steps.map((step) =>
          step.outcome.kind === 'open' ? { ...step, outcome: { kind: 'left' }, settledAt: Date.now() } : step,
        ),
      })),
    putRight,
    tallyOf: (of: RedeemSession, balanceId: BalanceId) =>
      tallyOf(of, balanceId, (id) => cards.find(id)?.faceValue ?? null),
    finish,
    usualPace: pacing.usual,
  }
})

const soonDays = 90

function redeemed(cardId: CardId, balanceId: BalanceId, on: Day, value: Money): storage.StepSettled {
  return { cardId, outcome: { kind: 'accepted', value }, events: [{ kind: 'redeem', balanceId, on, value }] }
}

/** Null when the card is no longer what the pin says of it. */
function stepOfPin({ kind, cardId, amount }: Pin, balanceId: BalanceId, on: Day, card: Card | null) {
  if (kind === 'added-after-all') return redeemed(cardId, balanceId, on, amount)
  if (!card?.redeemedValue || card.redeemedInto !== balanceId) return null
  if (kind === 'other-amount') {
    const step = redeemed(cardId, balanceId, on, addMoney(card.redeemedValue, amount))
    return { ...step, events: [{ kind: 'correct-state', state: 'ready' } as const, ...step.events] }
  }
  // The issuer took the code, or says so: it is on hold until somebody knows more, not ready to be tried again.
  const outcome = { kind: 'refused', refusal: 'hold' } as const
  return { cardId, outcome, events: [{ kind: 'correct-state', state: 'held' } as const] }
}
