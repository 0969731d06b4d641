import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCard, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const newPassphrase = 'copper lantern drift mango'
const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-lost-'))
const backup = path.join(folder, 'household.cardstead')

let app: OpenApp
let page: Page
let key: string
/** Whether this shell keeps backups by itself. */
let keepsBackups: boolean

beforeAll(async () => {
  app = await openApp()
  page = app.page
  key = await createHousehold(page, 'The Larches', passphrase)
  await addCard(page, { label: 'From the lake house', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQA', amount: '25' })
  await inDatabase((cards) => {
    cards.getAll().onsuccess = ({ target }) => {
      const [card] = (target as IDBRequest<{ id: string }[]>).result
      for (let number = 0; number < 8; number++) cards.add({ ...card, id: `${card?.id}-${number}` })
    }
  })
  await unlock(page, passphrase)
  await goTo(page, 'Settings')
  const takeNow = page.getByRole('button', { name: 'Back up now' })
  await page.getByRole('button', { name: 'Export', exact: true }).waitFor()
  keepsBackups = (await takeNow.count()) > 0
  if (keepsBackups) {
    await takeNow.click()
    await page.getByText('Everything is in it.').waitFor({ timeout: 30_000 })
  }
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  if (!keepsBackups) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await (await download).saveAs(backup)
  }
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a household of which much is missing', () => {
  it('says so instead of going on, and offers what brings it back', async () => {
    // What is known is noted a moment after locking.
    await page.waitForTimeout(1500)
    await inDatabase((cards) => void cards.clear())
    await page.getByRole('heading', { name: 'Much of your household is missing' }).waitFor()
    await page.getByText('there were 9 cards here').waitFor()
    if (keepsBackups) await page.getByRole('region', { name: 'The newest backup that holds it all' }).waitFor()
    expect(await page.getByRole('button', { name: 'Go on with what is here' }).isDisabled()).toBe(true)
    await lookEverywhere('lost-shrunken')
  })

  it('comes back with one click and the passphrase', async () => {
    await beginRestore()
    await page.getByLabel('Passphrase').fill(passphrase)
    await lookEverywhere('lost-passphrase')
    await finishRestore()
    await unlock(page, passphrase)
    await goTo(page, 'Cards')
    await page.getByText('9 cards').waitFor()
  })
})

describe('a household in whose place another one stands', () => {
  it('says so, and comes back with the recovery key and a new passphrase', async () => {
    await page.waitForTimeout(1500)
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await page.waitForTimeout(1500)
    await inDatabase((_, vault) => {
      vault.get('vault').onsuccess = ({ target }) =>
        vault.put({ ...(target as IDBRequest<object>).result, householdId: '00000000-0000-4000-8000-000000000000' })
    })
    await page.getByRole('heading', { name: 'Another household is in the place of yours' }).waitFor()
    await lookEverywhere('lost-another')

    await beginRestore()
    await page.getByRole('button', { name: 'Use the recovery key' }).click()
    await page.getByLabel('Recovery key').fill(`${key.slice(0, -1)}${key.endsWith('7') ? '9' : '7'}`)
    await openButton().click()
    await page.getByText('One character is not as it stands on the sheet').waitFor()
    await page.getByLabel('Recovery key').fill(key.toLowerCase())
    await lookEverywhere('lost-recovery-key')
    await openButton().click()
    await page.getByText('Every part of it was read').waitFor({ timeout: 30_000 })
    await page.getByLabel('New passphrase', { exact: true }).fill(newPassphrase)
    await page.getByLabel('New passphrase again').fill(newPassphrase)
    await page.getByRole('heading', { name: 'Choose a new passphrase' }).scrollIntoViewIfNeeded()
    await lookEverywhere('lost-new-passphrase')
    await page.getByRole('button', { name: 'Restore this backup' }).click()
    await page.getByText('The backup was restored.').waitFor({ timeout: 30_000 })
    await unlock(page, newPassphrase)
    await goTo(page, 'Cards')
    await page.getByText('9 cards').waitFor()
  })

  it('shows no screen with a serious accessibility violation', () => {
    expect(app.violations).toEqual([])
  })
})

function openButton() {
  return page.getByRole('button', { name: keepsBackups ? 'Restore this backup' : 'Open the backup' })
}

async function beginRestore() {
  if (keepsBackups) return page.getByRole('button', { name: 'Restore this backup' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a backup file' }).click()
  await (await chooser).setFiles(backup)
}

async function finishRestore() {
  await openButton().click()
  // From the folder nothing more is asked.
  if (!keepsBackups) await page.getByRole('button', { name: 'Restore this backup' }).click({ timeout: 30_000 })
  await page.getByText('The backup was restored.').waitFor({ timeout: 30_000 })
}

async function lookEverywhere(name: string) {
  await app.look(name)
  await page.setViewportSize({ width: 1024, height: 700 })
  await app.look(`${name}-1024`)
  await page.setViewportSize({ width: 1280, height: 860 })
}

/** Changes the cards or the vault as nobody should, while the app is not loaded, and loads it again. */
async function inDatabase(change: Change) {
  await page.goto(`${app.origin}/icon.svg`)
  await page.evaluate(`(${inRawDatabase})(${change})`)
  await page.goto(`${app.origin}/`)
}

type Change = (cards: IDBObjectStore, vault: IDBObjectStore) => void

/** Runs in the page. */
async function inRawDatabase(change: Change) {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('cardstead')
    opening.onsuccess = () => resolve(opening.result)
  })
  const transaction = database.transaction(['cards', 'vault'], 'readwrite')
  change(transaction.objectStore('cards'), transaction.objectStore('vault'))
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}
