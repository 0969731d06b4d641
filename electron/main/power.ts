import { BrowserWindow, powerMonitor } from 'electron'
import { lockRequested } from '../contract'

/** Asks the page to lock the household when the computer locks or goes to sleep. */
export function watchSystemLock() {
  const ask = () => BrowserWindow.getAllWindows().forEach((window) => window.webContents.send(lockRequested))
  powerMonitor.on('lock-screen', ask)
  powerMonitor.on('suspend', ask)
}
