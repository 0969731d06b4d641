import { onScopeDispose, watch } from 'vue'
import type { DueItem } from '@/domain/due'
import { desktop } from '@/desktop/desktop'
import { useDue } from './due'
import { useReminders } from './reminders'
import { useSession } from './session'

const lookEveryMs = 15 * 60 * 1000

/**
 * While the household is open: shows a notification of the system for what has come due since the last one. `wordsOf` names the
 * matters in a sentence; no code is ever part of one.
 */
export function notifyOfDue(wordsOf: (items: readonly DueItem[]) => { readonly title: string; readonly body: string }) {
  const session = useSession()
  const due = useDue()
  const reminders = useReminders()
  const told = new Set<string>()

  const timer = window.setInterval(() => session.state === 'open' && due.lookAtClock(), lookEveryMs)
  onScopeDispose(() => window.clearInterval(timer), true)
  watch(
    () => (due.isReady && reminders.notifies && !session.isSample ? due.items : []),
    (items) => {
      const fresh = items.filter(({ id }) => !told.has(id))
      if (fresh.length === 0) return
      for (const { id } of fresh) told.add(id)
      void desktop.notify(wordsOf(fresh))
    },
  )
}
