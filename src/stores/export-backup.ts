import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { openFileSink } from '@/desktop/file-sink'
import { writeWholeBackup } from '@/storage/backup/write-backup'
import { isQuotaExceeded } from '@/storage/full-disk'
import { readSettings, writeSetting } from '@/storage/settings'
import { liveRows } from './live-rows'
import { useProblems } from './problems'
import { useSession } from './session'

const settingKey = 'backupSavedAt'

export type ExportOutcome = 'saved' | 'handed-over' | 'cancelled' | 'no-room'

/** The whole household as one file, by hand. */
export const useExportBackup = defineStore('export-backup', () => {
  const session = useSession()
  const problems = useProblems()
  const { rows: settings, isReady } = liveRows(({ database }) => readSettings(database), {})
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
    if (outcome !== 'no-room') await writeSetting(vault.database, settingKey, Date.now()).catch(problems.report)
    return outcome
  }

  return { progress, savedAt, isReady, exportTo }
})

function orThrow(error: unknown): 'no-room' {
  if (isQuotaExceeded(error)) return 'no-room'
  throw error
}
