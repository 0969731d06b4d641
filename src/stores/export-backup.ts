import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { openFileSink } from '@/desktop/file-sink'
import { writeWholeBackup } from '@/storage/backup/write-backup'
import type { Database } from '@/storage/database'
import { isQuotaExceeded } from '@/storage/full-disk'
import { readFirstChangeAfter, readLastChangeId } from '@/storage/changes'
import { readSettings, writeSetting } from '@/storage/settings'
import { useBackups } from './backups'
import { liveRows } from './live-rows'
import { useProblems } from './problems'
import { useSession } from './session'

const settingKey = 'backupSavedAt'
/** Up to which entry of the log of changes a file holds everything. */
const savedChangeKey = 'backupSavedChange'

export type ExportOutcome = 'saved' | 'handed-over' | 'cancelled' | 'no-room'

/** The whole household as one file, by hand. */
export const useExportBackup = defineStore('export-backup', () => {
  const session = useSession()
  const backups = useBackups()
  const problems = useProblems()
  const { rows: settings, isReady } = liveRows(({ database }) => readSettings(database), {})
  const { rows: firstUnsaved } = liveRows(async ({ database }) => {
    const saved = (await readSettings(database))[savedChangeKey]
    return readFirstChangeAfter(database, typeof saved === 'number' ? saved : 0)
  }, null)

  /** The time (ms) of the first change that no backup holds; null where the shell makes backups and nothing keeps it from that. */
  const unsavedSince = computed(() => {
    const isLeftToHand = backups.isOffered === false || backups.failure !== null
    return isLeftToHand && !session.isSample ? (firstUnsaved.value?.at ?? null) : null
  })

  /** From 0 to 1; null while nothing is exported. */
  const progress = ref<number | null>(null)

  /** When a file was saved last (ms); null when none ever was. */
  const savedAt = computed(() => {
    const stored = settings.value[settingKey]
    return typeof stored === 'number' ? stored : null
  })

  async function exportTo(name: string): Promise<ExportOutcome> {
    const vault = session.openedVault
    const sink = await openFileSink(name)
    if (!sink) return 'cancelled'
    progress.value = 0
    const savedChange = await readLastChangeId(vault.database)
    try {
      await writeWholeBackup(vault, sink, (share) => {
        if (session.vault?.database !== vault.database) throw new Error('The household was locked meanwhile.')
        progress.value = share
      })
    } catch (error) {
      await sink.discard()
      return orThrow(error)
    } finally {
      progress.value = null
    }
    const outcome = await sink.finish().catch(orThrow)
    // The file is there, whatever becomes of the note that says so.
    if (outcome !== 'no-room') await note(vault.database, savedChange).catch(problems.report)
    return outcome
  }

  return { progress, savedAt, unsavedSince, isReady, exportTo }
})

async function note(database: Database, savedChange: number) {
  await writeSetting(database, settingKey, Date.now())
  await writeSetting(database, savedChangeKey, savedChange)
  void navigator.storage?.persist?.()
}

function orThrow(error: unknown): 'no-room' {
  if (isQuotaExceeded(error)) return 'no-room'
  throw error
}
