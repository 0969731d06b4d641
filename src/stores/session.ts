import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { Database, databaseNames } from '@/storage/database'
import { createVault, hasVault, openVault, renameHousehold, sampleDerivation, type Vault } from '@/storage/vault'
import { fillSample } from './sample-household'

/** `starting` until the database has been asked; `locked` shows nothing of the household. */
export type SessionState = 'starting' | 'welcome' | 'locked' | 'open'

/** The sample's passphrase: it keeps nothing secret, but goes through the same door as a household. */
const samplePassphrase = 'sample'

/** Which household is open, if any. Nothing else holds the keys. */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('starting')
  const vault = shallowRef<Vault | null>(null)
  const isSample = ref(false)
  const household = new Database(databaseNames.household)

  const openedVault = computed(() => {
    if (!vault.value) throw new Error('The household is locked.')
    return vault.value
  })

  async function start() {
    state.value = (await hasVault(household)) ? 'locked' : 'welcome'
  }

  async function createHousehold(name: string, passphrase: string) {
    enter(await createVault(household, { name, passphrase }), false)
    await navigator.storage?.persist?.()
  }

  async function unlock(passphrase: string): Promise<'opened' | 'wrong-passphrase' | 'no-household'> {
    const outcome = await openVault(household, passphrase)
    if (outcome.kind === 'opened') enter(outcome.vault, false)
    return outcome.kind
  }

  /** Opens the sample household, made anew each time in a database of its own. */
  async function exploreSample(name: string) {
    const database = new Database(databaseNames.sample)
    await database.delete()
    await database.open()
    const opened = await createVault(database, { name, passphrase: samplePassphrase, derivation: sampleDerivation() })
    await fillSample(opened)
    enter(opened, true)
  }

  /** Drops the keys; every store empties itself when they are gone. */
  async function lock() {
    if (!vault.value) return
    const left = vault.value
    const wasSample = isSample.value
    vault.value = null
    isSample.value = false
    if (wasSample) await left.database.delete()
    await start()
  }

  async function rename(name: string) {
    vault.value = await renameHousehold(openedVault.value, name)
  }

  function enter(opened: Vault, sample: boolean) {
    isSample.value = sample
    vault.value = opened
    state.value = 'open'
  }

  return { state, vault, isSample, openedVault, start, createHousehold, unlock, exploreSample, lock, rename }
})
