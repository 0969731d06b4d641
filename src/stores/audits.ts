import { defineStore } from 'pinia'
import type { Day } from '@/domain/day'
import type { AccountId } from '@/domain/ids'
import { auditState, type PaymentObservation } from '@/domain/payment-audit'
import { addObservations, readObservations } from '@/storage/payment-observations'
import { liveRows } from './live-rows'
import { useReminders } from './reminders'
import { useSession } from './session'

export type ObservationFacts = Pick<PaymentObservation, 'settingId' | 'answerId' | 'note'>

/** What people saw in the payment settings of their accounts. */
export const useAudits = defineStore('audits', () => {
  const session = useSession()
  const reminders = useReminders()
  const { rows, isReady } = liveRows(readObservations, [])

  return {
    all: rows,
    isReady,
    stateOf: (id: AccountId, today: Day) => auditState(id, rows.value, today, reminders.rules.auditStaleDays),
    /** Newest first. */
    of: (id: AccountId) =>
      rows.value
        .filter(({ accountId }) => accountId === id)
        .toSorted((a, b) => b.on.localeCompare(a.on) || b.createdAt - a.createdAt),
    record: (accountId: AccountId, on: Day, seen: readonly ObservationFacts[]) =>
      addObservations(
        session.openedVault,
        seen.map((one) => ({ ...one, accountId, on })),
      ),
  }
})
