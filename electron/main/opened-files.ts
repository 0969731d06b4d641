import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import { filesOpened, type Argument, type OpenedBackup, type OpenedFile, type ReadOutcome } from '../contract'
import { pathsAmong, purposeOf } from './given-paths'
import { logError } from './log'
import { readPart } from './read-part'

const mostFiles = 500
const mostBytes = 64 * 1024 * 1024

/** Files that the system gave us and the page has not taken yet: it takes them when the household is open. */
let waiting: readonly string[] = []
/** A household has room for one backup: the newest that was given takes the place of the one before. */
let waitingBackup: string | null = null
/** The backup that the page took last: it may read this file and no other. */
let takenBackup: { readonly token: string; readonly file: string } | null = null

/** "Open with", a file dropped on the icon, and files named when the app is started. */
export function hearOpenedFiles() {
  app.on('open-file', (event, file) => {
    event.preventDefault()
    receive(purposeOf(file) ? [file] : [])
  })
  app.on('second-instance', (_event, argv, workingDirectory) => receive(pathsAmong(argv.slice(1), workingDirectory)))
  receive(pathsAmong(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd()))
}

/** Gives what is waiting to the page, as much as fits into one message. Whatever cannot be read, or is too big, is left out and counted. */
export async function takeOpenedFiles(): Promise<{ files: readonly OpenedFile[]; leftOut: number }> {
  const files: OpenedFile[] = []
  let leftOut = 0
  let room = mostBytes
  for (let file = takeNext(); file !== undefined; file = takeNext()) {
    const size = await sizeOf(file)
    if (size !== null && size > room && size <= mostBytes) {
      waiting = [file, ...waiting]
      break
    }
    const opened = size !== null && size <= room ? await read(file) : null
    if (opened) files.push(opened)
    else leftOut++
    room -= opened?.bytes.length ?? 0
  }
  return { files, leftOut }
}

/** At once, so that two who ask do not get the same. */
function takeNext(): string | undefined {
  const [file, ...rest] = waiting
  waiting = rest
  return file
}

export function takeOpenedBackup(): OpenedBackup | null {
  if (waitingBackup === null) return null
  takenBackup = { token: randomUUID(), file: waitingBackup }
  waitingBackup = null
  return { token: takenBackup.token, name: path.basename(takenBackup.file) }
}

export async function readOpenedBackup({ token, offset, length }: Argument<'readOpenedBackup'>): Promise<ReadOutcome> {
  if (takenBackup?.token !== token) throw new Error('No such backup was given.')
  return readPart(takenBackup.file, offset, length)
}

function receive(files: readonly string[]) {
  if (files.length === 0) return
  const imports = files.filter((file) => purposeOf(file) === 'import')
  waiting = [...new Set([...waiting, ...imports])].slice(0, mostFiles)
  waitingBackup = files.findLast((file) => purposeOf(file) === 'backup') ?? waitingBackup
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(filesOpened, imports.length > 0)
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch (error) {
    logError('opened-file-unreadable', error)
    return null
  }
}

async function read(file: string): Promise<OpenedFile | null> {
  try {
    return { name: path.basename(file), bytes: new Uint8Array(await readFile(file)) }
  } catch (error) {
    logError('opened-file-unreadable', error)
    return null
  }
}
