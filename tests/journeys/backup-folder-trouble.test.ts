import { renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCard, createHousehold, goTo, newProfile, openAppIn, type OpenApp } from './open-app'

const profile = newProfile()
const folder = path.join(profile, 'userData', 'backups')

let app: OpenApp

beforeAll(async () => {
  app = await openAppIn(profile, { shell: 'stand-in' })
  app.page.setDefaultTimeout(60_000)
  await createHousehold(app.page, 'The Larches', 'plum kettle orbit violin')
})

afterAll(() => app.close())

it('a folder of backups that is not there is said, keeps nobody from working, and is used again once it is back', async () => {
  const { page } = app
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await page.getByText('Everything is in it.').waitFor()

  renameSync(folder, `${folder}-elsewhere`)
  writeFileSync(folder, 'no folder')
  await page.getByRole('button', { name: 'Back up now' }).click()
  const missing = page.getByText('The folder of backups cannot be reached. Your household is as it was.').first()
  await missing.waitFor()
  await app.look('backup-folder-missing')
  await addCard(page, { label: 'The first', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQA', amount: '25' })

  rmSync(folder)
  renameSync(`${folder}-elsewhere`, folder)
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await page.getByText('Everything is in it.').waitFor()
  expect(await missing.isVisible()).toBe(false)
  expect(app.violations).toEqual([])
})
