import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import { clearOnQuit } from './clipboard'
import { answerMessages } from './ipc'
import { watchSystemLock } from './power'
import { registerScheme, serveApp } from './protocol'
import { openWindow } from './window'

// Where the household lives must not move when the program is packaged under another name.
app.setPath('userData', path.join(app.getPath('appData'), 'cardstead'))

if (!app.requestSingleInstanceLock()) app.quit()
else start()

function start() {
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
  clearOnQuit()
  void app.whenReady().then(() => {
    serveApp()
    answerMessages()
    watchSystemLock()
    openWindow().once('ready-to-show', () => console.log('Cardstead is ready: window'))
  })
}
