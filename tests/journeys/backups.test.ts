import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCard, addMember, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const code = 'HK7P-XW3MDT-9RQA'
const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-backups-'))
const backup = path.join(folder, 'household.cardstead')

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a household that is exported', () => {
  it('becomes one file, in which nothing of it can be read', async () => {
    await createHousehold(page, 'The Larches', passphrase)
    await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com'] })
    await addCard(page, { label: 'From the lake house', site: 'amazon.com', code, amount: '25' })
    await goTo(page, 'Settings')
    await page.getByText('No file was exported yet.').waitFor()
    await exportTo(page, backup)
    await page.getByText('Please look whether it arrived.').waitFor()
    await page.getByText('Last exported on').waitFor()
    await page.getByRole('region', { name: 'Backups' }).scrollIntoViewIfNeeded()
    await app.look('backups-settings')

    const bytes = readFileSync(backup, 'latin1')
    expect(bytes).toContain('Cardstead backup')
    for (const text of ['Ada', 'lake house', 'HK7P', 'Larches', passphrase]) expect(bytes).not.toContain(text)
  })

  it('comes back whole on another computer, with the passphrase only', async () => {
    const other = await openApp()
    try {
      await other.page.getByRole('link', { name: 'Restore a backup' }).click()
      await other.look('restore-choose')
      await chooseFile(other.page, backup)
      await other.page.getByLabel('Passphrase').fill('plum kettle orbit violins')
      await other.page.getByRole('button', { name: 'Open the backup' }).click()
      await other.page.getByText('That passphrase does not open this backup.').waitFor()
      await other.look('restore-passphrase')
      await other.page.getByLabel('Passphrase').fill(passphrase)
      await other.page.getByRole('button', { name: 'Open the backup' }).click()
      await other.page.getByText('Every part of it was read').waitFor()
      for (const text of ['The Larches', '$25.00']) await other.page.getByText(text).waitFor()
      await other.look('restore-contents')
      await other.page.getByRole('button', { name: 'Restore this backup' }).click()
      await other.page.getByText('The backup was restored.').waitFor()
      await other.look('restore-done')
      await unlock(other.page, passphrase)
      await goTo(other.page, 'Cards')
      await other.page.getByText('From the lake house').waitFor()
      expect(other.violations).toEqual([])
    } finally {
      await other.close()
    }
  })
})

describe('a file that is no whole backup', () => {
  it.each([
    ['another kind of file', () => Buffer.from('a photo, say'), 'This file is not a backup of Cardstead.'],
    [
      'one without its end',
      (whole: Buffer) => whole.subarray(0, whole.length - 7),
      'The end of this backup is missing',
    ],
    ['one with a bit turned', (whole: Buffer) => turned(whole), 'Something in this backup is not as it was written'],
  ])('is refused, and nothing changes: %s', async (_, make, sentence) => {
    const file = path.join(folder, 'bad.cardstead')
    writeFileSync(file, make(readFileSync(backup)))
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Restore a backup' }).click()
    await chooseFile(page, file)
    await page.getByText(sentence).waitFor()
    await app.look('restore-refused')
    await goTo(page, 'Cards')
    await page.getByText('From the lake house').waitFor()
  })
})

describe('a restore over a household', () => {
  it('keeps what was there aside, and gives it back when asked', async () => {
    await addCard(page, { label: 'Newer than the backup', site: 'amazon.com', code: 'ZB4V-QLYE6N-82GS', amount: '10' })
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Restore a backup' }).click()
    await chooseFile(page, backup)
    await page.getByRole('button', { name: 'Restore this backup' }).click()
    await page.getByText('The backup was restored.').waitFor()
    await unlock(page, passphrase)
    await goTo(page, 'Cards')
    await page.getByText('From the lake house').waitFor()
    expect(await page.getByText('Newer than the backup').count()).toBe(0)

    await goTo(page, 'Settings')
    await page.getByRole('region', { name: 'Before the last restore' }).scrollIntoViewIfNeeded()
    await page.getByText('was kept aside, with 2 cards.').waitFor()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await app.look('restore-put-back')
    await page.getByRole('button', { name: 'Yes, put it back' }).click()
    await page.getByText('The backup was restored.').waitFor()
    await unlock(page, passphrase)
    await goTo(page, 'Cards')
    await page.getByText('Newer than the backup').waitFor()
    expect(await page.getByText('Before the last restore').count()).toBe(0)
  })
})

describe('a second tab', () => {
  it('opens nothing and says where the household is', async ({ skip }) => {
    skip(app.shell !== 'browser', 'Only a browser has tabs.')
    const second = await page.context().newPage()
    await second.goto(`${app.origin}/`)
    await second.getByText('Cardstead is open already').waitFor()
    expect(await second.getByLabel('Passphrase').count()).toBe(0)
    await second.close()
    // The first one does not stand in its own way when it is loaded again.
    await page.reload()
    await unlock(page, passphrase)
  })
})

describe('a household whose database is gone', () => {
  it('is missed at the start, and comes back from a backup', async () => {
    // What is known is noted a moment after a change.
    await page.waitForTimeout(1500)
    await emptyDatabase(page)
    await page.getByRole('heading', { name: 'Your household is not where it was' }).waitFor()
    await page.getByText('there was a household here with 2 cards').waitFor()
    expect(await page.getByRole('button', { name: 'Create household' }).count()).toBe(0)
    await app.look('recovery')

    await page.reload()
    await page.getByRole('heading', { name: 'Your household is not where it was' }).waitFor()
    await chooseFile(page, backup)
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.getByRole('button', { name: 'Open the backup' }).click()
    await page.getByRole('button', { name: 'Restore this backup' }).click()
    await page.getByText('The backup was restored.').waitFor()
    await unlock(page, passphrase)
  })

  it('gives way to a new one only after a person has said so', async () => {
    await page.waitForTimeout(1500)
    await emptyDatabase(page)
    const anew = page.getByRole('button', { name: 'Start anew' })
    await anew.waitFor()
    expect(await anew.isDisabled()).toBe(true)
    await page
      .getByLabel('I know that one card are not in it')
      .or(page.getByLabel(/I know that/))
      .check()
    await anew.click()
    await page.getByRole('heading', { name: 'A safe home for your gift cards' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'A safe home for your gift cards' }).waitFor()
  })

  it('leaves no serious accessibility violation and no secret in the log', () => {
    expect(app.violations).toEqual([])
    for (const line of [...app.log, ...app.requests]) {
      for (const secret of [code, passphrase, 'Larches']) expect(line).not.toContain(secret)
    }
  })
})

async function exportTo(from: Page, file: string) {
  // A browser's own dialog is out of reach here: without it the file is a download.
  await from.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  const download = from.waitForEvent('download')
  await from.getByRole('button', { name: 'Export', exact: true }).click()
  await (await download).saveAs(file)
}

async function chooseFile(where: Page, file: string) {
  const chooser = where.waitForEvent('filechooser')
  await where.getByRole('button', { name: 'Choose a backup file' }).click()
  await (await chooser).setFiles(file)
}

/** As a browser does that clears what it keeps, but for the small record beside it. */
async function emptyDatabase(where: Page) {
  await where.goto(`${app.origin}/icon.svg`)
  await where.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('cardstead').onsuccess = resolve)))
  await where.goto(`${app.origin}/`)
}

/** A bit in the middle of the last quarter, which is sealed. */
function turned(whole: Buffer): Buffer {
  const copy = Buffer.from(whole)
  const place = Math.floor(copy.length * 0.9)
  copy[place] = (copy[place] ?? 0) ^ 1
  return copy
}
