import { ref } from 'vue'
import { dropPaymentNumbers, type PrepaidDraft } from '@/domain/prepaid/prepaid-draft'

/** Stands before every field of a prepaid card: a full number never reaches the draft. */
export function useCardNumberGuard() {
  /** Whether one was typed just now: the person is told why it is gone. */
  const wasDropped = ref(false)

  function guard(typed: PrepaidDraft): PrepaidDraft {
    const { draft, dropped } = dropPaymentNumbers(typed)
    wasDropped.value = dropped || (wasDropped.value && draft.lastFour === '')
    return draft
  }

  return { wasDropped, guard }
}
