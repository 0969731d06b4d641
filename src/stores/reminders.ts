import { defineStore } from 'pinia'
import { computed } from 'vue'
import { usualDueRules, type DueRules } from '@/domain/due'
import { readSettings, writeSetting } from '@/storage/settings'
import { liveRows } from './live-rows'
import { useSession } from './session'

export const mostDueDays = 3650

/** How early and how often the household wants to be reminded. */
export const useReminders = defineStore('reminders', () => {
  const session = useSession()
  const { rows: settings } = liveRows(({ database }) => readSettings(database), {})

  const rules = computed<DueRules>(() => {
    const stored = settings.value['dueRules']
    const own = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {}
    const pick = (name: keyof DueRules) => (isDays(own[name]) ? own[name] : usualDueRules[name])
    return {
      creditLeadDays: pick('creditLeadDays'),
      expiryLeadDays: pick('expiryLeadDays'),
      auditStaleDays: pick('auditStaleDays'),
      checkInEveryDays: pick('checkInEveryDays'),
      unredeemedAfterDays: pick('unredeemedAfterDays'),
      exportAfterDays: pick('exportAfterDays'),
    }
  })

  const notifies = computed(() => settings.value['notifiesOfDue'] !== false)

  return {
    rules,
    notifies,
    changeRules: (change: Partial<DueRules>) =>
      writeSetting(session.openedVault.database, 'dueRules', { ...rules.value, ...change }),
    setNotifies: (value: boolean) => writeSetting(session.openedVault.database, 'notifiesOfDue', value),
  }
})

/** What is stored is not trusted. */
function isDays(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= mostDueDays
}
