import { onScopeDispose, watch } from 'vue'
import { desktop, type Command } from '@/desktop/desktop'
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

/** Files that the system opens with this app: given once the household is open, and kept by the shell until then. */
export function hearOpenedFiles(give: (files: readonly File[], leftOut: number) => void): void {
  const session = useSession()
  async function take() {
    // What is put into the sample is thrown away with it.
    if (session.state !== 'open' || session.isSample) return
    const { files, leftOut } = await desktop.takeOpenedFiles()
    if (files.length + leftOut === 0) return
    give(
      files.map(({ name, bytes }) => new File([bytes], name)),
      leftOut,
    )
  }
  const stop = desktop.onFilesOpened(() => void take())
  onScopeDispose(stop, true)
  watch(
    () => session.state,
    () => void take(),
  )
}
