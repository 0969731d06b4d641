import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watchEffect } from 'vue'
import { pauseBeforeTry, type WrongTries } from '@/domain/wrong-tries'
import { householdDatabase } from '@/storage/database'
import { isQuotaExceeded } from '@/storage/full-disk'
import { countTry, putTries, readWrongTries } from '@/storage/wrong-tries'

const tickMs = 500
const none: WrongTries = { count: 0, lastAt: 0 }

/** Slows down whoever tries one passphrase after the other, in this window, in another, and after starting anew. */
export const useWrongTries = defineStore('wrong-tries', () => {
  const database = householdDatabase()
  const tries = shallowRef(none)
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

  async function begin(anew: WrongTries) {
    tries.value = anew
    unwritten &&= anew
    await putTries(database, anew).catch((error: unknown) => {
      if (!isQuotaExceeded(error)) throw error
    })
  }

  /** Runs `act` unless one has to wait. It counts before it knows the outcome; what is not wrong begins anew. */
  function attempt<T>(act: () => Promise<T>, isWrong: (outcome: T) => boolean): Promise<T | 'wait'> {
    return counted(act, isWrong, () => none)
  }

  /** The same on a backup. Whoever brings one that they can open gets no more tries at the household for it. */
  function attemptElsewhere<T>(act: () => Promise<T>, isWrong: (outcome: T) => boolean): Promise<T | 'wait'> {
    return counted(act, isWrong, (before) => before)
  }

  async function counted<T>(
    act: () => Promise<T>,
    isWrong: (outcome: T) => boolean,
    afterwards: (before: WrongTries) => WrongTries,
  ) {
    await load()
    if (pauseMs.value > 0) return 'wait'
    const before = tries.value
    const wrong = await count()
    const outcome = await act()
    tries.value = wrong
    if (!isWrong(outcome)) await begin(afterwards(before))
    now.value = Date.now()
    return outcome
  }

  return { pauseMs, load, attempt, attemptElsewhere }
})
