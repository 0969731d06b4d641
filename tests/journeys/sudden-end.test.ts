import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCard, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const rounds = 5
const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-ends-'))
const backup = path.join(folder, 'household.cardstead')
/** The same moments in every run. */
const [delaysMs = []] = fc.sample(fc.array(fc.nat(1_200), { minLength: rounds, maxLength: rounds }), {
  seed: 7,
  numRuns: 1,
})

let app: OpenApp

beforeAll(async () => {
  app = await openApp()
  await createHousehold(app.page, 'The Larches', passphrase)
  await addCard(app.page, { label: 'The first', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQA', amount: '25' })
  await goTo(app.page, 'Settings')
  await app.page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  const download = app.page.waitForEvent('download')
  await app.page.getByRole('button', { name: 'Export', exact: true }).click()
  await (await download).saveAs(backup)
  await addCard(app.page, { label: 'The second', site: 'amazon.com', code: 'ZB4V-QLYE6N-82GS', amount: '10' })
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a card that was saved is there after the browser is killed at that very moment', async () => {
  app = await app.crash()
  await unlock(app.page, passphrase)
  expect(await labels(app.page)).toEqual(['The first', 'The second'])
})

it(
  'a restore that is killed leaves either all of what was there or all of the backup',
  { timeout: 300_000 },
  async () => {
    for (const delayMs of delaysMs) {
      const { page } = app
      const before = await labels(page)
      await goTo(page, 'Settings')
      await page.getByRole('button', { name: 'Restore a backup' }).click()
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Choose a backup file' }).click()
      await (await chooser).setFiles(backup)
      await page.getByRole('button', { name: 'Restore this backup' }).click()
      await page.waitForTimeout(delayMs)
      app = await app.crash()
      await unlock(app.page, passphrase)

      expect([before, ['The first']]).toContainEqual(await labels(app.page))
      // What was being unpacked is gone, whatever became of it.
      expect(await app.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain(
        'cardstead-unpacked',
      )
      await app.page.getByRole('link', { name: 'Overview' }).first().click()
    }
  },
)

async function labels(page: Page): Promise<readonly string[]> {
  await goTo(page, 'Cards')
  await page.getByText('The first').first().waitFor()
  const shown = await Promise.all(
    ['The first', 'The second'].map(async (label) => ((await page.getByText(label).count()) > 0 ? [label] : [])),
  )
  return shown.flat()
}
