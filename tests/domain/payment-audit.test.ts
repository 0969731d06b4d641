import { describe, expect, it } from 'vitest'
import { paymentSettings } from '@/domain/data/payment-settings'
import type { Day } from '@/domain/day'
import type { AccountId, ObservationId } from '@/domain/ids'
import { auditState, latestObservations, type PaymentObservation } from '@/domain/payment-audit'
import { adasLogin } from './sample-household'

const today = '2026-06-10' as Day

function seen(settingId: string, on: string, changes: Partial<PaymentObservation> = {}): PaymentObservation {
  return {
    id: `${settingId} ${on}` as ObservationId,
    accountId: adasLogin.id,
    settingId,
    answerId: 'card',
    note: '',
    on: on as Day,
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    ...changes,
  }
}

const all = (on: string) => paymentSettings.map(({ id }) => seen(id, on))
const state = (observations: readonly PaymentObservation[]) => auditState(adasLogin.id, observations, today, 120)

describe('paymentSettings', () => {
  it('names no setting and no answer twice, and every setting can be looked for in vain', () => {
    expect(paymentSettings.map(({ id }) => id)).toEqual([
      'one-click-payment',
      'buy-now-payment',
      'gift-balance-at-checkout',
      'default-card',
      'digital-purchases',
      'subscriptions',
    ])
    for (const { answers } of paymentSettings) {
      const ids = answers.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(answers.at(-1)).toEqual({ id: 'not-found', attention: null })
    }
  })

  it('states nothing of it as a fact', () => {
    const evidence = paymentSettings.flatMap(({ evidence, answers }) => [
      evidence,
      ...answers.flatMap(({ attention }) => attention ?? []),
    ])
    for (const { confidence, source } of evidence) {
      expect(['weak', 'inferred']).toContain(confidence)
      expect(source).not.toBe('')
    }
  })

  it('asks for attention wherever the gift balance pays, and never where it is off or asks', () => {
    for (const { answers } of paymentSettings) {
      for (const { id, attention } of answers) {
        if (id === 'gift-balance') expect(attention).not.toBeNull()
        if (id === 'off' || id === 'asks') expect(attention).toBeNull()
      }
    }
  })
})

describe('auditState', () => {
  it('has never looked', () => {
    const audit = state([seen('default-card', '2026-06-01', { accountId: 'other' as AccountId })])
    expect([audit.state, audit.staleOn]).toEqual(['never', null])
    expect(audit.settings.every((each) => each.state === 'never')).toBe(true)
  })

  it('is incomplete while some settings were not looked at, and fresh with all of them', () => {
    expect(state([seen('default-card', '2026-06-01')])).toMatchObject({ state: 'incomplete', staleOn: '2026-09-29' })
    expect(state(all('2026-06-01'))).toMatchObject({ state: 'fresh', staleOn: '2026-09-29' })
  })

  it('is stale from the day on which its oldest look is too old', () => {
    const oldest = seen('default-card', '2026-02-10')
    const observations = [...all('2026-06-01').filter(({ settingId }) => settingId !== 'default-card'), oldest]
    const audit = state(observations)
    expect([audit.state, audit.staleOn]).toEqual(['stale', '2026-06-10'])
    expect(audit.settings.filter((each) => each.state === 'stale')).toEqual([
      { setting: paymentSettings[3], state: 'stale', observation: oldest, staleOn: '2026-06-10', attention: null },
    ])
    expect(auditState(adasLogin.id, observations, '2026-06-09' as Day, 120).state).toBe('fresh')
  })

  it('tells which answers deserve attention, and bears with those that it does not know', () => {
    const settings = (answerId: string) => state([seen('default-card', '2026-06-01', { answerId })]).settings[3]
    expect(settings('gift-balance')).toMatchObject({ attention: { confidence: 'inferred' } })
    expect(settings('surprise')).toMatchObject({ state: 'fresh', attention: null })
    expect(state([seen('surprise', '2026-06-01')]).state).toBe('never')
  })
})

describe('latestObservations', () => {
  it('takes the last day, then the last writing, and leaves out the trash', () => {
    const last = seen('default-card', '2026-06-01', { id: 'b' as ObservationId, createdAt: 7 })
    const observations = [
      seen('default-card', '2026-06-01'),
      last,
      seen('default-card', '2026-05-01', { createdAt: 9 }),
      seen('default-card', '2026-06-09', { deletedAt: 9 }),
    ]
    expect([...latestObservations(adasLogin.id, observations)]).toEqual([['default-card', last]])
    expect(latestObservations(adasLogin.id, observations.toReversed()).get('default-card')).toBe(last)
  })
})
