import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { addDays, dayAt } from '@/domain/day'
import { whatIsDue, type DueItem } from '@/domain/due'
import type { CardId } from '@/domain/ids'
import * as storage from '@/storage/due-answers'
import { useAudits } from './audits'
import { useCards } from './cards'
import { useCheckIns } from './check-ins'
import { useCredits } from './credits'
import { useHousehold } from './household'
import { useLedger } from './ledger'
import { liveRows } from './live-rows'
import { useReminders } from './reminders'
import { useSession } from './session'

/** Everything with a day that somebody should look after. */
export const useDue = defineStore('due', () => {
  const session = useSession()
  const household = useHousehold()
  const cards = useCards()
  const ledger = useLedger()
  const checkIns = useCheckIns()
  const credits = useCredits()
  const audits = useAudits()
  const reminders = useReminders()
  const { rows: answers, isReady: areAnswersReady } = liveRows(storage.readDueAnswers, [])

  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const today = ref(dayAt(Date.now(), timeZone))

  const isReady = computed(
    () =>
      areAnswersReady.value && [household, cards, ledger, checkIns, credits, audits].every((store) => store.isReady),
  )

  const items = computed<readonly DueItem[]>(() => {
    if (!isReady.value) return []
    const { members, accounts } = household
    const input = {
      household: { members, accounts, balances: household.balances.map(({ balance }) => balance), cards: cards.all },
      entries: ledger.entries,
      checkIns: checkIns.all,
      credits: credits.all,
      observations: audits.all,
      provenCards: new Set<CardId>(),
    }
    return whatIsDue(input, reminders.rules, answers.value, today.value)
  })

  return {
    items,
    today,
    isReady,
    /** To be called now and then: midnight passes while the app is open. */
    lookAtClock() {
      today.value = dayAt(Date.now(), timeZone)
    },
    snooze: (id: string, days: number) =>
      storage.answerDue(session.openedVault, id, { kind: 'snoozed', until: addDays(today.value, days) }),
    dealtWith: (id: string) => storage.answerDue(session.openedVault, id, { kind: 'dealt-with', until: null }),
    takeBack: (id: string) => storage.forgetDueAnswer(session.openedVault, id),
  }
})
