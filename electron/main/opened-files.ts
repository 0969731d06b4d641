import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import { filesOpened, type OpenedFile } from '../contract'
import { logError } from './log'

const extensions = new Set(
  '.jpg .jpeg .png .webp .avif .gif .bmp .heic .heif .tif .tiff .pdf .eml .txt .html .htm'.split(' '),
)
const mostFiles = 500
const mostBytes = 64 * 1024 * 1024

/** Files that the system gave us and the page has not taken yet: it takes them when the household is open. */
let waiting: readonly string[] = []

/** Of the arguments of a start, those that name a file that can be imported. */
function filesAmong(argv: readonly string[], workingDirectory: string): readonly string[] {
  return argv
    .filter((argument) => !argument.startsWith('-') && isImportable(argument))
    .map((argument) => path.resolve(workingDirectory, argument))
}

/** "Open with", a file dropped on the icon, and files named when the app is started. */
export function hearOpenedFiles() {
  app.on('open-file', (event, file) => {
    event.preventDefault()
    receive(isImportable(file) ? [file] : [])
  })
  app.on('second-instance', (_event, argv, workingDirectory) => receive(filesAmong(argv.slice(1), workingDirectory)))
  receive(filesAmong(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd()))
}

/** Gives what is waiting to the page, once. Whatever cannot be read, or is too big, is left out and counted. */
export async function takeOpenedFiles(): Promise<{ files: readonly OpenedFile[]; leftOut: number }> {
  const paths = waiting
  waiting = []
  const files: OpenedFile[] = []
  for (const file of paths) {
    const opened = await read(file)
    if (opened) files.push(opened)
  }
  return { files, leftOut: paths.length - files.length }
}

function receive(files: readonly string[]) {
  if (files.length === 0) return
  waiting = [...new Set([...waiting, ...files])].slice(0, mostFiles)
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(filesOpened)
}

function isImportable(file: string): boolean {
  return extensions.has(path.extname(file).toLowerCase())
}

async function read(file: string): Promise<OpenedFile | null> {
  try {
    const { size } = await stat(file)
    if (size > mostBytes) return null
    return { name: path.basename(file), bytes: new Uint8Array(await readFile(file)) }
  } catch (error) {
    logError('opened-file-unreadable', error)
    return null
  }
}
