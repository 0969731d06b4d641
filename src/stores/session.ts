import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { RecoveryKey } from '@/domain/recovery-key'
import { Database, databaseNames, householdDatabase, isFromNewerProgram } from '@/storage/database'
import {
  createVault,
  hasVault,
  openVaultBy,
  renameHousehold,
  sampleDerivation,
  type OpenOutcome,
  type Vault,
} from '@/storage/vault'
import { changePassphrase, readWaysIn } from '@/storage/ways-in'
import { forgetPresence, notePresence, readLoss, type FoundLoss } from './presence'
import { fillSample } from './sample-household'
import { useWrongTries } from './wrong-tries'

/**
 * `starting` until the database has been asked; `locked` shows nothing of the household; `lost`: less is there than was known, and a
 * person has to say what to do.
 */
export type SessionState = 'starting' | 'welcome' | 'locked' | 'lost' | 'open'

/** `wait`: there were too many wrong tries in a row, and this one was not made. */
export type UnlockOutcome = OpenOutcome['kind'] | 'wait'

/** The sample's passphrase: it keeps nothing secret, but goes through the same door as a household. */
const samplePassphrase = 'sample'

/** Whether the household was written by a newer version of this program, which this one must not touch. */
export function isHouseholdNewer(): Promise<boolean> {
  return isFromNewerProgram(databaseNames.household)
}

/** Which household is open, if any. Nothing else holds the keys. */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('starting')
  const vault = shallowRef<Vault | null>(null)
  const isSample = ref(false)
  const loss = shallowRef<FoundLoss | null>(null)
  const household = householdDatabase()
  const wrongTries = useWrongTries()

  const openedVault = computed(() => {
    if (!vault.value) throw new Error('The household is locked.')
    return vault.value
  })

  let hasHousehold = false
  /** Counts the wishes to lock: an unlocking that was on its way when one came in does not open. */
  let lockings = 0

  async function start() {
    hasHousehold = await hasVault(household)
    await wrongTries.load()
    loss.value = await readLoss(household)
    // A crash in the middle of a restore has left them.
    for (const name of [databaseNames.unpacked, databaseNames.tried]) await new Database(name).delete()
    state.value = closedState()
  }

  /** Takes what is here, or that nothing is here, for the truth. What was backed up stays where it is. */
  async function acceptLoss() {
    await forgetPresence()
    await notePresence(household)
    loss.value = null
    state.value = closedState()
  }

  async function createHousehold(name: string, passphrase: string, recoveryKey?: RecoveryKey) {
    const before = lockings
    const created = await createVault(household, { name, passphrase, ...(recoveryKey ? { recoveryKey } : {}) })
    hasHousehold = true
    enter(created, false, before)
    await navigator.storage?.persist?.()
  }

  async function unlock(passphrase: string): Promise<UnlockOutcome> {
    const before = lockings
    const outcome = await wrongTries.attempt(() => openVaultBy(household, { kind: 'passphrase', passphrase }), isWrong)
    return outcome === 'wait' ? 'wait' : enterBy(outcome, before)
  }

  /** With what the keychain of the system gave: nobody guesses here, so that nothing is counted. */
  async function openByKeychain(secret: string): Promise<UnlockOutcome> {
    const before = lockings
    return enterBy(await openVaultBy(household, { kind: 'keychain', secret }), before)
  }

  /** Whether the recovery key opens the household, without opening it. */
  async function tryRecoveryKey(key: RecoveryKey): Promise<UnlockOutcome> {
    const outcome = await wrongTries.attempt(() => openVaultBy(household, { kind: 'recovery', key }), isWrong)
    return outcome === 'wait' ? 'wait' : outcome.kind
  }

  /** Gives the household another passphrase with the recovery key, and opens it. */
  async function recover(key: RecoveryKey, passphrase: string): Promise<UnlockOutcome> {
    const before = lockings
    const changed = await changePassphrase(household, { kind: 'recovery', key }, passphrase)
    if (changed !== 'done') return changed === 'wrong' ? 'wrong-passphrase' : 'damaged'
    return enterBy(await openVaultBy(household, { kind: 'recovery', key }), before)
  }

  function enterBy(outcome: OpenOutcome, lockingsBefore: number): UnlockOutcome {
    if (outcome.kind === 'opened') enter(outcome.vault, false, lockingsBefore)
    return outcome.kind
  }

  /** Opens the sample household, made anew each time in a database of its own. */
  async function exploreSample(name: string) {
    const before = lockings
    const database = new Database(databaseNames.sample)
    await database.delete()
    await database.open()
    const opened = await createVault(database, { name, passphrase: samplePassphrase, derivation: sampleDerivation() })
    await fillSample(opened)
    enter(opened, true, before)
  }

  /** Drops the keys at once; every store empties itself when they are gone. */
  async function lock() {
    lockings++
    const sample = isSample.value ? vault.value?.database : null
    vault.value = null
    isSample.value = false
    if (state.value === 'open') state.value = closedState()
    await sample?.delete()
  }

  async function rename(name: string) {
    const before = openedVault.value
    const renamed = await renameHousehold(before, name)
    if (vault.value === before) vault.value = renamed
  }

  function enter(opened: Vault, sample: boolean, lockingsBefore: number) {
    if (lockingsBefore !== lockings) {
      state.value = closedState()
      return
    }
    isSample.value = sample
    vault.value = opened
    state.value = 'open'
  }

  function closedState(): SessionState {
    if (loss.value) return 'lost'
    return hasHousehold ? 'locked' : 'welcome'
  }

  return {
    state,
    vault,
    isSample,
    loss,
    household,
    openedVault,
    start,
    acceptLoss,
    createHousehold,
    unlock,
    openByKeychain,
    tryRecoveryKey,
    recover,
    exploreSample,
    lock,
    rename,
    /** What would open the household that is locked. */
    waysIn: () => readWaysIn({ database: household }),
  }
})

function isWrong({ kind }: OpenOutcome): boolean {
  return kind === 'wrong-passphrase'
}
