import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import CameraDialog from '@/components/scan/CameraDialog.vue'
import { mount } from './mount'

let end: () => void = () => undefined
afterEach(() => end())

function open(props: Record<string, unknown> = {}) {
  const heard: string[] = []
  const mounted = mount(CameraDialog, {
    isOpen: true,
    stream: null,
    cameras: [],
    cameraId: null,
    help: null,
    failure: null,
    taken: 0,
    onTake: () => heard.push('take'),
    onClose: () => heard.push('close'),
    onAgain: () => heard.push('again'),
    ...props,
  })
  end = mounted.end
  const dialog = () => document.querySelector('[role="dialog"]') as HTMLElement
  const button = (name: string) => [...dialog().querySelectorAll('button')].find((one) => one.innerText.includes(name))
  return { ...mounted, heard, dialog, button }
}

function camera(): MediaStream {
  const canvas = document.createElement('canvas')
  canvas.getContext('2d')
  return canvas.captureStream(5)
}

it('takes a photo by button and by the space bar, and closes by Done', async () => {
  const { props, heard, button, dialog } = open()
  await expect.poll(() => button('Take photo')?.disabled).toBe(true)
  props.stream = camera()
  await expect.poll(() => document.activeElement).toBe(button('Take photo'))
  await userEvent.keyboard(' ')
  expect(heard).toEqual(['take'])
  button('Take photo')?.blur()
  dialog()
    .querySelector('h2')
    ?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', code: 'Space', bubbles: true }))
  expect(heard).toEqual(['take', 'take'])
  button('Done')?.click()
  expect(heard).toEqual(['take', 'take', 'close'])
})

it('shows each help at once, and says aloud only what stands for a while', async () => {
  const { props, dialog } = open({ stream: camera() })
  const shown = () => dialog().querySelector('.help')?.textContent
  const said = () => dialog().querySelector('.visually-hidden[role="status"]')?.textContent
  for (const text of ['Move closer', 'Hold still', 'More light']) {
    props.help = { text, isGood: false }
    await expect.poll(shown).toBe(text)
    expect(said()).toBe('')
  }
  await expect.poll(said, { timeout: 5_000 }).toBe('More light')
})

it('says what is wrong instead of a picture, and tries again', async () => {
  const { heard, button, dialog } = open({ failure: 'The camera is blocked.' })
  await expect.poll(() => dialog().querySelector('[role="alert"]')?.textContent).toContain('The camera is blocked.')
  expect(dialog().querySelector('video')).toBeNull()
  button('Try again')?.click()
  expect(heard).toEqual(['again'])
})
