import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { inDays } from './days'
import { addMember, choose, createHousehold, formHasFocus, goTo, openApp, type OpenApp } from './open-app'

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.look('reloads-failed')
})

afterAll(() => app.close())

const passphrase = 'plum kettle orbit violin'
const number = '4111 1111 1111 1111'
const usBalance = 'Ada · Ada’s Amazon · amazon.com'

interface Leftover {
  readonly name: string
  readonly lastFour: string
  readonly balance: string
  readonly currency?: string
  readonly fee?: readonly [amount: string, firstOn: string]
}

/** Nine leftovers in two currencies: one loses a fee tomorrow, one is on hold, one holds 2.41. */
const drawer: readonly Leftover[] = [
  { name: 'Rebate', lastFour: '4471', balance: '27.41', fee: ['3.95', inDays(1)] },
  { name: 'Party', lastFour: '0926', balance: '18.63' },
  { name: 'Petrol', lastFour: '3308', balance: '2.41' },
  { name: 'Birthday', lastFour: '7715', balance: '40.00' },
  { name: 'Hotel', lastFour: '5562', balance: '31.50' },
  { name: 'Survey', lastFour: '1180', balance: '9.07' },
  { name: 'Vienna', lastFour: '8834', balance: '12.90', currency: 'EUR' },
  { name: 'Berlin', lastFour: '2296', balance: '6.15', currency: 'EUR' },
  { name: 'Prize', lastFour: '6613', balance: '13.37' },
]

const step = (card: string) => page.getByRole('listitem').filter({ hasText: `${card} ··` })

async function total(marketplace: string): Promise<string> {
  await goTo(page, 'Balances')
  const text = await page
    .getByRole('navigation', { name: 'Balances' })
    .getByRole('button')
    .filter({ hasText: marketplace })
    .innerText()
  await goTo(page, 'Reloads')
  await page.getByRole('tab', { name: 'Plan', exact: true }).click()
  return text.split('\n').at(-1) ?? ''
}

