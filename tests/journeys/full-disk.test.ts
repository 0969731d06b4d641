import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from './kills/household'
import { haveSameRows } from './kills/rows'
import { addCard, choose, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const photos = path.resolve(import.meta.dirname, '..', 'fixtures', 'photos')

const place = mkdtempSync(path.join(tmpdir(), 'cardstead-full-disk-'))

let app: OpenApp
let page: Page
let inspector: CDPSession

beforeAll(async () => {
  app = await openApp()
  page = app.page
  page.setDefaultTimeout(60_000)
  inspector = await page.context().newCDPSession(page)
  await createHousehold(page, 'The Larches', passphrase)
  await addCard(page, { label: 'The first', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQA', amount: '25' })
})

afterAll(async () => {
  await app.close()
  rmSync(place, { recursive: true, force: true })
})

const message = () =>
  page
    .getByRole('alert')
    .getByText('The disk is full, so the last change could not be saved. Everything before it is safe.')

/** For so long Chromium trusts what it knew of the room that was left. */
const trustedMs = 31_000

/** As much room as the browser leaves us beside what is stored already, in bytes; null for as much as usual. */
async function leaveRoom(bytes: number | null) {
  const { origin } = app
  await inspector.send('Storage.overrideQuotaForOrigin', { origin })
  if (bytes === null) return
  const { usage } = await inspector.send('Storage.getUsageAndQuota', { origin })
  await inspector.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes })
  await page.waitForTimeout(trustedMs)
}

/** By their paths, as a person does: so many bytes at once do not reach a window that was joined. */
async function chooseFiles(files: string[]) {
  const expression = "document.querySelector('[data-testid=photo-input]')"
  const { objectId = '' } = (await inspector.send('Runtime.evaluate', { expression })).result
  await inspector.send('DOM.setFileInputFiles', { files, objectId })
}

const closeMessage = () => page.getByRole('alert').getByRole('button', { name: 'Close' }).click()

describe('a disk that is full', () => {
  it('takes nothing of a new card and says so', async () => {
    await goTo(page, 'Cards')
    await page.getByRole('link', { name: 'Add card' }).click()
    await page.getByLabel('Label', { exact: true }).fill('The second')
    await choose(page, 'Marketplace printed on the card', 'amazon.com')
    await page.getByLabel('Claim code').fill('ZB4V-QLYE6N-82GS')
    await page.getByLabel('Face value').fill('10')
    const before = await rowsOf(page)
    await leaveRoom(0)
    await page.getByRole('button', { name: 'Save card' }).click()
    await message().waitFor()
    await app.look('full-disk-card')
    expect(haveSameRows(await rowsOf(page), before)).toBe(true)
    await closeMessage()
  })

  it('takes the same card, which is still filled in, once there is room again', async () => {
    await leaveRoom(null)
    expect(await page.getByLabel('Label', { exact: true }).inputValue()).toBe('The second')
    await page.getByRole('button', { name: 'Save card' }).click()
    await page.getByRole('heading', { name: 'The second' }).waitFor()
    expect((await rowsOf(page)).cards).toHaveLength(2)
  })

  it('leaves out of several files only those that do not fit', async () => {
    await goTo(page, 'Scan')
    await leaveRoom(6_000_000)
    const large = path.join(place, 'large.bmp')
    writeFileSync(large, Buffer.alloc(20_000_000))
    const [mail, screen] = [path.join(photos, 'mail-gb.webp'), path.join(photos, 'screen-de-dark.jpg')]
    await chooseFiles([mail, large, screen])
    await message().waitFor({ timeout: 60_000 })
    const entries = page.getByRole('region', { name: 'Photos in this import' }).getByRole('listitem')
    const read = entries.filter({ hasText: /Code read|Code to check/ })
    await expect.poll(() => read.count(), { timeout: 120_000 }).toBe(2)
    await app.look('full-disk-import')
    const { imports, importPhotos } = await rowsOf(page)
    expect([imports.length, importPhotos.length]).toEqual([2, 2])
    await closeMessage()
  })

  it('keeps nobody out, and nothing from being read or exported', async () => {
    const before = await rowsOf(page)
    await leaveRoom(0)
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await unlock(page, passphrase)
    await goTo(page, 'Cards')
    await page.getByText('The first').first().waitFor()

    await goTo(page, 'Settings')
    await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const bytes = readFileSync(await (await download).path())
    expect(bytes.subarray(0, 16).toString()).toBe('Cardstead backup')
    await page.getByText('Please look whether it arrived.').waitFor()
    await app.look('full-disk-export')
    expect(haveSameRows(await rowsOf(page), before)).toBe(true)
    await leaveRoom(null)
  })

  it('leaves no serious obstacle on what it shows', () => expect(app.violations).toEqual([]))
})
