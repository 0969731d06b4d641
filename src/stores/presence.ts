import { watch } from 'vue'
import { desktop, type Presence } from '@/desktop/desktop'
import { findLoss, type Loss } from '@/domain/presence'
import { countLasting } from '@/storage/backup/tables'
import { readVaultRow } from '@/storage/vault'
import { watchChanges } from '@/storage/watch-changes'
import type { Database } from '@/storage/database'
import { useProblems } from './problems'
import { useSession } from './session'

/** Changes that come together are noted together. */
const noteAfterMs = 1_000

export interface FoundLoss {
  readonly loss: Loss
  /** What was known before. */
  readonly known: Presence
}

/** Compares what stands in the database with what was known of it; null when all is well. */
export async function readLoss(database: Database): Promise<FoundLoss | null> {
  const [known, found] = await Promise.all([desktop.readPresence(), describe(database)])
  const loss = findLoss(known, found)
  return loss && known ? { loss, known } : null
}

/** Notes what stands in the database now. Where nothing stands, what was known stays: emptiness is never taken for the truth unasked. */
export async function notePresence(database: Database): Promise<void> {
  const found = await describe(database)
  if (found) await desktop.writePresence({ presence: { ...found, changedAt: Date.now() } })
}

/** For a person who said that what was known is not to be looked for any more. */
export async function forgetPresence(): Promise<void> {
  await desktop.forgetPresence()
}

/** Keeps what is known up to date while the household is open. */
export function notePresenceAsItChanges() {
  const session = useSession()
  const problems = useProblems()
  watch(
    () => (session.isSample ? null : session.vault?.database),
    (database, _before, onCleanup) => {
      if (!database) return
      let timer: number | undefined
      const note = () => void notePresence(database).catch(problems.report)
      const stop = watchChanges(database, () => {
        window.clearTimeout(timer)
        timer = window.setTimeout(note, noteAfterMs)
      })
      void desktop.readPresence().then((known) => known ?? note(), problems.report)
      onCleanup(() => {
        stop()
        window.clearTimeout(timer)
        note()
      })
    },
    { immediate: true },
  )
}

async function describe(database: Database) {
  const vault = await readVaultRow(database)
  return vault ? { householdId: vault.householdId, counts: await countLasting(database) } : null
}
