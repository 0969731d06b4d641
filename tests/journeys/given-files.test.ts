import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCard, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-given-'))
const backup = path.join(folder, 'The Larches.cardstead')
const photo = path.resolve('tests/fixtures/photos/back-us.jpg')

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  await createHousehold(page, 'The Larches', passphrase)
  await addCard(page, { label: 'In the backup', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQA', amount: '25' })
  await goTo(page, 'Settings')
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await (await download).saveAs(backup)
  await addCard(page, { label: 'Only here', site: 'amazon.com', code: 'ZB4V-QLYE6N-82GS', amount: '10' })
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function isLookedInto(where: Page) {
  await where.getByText('From the file “The Larches.cardstead”').waitFor()
  await where.getByText('Every part of it was read').waitFor({ timeout: 30_000 })
}

describe('a backup that is opened with the app', () => {
  it('is looked into while the household is open, and replaces nothing', async () => {
    await app.give(backup)
    await isLookedInto(page)
    await app.look('given-open')
    await goTo(page, 'Cards')
    await page.getByText('Only here').waitFor()
  })

  it('waits on the lock screen, and is looked into after unlocking', async () => {
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await app.give(backup)
    await page.getByText('The backup “The Larches.cardstead” waits.').waitFor()
    await app.look('given-locked')
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('heading', { level: 1, name: 'Restore a backup' }).waitFor({ timeout: 30_000 })
    await isLookedInto(page)
  })

  it('waits while the sample is open, and can be forgotten', async () => {
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.getByRole('button', { name: 'Explore a sample household' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 30_000 })
    await app.give(backup)
    await page.getByRole('button', { name: 'Leave the sample' }).click()
    await page.getByText('The backup “The Larches.cardstead” waits.').waitFor()
    await page.getByRole('button', { name: 'Forget this backup' }).click()
    await unlock(page, passphrase)
    await goTo(page, 'Cards')
    await page.getByText('Only here').waitFor()
  })

  it('is refused with a reason when it is none', async () => {
    const bad = path.join(folder, 'none.cardstead')
    writeFileSync(bad, 'a photo, say')
    await app.give(bad)
    await page.getByText('This file is not a backup of Cardstead.').waitFor()
  })

  it('asks for its passphrase where there is no household, and restores when told to', async () => {
    const other = await openApp()
    try {
      await other.page.getByRole('heading', { name: 'A safe home for your gift cards' }).waitFor()
      await other.give(backup)
      await other.page.getByText('From the file “The Larches.cardstead”').waitFor()
      await other.page.getByLabel('Passphrase').fill(passphrase)
      await other.page.getByRole('button', { name: 'Open the backup' }).click()
      await isLookedInto(other.page)
      await other.look('given-welcome')
      await other.page.getByRole('button', { name: 'Restore this backup' }).click()
      await other.page.getByText('The backup was restored.').waitFor({ timeout: 30_000 })
      await unlock(other.page, passphrase)
      expect(other.violations).toEqual([])
    } finally {
      await other.close()
    }
  })
})

describe('a photo that is given to the app', () => {
  it('leads to Scan and is read there', async () => {
    await goTo(page, 'Cards')
    await app.give(photo)
    await page.getByRole('heading', { level: 1, name: 'Scan' }).waitFor()
    await page.getByText('back-us.jpg').first().waitFor()
    expect(app.violations).toEqual([])
  })
})
