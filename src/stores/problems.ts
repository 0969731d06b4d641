import { defineStore } from 'pinia'
import { ref } from 'vue'
import { BrokenSeal } from '@/storage/seal'
import { isQuotaExceeded } from '@/storage/full-disk'

/** What went wrong without being foreseen: the one place that shows and logs it. */
export const useProblems = defineStore('problems', () => {
  const isShown = ref(false)
  /** Whether it was a sealed value that does not open. */
  const isDamage = ref(false)
  /** The disk had no room for what was to be written; the database has taken nothing of it. */
  const isOfFullDisk = ref(false)

  /** Logs the kind of error only: messages could carry what a person typed. */
  function report(error: unknown) {
    console.error('Unexpected problem:', error instanceof Error ? error.name : typeof error)
    if (import.meta.env.DEV) console.error(error)
    isDamage.value = error instanceof BrokenSeal
    isOfFullDisk.value = isQuotaExceeded(error)
    isShown.value = true
  }

  return { isShown, isDamage, isOfFullDisk, report }
})
