import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHousehold, goTo, openApp, type OpenApp } from './open-app'
import { photoSets } from './photo-set'

const { folder } = photoSets()[0] as ReturnType<typeof photoSets>[number]
const place = mkdtempSync(path.join(tmpdir(), 'cardstead-camera-'))

let app: OpenApp
let page: Page

beforeAll(async () => {
  // Chromium shows the photos of such a file one after the other, for ever.
  const seen = path.join(place, 'seen.mjpeg')
  copyFileSync(path.join(folder, 'back-gb-dark-table.jpg'), seen)
  app = await openApp({
    browserArguments: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${seen}`],
    permissions: ['camera', 'clipboard-read', 'clipboard-write'],
  })
  page = app.page
  await createHousehold(page, 'The Larches', 'plum kettle orbit violin')
  await goTo(page, 'Scan')
})

afterAll(async () => {
  await app.close()
  rmSync(place, { recursive: true, force: true })
})

it('takes photos of one card after the other, which arrive in the queue', async () => {
  await app.look('scan-intake')
  await watchTracks()
  await page.getByRole('button', { name: 'Use the camera' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take photos of cards' })
  await dialog.getByText('Good: take the photo').first().waitFor({ timeout: 30_000 })
  await app.look('camera')

  await page.keyboard.press('Space')
  await dialog.getByText('One photo in the queue').waitFor()
  await dialog.getByRole('button', { name: 'Take photo' }).click()
  await dialog.getByText('2 photos in the queue').waitFor()
  await app.look('camera-taken')
  expect(await liveTracks()).toBe(1)

  await dialog.getByRole('button', { name: 'Done' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await liveTracks()).toBe(0)
  const queue = page.getByRole('region', { name: 'Photos in this import' })
  for (const name of ['Camera 1', 'Camera 2']) await queue.getByText(name, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 120_000 })
  await queue.getByText('Code read').first().waitFor()
  await app.look('camera-queue')
})

it('stops the camera on the way back and by Escape', async () => {
  await page.getByRole('button', { name: 'Use the camera' }).click()
  await expect.poll(liveTracks).toBe(1)
  await page.goBack()
  await expect.poll(liveTracks).toBe(0)

  await goTo(page, 'Scan')
  await page.getByRole('button', { name: 'Use the camera' }).click()
  await expect.poll(liveTracks).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(liveTracks).toBe(0)
})

it('says what to do when the camera is blocked', async () => {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Use the camera' }).click()
  await page.getByText('The camera is blocked.').waitFor()
  await app.look('camera-blocked')
  await page.getByRole('button', { name: 'Done' }).click()
})

it('takes pasted text, and a folder without what is no photo in it', async () => {
  await page.getByRole('heading', { level: 1 }).click()
  await page.evaluate(() => navigator.clipboard.writeText('Your gift card claim code: HK8P-XW3MDT-9RQA'))
  await page.keyboard.press('ControlOrMeta+V')
  await page.getByText('Pasted text', { exact: true }).waitFor()
  await page.getByTestId('folder-input').setInputFiles(folder)
  await page.getByText(/files? that (is|are) no photos? (was|were) left out\./).waitFor()
  await app.look('scan-folder')
  await page.getByRole('button', { name: 'Cancel' }).click()
})

it('saw no serious accessibility violation and no error', () => {
  expect(app.violations).toEqual([])
  expect(app.log.filter((line) => /^(error|pageerror)|content security policy/i.test(line))).toEqual([])
})

/** Keeps every track that the page is given, so that it can be asked whether it still runs. */
async function watchTracks() {
  await page.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { tracks })
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
}

function liveTracks(): Promise<number> {
  return page.evaluate(() => {
    const { tracks } = window as unknown as { tracks: MediaStreamTrack[] }
    return tracks.filter(({ readyState }) => readyState === 'live').length
  })
}
