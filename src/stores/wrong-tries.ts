import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watchEffect } from 'vue'
import { pauseBeforeTry, type WrongTries } from '@/domain/wrong-tries'
import { householdDatabase } from '@/storage/database'
import { countTry, putTries, readWrongTries } from '@/storage/wrong-tries'

const tickMs = 500

/** Slows down whoever tries one passphrase after the other, in this window, in another, and after starting anew. */
export const useWrongTries = defineStore('wrong-tries', () => {
  const database = householdDatabase()
  const tries = shallowRef<WrongTries>({ count: 0, lastAt: 0 })
  const now = ref(Date.now())
  const pauseMs = computed(() => pauseBeforeTry(tries.value, now.value))

  watchEffect((onCleanup) => {
    if (pauseMs.value === 0) return
    const timer = window.setTimeout(() => (now.value = Date.now()), Math.min(tickMs, pauseMs.value))
    onCleanup(() => window.clearTimeout(timer))
  })

  async function load() {
    tries.value = await readWrongTries(database)
    now.value = Date.now()
  }

  /** Runs `act` unless one has to wait. It counts before it knows the outcome; what is not wrong begins anew. */
  function attempt<T>(act: () => Promise<T>, isWrong: (outcome: T) => boolean): Promise<T | 'wait'> {
    return counted(act, isWrong, { count: 0, lastAt: 0 })
  }

  /** The same on a backup. Whoever brings one that they can open gets no more tries at the household for it. */
  async function attemptElsewhere<T>(act: () => Promise<T>, isWrong: (outcome: T) => boolean): Promise<T | 'wait'> {
    return counted(act, isWrong, await readWrongTries(database))
  }

  async function counted<T>(act: () => Promise<T>, isWrong: (outcome: T) => boolean, afterwards: WrongTries) {
    await load()
    if (pauseMs.value > 0) return 'wait'
    const wrong = await countTry(database)
    const outcome = await act()
    if (isWrong(outcome)) tries.value = wrong
    else {
      await putTries(database, afterwards)
      tries.value = afterwards
    }
    now.value = Date.now()
    return outcome
  }

  return { pauseMs, load, attempt, attemptElsewhere }
})
