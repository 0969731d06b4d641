import { onScopeDispose, watch } from 'vue'
import { desktop, type Command } from '@/desktop/desktop'
import { takeBackupOfShell } from './given-backup'
import { useRecoverySheet } from './recovery-sheet'
import { useSession } from './session'

/** What the shell's menu asks for, passed on while it makes sense: a locked household hears only what shows nothing of it. */
export function hearCommands(obey: (command: Command) => void): void {
  const session = useSession()
  const isForAll = (command: Command) => command === 'safety' || command === 'check-link'
  const stop = desktop.onCommand((command) => {
    if (session.state === 'open' || isForAll(command)) obey(command)
  })
  onScopeDispose(stop, true)
}

/**
 * Files that the system opens with this app: given once the household is open, and kept by the shell until then. `wait` is called when
 * some have come and cannot be given yet. Backups go their own way.
 */
export function hearOpenedFiles(give: (files: readonly File[], leftOut: number) => void, wait: () => void): void {
  const session = useSession()
  const sheet = useRecoverySheet()
  // What is put into the sample is thrown away with it, and the recovery sheet is shown once.
  const mayGive = () => session.state === 'open' && !session.isSample && !sheet.shown

  async function take() {
    await takeBackupOfShell()
    if (!mayGive()) return
    const { files, leftOut } = await takeAll()
    if (files.length + leftOut > 0) give(files, leftOut)
  }
  const stop = desktop.onFilesOpened((hasImports) => {
    if (hasImports && !mayGive()) wait()
    void take()
  })
  onScopeDispose(stop, true)
  watch([() => session.state, () => sheet.shown], () => void take(), { immediate: true })
}

/** They come in parts that fit into a message. */
async function takeAll(): Promise<{ readonly files: readonly File[]; readonly leftOut: number }> {
  const files: File[] = []
  let leftOut = 0
  for (;;) {
    const part = await desktop.takeOpenedFiles()
    files.push(...part.files.map(({ name, bytes }) => new File([bytes], name)))
    leftOut += part.leftOut
    if (part.files.length + part.leftOut === 0) return { files, leftOut }
  }
}
