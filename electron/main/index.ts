import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import { clearOnQuit } from './clipboard'
import { isWritable, tellMissing, tellUnwritable, watchFailures } from './failures'
import { answerMessages } from './ipc'
import { log, logError, startLog } from './log'
import { sweep } from './make-room'
import { buildMenu } from './menu'
import { hearOpenedFiles } from './opened-files'
import { watchSystemLock } from './power'
import { isComplete, registerScheme, serveApp } from './protocol'
import { openWindow } from './window'

// Where the household lives must not move when the program is packaged under another name.
app.setPath('userData', path.join(app.getPath('appData'), 'cardstead'))

if (!app.requestSingleInstanceLock()) app.quit()
else start()

function start() {
  const folder = app.getPath('userData')
  startLog(folder)
  log('start', { version: app.getVersion(), platform: process.platform })
  watchFailures()
  registerScheme()
  app.enableSandbox()
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (app.isReady() && BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  hearOpenedFiles()
  clearOnQuit()
  void app.whenReady().then(async () => {
    const tell = !isWritable(folder) ? () => tellUnwritable(folder) : isComplete() ? null : tellMissing
    if (tell) {
      tell()
      app.quit()
      return
    }
    // What was being written when the program was killed: before anybody writes there again.
    await sweep(new Set()).catch((error: unknown) => logError('sweep', error))
    serveApp()
    answerMessages()
    watchSystemLock()
    buildMenu()
    openWindow().once('ready-to-show', () => console.log('Cardstead is ready: window'))
  })
}