describe('nine leftovers', () => {
  it('are written down in a table, by keyboard; a full number is refused and dropped', async () => {
    await createHousehold(page, 'The Marches', passphrase)
    await goTo(page, 'Reloads')
    await page.getByText('No prepaid cards yet').waitFor()
    await app.look('reloads-empty')
    await page.getByRole('tab', { name: 'Plan', exact: true }).click()
    await page.getByText('There is no prepaid card to plan with').waitFor()

    await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com', 'amazon.de'] })

    await goTo(page, 'Reloads')
    await page.getByRole('button', { name: 'Add prepaid cards' }).first().click()
    await page.getByRole('textbox', { name: 'Name' }).first().focus()
    await page.keyboard.type(number)
    await page.getByText('It was dropped and is not kept anywhere').waitFor()
    expect(await page.getByRole('textbox', { name: 'Name' }).first().inputValue()).not.toContain('4111 1111 1111')
    await page.getByRole('textbox', { name: 'Name' }).first().fill('')

    for (const [at, { name, lastFour, balance, currency, fee }] of drawer.entries()) {
      const row = page.getByRole('row', { name: `Card ${at + 1}`, exact: true })
      await row.getByRole('textbox', { name: 'Name' }).focus()
      await page.keyboard.type(name)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.type(lastFour)
      await page.keyboard.press('Tab')
      await page.keyboard.type(balance)
      await row.getByRole('combobox', { name: 'Currency' }).selectOption(currency ?? 'USD')
      if (!fee) continue
      await row.getByRole('textbox', { name: 'Fee', exact: true }).fill(fee[0])
      await row.getByLabel('First fee on').fill(fee[1])
    }
    await app.look('reloads-entry')
    await page.getByRole('button', { name: 'Save 9 cards' }).click()
    await page.getByText('9 cards saved.').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()

    // Told by the page of the issuer: part of it is held, the postcode is registered.
    await step('Hotel').getByRole('button', { name: 'Edit' }).click()
    await formHasFocus(page)
    await page.getByRole('button', { name: 'Add a hold' }).click()
    await page.getByLabel('Held', { exact: true }).fill('31.50')
    await page.getByLabel('Held until').fill(inDays(4))
    await choose(page, 'Postcode registered', 'Yes')
    await app.look('reloads-edit')
    await page.getByRole('button', { name: 'Save card' }).click()
    await step('Hotel').getByText('$0.00 can be charged today').waitFor()
    await app.look('reloads-cards')
  })

  it('show what waiting costs, and what is only said about the limits', async () => {
    await page.getByRole('tab', { name: 'What waiting costs' }).click()
    await page.getByText('$27.41 of $142.39 would be gone in a year.').waitFor()
    await page.getByText('Nothing of €19.05 is lost within a year').waitFor()
    await page.getByRole('button', { name: 'Show as a table' }).last().click()
    await app.look('reloads-waiting')
    await page.getByRole('tab', { name: 'Limits' }).click()
    await page.getByRole('row', { name: /amazon.com \$5.00 \$2,000.00/ }).waitFor()
    await app.look('reloads-limits')
  })

  it('become a plan that says why of each step and of each card that is left out', async () => {
    await goTo(page, 'Balances')
    await page.getByRole('tab', { name: 'Envelopes' }).click()
    await page.getByRole('button', { name: 'New envelope' }).click()
    await formHasFocus(page)
    await page.getByLabel('For what').fill('Television')
    await page.getByLabel('Target').fill('38.20')
    await page.getByLabel('Wanted by').fill(inDays(2))
    await page.getByRole('button', { name: 'Save envelope' }).click()
    await page.getByText('$0.00 of $38.20').waitFor()

    await goTo(page, 'Reloads')
    await page.getByRole('button', { name: 'Make a plan' }).click()
    await page.getByText('8 steps: €19.05 and $110.89').waitFor()
    await page.getByText('Reached', { exact: true }).waitFor()
    await step('Rebate').getByText('A fee of $3.95 is due tomorrow.').waitFor()
    await step('Birthday').getByText('For Television.').waitFor()
    await step('Petrol')
      .getByText(/^Register .* Below \$5\.00.* Try it; the answer is remembered\.$/)
      .waitFor()
    await step('Vienna').getByText('No limits are known here.').waitFor()
    await page.getByText(/^\$31\.50 is held until/).waitFor()
    await app.look('reloads-plan')
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('heading', { name: 'Worksheet' }).waitFor()
    await app.look('reloads-worksheet')
  })

  it('are ticked off one by one: ledger, card and envelope follow at once', async () => {
    await page.getByRole('button', { name: 'Copy the amount' }).first().click()
    await page.getByText('Copied $27.41').waitFor()
    expect(await app.clipboardText()).toBe('27.41')
    await step('Rebate').getByRole('button', { name: 'Accepted' }).click()
    // Whoever goes by keyboard is at the next step's answer, not back at the top of the page.
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/^Accepted: /)
    await page.getByText(`Recorded: $27.41 is on ${usBalance}.`).waitFor()
    await step('Birthday').getByRole('button', { name: 'Accepted' }).click()
    await page.getByText('$38.20 is set aside for “Television”.').waitFor()
    expect(await total('amazon.com')).toBe('$67.41')
  })

  it('opens the official reload page, without anything of a card in its address', async () => {
    const reload = step('Party').getByRole('button', { name: 'Open the reload page' })
    expect(await app.openedBy(() => reload.click())).toBe('https://www.amazon.com/asv/reload')
  })

  it('are planned anew after a decline, around what is done', async () => {
    await step('Party').getByRole('button', { name: 'Declined' }).click()
    await choose(page, 'Why it was declined', 'More than is on the card')
    await page.getByLabel('What is really on the card').fill('17.63')
    await app.look('reloads-decline')
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText('The rest was planned anew around what is done.').waitFor()
    await step('Party').filter({ hasText: '$17.63' }).getByRole('button', { name: 'Accepted' }).click()
    await page.getByText('Recorded: $17.63').waitFor()
    expect(await total('amazon.com')).toBe('$85.04')
  })

  it('go on where they stopped after locking, and a tick can be taken back', async () => {
    await page.getByRole('button', { name: 'Lock' }).click()
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByText('A reload worksheet has 5 steps left').waitFor()
    await page.getByRole('link', { name: 'Go on' }).click()
    await step('Survey').getByRole('button', { name: 'Accepted' }).click()
    await page.getByText('Recorded: $9.07').waitFor()
    await step('Survey').getByRole('button', { name: 'Take back' }).click()
    await step('Survey').getByRole('button', { name: 'Accepted' }).waitFor()
    expect(await total('amazon.com')).toBe('$85.04')
  })

  it('end with the ledger right to the cent: the 2.41 is tried, refused, and not planned again', async () => {
    for (const card of ['Survey', 'Prize', 'Vienna']) {
      await step(card).getByRole('button', { name: 'Accepted' }).click()
      await page.getByText('Recorded: ').waitFor()
      await step(card).getByRole('button', { name: 'Take back' }).waitFor()
    }
    await step('Berlin').getByRole('button', { name: 'Pending' }).click()
    await step('Berlin').getByText('Pending: under review').waitFor()
    await step('Petrol').getByRole('button', { name: 'Declined' }).click()
    await choose(page, 'Why it was declined', 'The amount is too small')
    await page.getByLabel('The least that the page names').fill('5')
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText(/Below the minimum of \$5\.00, seen on/).waitFor()
    await page.getByText(/the law of California may allow it/).waitFor()
    await step('Berlin').getByRole('button', { name: 'Accepted' }).click()
    await page.getByText('Recorded: €6.15').waitFor()
    await app.look('reloads-done')
    await page.getByRole('button', { name: 'Finish', exact: true }).click()
    await page.getByText(/7 of 9 accepted, €19\.05 and \$107\.48/).waitFor()

    expect(await total('amazon.com')).toBe('$107.48')
    expect(await total('amazon.de')).toBe('€19.05')
    await page.getByRole('tab', { name: 'Limits' }).click()
    await page.getByText('$2.41 refused as too small, the page named $5.00').waitFor()
    await page.getByRole('tab', { name: 'Prepaid cards' }).click()
    await page.getByText('Usable now: $2.41').waitFor()
  })

  it('fit a small window, and nothing of a card’s number was written anywhere', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await app.look('reloads-cards-small')
    await page.getByRole('tab', { name: 'Plan', exact: true }).click()
    await app.look('reloads-plan-small')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(app.violations).toEqual([])
    expect(app.log.filter((line) => /error|warn/.test(line))).toEqual([])
    const stored = await page.evaluate(async () => {
      const texts: string[] = []
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name ?? '')
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
        for (const table of database.objectStoreNames) {
          const request = database.transaction(table).objectStore(table).getAll()
          texts.push(
            await new Promise<string>((resolve) => (request.onsuccess = () => resolve(JSON.stringify(request.result)))),
          )
        }
        database.close()
      }
      return texts.join('\n')
    })
    expect(stored).toContain('4471')
    expect([...app.log, ...app.requests, stored].join('\n').replaceAll(/\D/g, '')).not.toContain('411111111111')
  })
})
