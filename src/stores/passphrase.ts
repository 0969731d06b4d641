import { changePassphrase } from '@/storage/ways-in'
import { useSession } from './session'
import { useWrongTries } from './wrong-tries'

export type PassphraseChange = 'done' | 'wrong' | 'damaged' | 'overtaken' | 'wait'

/** Gives the open household another passphrase; the one so far has to be known. */
export async function replacePassphrase(before: string, after: string): Promise<PassphraseChange> {
  const { database } = useSession().openedVault
  return useWrongTries().attempt(
    () => changePassphrase(database, { kind: 'passphrase', passphrase: before }, after),
    (outcome) => outcome === 'wrong',
  )
}
