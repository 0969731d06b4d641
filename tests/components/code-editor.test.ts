import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import CodeEditor from '@/components/CodeEditor.vue'
import type { ClaimCode } from '@/domain/claim-code'
import { mount } from './mount'

const claimCode: ClaimCode = {
  raw: '',
  code: 'HK8PXW3MDT9R?A',
  doubts: [{ index: 2, options: ['8', 'B'], confirmed: false }],
}

let end: () => void = () => undefined
afterEach(() => end())

function open() {
  const decided: [number, string][] = []
  const looked: number[] = []
  const mounted = mount(CodeEditor, {
    claimCode,
    issuerId: 'amazon',
    boxes: [],
    image: null,
    scale: 1,
    onLook: (index: number) => looked.push(index),
    onDecide: (index: number, character: string) => decided.push([index, character]),
  })
  end = mounted.end
  const cells = [...mounted.place.querySelectorAll<HTMLElement>('.cell')]
  return { ...mounted, cells, decided, looked }
}

it('names every place, and says which to check and which is unreadable', () => {
  const names = open().cells.map((cell) => cell.getAttribute('aria-label'))

  expect(names).toHaveLength(14)
  expect(names.slice(0, 3)).toEqual(['Character 1: H', 'Character 2: K', 'Character 3: 8, please check'])
  expect(names[12]).toBe('Character 13: not readable')
})

it('moves between doubtful places with the arrows, and between all of them with Shift', async () => {
  const { cells } = open()
  cells[2]?.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => document.activeElement).toBe(cells[12])
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(() => document.activeElement).toBe(cells[2])
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  await expect.poll(() => document.activeElement).toBe(cells[1])
})

it('chooses by number and goes on to the next open place', async () => {
  const { cells, decided } = open()
  cells[2]?.focus()
  await userEvent.keyboard('2')

  expect(decided).toEqual([[2, 'B']])
  await expect.poll(() => document.activeElement).toBe(cells[12])
})

it('never takes a letter or a number without an option for a decision: letters are keys of the page', async () => {
  const { cells, decided } = open()
  cells[2]?.focus()
  await userEvent.keyboard('n9')

  expect(decided).toEqual([])
})

it('takes another character from its own field, which T opens', async () => {
  const { cells, decided } = open()
  cells[2]?.focus()
  await userEvent.keyboard('te')

  expect(decided).toEqual([[2, 'E']])
  await expect.poll(() => document.activeElement).toBe(cells[12])
})

it('begins at the first open place and says which place is looked at', async () => {
  const { looked, place } = open()

  expect(looked).toEqual([2])
  expect(place.querySelector('.chosen')?.getAttribute('data-index')).toBe('2')
})

it('confirms what stands there with the space bar, but never an unreadable place', async () => {
  const { cells, decided } = open()
  cells[2]?.focus()
  await userEvent.keyboard(' ')
  await expect.poll(() => document.activeElement).toBe(cells[12])
  await userEvent.keyboard(' ')

  expect(decided).toEqual([[2, '8']])
})

it('offers the look-alikes of a doubtful place as buttons', async () => {
  const { place, cells, decided } = open()
  cells[2]?.focus()
  await expect.poll(() => place.querySelectorAll('.option').length).toBe(2)
  const [, b] = place.querySelectorAll<HTMLElement>('.option')
  expect(b?.getAttribute('aria-label')).toBe('It is B')
  b?.click()

  expect(decided).toEqual([[2, 'B']])
})

it('leaves shortcuts of the page and the browser alone', async () => {
  const { cells, decided } = open()
  cells[0]?.focus()
  await userEvent.keyboard('{Control>}c{/Control}')

  expect(decided).toEqual([])
})
