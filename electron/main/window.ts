import path from 'node:path'
import { BrowserWindow } from 'electron'
import { clearAtOnce } from './clipboard'
import { home, isAtHome } from './home'

/** Opens the one window. It never navigates away from the app and opens no other. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => {
    if (!isAtHome(event.url)) event.preventDefault()
  })
  window.webContents.on('will-attach-webview', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  // Windows ends the session: nobody waits for us.
  window.on('query-session-end', clearAtOnce)
  void window.loadURL(home)
  return window
}
