import { app } from 'electron'
import { clearOnQuit } from './clipboard'
import { isWritable, tellMissing, tellUnwritable, watchFailures } from './failures'
import { watchGraphics } from './graphics'
import { settleIdentity } from './identity'
import { answerMessages } from './ipc'
import { log, logError, startLog } from './log'
import { sweep } from './make-room'
import { buildMenu } from './menu'
import { hearOpenedFiles } from './opened-files'
import { watchSystemLock } from './power'
import { isComplete, registerScheme, serveApp } from './protocol'
import { showWindow } from './window'

settleIdentity(app, process.platform)

if (!app.requestSingleInstanceLock()) app.quit()
else start()

function start() {
  const folder = app.getPath('userData')
  startLog(folder)
  log('start', { version: app.getVersion(), platform: process.platform })
  watchFailures()
  watchGraphics(folder)
  registerScheme()
  app.enableSandbox()
  /** On a Mac the program lives on without its window, and hears of files and the dock before it has the first one. */
  let canShow = false
  const show = () => {
    if (canShow) showWindow()
  }
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  hearOpenedFiles()
  app.on('open-file', show)
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
    canShow = true
    showWindow().once('ready-to-show', () => console.log('Cardstead is ready: window'))
  })
}
