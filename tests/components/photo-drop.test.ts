import { afterEach, expect, it, vi } from 'vitest'
import PhotoDrop from '@/components/scan/PhotoDrop.vue'
import { mount } from './mount'

let end: () => void = () => undefined
afterEach(() => {
  end()
  vi.restoreAllMocks()
})

function open() {
  const given: string[][] = []
  const files: File[] = []
  const mounted = mount(PhotoDrop, {
    onAdd: (added: readonly File[]) => {
      given.push(added.map(({ name }) => name))
      files.push(...added)
    },
  })
  end = mounted.end
  const note = () => mounted.place.querySelector('[role="status"]')?.textContent
  return { ...mounted, given, files, note }
}

function transferOf(...names: string[]): DataTransfer {
  const transfer = new DataTransfer()
  names.forEach((name) => transfer.items.add(new File(['x'], name, { type: 'image/png' })))
  return transfer
}

function textTransfer(text: string): DataTransfer {
  const transfer = new DataTransfer()
  transfer.setData('text/plain', text)
  return transfer
}

function pasteInto(target: EventTarget, clipboardData: DataTransfer) {
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
}

it('takes dropped photos, many at once', async () => {
  const { place, given } = open()
  const event = new DragEvent('drop', { dataTransfer: transferOf('a.png', 'b.png'), cancelable: true, bubbles: true })
  place.querySelector('.drop')?.dispatchEvent(event)

  expect(event.defaultPrevented).toBe(true)
  await expect.poll(() => given).toEqual([['a.png', 'b.png']])
})

it('takes the photos of a chosen folder in order, and says how many files it left out', async () => {
  const { place, given, note } = open()
  const input = place.querySelector<HTMLInputElement>('[data-testid="folder-input"]') as HTMLInputElement
  const paths = [
    'cards/10.jpg',
    'cards/9.HEIC',
    'cards/.DS_Store',
    'cards/clip.mp4',
    'cards/old/a.pdf',
    'cards/.git/b.jpg',
  ]
  const files = paths.map((webkitRelativePath) =>
    Object.defineProperty(new File(['x'], webkitRelativePath.split('/').at(-1) ?? ''), 'webkitRelativePath', {
      value: webkitRelativePath,
    }),
  )
  Object.defineProperty(input, 'files', { value: files })
  vi.spyOn(input, 'value', 'set').mockImplementation(() => undefined)
  input.dispatchEvent(new Event('change'))

  expect(given).toEqual([['9.HEIC', '10.jpg', 'a.pdf']])
  await expect.poll(note).toBe('2 files that are no photos were left out.')
})

it('takes a photo that is pasted anywhere on the page', () => {
  const { given } = open()
  pasteInto(window, transferOf('pasted.png'))
  pasteInto(document.body, transferOf('image.png'))

  expect(given).toEqual([['pasted.png'], ['Pasted picture']])
})

it('takes pasted text as a file', async () => {
  const { given, files } = open()
  pasteInto(document.body, textTransfer('Your code: HK8P-XW3MDT-9RQA'))
  pasteInto(document.body, textTransfer('  \n'))

  expect(given).toEqual([['Pasted text']])
  expect(files[0]?.type).toBe('text/plain')
  expect(await files[0]?.text()).toBe('Your code: HK8P-XW3MDT-9RQA')
})

it('prefers text to the picture of it that office programs copy as well', () => {
  const { given } = open()
  const both = transferOf('image.png')
  both.setData('text/plain', 'HK8P-XW3MDT-9RQA')
  pasteInto(document.body, both)

  expect(given).toEqual([['Pasted text']])
})

it.each(['input', 'textarea'])('leaves what is pasted to an %s that has the focus', (name) => {
  const { place, given } = open()
  const field = place.appendChild(document.createElement(name))
  pasteInto(field, textTransfer('HK7P'))
  pasteInto(field, transferOf('a.png'))

  expect(given).toEqual([])
})

it('reads the clipboard by its button, or says how else to paste', async () => {
  const { place, given, note } = open()
  const button = () => [...place.querySelectorAll('button')].find(({ innerText }) => innerText === 'Paste')
  await expect.poll(button).toBeTruthy()
  const read = vi.spyOn(navigator.clipboard, 'read')
  const png = new Blob(['x'], { type: 'image/png' })
  read.mockResolvedValueOnce([new ClipboardItem({ 'image/png': png })])
  button()?.click()
  await expect.poll(() => given).toEqual([['Pasted picture']])

  read.mockResolvedValueOnce([])
  button()?.click()
  await expect.poll(note).toBe('There is no picture and no text on the clipboard.')

  read.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
  button()?.click()
  await expect.poll(note).toBe('The clipboard may not be read from here. Press Ctrl+V instead.')
})
