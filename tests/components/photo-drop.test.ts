import { afterEach, expect, it } from 'vitest'
import PhotoDrop from '@/components/PhotoDrop.vue'
import { mount } from './mount'

let end: () => void = () => undefined
afterEach(() => end())

function open() {
  const given: string[][] = []
  const mounted = mount(PhotoDrop, { onAdd: (files: readonly File[]) => given.push(files.map(({ name }) => name)) })
  end = mounted.end
  return { ...mounted, given }
}

function transferOf(...names: string[]): DataTransfer {
  const transfer = new DataTransfer()
  names.forEach((name) => transfer.items.add(new File(['x'], name, { type: 'image/png' })))
  return transfer
}

it('takes dropped photos, many at once', () => {
  const { place, given } = open()
  const event = new DragEvent('drop', { dataTransfer: transferOf('a.png', 'b.png'), cancelable: true, bubbles: true })
  place.querySelector('.drop')?.dispatchEvent(event)

  expect(given).toEqual([['a.png', 'b.png']])
  expect(event.defaultPrevented).toBe(true)
})

it('takes a photo that is pasted anywhere on the page', () => {
  const { given } = open()
  window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transferOf('pasted.png') }))

  expect(given).toEqual([['pasted.png']])
})

it('leaves pasted text to whoever it is for', () => {
  const { given } = open()
  const text = new DataTransfer()
  text.setData('text/plain', 'HK7P')
  window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: text }))

  expect(given).toEqual([])
})
