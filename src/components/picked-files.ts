import { isPlainlyNoPhoto } from './file-kinds'

/** Files that a person chose or dropped, and how many of the folders' files are none to read. */
export interface PickedFiles {
  readonly files: readonly File[]
  readonly leftOut: number
  readonly unreadable: number
}

/** Of a folder picked with its dialog: those to read, in the order of their names. */
export function filesOfFolder(all: readonly File[]): PickedFiles {
  const visible = all.filter(({ webkitRelativePath }) => !isHidden(webkitRelativePath.split('/').slice(1, -1)))
  const files = visible.filter(({ name }) => !isPlainlyNoPhoto(name))
  return { files: byPath(files), leftOut: visible.length - files.length, unreadable: 0 }
}

/** What was dropped: a file that lay there by itself always counts, one in a folder only when it could be a photo. */
export async function filesOfDrop(transfer: DataTransfer): Promise<PickedFiles> {
  // All of it before anything is awaited: the transfer is empty after the event.
  const dropped = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ folder: folderOf(item), file: item.getAsFile() }))
  const files: File[] = []
  let leftOut = 0
  let unreadable = 0
  for (const { folder, file } of dropped) {
    if (folder) {
      const found = await filesInFolder(folder)
      files.push(...found.files)
      leftOut += found.leftOut
      unreadable += found.unreadable
    } else if (file) files.push(file)
  }
  return { files, leftOut, unreadable }
}

function folderOf(item: DataTransferItem): FileSystemDirectoryEntry | null {
  const entry = item.webkitGetAsEntry()
  return entry?.isDirectory ? (entry as FileSystemDirectoryEntry) : null
}

/** Of a folder and all folders in it, the order of names; hidden folders are passed over. */
export async function filesInFolder(folder: FileSystemDirectoryEntry): Promise<PickedFiles> {
  const files: File[] = []
  let leftOut = 0
  let unreadable = 0
  const entries = await entriesOf(folder).catch(() => null)
  if (!entries) return { files, leftOut, unreadable: 1 }
  for (const entry of entries.sort((a, b) => inOrder(a.name, b.name))) {
    if (entry.isDirectory) {
      if (isHidden([entry.name])) continue
      const found = await filesInFolder(entry as FileSystemDirectoryEntry)
      files.push(...found.files)
      leftOut += found.leftOut
      unreadable += found.unreadable
    } else if (isPlainlyNoPhoto(entry.name)) leftOut++
    else {
      const file = await openEntry(entry as FileSystemFileEntry).catch(() => null)
      if (file) files.push(file)
      else unreadable++
    }
  }
  return { files, leftOut, unreadable }
}

/** A reader gives a hundred entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

function openEntry(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function isHidden(folders: readonly string[]): boolean {
  return folders.some((name) => name.startsWith('.') || name === '__MACOSX')
}

function byPath(files: readonly File[]): readonly File[] {
  return [...files].sort((a, b) => inOrder(a.webkitRelativePath, b.webkitRelativePath))
}

const { compare: inOrder } = new Intl.Collator('en', { numeric: true })
