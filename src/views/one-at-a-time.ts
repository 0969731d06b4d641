import { ref } from 'vue'

/** Lets an act run only when the one before has ended: a second click is not a second card. */
export function useOneAtATime() {
  const isBusy = ref(false)

  function oneAtATime<Arguments extends readonly unknown[]>(act: (...given: Arguments) => Promise<unknown>) {
    return async (...given: Arguments): Promise<void> => {
      if (isBusy.value) return
      isBusy.value = true
      try {
        await act(...given)
      } finally {
        isBusy.value = false
      }
    }
  }

  return { isBusy, oneAtATime }
}
