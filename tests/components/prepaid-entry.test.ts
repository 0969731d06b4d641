import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { Day } from '@/domain/day'
import type { PrepaidFacts } from '@/domain/prepaid/prepaid-draft'
import { money } from '@/domain/money'
import PrepaidEntry from '@/components/reloads/PrepaidEntry.vue'
import PrepaidForm from '@/components/reloads/PrepaidForm.vue'
import { prepaid } from '../domain/reloads/sample-prepaid'
import { mount } from './mount'

const today = '2026-11-25' as Day
const number = '4111 1111 1111 1111'

function fields(element: HTMLElement, label: string): HTMLInputElement[] {
  return [...element.querySelectorAll<HTMLInputElement>(`[aria-label="${label}"]`)]
}

async function type(field: HTMLInputElement | undefined, text: string) {
  if (!field) throw new Error('no such field')
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await nextTick()
}

function openEntry() {
  const saved: PrepaidFacts[] = []
  const { place: element } = mount(PrepaidEntry, {
    currency: 'USD',
    today,
    members: [],
    save: async (facts: readonly PrepaidFacts[]) => void saved.push(...facts),
  })
  const submit = async () => {
    element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { element, saved, submit }
}

it('a full number that is typed into the table is gone at once, from the field and from the page, and the reason is said', async () => {
  const { element } = openEntry()
  for (const label of ['Name', 'Last 4 digits', 'Balance']) {
    await type(fields(element, label)[0], number)

    expect(fields(element, label)[0]?.value, label).toBe('')
    expect(element.textContent).toContain('It was dropped and is not kept anywhere')
    expect(element.innerHTML).not.toContain('4111')
  }
})

it('a new row comes by itself, good rows are saved and a bad one stays with what is wrong', async () => {
  const { element, saved, submit } = openEntry()
  await type(fields(element, 'Name')[0], 'Rebate')
  await type(fields(element, 'Balance')[0], '27.41')
  expect(fields(element, 'Name')).toHaveLength(2)
  await type(fields(element, 'Name')[1], 'Party')
  await type(fields(element, 'Balance')[1], 'a lot')
  await type(fields(element, 'Last 4 digits')[2], '4471')
  await type(fields(element, 'Balance')[2], '2.41')
  await submit()

  expect(saved.map(({ nickname, lastFour, balance }) => [nickname, lastFour, balance])).toEqual([
    ['Rebate', '', money(2741, 'USD')],
    ['', '4471', money(241, 'USD')],
  ])
  expect(fields(element, 'Name').map(({ value }) => value)).toEqual(['Party', ''])
  expect(element.textContent).toContain('2 cards saved.')
  expect(element.textContent).toContain('An amount in USD')
})

it('a row that becomes good while the others are being saved stays', async () => {
  let finish = () => {}
  const { place: element } = mount(PrepaidEntry, {
    currency: 'USD',
    today,
    members: [],
    save: () => new Promise<void>((resolve) => (finish = resolve)),
  })
  await type(fields(element, 'Name')[0], 'Rebate')
  await type(fields(element, 'Balance')[0], '27.41')
  await type(fields(element, 'Name')[1], 'Party')
  await type(fields(element, 'Balance')[1], 'a lot')
  element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await type(fields(element, 'Balance')[1], '18.63')
  finish()
  await new Promise((resolve) => setTimeout(resolve, 20))

  expect(fields(element, 'Name').map(({ value }) => value)).toEqual(['Party', ''])
})

function labelled(element: HTMLElement, label: string): HTMLInputElement | undefined {
  const id = [...element.querySelectorAll('label')].find(
    ({ textContent, htmlFor }) => htmlFor !== '' && textContent === label,
  )?.htmlFor
  return element.querySelector<HTMLInputElement>(`#${CSS.escape(id ?? '')}`) ?? undefined
}

it('a balance that is written anew counts from today: fees since the day before are not taken off twice', async () => {
  const card = prepaid('Rebate', 2741, { asOf: '2026-09-01' as Day })
  const { place: element } = mount(PrepaidForm, { card, today, members: [] })
  await type(labelled(element, 'Balance'), '19.51')
  expect(labelled(element, 'As of')?.value).toBe(today)

  await type(labelled(element, 'As of'), '2026-11-20')
  await type(labelled(element, 'Balance'), '19.52')
  expect(labelled(element, 'As of')?.value).toBe('2026-11-20')
})

it('the form of one card drops a full number too', async () => {
  const { place: element } = mount(PrepaidForm, { card: prepaid('Rebate', 2741), today, members: [] })
  const field = labelled(element, 'Last 4 digits')
  await type(field, number)
  await nextTick()
  await nextTick()

  expect(field?.value).toBe('')
  expect(element.innerHTML).not.toContain('4111')
  expect(element.textContent).toContain('It was dropped')
})
