import { accessSync, constants, mkdirSync } from 'node:fs'
import { app, dialog, type BrowserWindow } from 'electron'
import { shell } from '../../src/locales/en/shell'
import { log, logError } from './log'

const words = shell.shellFailure

/** GPU processes that end so often in one run are not going to work. */
const mostGpuEnds = 3
let gpuEnds = 0

/** What goes wrong outside the page: told in plain words, with a way on. The household lies in the database and is not touched. */
export function watchFailures() {
  process.on('uncaughtException', (error) => logError('uncaught', error))
  process.on('unhandledRejection', (error) => logError('unhandled', error))
  app.on('child-process-gone', (_event, { type, reason }) => {
    log('child-process-gone', { type, reason })
    if (type === 'GPU' && reason !== 'clean-exit' && ++gpuEnds === mostGpuEnds) void offerWithoutGpu()
  })
}

/** A page that has crashed or hangs can be loaded again; it locks the household by that. */
export function watchPage(window: BrowserWindow) {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('page-gone', { reason })
    if (reason !== 'clean-exit') void offerReload(window, words.stopped)
  })
  window.on('unresponsive', () => {
    log('page-hangs')
    void offerReload(window, words.hangs)
  })
}

export function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch (error) {
    logError('folder-unwritable', error)
    return false
  }
}

/** Before anything is shown: without a folder to write to nothing could be kept. */
export function tellUnwritable(folder: string) {
  dialog.showErrorBox(
    words.cannotStart,
    words.unwritable.replace('{folder}', () => folder),
  )
}

export function tellMissing() {
  dialog.showErrorBox(words.cannotStart, words.missing)
}

async function offerReload(window: BrowserWindow, message: string) {
  if (window.isDestroyed()) return
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail: words.reload,
    buttons: [words.loadAgain, words.wait, words.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0 && !window.isDestroyed()) window.webContents.reload()
  if (response === 2) app.quit()
}

async function offerWithoutGpu() {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.graphics,
    detail: words.graphicsHint,
    buttons: [words.startWithout, words.goOn],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return
  const args = [...process.argv.slice(1).filter((argument) => argument !== '--disable-gpu'), '--disable-gpu']
  // An AppImage runs from a place that is gone with it: what can be started again is the file itself.
  app.relaunch({ args, ...(process.env.APPIMAGE ? { execPath: process.env.APPIMAGE } : {}) })
  app.quit()
}
