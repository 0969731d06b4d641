import { shallowRef, watch } from 'vue'
import { desktop } from '@/desktop/desktop'
import { sourceOfFile, type ByteSource } from '@/storage/backup/bytes-io'
import { useRecoverySheet } from './recovery-sheet'
import { useSession } from './session'
import { sourceOfOpened } from './shell-files'

/** A backup that came from outside: opened with the app, or dropped on its window. It is only looked into, and only when somebody may. */
export interface GivenBackup {
  readonly name: string
  open(): Promise<ByteSource>
}

/** The newest one that nobody has looked into yet. It outlives locking, which ends the program and starts it anew. */
const waiting = shallowRef<GivenBackup | null>(null)

/** Its name stands on the lock screen; RestoreSteps takes it. */
export function useGivenBackup() {
  return {
    waiting,
    take(): GivenBackup | null {
      const backup = waiting.value
      waiting.value = null
      return backup
    },
  }
}

export function isBackupFile({ name }: File): boolean {
  return name.toLowerCase().endsWith('.cardstead')
}

export function giveBackupFile(file: File) {
  waiting.value = { name: file.name, open: async () => sourceOfFile(file) }
}

/** Takes the backup that the system gave the shell, where there is one. */
export async function takeBackupOfShell() {
  const opened = await desktop.takeOpenedBackup()
  if (opened) waiting.value = { name: opened.name, open: () => sourceOfOpened(opened.token) }
}

/**
 * Calls when a backup waits and its screen may open: to an open household or where there is none. A locked one is unlocked first, or
 * whoever passes by could put another in its place; the sample is left first; and the recovery sheet, shown once, is not taken away.
 */
export function hearGivenBackups(lead: () => void) {
  const session = useSession()
  const sheet = useRecoverySheet()
  watch(
    () => {
      const isFree = session.state === 'open' && !session.isSample && !sheet.shown
      return waiting.value !== null && (session.state === 'welcome' || isFree) ? waiting.value : null
    },
    (backup) => backup && lead(),
    { immediate: true },
  )
}
