import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { addCard, addMember, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'

const passphrase = 'plum kettle orbit violin'
const code = 'TN4W-9QHGCX-2KLM'
const household = 'The Quiet Oaks'

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
})

afterAll(() => app.close())

const answer = (name: string) => page.getByRole('button', { name, exact: true }).click()
const verdicts = () => page.locator('article[data-verdict]')

describe('before there is a household', () => {
  it('somebody who asks for a code is met with stop', async () => {
    await page.getByRole('link', { name: 'Someone asked me for a code' }).click()
    await page.getByRole('heading', { level: 1, name: 'Safety' }).waitFor()
    await answer('An authority: tax office, police, court, bank, electricity company')
    await page.getByRole('heading', { name: 'Stop' }).waitFor()
    await page.getByText('none asks for their codes').waitFor()
    await page.getByRole('button', { name: 'Back to the start' }).click()
    await page.getByRole('heading', { name: 'Create your household' }).waitFor()
  })
})

describe('without unlocking', () => {
  beforeAll(async () => {
    await createHousehold(page, household, passphrase)
    await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com'] })
    await addCard(page, { label: 'Birthday card', site: 'amazon.com', code, amount: '50' })
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.getByRole('link', { name: 'Someone asked me for a code' }).click()
  })

  it('the questions show nothing of the household', async () => {
    await page.getByRole('heading', { level: 1, name: 'Safety' }).waitFor()
    await app.look('safety-asked')
    const shown = await page.locator('body').innerText()
    for (const secret of [household, 'Ada', 'Birthday card', code]) expect(shown).not.toContain(secret)
    expect(await page.getByRole('navigation').count()).toBe(0)
  })

  it('a relative who wrote and was not called back is met with stop, and one step can be taken back', async () => {
    await answer('Family or a friend')
    await answer('By phone or by message')
    await page.getByRole('heading', { name: 'Have you called them back yourself' }).waitFor()
    await app.look('safety-question')
    await answer('No')
    await page.getByRole('heading', { name: 'Stop' }).waitFor()
    await app.look('safety-stop')
    await answer('Back')
    await answer('Yes')
    await answer('No')
    await answer('No')
    await page.getByRole('heading', { name: 'Nothing here speaks of a fraud' }).waitFor()
    await app.look('safety-go-on')
  })

  it('can be answered with the keyboard alone', async () => {
    await answer('Start again')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Stop' }).waitFor()
  })

  it('what to do, where to report and how to buy are told with their sources', async () => {
    await page.getByRole('link', { name: 'The code is out already: what to do' }).click()
    const steps = page.getByRole('list').first().getByRole('listitem')
    await steps.filter({ hasText: 'Tell whoever issued the card, at once' }).waitFor()
    await page.getByRole('list', { name: 'United States' }).getByText('Federal Trade Commission').waitFor()
    await app.look('safety-happened')
    await page.getByRole('button', { name: 'Where this comes from' }).click()
    await steps.getByText('scamsquadsav.org').first().waitFor()
    await page.getByRole('tab', { name: 'Buy safely' }).click()
    await page.getByText('Not from strangers').waitFor()
    await app.look('safety-buy')
  })

  it('only the report page itself is opened', async () => {
    await page.getByRole('tab', { name: 'It has happened' }).click()
    const report = page.getByRole('button', { name: 'Open reportfraud.ftc.gov' })
    expect(await app.openedBy(() => report.click())).toBe('https://reportfraud.ftc.gov/')
  })

  it('a phishing mail is taken apart, link by link', async () => {
    await page.getByRole('tab', { name: 'Check a link' }).click()
    await app.look('safety-link-empty')
    await page.getByTestId('mail-input').setInputFiles('tests/fixtures/links/phishing.eml')
    await page.getByText('5 links: 3 dangerous, 1 to be careful with, and 1 official.').waitFor()
    expect(await verdicts().evaluateAll((all) => all.map((one) => one.getAttribute('data-verdict')))).toEqual([
      'dangerous',
      'dangerous',
      'dangerous',
      'caution',
      'official',
    ])
    await page
      .getByText('The words say www.amazon.com, but the link leads to www.amazon.com.gift-hold.example.')
      .waitFor()
    await page.getByText('It leads to a computer by its number (203.0.113.5), as no shop does.').first().waitFor()
    await page.getByText('A short link: where it leads cannot be seen.').waitFor()
    await app.look('safety-link')
    expect(await page.locator('article a').count()).toBe(0)
  })

  it('the links behind pasted words are looked at', async () => {
    await page.evaluate(async () => {
      const html = '<p>Look: <a href="https://amazon.com@evil.example/gc">https://www.amazon.com/gc/redeem</a></p>'
      const text = 'Look: https://www.amazon.com/gc/redeem'
      const blob = (type: string, words: string) => new Blob([words], { type })
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', text) }),
      ])
    })
    await page.getByLabel('Link or message').focus()
    await page.keyboard.press('Control+V')
    await page.getByText('The links behind the words are looked at too.').waitFor()
    await page.getByRole('button', { name: 'Check a link' }).click()
    const dangerous = verdicts().filter({ hasText: 'evil.example' })
    await dangerous.getByText('Dangerous').waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await verdicts().count()).toBe(0)
  })

  it('an exact page is official, its look-alike is not', async () => {
    const field = page.getByLabel('Link or message')
    await field.fill('https://www.amazon.co.uk/gc/redeem')
    await page.getByRole('button', { name: 'Check a link' }).click()
    await page.getByText('This is the exact address of a page of amazon.co.uk: where codes are redeemed.').waitFor()
    await field.fill('https://www.amaz0n.co.uk/gc/redeem')
    await page.getByRole('button', { name: 'Check a link' }).click()
    await page.getByText('“amaz0n” only looks like “amazon”.').waitFor()
  })

  it('a file of another kind and a text without links are answered plainly', async () => {
    await page.getByTestId('mail-input').setInputFiles('tests/fixtures/photos/receipt-au.jpg')
    await page.getByText('This kind of file is not read here.').waitFor()
    await page.getByLabel('Link or message').fill('No link at all')
    await page.getByRole('button', { name: 'Check a link' }).click()
    await page.getByText('There is no link in it.').waitFor()
  })

  it('every other address still leads to the lock screen', async () => {
    for (const place of ['cards', 'settings', 'gifts']) {
      await page.goto(`${app.origin}/#/${place}`)
      await page.getByRole('button', { name: 'Unlock' }).waitFor()
    }
  })
})

