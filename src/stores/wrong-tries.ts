import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watchEffect } from 'vue'
import { pauseBeforeTry, type WrongTries } from '@/domain/wrong-tries'
import { householdDatabase } from '@/storage/database'
import { isQuotaExceeded } from '@/storage/full-disk'
import { countTry, forgetTries, readWrongTries } from '@/storage/wrong-tries'

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

  /** What a full disk did not take: it counts as long as this program runs. */
  let unwritten: WrongTries | null = null

  async function load() {
    const written = await readWrongTries(database)
    tries.value = unwritten && unwritten.count > written.count ? unwritten : written
    now.value = Date.now()
  }

  /** A full disk must keep nobody out of the household that is on it. */
  async function count(): Promise<WrongTries> {
    try {
      return await countTry(database)
    } catch (error) {
      if (!isQuotaExceeded(error)) throw error
      unwritten = { count: tries.value.count + 1, lastAt: Date.now() }
      return unwritten
    }
  }

  /** Runs `act` unless one has to wait. It counts before it knows the outcome; what is not wrong begins anew. */
  async function attempt<T>(act: () => Promise<T>, isWrong: (outcome: T) => boolean): Promise<T | 'wait'> {
    await load()
    if (pauseMs.value > 0) return 'wait'
    const counted = await count()
    const outcome = await act()
    if (isWrong(outcome)) tries.value = counted
    else {
      await forgetTries(database)
      unwritten = null
      tries.value = { count: 0, lastAt: 0 }
    }
    now.value = Date.now()
    return outcome
  }

  return { pauseMs, load, attempt }
})
