import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCard, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  await createHousehold(page, 'The Larches', passphrase)
  await addCard(page, { label: 'From the lake house', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQA', amount: '25' })
})

afterAll(() => app.close())

it('an export is not due in the first days, and due a week after a change that no file holds, unless snapshots are made', async () => {
  await goTo(page, 'Overview')
  expect(await page.getByText('Export a backup file').count()).toBe(0)
  await page.goto(`${app.origin}/icon.svg`)
  await page.evaluate(makeChangesOlder, 8 * 86_400_000)
  await page.goto(`${app.origin}/`)
  await unlock(page, passphrase)

  const due = page.getByRole('listitem').filter({ hasText: 'Export a backup file' })
  if (app.shell === 'electron') {
    // What is due comes with the figures of the overview.
    await page.getByText('From the lake house').first().waitFor()
    await page.waitForTimeout(1_000)
    expect(await due.count()).toBe(0)
    return
  }
  await due.waitFor()
  expect(await due.getByRole('button', { name: 'Dealt with' }).count()).toBe(0)
  await app.look('export-due')
})

it('leads to the backups, where the interval can be chosen, and is ended by exporting', async ({ skip }) => {
  skip(app.shell === 'electron', 'There snapshots are made, and no export is due.')
  const due = page.getByRole('listitem').filter({ hasText: 'Export a backup file' })
  await due.getByRole('link', { name: 'Open' }).click()
  await page.getByText('is in no backup').waitFor()
  await page.getByLabel('Remind of an export: days after a change').waitFor()
  await page.waitForTimeout(500)
  await app.look('export-settings')
  await page.setViewportSize({ width: 1024, height: 700 })
  await app.look('export-settings-1024')
  await page.setViewportSize({ width: 1280, height: 860 })

  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await (await download).delete()
  await page.getByText('is in no backup').waitFor({ state: 'detached' })
  await goTo(page, 'Overview')
  expect(await due.count()).toBe(0)
})

it('shows no screen with a serious accessibility violation', async () => {
  await goTo(page, 'Cards')
  await page.getByRole('row', { name: /From the lake house amazon\.com \$25\.00/ }).waitFor()
  await page.getByRole('button', { name: 'Face value' }).click()
  await app.look('cards-sorted')
  await page.setViewportSize({ width: 1024, height: 700 })
  await app.look('cards-sorted-1024')
  expect(app.violations).toEqual([])
})

/** Runs in the page, while the app is not loaded. */
async function makeChangesOlder(ms: number) {
  const opening = indexedDB.open('cardstead')
  await new Promise((resolve) => (opening.onsuccess = resolve))
  const transaction = opening.result.transaction('changes', 'readwrite')
  transaction.objectStore('changes').openCursor().onsuccess = ({ target }) => {
    const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
    cursor?.update({ ...cursor.value, at: cursor.value.at - ms })
    cursor?.continue()
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  opening.result.close()
}
