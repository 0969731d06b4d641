import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { addCard, addMember, choose, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const code = 'TN4W-9QHGCX-2KLM'
const dayMs = 24 * 60 * 60 * 1000

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  await createHousehold(page, 'The Quiet Oaks', passphrase)
})

afterAll(() => app.close())

async function openTrash() {
  await goTo(page, 'Settings')
  await page.getByRole('link', { name: 'Trash' }).click()
  await page.getByRole('heading', { level: 1, name: 'Trash' }).waitFor()
}

const inTrash = (name: string) => page.getByRole('listitem').filter({ hasText: name })

describe('what was done', () => {
  it('is written down with who was there', async () => {
    await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com'] })
    await choose(page, 'Who is at this computer?', 'Ada')
    await addCard(page, { label: 'Birthday card', site: 'amazon.com', code, amount: '50' })
    await page.getByRole('link', { name: 'What was done with it' }).click()
    const added = page.getByRole('listitem').filter({ hasText: 'Card “Birthday card”: added' })
    await added.getByText('Ada').waitFor()
    await app.look('history-of-card')
    await page.getByRole('link', { name: 'Everything' }).click()
    await page.getByText('Member “Ada”: added').waitFor()
    await page.getByText('Household: added').waitFor()
    await app.look('history')
    expect(await page.locator('main').innerText()).not.toContain(code)
  })
})

describe('the trash', () => {
  it('is empty at first', async () => {
    await openTrash()
    await page.getByText('The trash is empty').waitFor()
    await app.look('trash-empty')
  })

  it('gives back what was removed', async () => {
    await goTo(page, 'Cards')
    await page.getByRole('link', { name: 'Birthday card' }).click()
    await page.getByRole('button', { name: 'Move to trash' }).click()
    await openTrash()
    await inTrash('Card “Birthday card”').getByText('It can be deleted for good in 30 days.').waitFor()
    expect(await page.getByRole('button', { name: 'Delete for good' }).count()).toBe(0)
    await page.setViewportSize({ width: 1024, height: 700 })
    await app.look('trash')
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('Card “Birthday card” is back.').waitFor()
    await goTo(page, 'Cards')
    await page.getByRole('link', { name: 'Birthday card' }).click()
    await page.getByRole('button', { name: 'Move to trash' }).click()
  })

  it('still holds everything after thirty days, and then lets it be deleted for good', async () => {
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.clock.setFixedTime(Date.now() + 31 * dayMs)
    await unlock(page, passphrase)
    await openTrash()
    await inTrash('Birthday card').getByRole('button', { name: 'Delete for good' }).click()
    await page.getByRole('dialog').getByText('nobody can bring them back').waitFor()
    await app.look('trash-delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('Card “Birthday card” is deleted for good.').waitFor()
    await page.getByText('The trash is empty').waitFor()
    await page.getByRole('link', { name: 'What was done' }).click()
    await page.getByText('a card that was deleted').first().waitFor()
    await page.getByText('deleted for good', { exact: false }).first().waitFor()
  })

  it('leaves no error behind, and is accessible', () => {
    expect(app.log.filter((line) => /^(?:error|pageerror)/.test(line))).toEqual([])
    expect(app.violations).toEqual([])
  })
})
