import { BrowserWindow, powerMonitor } from 'electron'
import { lockRequested } from '../contract'
import { clearAtOnce } from './clipboard'

/** Asks the page to lock the household when the computer locks, goes to sleep, or passes to another person. */
export function watchSystemLock() {
  const ask = () => BrowserWindow.getAllWindows().forEach((window) => window.webContents.send(lockRequested))
  powerMonitor.on('lock-screen', ask)
  powerMonitor.on('suspend', ask)
  powerMonitor.on('user-did-resign-active', ask)
  powerMonitor.on('shutdown', clearAtOnce)
}
