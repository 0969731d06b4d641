import path from 'node:path'
import type { App } from 'electron'

/** The installer of Windows gives it to the program's shortcut: notifications and the taskbar know the program by it. */
const appId = 'app.cardstead.desktop'

/**
 * Who the program is to the system, and where its data lies. Electron would derive both from how the program is packaged, and the
 * household must not move when that changes. Only `--user-data-dir` leads elsewhere, as in every Chromium.
 */
export function settleIdentity(
  app: Pick<App, 'commandLine' | 'getPath' | 'isPackaged' | 'setAppUserModelId' | 'setName' | 'setPath'>,
  platform: NodeJS.Platform,
) {
  app.setName('Cardstead')
  // Without an installer there is no such shortcut; then Windows goes by the file of the program.
  if (platform === 'win32') app.setAppUserModelId(app.isPackaged ? appId : process.execPath)
  const named = app.commandLine.getSwitchValue('user-data-dir')
  app.setPath('userData', named ? path.resolve(named) : path.join(app.getPath('appData'), 'cardstead'))
}
