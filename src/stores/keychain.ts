import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { desktop, type KeychainDescription } from '@/desktop/desktop'
import { householdDatabase } from '@/storage/database'
import { forgetKeychain, keepInKeychain, readKeychainSecret, renewKeychainSecret } from '@/storage/ways-in'
import { useSession, type UnlockOutcome } from './session'
import { useWrongTries } from './wrong-tries'

const secretBytes = 32

/** Opening with the keychain of this computer instead of the passphrase, for whoever wants that. */
export const useKeychain = defineStore('keychain', () => {
  const session = useSession()
  const wrongTries = useWrongTries()
  const household = householdDatabase()
  const description = shallowRef<KeychainDescription | null>(null)

  /** `silent`: the keychain did not take the secret. */
  async function turnOn(passphrase: string): Promise<'done' | 'wrong' | 'damaged' | 'overtaken' | 'wait' | 'silent'> {
    const { database } = session.openedVault
    const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(secretBytes))))
    const sealed = await desktop.sealWithKeychain({ secret })
    if (sealed.kind === 'failed') return 'silent'
    return wrongTries.attempt(
      () => keepInKeychain(database, { kind: 'passphrase', passphrase }, { secret, sealedSecret: sealed.sealed }),
      (outcome) => outcome === 'wrong',
    )
  }

  /** `silent`: the keychain does not give the secret, or it does not fit any more. */
  async function unlock(): Promise<UnlockOutcome | 'silent'> {
    const stored = await readKeychainSecret(household)
    const opened = stored === null ? null : await desktop.openWithKeychain({ sealed: stored })
    if (opened?.kind !== 'opened') return 'silent'
    const outcome = await session.openByKeychain(opened.secret)
    if (outcome === 'opened' && opened.renewed) await renewKeychainSecret(household, opened.renewed)
    return outcome === 'wrong-passphrase' ? 'silent' : outcome
  }

  return {
    description,
    /** Asks the shell; a keychain may appear or go while the app is open. */
    async look() {
      description.value = await desktop.describeKeychain()
    },
    turnOn,
    turnOff: () => forgetKeychain(session.openedVault.database),
    unlock,
  }
})
