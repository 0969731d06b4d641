import { onScopeDispose, watch } from 'vue'
import type { DueItem } from '@/domain/due'
import { desktop } from '@/desktop/desktop'
import { useDue } from './due'
import { useReminders } from './reminders'
import { useSession } from './session'

const lookEveryMs = 15 * 60 * 1000

/**
 * While the household is open: shows a notification of the system for what has come due since the last one. `wordsOf` names the
 * matters in a sentence; no code is ever part of one. `lead` gets what the notification that was clicked spoke of.
 */
export function notifyOfDue(
  wordsOf: (items: readonly DueItem[]) => { readonly title: string; readonly body: string },
  lead: (items: readonly DueItem[]) => void,
) {
  const session = useSession()
  const due = useDue()
  const reminders = useReminders()
  const told = new Set<string>()
  let lastTold: readonly DueItem[] = []

  const timer = window.setInterval(() => session.state === 'open' && due.lookAtClock(), lookEveryMs)
  const stop = desktop.onNoticeClicked(() => lead(lastTold))
  onScopeDispose(() => {
    window.clearInterval(timer)
    stop()
  }, true)
  watch(
    () => (due.isReady && reminders.notifies && !session.isSample ? due.items : []),
    (items) => {
      const fresh = items.filter(({ id }) => !told.has(id))
      if (fresh.length === 0) return
      for (const { id } of fresh) told.add(id)
      lastTold = fresh
      void desktop.notify(wordsOf(fresh))
    },
  )
}
