import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { shell } from '../../src/locales/en/shell'
import { failureOf } from './file-failure'
import { log, logError } from './log'

const words = shell.shellFailure

/** What goes wrong outside the page: told in plain words, with a way on. The household lies in the database and is not touched. */
export function watchFailures() {
  process.on('uncaughtException', (error) => logError('uncaught', error))
  process.on('unhandledRejection', (error) => logError('unhandled', error))
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

/** By trying: what Windows says of a folder's rights when asked is not what it does. A full disk keeps nobody out. */
export function isWritable(folder: string): boolean {
  const trial = path.join(folder, 'trial.writing')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(trial, '')
    rmSync(trial)
    return true
  } catch (error) {
    if (failureOf(error).reason === 'disk-full') return true
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