describe('in the open household', () => {
  it('the screen is in the navigation and found by the search', async () => {
    await unlock(page, passphrase)
    await goTo(page, 'Safety')
    await page.setViewportSize({ width: 1024, height: 700 })
    await app.look('safety-small')
    await page.getByRole('button', { name: 'Search', exact: false }).first().click()
    await page.getByRole('combobox').last().fill('check a link')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Where does this link really lead?' }).waitFor()
  })

  it('a list of all codes is written after the safety questions and the typed name only', async () => {
    await page.setViewportSize({ width: 1280, height: 860 })
    await goTo(page, 'Settings')
    await page.getByRole('link', { name: 'Make a plain list' }).click()
    await page.getByLabel('Everything, claim codes and PINs too').check()
    await answer('Yes')
    await page.getByRole('heading', { name: 'Stop' }).waitFor()
    expect(await page.getByRole('button', { name: /Save the list/ }).count()).toBe(0)
    await app.look('list-stop')
    await answer('Start again')
    await answer('No')
    await answer('No')
    await answer('Go on')
    const save = page.getByRole('button', { name: 'Save the list of one card' })
    expect(await save.isDisabled()).toBe(true)
    await page.getByLabel(/^Type “/).fill(household)
    await app.look('list-confirm')
    const download = page.waitForEvent('download')
    await save.click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text).toContain(`Birthday card,Amazon,${code},`)
    await page.getByText('Remember where it lies').waitFor()
  })

  it('a list without codes needs no questions and holds none', async () => {
    await page.getByLabel('Everything but claim codes').check()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the list of one card' }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text).toContain('Birthday card')
    expect(text).not.toContain(code)
  })

  it('locking leaves it', async () => {
    await goTo(page, 'Safety')
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.getByRole('button', { name: 'Unlock' }).waitFor()
    await app.look('lock')
  })
})

describe('the whole journey', () => {
  it('sends nothing, leaves no error behind, and is accessible', () => {
    expect(app.foreignRequests()).toEqual([])
    expect(app.log.filter((line) => /^(?:error|pageerror)/.test(line))).toEqual([])
    expect(app.violations).toEqual([])
  })
})
