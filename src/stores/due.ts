import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { addDays, dayAt } from '@/domain/day'
import { whatIsDue, type DueAnswer, type DueItem } from '@/domain/due'
import * as storage from '@/storage/due-answers'
import { useAudits } from './audits'
import { useCards } from './cards'
import { useCheckIns } from './check-ins'
import { useCredits } from './credits'
import { useExportBackup } from './export-backup'
import { useGifts } from './gifts'
import { useHousehold } from './household'
import { useLedger } from './ledger'
import { usePrepaidCards } from './prepaid-cards'
import { useProofs } from './proofs'
import { useRecoverySheet } from './recovery-sheet'
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
  const prepaid = usePrepaidCards()
  const proofs = useProofs()
  const gifts = useGifts()
  const recoverySheet = useRecoverySheet()
  const exportBackup = useExportBackup()
  const reminders = useReminders()
  const { rows: answers, isReady: areAnswersReady } = liveRows(storage.readDueAnswers, [])

  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const nowMs = ref(Date.now())
  const todayIn = (zone: string) => dayAt(nowMs.value, zone)
  const today = computed(() => todayIn(timeZone))
  /** What was put aside last. */
  const lastAside = shallowRef<readonly string[]>([])

  const isReady = computed(
    () =>
      areAnswersReady.value &&
      [household, cards, ledger, checkIns, credits, audits, prepaid, proofs, gifts, recoverySheet].every(
        (store) => store.isReady,
      ),
  )

  function dueWith(given: readonly DueAnswer[]): readonly DueItem[] {
    if (!isReady.value) return []
    const { members, accounts } = household
    const input = {
      household: { members, accounts, balances: household.balances.map(({ balance }) => balance), cards: cards.all },
      entries: ledger.entries,
      checkIns: checkIns.all,
      credits: credits.all,
      observations: audits.all,
      prepaidCards: prepaid.all,
      provenCards: proofs.provenCards,
      gifts: gifts.all,
      receivedGifts: gifts.received,
      sheetMissingSince: recoverySheet.missingSince === null ? null : dayAt(recoverySheet.missingSince, timeZone),
      unsavedSince: exportBackup.unsavedSince === null ? null : dayAt(exportBackup.unsavedSince, timeZone),
    }
    return whatIsDue(input, reminders.rules, given, today.value)
  }

  const items = computed(() => dueWith(answers.value))
  /** What would be due if nobody had dealt with it or put it off. */
  const aside = computed(() => {
    const shown = new Set(items.value.map(({ id }) => id))
    return answers.value.length === 0 ? [] : dueWith([]).filter(({ id }) => !shown.has(id))
  })

  async function putAside(ids: readonly string[], answer: Pick<DueAnswer, 'kind' | 'until'>) {
    const vault = session.openedVault
    for (const id of ids) await storage.answerDue(vault, id, answer)
    lastAside.value = ids
  }

  async function takeBack(ids: readonly string[]) {
    const vault = session.openedVault
    for (const id of ids) await storage.forgetDueAnswer(vault, id)
    lastAside.value = []
  }

  return {
    items,
    aside,
    lastAside,
    today,
    /** By the clock of that time zone. */
    todayIn,
    isReady,
    /** To be called now and then: midnight passes while the app is open. */
    lookAtClock() {
      nowMs.value = Date.now()
    },
    snooze: (ids: readonly string[], days: number) =>
      putAside(ids, { kind: 'snoozed', until: addDays(today.value, days) }),
    dealtWith: (ids: readonly string[]) => putAside(ids, { kind: 'dealt-with', until: null }),
    takeBack,
  }
})
