import { expect, it } from 'vitest'
import { isPlainlyNoPhoto } from '@/components/file-kinds'
import { filesInFolder } from '@/components/picked-files'

/** What stands in a folder: a folder, a file, or a file that cannot be opened. */
interface Tree {
  readonly [name: string]: Tree | 'file' | 'broken'
}

function folderOf(name: string, tree: Tree): FileSystemDirectoryEntry {
  const entries = Object.entries(tree).map(([child, what]) =>
    typeof what === 'object' ? folderOf(child, what) : fileOf(child, what),
  )
  return {
    name,
    isDirectory: true,
    isFile: false,
    createReader: () => ({
      // As browsers do: no more than a hundred at a time.
      readEntries: (give: (some: unknown[]) => void) => give(entries.splice(0, 100)),
    }),
  } as unknown as FileSystemDirectoryEntry
}

function fileOf(name: string, what: 'file' | 'broken') {
  return {
    name,
    isDirectory: false,
    isFile: true,
    file: (give: (file: File) => void, fail: (error: Error) => void) =>
      what === 'file' ? give(new File(['x'], name)) : fail(new Error('gone')),
  }
}

async function found(tree: Tree) {
  const { files, ...counts } = await filesInFolder(folderOf('cards', tree))
  return { names: files.map(({ name }) => name), ...counts }
}

it('goes through folders in folders, in the order of names', async () => {
  const tree = { 'b.jpg': 'file', a: { '10.png': 'file', '2.png': 'file', deep: { 'mail.eml': 'file' } } } as const
  expect(await found(tree)).toEqual({ names: ['2.png', '10.png', 'mail.eml', 'b.jpg'], leftOut: 0, unreadable: 0 })
})

it('leaves out what is plainly no photo, and counts it', async () => {
  const tree = {
    '.DS_Store': 'file',
    'film.mp4': 'file',
    IMG_1234: 'file',
    'gone.jpg': 'broken',
    __MACOSX: { '._a.jpg': 'file' },
    '.thumbnails': { 'a.jpg': 'file' },
  } as const
  expect(await found(tree)).toEqual({ names: ['IMG_1234'], leftOut: 2, unreadable: 1 })
})

it('finds every file of a folder with hundreds', async () => {
  const tree = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`${n}.jpg`, 'file' as const]))
  expect((await found(tree)).names).toHaveLength(250)
})

it.each([
  ['a.JPEG', false],
  ['scan.tif', false],
  ['voucher.eml', false],
  ['IMG_0001', false],
  ['photo of 2024.11.22', false],
  ['Thumbs.db', true],
  ['clip.mov', true],
  ['._a.jpg', true],
])('%s is plainly no photo: %s', (name, isNone) => {
  expect(isPlainlyNoPhoto(name)).toBe(isNone)
})
