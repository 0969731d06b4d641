import { paymentSettings } from './data/payment-settings'
import { addDays, type Day } from './day'
import type { Evidence } from './evidence'
import type { Recorded } from './household'
import type { AccountId, ObservationId } from './ids'
import { isKept } from './kept'

export type PaymentSettingId =
  | 'one-click-payment'
  | 'buy-now-payment'
  | 'gift-balance-at-checkout'
  | 'default-card'
  | 'digital-purchases'
  | 'subscriptions'

/** `gift-balance`: it pays with it, or the box is ticked. `off`: there is none, or it is switched off. */
export type PaymentAnswerId = 'gift-balance' | 'card' | 'asks' | 'off' | 'not-found'

export interface PaymentSetting {
  readonly id: PaymentSettingId
  readonly answers: readonly PaymentAnswer[]
  /** Why it is worth a look. */
  readonly evidence: Evidence
}

export interface PaymentAnswer {
  readonly id: PaymentAnswerId
  /** Why this answer may let a gift balance be spent unintended; null when nothing suggests so. */
  readonly attention: Evidence | null
}

/** What a person saw in an account's payment settings. A later look is another observation; none is changed. */
export interface PaymentObservation extends Recorded {
  readonly id: ObservationId
  readonly accountId: AccountId
  /** One of `paymentSettings` in the data. */
  readonly settingId: string
  /** One of that setting's answers. */
  readonly answerId: string
  readonly note: string
  readonly on: Day
}

export type SettingAudit =
  | { readonly setting: PaymentSetting; readonly state: 'never' }
  | {
      readonly setting: PaymentSetting
      readonly state: 'fresh' | 'stale'
      readonly observation: PaymentObservation
      /** The first day on which it is stale. */
      readonly staleOn: Day
      readonly attention: Evidence | null
    }

export interface AccountAudit {
  /** `never`: no setting was looked at. `incomplete`: some were not, and the others are fresh. */
  readonly state: 'never' | 'incomplete' | 'fresh' | 'stale'
  /** The first day on which one of its settings is stale; null before the first look. */
  readonly staleOn: Day | null
  readonly settings: readonly SettingAudit[]
}

/** Observations of other accounts do no harm. */
export function auditState(
  accountId: AccountId,
  observations: readonly PaymentObservation[],
  today: Day,
  staleDays: number,
): AccountAudit {
  const latest = latestObservations(accountId, observations)
  const settings = paymentSettings.map((setting): SettingAudit => {
    const observation = latest.get(setting.id)
    if (!observation) return { setting, state: 'never' }
    const staleOn = addDays(observation.on, staleDays)
    const answer = setting.answers.find(({ id }) => id === observation.answerId)
    const state = today >= staleOn ? 'stale' : 'fresh'
    return { setting, state, observation, staleOn, attention: answer?.attention ?? null }
  })
  const days = settings.flatMap((audit) => (audit.state === 'never' ? [] : audit.staleOn)).sort()
  return { state: stateOfAccount(settings), staleOn: days[0] ?? null, settings }
}

/** By setting: the last day counts, then the last writing. Those in the trash do not. */
export function latestObservations(
  accountId: AccountId,
  observations: readonly PaymentObservation[],
): ReadonlyMap<string, PaymentObservation> {
  const latest = new Map<string, PaymentObservation>()
  for (const observation of observations) {
    if (observation.accountId !== accountId || !isKept(observation)) continue
    const known = latest.get(observation.settingId)
    if (!known || isLater(observation, known)) latest.set(observation.settingId, observation)
  }
  return latest
}

function stateOfAccount(settings: readonly SettingAudit[]): AccountAudit['state'] {
  const states = new Set(settings.map(({ state }) => state))
  if (states.has('stale')) return 'stale'
  if (!states.has('never')) return 'fresh'
  return states.size === 1 ? 'never' : 'incomplete'
}

function isLater(a: PaymentObservation, b: PaymentObservation): boolean {
  if (a.on !== b.on) return a.on > b.on
  return a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt
}
