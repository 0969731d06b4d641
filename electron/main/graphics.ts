import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, dialog } from 'electron'
import { shell } from '../../src/locales/en/shell'
import { log, logError } from './log'

const words = shell.shellFailure

/** Graphics processes that end so often in one run are not going to work. */
const mostEnds = 3

/**
 * Before the app is ready. Where the graphics fail again and again Chromium ends the whole program, often before anybody could answer
 * a question. So it is noted in `folder` first: the next start does without them, until there is a newer version to try them with.
 */
export function watchGraphics(folder: string) {
  const note = path.join(folder, 'graphics.json')
  const isWithout = versionIn(note) === app.getVersion()
  if (isWithout) {
    log('graphics-off')
    app.disableHardwareAcceleration()
  }
  let ends = 0
  app.on('child-process-gone', (_event, { type, reason }) => {
    log('child-process-gone', { type, reason })
    // What draws without the graphics of the computer is such a process too: then there is nothing else to offer.
    if (type !== 'GPU' || reason === 'clean-exit' || isWithout || ++ends !== mostEnds) return
    writeNote(note)
    void offerWithout(note)
  })
}

async function offerWithout(note: string) {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.graphics,
    detail: words.graphicsHint,
    buttons: [words.startWithout, words.goOn],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) {
    rmSync(note, { force: true })
    return
  }
  // An AppImage runs from a place that is gone with it: what can be started again is the file itself.
  app.relaunch({
    args: process.argv.slice(1),
    ...(process.env.APPIMAGE ? { execPath: process.env.APPIMAGE } : {}),
  })
  app.quit()
}

/** The version that did not get along with the graphics; null where none is noted. */
function versionIn(note: string): string | null {
  try {
    const { version } = JSON.parse(readFileSync(note, 'utf8'))
    return typeof version === 'string' ? version : null
  } catch {
    return null
  }
}

function writeNote(note: string) {
  try {
    writeFileSync(note, JSON.stringify({ version: app.getVersion() }))
  } catch (error) {
    logError('graphics-note', error)
  }
}
