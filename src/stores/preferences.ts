import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { householdDatabase } from '@/storage/database'
import { readSettings, writeSetting } from '@/storage/settings'

export type Appearance = 'system' | 'light' | 'dark'

const appearances: readonly Appearance[] = ['system', 'light', 'dark']
export const idleMinuteChoices: readonly number[] = [2, 5, 10, 20, 30]
export const clipboardSecondChoices: readonly number[] = [10, 15, 30, 60]

/** How this PC shows the app. Nothing secret: readable before unlocking, because the lock screen has a theme too. */
export const usePreferences = defineStore('preferences', () => {
  const database = householdDatabase()
  const appearance = ref<Appearance>('system')
  const idleMinutes = ref(10)
  const clipboardSeconds = ref(15)

  async function load() {
    const stored = await readSettings(database)
    appearance.value = oneOf(stored.appearance, appearances, appearance.value)
    idleMinutes.value = oneOf(stored.idleMinutes, idleMinuteChoices, idleMinutes.value)
    clipboardSeconds.value = oneOf(stored.clipboardSeconds, clipboardSecondChoices, clipboardSeconds.value)
    watch(appearance, (value) => writeSetting(database, 'appearance', value))
    watch(idleMinutes, (value) => writeSetting(database, 'idleMinutes', value))
    watch(clipboardSeconds, (value) => writeSetting(database, 'clipboardSeconds', value))
  }

  return { appearance, idleMinutes, clipboardSeconds, load }
})

/** A stored value that is not among the choices is not trusted. */
function oneOf<T>(value: unknown, choices: readonly T[], otherwise: T): T {
  return choices.find((choice) => choice === value) ?? otherwise
}
