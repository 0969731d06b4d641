import { correctionOf } from '@/domain/corrections'
import type { Day } from '@/domain/day'
import type { EnvelopeMove } from '@/domain/envelopes'
import type { EnvelopeId, EntryId, ReloadObservationId, SittingId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import type { MarketplaceId } from '@/domain/marketplaces'
import { money } from '@/domain/money'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'
import type { OwnReloadLimits, ReloadObservation } from '@/domain/reloads/limits'
import { sharesOfStep, type ReloadSitting, type Settled, type SittingStep } from '@/domain/reloads/sitting'
import { learnFromStep, unlearn, type CardLesson, type StepOutcome } from '@/domain/reloads/step-outcome'
import type { Database } from './database'
import { entryRow } from './ledger'
import { readPrepaidCards } from './prepaid-cards'
import { changeRow, createRow, newId, trashRow, trashRows, type NewRow } from './rows'
import type { Vault } from './vault'

export interface ReloadRows {
  readonly limits: readonly OwnReloadLimits[]
  readonly observations: readonly ReloadObservation[]
  readonly sittings: readonly ReloadSitting[]
}

export async function readReloads({ database }: Pick<Vault, 'database'>): Promise<ReloadRows> {
  const [limits, observations, sittings] = await Promise.all([
    database.reloadLimits.toArray(),
    database.reloadObservations.toArray(),
    database.reloadSittings.toArray(),
  ])
  return {
    limits: limits.filter(isKept),
    observations: observations.filter(isKept),
    sittings: sittings.filter(isKept),
  }
}

/** What the household writes down takes the place of what it wrote down before; null follows our data again. */
export async function putOwnLimits(
  { database }: Vault,
  id: MarketplaceId,
  limits: Omit<NewRow<OwnReloadLimits>, 'id'> | null,
) {
  if (limits) await database.reloadLimits.put(createRow<OwnReloadLimits>(limits, id))
  else await trashRow(database.reloadLimits, id)
}

export async function addObservation({ database }: Vault, facts: NewRow<ReloadObservation>) {
  await database.reloadObservations.add(createRow<ReloadObservation>(facts))
}

export async function trashObservation({ database }: Vault, id: ReloadObservationId) {
  await trashRow(database.reloadObservations, id)
}

/** One at a time: while another is open, in whatever window, that one is the answer and nothing is written. */
export async function addSitting({ database }: Vault, facts: NewRow<ReloadSitting>): Promise<SittingId> {
  return database.transaction('rw', database.reloadSittings, async () => {
    const open = (await database.reloadSittings.toArray()).find((row) => isKept(row) && row.finishedOn === null)
    if (open) return open.id
    const row = createRow<ReloadSitting>(facts)
    await database.reloadSittings.add(row)
    return row.id
  })
}

export async function changeSitting(
  { database }: Vault,
  id: SittingId,
  change: Partial<Pick<ReloadSitting, 'steps' | 'finishedOn'>>,
) {
  await changeRow(database.reloadSittings, id, change)
}

/** Puts new steps in place of the old ones, made from what stands in the database in that moment. */
export async function replanSitting(
  { database }: Vault,
  id: SittingId,
  plan: (
    sitting: ReloadSitting,
    cards: readonly PrepaidCard[],
    rows: Pick<ReloadRows, 'limits' | 'observations'>,
  ) => ReloadSitting['steps'],
) {
  const { reloadSittings, prepaidCards, reloadLimits, reloadObservations } = database
  const tables = [reloadSittings, prepaidCards, reloadLimits, reloadObservations]
  await database.transaction('rw', tables, async () => {
    const sitting = await reloadSittings.get(id)
    if (!sitting) return
    const [cards, rows] = [await readPrepaidCards({ database }), await readReloads({ database })]
    await changeRow(reloadSittings, id, { steps: plan(sitting, cards, rows) })
  })
}

/** `settled`: somebody has said already what came of it; `gone`: the sitting, the step or its card is not there any more. */
export type SettleOutcome = 'done' | 'settled' | 'gone'

export interface SettleOrder {
  readonly sittingId: SittingId
  readonly stepId: number
  readonly outcome: StepOutcome
  readonly marketplaceId: MarketplaceId
  readonly today: Day
  /** The day where the marketplace is. */
  readonly entryOn: Day
  /** What the ledger says of the card. */
  readonly note: string
}

/**
 * Says what came of a step. Ledger entry, money for the envelope, what is left on the card, what was learnt about the limits and the
 * tick on the worksheet are written together or not at all; everything is read again inside, so that two windows cannot do it twice.
 */
export async function settleStep({ database }: Vault, order: SettleOrder): Promise<SettleOutcome> {
  return database.transaction('rw', tablesOf(database), async (): Promise<SettleOutcome> => {
    const sitting = await database.reloadSittings.get(order.sittingId)
    const step = sitting?.steps.find(({ id }) => id === order.stepId)
    const card = step && (await database.prepaidCards.get(step.cardId))
    if (!sitting || !step || !card) return 'gone'
    if (step.settled && step.settled.outcome.kind !== 'pending') return 'settled'
    const { outcome, today } = order
    const lesson = learnFromStep(step, freeFor(step, card, sitting), order.marketplaceId, outcome, today)
    const isAccepted = outcome.kind === 'accepted'
    const settled: Settled = {
      outcome,
      on: today,
      entryId: isAccepted ? await addEntry(database, step, order) : null,
      moveIds: isAccepted ? await fillEnvelopes(database, sitting, step, order.entryOn) : [],
      observationId: lesson.observation ? await observe(database, lesson.observation) : null,
      // Of a reload that was under review, what was there before it began.
      before: step.settled ? { ...partOf(card, lesson.card), ...step.settled.before } : partOf(card, lesson.card),
      learnt: { ...step.settled?.learnt, ...lesson.card },
    }
    await changeRow(database.prepaidCards, card.id, lesson.card)
    await putStep(database, sitting, { ...step, settled })
    return 'done'
  })
}

/** As if nothing had been said of the step; the ledger shows it as a correction. */
export async function takeBackStep(
  { database }: Vault,
  sittingId: SittingId,
  stepId: number,
): Promise<Exclude<SettleOutcome, 'settled'>> {
  return database.transaction('rw', tablesOf(database), async () => {
    const sitting = await database.reloadSittings.get(sittingId)
    const step = sitting?.steps.find(({ id }) => id === stepId)
    if (!sitting || !step?.settled) return 'gone'
    const { settled, cardId } = step
    const card = await database.prepaidCards.get(cardId)
    if (card) await changeRow(database.prepaidCards, cardId, unlearn(card, settled.before, settled.learnt))
    if (settled.entryId) await correctAway(database, settled.entryId)
    await trashRows(database.envelopeMoves, settled.moveIds)
    if (settled.observationId) await trashRow(database.reloadObservations, settled.observationId)
    await putStep(database, sitting, { ...step, settled: null })
    return 'done'
  })
}

function tablesOf(database: Database) {
  const { reloadSittings, prepaidCards, reloadObservations, entries, envelopes, envelopeMoves } = database
  return [reloadSittings, prepaidCards, reloadObservations, entries, envelopes, envelopeMoves]
}

async function addEntry(database: Database, step: SittingStep, { entryOn, note }: SettleOrder): Promise<EntryId> {
  const { balanceId, amount } = step
  const entry = entryRow({ balanceId, on: entryOn, kind: 'reload', amount, note })
  await database.entries.add(entry)
  return entry.id
}

/** Nothing where somebody has put the entry right already, or into the trash. */
async function correctAway({ entries }: Database, id: EntryId) {
  const entry = await entries.get(id)
  if (!entry || !isKept(entry)) return
  const { balanceId, on } = entry
  const ofBalance = await entries.where('balanceId').equals(balanceId).toArray()
  const correction = correctionOf(ofBalance, entry, money(0, entry.amount.currency), on)
  if (correction) await entries.add(entryRow(correction))
}

/** What a goal that is an envelope gets of it, is set aside at once. */
async function fillEnvelopes(database: Database, sitting: ReloadSitting, step: SittingStep, on: Day) {
  const moves: EnvelopeMove[] = []
  const shares = sharesOfStep(sitting, step)
  const envelopes = await database.envelopes.bulkGet(shares.map(({ goalId }) => goalId as EnvelopeId))
  for (const [place, { amount }] of shares.entries()) {
    const envelope = envelopes[place]
    if (!envelope || !isKept(envelope) || envelope.balanceId !== step.balanceId) continue
    moves.push(createRow<EnvelopeMove>({ balanceId: step.balanceId, from: null, to: envelope.id, on, amount }))
  }
  await database.envelopeMoves.bulkAdd(moves)
  return moves.map(({ id }) => id)
}

async function observe(database: Database, facts: NewRow<ReloadObservation>): Promise<ReloadObservationId> {
  const id = newId<ReloadObservationId>()
  await database.reloadObservations.add(createRow<ReloadObservation>(facts, id))
  return id
}

async function putStep(database: Database, sitting: ReloadSitting, step: SittingStep) {
  await changeRow(database.reloadSittings, sitting.id, {
    steps: sitting.steps.map((each) => (each.id === step.id ? step : each)),
  })
}

/** A card that waits for the answer to another of its steps goes on waiting, whatever comes of this one. */
function freeFor({ id }: SittingStep, card: PrepaidCard, { steps }: ReloadSitting): PrepaidCard {
  const waitsForOther = steps.some(
    (step) => step.id !== id && step.cardId === card.id && step.settled?.outcome.kind === 'pending',
  )
  return waitsForOther && card.mark === 'pending' ? { ...card, mark: null } : card
}

/** What stands on the card of the fields that a lesson changes. */
function partOf(card: PrepaidCard, lesson: CardLesson): CardLesson {
  const keys = Object.keys(lesson) as (keyof CardLesson)[]
  return Object.fromEntries(keys.map((key) => [key, card[key]]))
}
