import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import RevealCode from '@/components/RevealCode.vue'
import { mount } from './mount'

let end: () => void = () => undefined
afterEach(() => end())

function open() {
  const told: boolean[] = []
  const mounted = mount(RevealCode, {
    code: 'HK8PXW3MDT9RQA',
    issuerId: 'amazon',
    name: 'Claim code',
    onShowing: (value: boolean) => told.push(value),
  })
  end = mounted.end
  const shown = () => mounted.place.querySelector('output')?.textContent
  const button = mounted.place.querySelector('button') as HTMLButtonElement
  return { ...mounted, told, shown, button }
}

it('shows only the shape of a code until its button is held', async () => {
  const { place, shown, button, told } = open()
  expect(place.innerHTML).not.toContain('HK8P')

  button.dispatchEvent(new PointerEvent('pointerdown'))
  await expect.poll(shown).toBe('HK8P-XW3MDT-9RQA')
  button.dispatchEvent(new PointerEvent('pointerup'))
  await expect.poll(shown).toBe('••••-••••••-••••')
  expect(told).toEqual([true, false])
})

it('shows it while the space bar is held, and hides it when the focus leaves', async () => {
  const { shown, button } = open()
  button.focus()
  await userEvent.keyboard('{ >}')
  await expect.poll(shown).toBe('HK8P-XW3MDT-9RQA')
  button.blur()
  await expect.poll(shown).toBe('••••-••••••-••••')
})

it('tells that nothing shows any more when it goes away while held', async () => {
  const { button, told } = open()
  button.dispatchEvent(new PointerEvent('pointerdown'))
  end()
  end = () => undefined

  expect(told).toEqual([true, false])
})
