import path from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { clearAtOnce } from './clipboard'
import { watchPage } from './failures'
import { home, isAtHome } from './home'
import { placeOn, readWindowState, smallestWindow, writeWindowState } from './window-state'

/** What is behind the page until it is painted, as the page's own themes have it. */
const paper = { light: '#f6f3ec', dark: '#1a1916' }

/** The one window, in front of the others; a new one where it was closed. Who is not painted yet comes by itself. */
export function showWindow(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return openWindow()
  if (window.isMinimized()) window.restore()
  if (window.isVisible()) window.focus()
  return window
}

/** It never navigates away from the app and opens no other. */
function openWindow(): BrowserWindow {
  const stateFile = path.join(app.getPath('userData'), 'window.json')
  const state = readWindowState(stateFile)
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...(state ? placeOn(state, areas) : { width: 1280, height: 860 }),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    autoHideMenuBar: true,
    title: 'Cardstead',
    backgroundColor: paperColor(),
    webPreferences: {
      preload: path.join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // A window in which a code may stand is not to be inspected by whoever passes by.
      devTools: !app.isPackaged,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => {
    if (!isAtHome(event.url)) event.preventDefault()
  })
  window.webContents.on('will-attach-webview', (event) => event.preventDefault())
  watchPage(window)
  const followTheme = () => window.setBackgroundColor(paperColor())
  nativeTheme.on('updated', followTheme)
  window.once('closed', () => nativeTheme.off('updated', followTheme))
  window.once('ready-to-show', () => {
    if (state?.isMaximized) window.maximize()
    window.show()
  })
  window.on('close', () =>
    writeWindowState(stateFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() }),
  )
  // Windows ends the session: nobody waits for us.
  window.on('query-session-end', clearAtOnce)
  void window.loadURL(home)
  return window
}

function paperColor(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light
}
