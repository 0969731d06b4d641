import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'
import { photoSets } from './photo-set'

const passphrase = 'plum kettle orbit violin'
const { folder, rows } = photoSets()[0] as ReturnType<typeof photoSets>[number]
const waitMs = 120_000

let app: OpenApp

afterEach(() => app.close())

async function openScan() {
  app = await openApp()
  await createHousehold(app.page, 'The Larches', passphrase)
  await goTo(app.page, 'Scan')
}

it('without its reader of codes the app reads them as well as the text reader can, and never as sure and wrong', async () => {
  await openScan()
  const { page } = app
  let refused = 0
  await page.route('**/*.onnx', (route) => {
    refused++
    return route.abort()
  })
  await importPhotos(page, ['screen-us.png', 'mail-gb.webp', 'print-us-plain-code.jpg'])
  await allRead(page)

  expect(refused).toBeGreaterThan(0)
  const codes = rows.flatMap(({ claimCode }) => claimCode ?? [])
  expect(
    await queued(page)
      .filter({ hasText: /^.*(Code read|Code to check)/ })
      .count(),
  ).toBeGreaterThanOrEqual(2)
  for (const entry of await queued(page).filter({ hasText: 'Code read' }).all()) {
    await entry.getByRole('link', { name: 'Review it' }).click()
    expect(codes).toContain(await page.getByLabel('Claim code as typed').inputValue())
    await goTo(page, 'Scan')
  }
})

it('without its reader of prices it reads codes as ever', async () => {
  await openScan()
  const { page } = app
  let refused = 0
  await page.route('**/gift-price-reader*.onnx', (route) => {
    refused++
    return route.abort()
  })
  await importPhotos(page, ['screen-us.png'])
  await allRead(page)

  expect(refused).toBeGreaterThan(0)
  await queued(page).filter({ hasText: 'Code read' }).waitFor()
})

it('“Cancel” ends the work at once, and what was not read can be read again', async () => {
  await openScan()
  const { page } = app
  const photos = rows.map(({ file }) => file)
  await importPhotos(page, photos)
  await page.getByText(`1 of ${photos.length} photos read`).first().waitFor({ timeout: waitMs })
  expect(readersOf(page)).not.toEqual([])

  await page.getByRole('button', { name: 'Cancel' }).click()
  await queued(page).getByText('Not read: cancelled').first().waitFor()
  // A worker that is stopped is gone, whatever it was doing. The reader of codes only answers.
  await expect.poll(() => readersOf(page), { timeout: 5_000 }).toEqual([])
  const unread = await queued(page).filter({ hasText: 'Not read: cancelled' }).count()
  expect(unread).toBeGreaterThan(photos.length / 2)
  await page.waitForTimeout(3_000)
  expect(await queued(page).filter({ hasText: 'Not read: cancelled' }).count()).toBe(unread)
  await app.look('scan-cancelled')

  await queued(page)
    .filter({ hasText: 'Not read: cancelled' })
    .first()
    .getByRole('button', { name: 'Read again' })
    .click()
  await expect.poll(() => queued(page).filter({ hasText: 'Not read: cancelled' }).count()).toBe(unread - 1)
  await allRead(page)
})

it('an import goes on after the browser is killed in the middle of it', async () => {
  await openScan()
  const photos = rows.slice(0, 6).map(({ file }) => file)
  await importPhotos(app.page, photos)
  await app.page.getByText(`2 of ${photos.length} photos read`).first().waitFor({ timeout: waitMs })

  app = await app.crash()
  await unlock(app.page, passphrase)
  await goTo(app.page, 'Scan')
  await expect.poll(() => queued(app.page).count()).toBe(photos.length)
  await allRead(app.page)
  expect(
    await queued(app.page)
      .filter({ hasText: /Code read|Code to check/ })
      .count(),
  ).toBe(photos.length)
})

it('a batch survives its worst items: each fails with a reason, and the photo after them is read', async () => {
  await openScan()
  const { page } = app
  const photo = readFileSync(path.join(folder, 'screen-us.png'))
  const pdf = readFileSync(path.join(folder, '..', 'files', 'two-pages.pdf'))
  const worst: readonly (readonly [name: string, bytes: Buffer, said: RegExp])[] = [
    ['empty.jpg', Buffer.alloc(0), /The file is empty/],
    ['noise.jpg', Buffer.from(Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)), /not an image/],
    ['half.png', photo.subarray(0, photo.length / 2), /not an image/],
    ['half.pdf', pdf.subarray(0, 60), /not an image/],
    ['locked.pdf', readFileSync(path.join(folder, '..', 'files', 'encrypted.pdf')), /asks for a password/],
    ['archive.jpg', Buffer.from('PK\u0003\u0004 and so on'), /kind of file cannot be read/],
    ['diary.jpg', Buffer.from('Dear diary'), /no gift card code in this text/],
    ['vast.png', vastPicture(), /too large/],
  ]
  await page
    .getByTestId('photo-input')
    .setInputFiles([
      ...worst.map(([name, buffer]) => ({ name, mimeType: 'image/jpeg', buffer })),
      { name: 'good.png', mimeType: 'image/png', buffer: photo },
    ])
  await allRead(page)
  for (const [name, , said] of worst) {
    await queued(page)
      .filter({ has: page.getByText(name, { exact: true }) })
      .getByText(said)
      .waitFor()
  }
  await queued(page).filter({ hasText: 'good.png' }).getByText('Code read').waitFor()
  await app.look('scan-worst')
  expect(app.violations).toEqual([])
})

async function importPhotos(page: Page, files: readonly string[]) {
  await page.getByTestId('photo-input').setInputFiles(files.map((file) => path.join(folder, file)))
  await queued(page).first().waitFor({ timeout: 30_000 })
}

async function allRead(page: Page) {
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 4 * waitMs })
}

function queued(page: Page) {
  return page.getByRole('region', { name: 'Photos in this import' }).getByRole('listitem')
}

/** The workers that open files and read their text. */
function readersOf(page: Page): readonly string[] {
  return page
    .workers()
    .map((worker) => worker.url())
    .filter((url) => /scan-worker|tesseract|ocr\/worker/.test(url))
}

/** The head of a PNG of 60,000 by 60,000 pixels. */
function vastPicture(): Buffer {
  const head = Buffer.alloc(60)
  head.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])
  head.write('IHDR', 12)
  head.writeUInt32BE(60_000, 16)
  head.writeUInt32BE(60_000, 20)
  head.set([1, 0, 0, 0, 0], 24)
  return head
}
