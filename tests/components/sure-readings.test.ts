import { afterEach, expect, it } from 'vitest'
import SureReadings, { type SureReading } from '@/components/scan/SureReadings.vue'
import { mount } from './mount'

const readings: readonly SureReading[] = ['a', 'b', 'c'].map((id, place) => ({
  id,
  label: `Card ${id}`,
  issuerId: 'amazon',
  code: 'HK7PXW3MDT9RQA',
  places: [],
  amount: `$${25 + place}.00`,
  place: 'amazon.com',
  serial: '',
}))

let end: () => void = () => undefined
afterEach(() => end())

function open() {
  const looked: string[] = []
  const mounted = mount(SureReadings, {
    readings,
    unticked: new Set(),
    'onUpdate:unticked': (value: ReadonlySet<string>) => (mounted.props.unticked = value),
    onLook: (id: string) => looked.push(id),
  })
  end = mounted.end
  const rows = () => [...mounted.place.querySelectorAll<HTMLElement>('[role="checkbox"]')]
  const ticks = () => rows().map((row) => row.getAttribute('aria-checked'))
  return { ...mounted, rows, ticks, looked }
}

it('names every row with all that is to be compared', () => {
  expect(open().rows()[0]?.getAttribute('aria-label')).toBe('Card a: HK7P-XW3MDT-9RQA, $25.00, amazon.com')
})

it('takes a tick off by a click and puts it back', async () => {
  const { rows, ticks } = open()
  rows()[1]?.click()
  await expect.poll(ticks).toEqual(['true', 'false', 'true'])
  rows()[1]?.click()
  await expect.poll(ticks).toEqual(['true', 'true', 'true'])
})

it('offers to look at one singly, and that does not touch its tick', async () => {
  const { place, ticks, looked } = open()
  place.querySelectorAll<HTMLElement>('.look')[2]?.click()

  expect(looked).toEqual(['c'])
  await expect.poll(ticks).toEqual(['true', 'true', 'true'])
})
