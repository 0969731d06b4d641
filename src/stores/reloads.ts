import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Day } from '@/domain/day'
import type { BalanceId, ReloadObservationId, SittingId } from '@/domain/ids'
import type { MarketplaceId } from '@/domain/marketplaces'
import { subtractMoney, type CurrencyCode } from '@/domain/money'
import { limitsOf, type OwnReloadLimits, type ReloadObservation } from '@/domain/reloads/limits'
import { planReloads } from '@/domain/reloads/plan-reloads'
import type { ReloadGoal, ReloadPlan } from '@/domain/reloads/reload-plan'
import {
  brokenSteps,
  replan,
  restingCards,
  startSteps,
  type PlanFacts,
  type SittingStep,
} from '@/domain/reloads/sitting'
import type { StepOutcome } from '@/domain/reloads/step-outcome'
import * as storage from '@/storage/reloads'
import { readSettings, writeSetting } from '@/storage/settings'
import { useDue } from './due'
import { useEnvelopes } from './envelopes'
import { useHousehold } from './household'
import { liveRows } from './live-rows'
import { usePrepaidCards } from './prepaid-cards'
import { useSession } from './session'

const none: storage.ReloadRows = { limits: [], observations: [], sittings: [] }

/** Limits, plans, and the worksheet that is being carried out. */
export const useReloads = defineStore('reloads', () => {
  const session = useSession()
  const household = useHousehold()
  const prepaid = usePrepaidCards()
  const envelopes = useEnvelopes()
  const due = useDue()
  const { rows, isReady } = liveRows(storage.readReloads, none)
  const { rows: settings } = liveRows(({ database }) => readSettings(database), {})

  /** By currency; what is stored is not trusted. */
  const preferred = computed<ReadonlyMap<CurrencyCode, BalanceId>>(() => {
    const stored = settings.value['preferredBalances']
    const chosen: ReadonlySet<unknown> = new Set(Array.isArray(stored) ? stored : [])
    return new Map(
      household.balances.flatMap(({ balance, marketplace }) =>
        chosen.has(balance.id) ? [[marketplace.currency, balance.id] as const] : [],
      ),
    )
  })

  const limits = computed(() =>
    limitsOf(
      household.balances.map(({ marketplace }) => marketplace.id),
      rows.value.limits,
      rows.value.observations,
    ),
  )

  const facts = computed<PlanFacts>(() => ({
    cards: prepaid.all,
    balances: household.balances.map(({ balance, member }) => ({
      id: balance.id,
      marketplaceId: balance.marketplaceId,
      memberId: member.id,
    })),
    limits: limits.value,
    preferred: preferred.value,
    today: due.today,
  }))

  /** The sitting that is not finished; of two windows' the newest. */
  const sitting = computed(() => rows.value.sittings.findLast(({ finishedOn }) => finishedOn === null) ?? null)
  const past = computed(() => rows.value.sittings.filter(({ finishedOn }) => finishedOn !== null).toReversed())

  /** What is left out now; no goal changes that. */
  const rest = computed<ReloadPlan | null>(() => {
    if (!sitting.value) return null
    const resting = restingCards(sitting.value)
    const cards = facts.value.cards.filter(({ id }) => !resting.has(id))
    return planReloads({ ...facts.value, cards, goals: [], tries: sitting.value.tries })
  })
  const broken = computed<readonly SittingStep[]>(() =>
    sitting.value ? brokenSteps(sitting.value, facts.value.cards, facts.value) : [],
  )

  /** What the envelopes with a target still lack. */
  const envelopeGoals = computed<readonly ReloadGoal[]>(() =>
    household.balances.flatMap(({ balance }) =>
      envelopes.assess(balance.id).envelopes.flatMap(({ envelope, covered }) => {
        if (!envelope.target) return []
        const need = subtractMoney(envelope.target, covered)
        const { id, name, wantedBy } = envelope
        return need.minorUnits > 0 ? { id, name, balanceId: balance.id, need, wantedBy } : []
      }),
    ),
  )

  async function start(goals: readonly ReloadGoal[], tries: boolean) {
    const { steps } = planReloads({ ...facts.value, goals, tries })
    await storage.addSitting(session.openedVault, {
      startedOn: facts.value.today,
      goals,
      tries,
      steps: startSteps(steps),
      finishedOn: null,
    })
  }

  /** After a decline the rest is planned anew around what was done. */
  async function settle(step: SittingStep, outcome: StepOutcome, note: string): Promise<storage.SettleOutcome> {
    const open = sitting.value
    const balance = household.findBalance(step.balanceId)
    if (!open || !balance) return 'gone'
    const done = await storage.settleStep(session.openedVault, {
      sittingId: open.id,
      stepId: step.id,
      outcome,
      marketplaceId: balance.marketplace.id,
      today: facts.value.today,
      entryOn: due.todayIn(balance.marketplace.timeZone),
      note,
    })
    if (done === 'done' && outcome.kind === 'declined') await planAgain(open.id)
    return done
  }

  /** From the database, not from the lists: a write a moment ago may not have reached them yet. */
  async function planAgain(id: SittingId) {
    await storage.replanSitting(session.openedVault, id, (stored, cards, { limits: own, observations }) =>
      replan(stored, {
        ...facts.value,
        cards,
        limits: limitsOf(limits.value.keys(), own, observations),
      }),
    )
  }

  return {
    isReady,
    limits,
    ownLimits: computed(() => rows.value.limits),
    observations: computed(() => rows.value.observations),
    preferred,
    facts,
    sitting,
    past,
    rest,
    broken,
    envelopeGoals,
    /** Of every envelope, by its id. */
    envelopeNames: computed<ReadonlyMap<string, string>>(
      () => new Map(envelopes.all.envelopes.map(({ id, name }) => [id, name])),
    ),
    plan: (goals: readonly ReloadGoal[], tries: boolean) => planReloads({ ...facts.value, goals, tries }),
    start,
    settle,
    planAgain,
    takeBack: (id: SittingId, stepId: number) => storage.takeBackStep(session.openedVault, id, stepId),
    finish: (id: SittingId) => storage.changeSitting(session.openedVault, id, { finishedOn: facts.value.today }),
    resume: (id: SittingId) => storage.changeSitting(session.openedVault, id, { finishedOn: null }),
    prefer: (id: BalanceId, currency: CurrencyCode) =>
      writeSetting(session.openedVault.database, 'preferredBalances', [
        ...[...preferred.value].filter(([other]) => other !== currency).map(([, balanceId]) => balanceId),
        id,
      ]),
    setLimits: (
      id: MarketplaceId,
      own: Pick<OwnReloadLimits, 'minimum' | 'maximum' | 'step' | 'note'> | null,
      on: Day,
    ) => storage.putOwnLimits(session.openedVault, id, own && { ...own, setOn: on }),
    observe: (seen: Pick<ReloadObservation, 'marketplaceId' | 'on' | 'amount' | 'outcome' | 'stated'>) =>
      storage.addObservation(session.openedVault, seen),
    forget: (id: ReloadObservationId) => storage.trashObservation(session.openedVault, id),
  }
})
