import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmSheet, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const newPassphrase = 'copper lantern drift mango'

let app: OpenApp
let page: Page
let firstKey = ''
let key = ''

beforeAll(async () => {
  app = await openApp()
  page = app.page
})

afterAll(() => app.close())

describe('the recovery sheet', () => {
  it('is shown once with the new household, and can be put off in clear words', async () => {
    await page.getByLabel('Name of the household').fill('The Larches')
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await page.getByLabel('Passphrase again').fill(passphrase)
    await page.getByLabel('I have written the passphrase down').check()
    await page.getByRole('button', { name: 'Create household' }).click()
    const groups = page.getByRole('article', { name: 'Cardstead recovery sheet' }).locator('.groups .code')
    await groups.first().waitFor()
    firstKey = (await groups.allInnerTexts()).join(' ')
    expect(firstKey).toMatch(/^(?:[0-9A-Z]{4} ){6}[0-9A-Z]{4}$/)
    await app.look('recovery-sheet')
    await page.setViewportSize({ width: 1024, height: 700 })
    await app.look('recovery-sheet-1024')
    await page.setViewportSize({ width: 1280, height: 860 })

    await page.getByRole('button', { name: 'I have it on paper' }).click()
    await page.getByText('That is not what stands on the sheet. Nothing was changed').waitFor()
    await page.getByRole('link', { name: 'Put it off' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })

  it('alone goes on paper when it is printed', async () => {
    await page.goBack()
    await page.getByLabel('Passphrase of the household').fill(passphrase)
    await page.getByRole('button', { name: 'Show the sheet' }).click()
    await page.getByText('Is it on paper?').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Is it on paper?').isVisible()).toBe(false)
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect(await page.getByRole('article', { name: 'Cardstead recovery sheet' }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await goTo(page, 'Overview')
  })

  it('stays due on the overview until it is done, and leads to a new one', async () => {
    const due = page.getByRole('listitem').filter({ hasText: 'Put the recovery sheet on paper' })
    await due.waitFor()
    expect(await due.getByRole('button', { name: 'Dealt with' }).count()).toBe(0)
    await app.look('recovery-due')
    await due.getByRole('link', { name: 'Open' }).click()
    await page.getByLabel('Passphrase of the household').fill('wrong')
    await page.getByRole('button', { name: 'Show the sheet' }).click()
    await page.getByText('That is not the passphrase of this household. Nothing was changed.').waitFor()
    await app.look('recovery-anew')
    await page.getByLabel('Passphrase of the household').fill(passphrase)
    await page.getByRole('button', { name: 'Show the sheet' }).click()
    key = await confirmSheet(page)
    await app.look('recovery-kept')
    await page.getByRole('link', { name: 'To the overview' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(await due.count()).toBe(0)
  })
})

describe('the locked household', () => {
  it('locks by a shortcut, and does not open with the sheet that was replaced', async () => {
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await app.look('lock-with-sheet')
    await page.getByRole('button', { name: 'Use the recovery key' }).click()
    await typeKey(firstKey)
    await page.getByText('it does not open this household. Perhaps a newer sheet was made since.').waitFor()
  })

  it('says when a character is not as it stands on the sheet', async () => {
    await typeKey(key.replace(/^./, (first) => (first === '7' ? '9' : '7')))
    await page.getByText('One character is not as it stands on the sheet').waitFor()
    await app.look('lock-key-mistyped')
    await typeKey(key.slice(2))
    await page.getByText('This is shorter than a recovery key').waitFor()
  })

  it('opens with the recovery key, typed in small letters, and a new passphrase', async () => {
    await typeKey(key.replaceAll('-', ' ').toLowerCase())
    await page.getByText('Choose a new passphrase').waitFor()
    await page.getByRole('button', { name: 'Save and open' }).click()
    await page.getByText('This passphrase would be guessed too soon.').waitFor()
    await page.getByLabel('New passphrase', { exact: true }).fill(newPassphrase)
    await page.getByLabel('New passphrase again').fill(newPassphrase)
    await app.look('lock-new-passphrase')
    await page.getByRole('button', { name: 'Save and open' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })

  it('slows down wrong tries, also after reloading', async () => {
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    for (let time = 0; time < 5; time++) {
      await tryPassphrase(passphrase)
      await page.getByText('That passphrase does not open this household.').waitFor()
      await page.reload()
    }
    await tryPassphrase(newPassphrase)
    await page.getByText(/the next one is possible in \d seconds?\. Nothing was changed\.$/).waitFor()
    await app.look('lock-wait')
    await page.waitForTimeout(5_500)
    await unlock(page, newPassphrase)
  })
})

it('the passphrase is changed in Settings, and the one before does not open any more', async () => {
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Change the passphrase' }).click()
  await page.getByLabel('Passphrase so far').fill(newPassphrase)
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('New passphrase again').fill(passphrase)
  await page.getByRole('region', { name: 'Security' }).scrollIntoViewIfNeeded()
  await app.look('settings-passphrase')
  await page.getByRole('button', { name: 'Save the new passphrase' }).click()
  // Several derivations, each slow on purpose.
  await page.getByText('The new passphrase opens the household from now on.').waitFor({ timeout: 30_000 })
  const keychain = { browser: 'Not offered in the browser', electron: 'Unlock with the keychain of this computer' }
  await page.getByText(keychain[app.shell]).waitFor()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await tryPassphrase(newPassphrase)
  await page.getByText('That passphrase does not open this household.').waitFor()
  await unlock(page, passphrase)
})

it('tells the developer tools of the framework nothing, where somebody has installed them', async () => {
  await page.addInitScript(() => {
    const told: unknown[] = []
    const tell = (what: unknown) => void told.push(what)
    Object.assign(window, { __VUE_DEVTOOLS_GLOBAL_HOOK__: { told, emit: tell, on: tell, once: tell, off: tell } })
  })
  await page.reload()
  await unlock(page, passphrase)
  const told = await page.evaluate(
    () =>
      (window as unknown as { __VUE_DEVTOOLS_GLOBAL_HOOK__: { told: unknown[] } }).__VUE_DEVTOOLS_GLOBAL_HOOK__.told,
  )
  expect(told).toEqual([])
})

it('shows no screen with a serious accessibility violation, in light or dark', () => {
  expect(app.violations).toEqual([])
})

async function typeKey(text: string) {
  await page.getByLabel('Recovery key').fill(text)
  await page.getByRole('button', { name: 'Go on' }).click()
}

async function tryPassphrase(text: string) {
  await page.getByLabel('Passphrase').fill(text)
  await page.getByRole('button', { name: 'Unlock' }).click()
}
