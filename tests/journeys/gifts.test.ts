import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { addMember, choose, createHousehold, formHasFocus, goTo, openApp, type OpenApp } from './open-app'

const receipt = 'tests/fixtures/photos/receipt-au.jpg'
const codes = { doubtful: 'W3GU-YD4NGH-88C8', present: 'UL7G-6VNS6V-USPU', second: 'HK7P-XW3MDT-9RQA' }

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  await createHousehold(page, 'The Larches', 'plum kettle orbit violin')
  await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com'] })
})

afterAll(() => app.close())

describe('the receipt of a card that was not activated', () => {
  it('is due, and its reminder leads to where it is added', async () => {
    await addCard('Till card', codes.doubtful, 'No, the till did not activate it')
    await page.getByRole('heading', { level: 1, name: 'Till card' }).waitFor()
    await goTo(page, 'What is due')
    const reminder = page.getByRole('listitem').filter({ hasText: 'find its receipt' })
    await reminder.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('heading', { name: 'Receipt and proof' }).waitFor()
  })

  it('is refused with a reason while it is broken, and silences the reminder once it is there', async () => {
    const input = page.getByTestId('proof-input')
    await input.setInputFiles({ name: 'torn.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 torn') })
    await page.getByText('torn.pdf is not an image or PDF, or it is damaged.').waitFor()
    await input.setInputFiles(receipt)
    const proof = page.getByRole('article', { name: 'Receipt of a shop' })
    await proof.getByText('receipt-au.jpg').waitFor()
    await proof.getByRole('button', { name: 'Show', exact: true }).click()
    await proof.getByRole('img', { name: 'First page of receipt-au.jpg' }).waitFor()

    await proof.getByRole('button', { name: 'Edit', exact: true }).click()
    await formHasFocus(page)
    await page.getByLabel('Shop', { exact: true }).fill('Corner shop')
    await page.getByLabel('Receipt number').fill('881-2210')
    await page.getByLabel('Note').last().fill(`The code is ${codes.doubtful}`)
    await page.getByRole('button', { name: 'Save details' }).click()
    await page.getByText('881-2210').waitFor()
    // What somebody wrote of the code stays covered.
    expect(await proof.innerText()).toMatch(/The code is (?!.*(?:YD4NGH|3GU-YD))/)
    await app.look('card-receipt')

    await goTo(page, 'What is due')
    await page.getByRole('heading', { level: 1, name: 'What is due' }).waitFor()
    await page.getByText('Look at the payment settings').first().waitFor()
    expect(await page.getByText('find its receipt').count()).toBe(0)
  })

  it('is removed and taken back', async () => {
    await openCard('Till card')
    const proof = page.getByRole('article', { name: 'Receipt of a shop' })
    await proof.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('The receipt is in the trash.').waitFor()
    await proof.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await proof.waitFor()
  })

  it('stands on the evidence sheet, which shows of the code its last four characters only', async () => {
    await page.getByRole('link', { name: 'Evidence sheet' }).click()
    const sheet = page.getByRole('article', { name: 'Gift card: proof of purchase' })
    await sheet.getByText('Corner shop').waitFor()
    await app.look('evidence')
    await page.getByRole('button', { name: 'Copy message' }).click()
    await page.getByText('Copied. It holds no claim code.').waitFor()
    const message = await app.clipboardText()
    const shown = (await page.locator('main').innerText()).replaceAll(/[\s-]/g, '')
    for (const text of [shown, message.replaceAll(/[\s-]/g, '')]) {
      expect(text).toContain('••••88C8')
      expect(text).not.toMatch(/W3GUY|3GUYD|GUYD4|UYD4N|YD4NG|D4NGH|4NGH8|NGH88|GH88C|H88C8/)
    }
    expect(message).toContain('Receipt number: 881-2210')
  })

  it('gets its picture onto the sheet only after a person has looked for the code', async () => {
    await page.getByLabel('Show the receipt on the sheet: receipt-au.jpg').check()
    const use = page.getByRole('button', { name: 'Put it on the sheet' })
    await use.waitFor()
    expect(await use.isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Add a cover' }).click()
    await page.getByLabel('I see no claim code on the picture any more').check()
    await use.click()
    await page.getByRole('img', { name: 'The receipt' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('heading', { name: 'Message to copy' }).isVisible()).toBe(false)
    expect(await page.getByRole('img', { name: 'The receipt' }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
  })
})

describe('a card for somebody else', () => {
  it('is added with the one who gave it, and counts as the household’s', async () => {
    await goTo(page, 'Gifts')
    await app.look('gifts-empty')
    await addCard('Spare card', codes.present, 'Yes, ready to redeem', 'Gran')
    await page.getByText('From Gran').waitFor()
    await goTo(page, 'Overview')
    await page.getByText('$60.00').first().waitFor()
  })

  it('is kept as a gift: it does not count any more, and the guard stops it', async () => {
    await openCard('Spare card')
    await page.getByRole('button', { name: 'Keep as a gift' }).click()
    await formHasFocus(page)
    await page.getByRole('button', { name: 'Save gift' }).click()
    await page.getByText('Say whom it is for.').waitFor()
    await page.getByLabel('For whom').fill('Cora')
    await page.getByLabel('To be given on').fill(dayFromToday(2))
    await page.getByRole('textbox', { name: 'Message' }).fill('Happy birthday!')
    await app.look('gift-form')
    await page.getByRole('button', { name: 'Save gift' }).click()
    await page.getByText('Kept as a gift for Cora.').waitFor()
    expect(await page.getByRole('link', { name: 'Redeem', exact: true }).count()).toBe(1)

    await expectWorth('$30.00', '$60.00')
    await guardSays(/kept as a gift for somebody else/)
  })

  it('can be taken back while it is prepared, and undone', async () => {
    await goTo(page, 'Gifts')
    await page.getByText('For Cora').waitFor()
    await app.look('gifts')
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('“Spare card” is your own again.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('For Cora').waitFor()
  })

  it('is due in time, and its code is shown after the safety questions only', async () => {
    await goTo(page, 'What is due')
    const reminder = page.getByRole('listitem').filter({ hasText: 'The gift for Cora is to be handed over' })
    await reminder.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('button', { name: 'I have read this' }).click()
    const asked = page.getByRole('group', { name: /asked you for this code/ })
    await asked.getByRole('button', { name: 'Yes' }).click()
    await page.getByRole('button', { name: 'Somebody I know from the internet' }).click()
    await page.getByRole('heading', { name: 'Stop' }).waitFor()
    await app.look('gift-stop')
    expect(await page.getByRole('button', { name: 'Show the code' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Start again' }).click()
    await passSafetyQuestions()
    const slip = page.getByRole('article', { name: 'A gift for Cora' })
    await slip.getByText(codes.present).waitFor()
    await slip.getByText('https://www.amazon.com/gc/redeem').waitFor()
    await app.look('gift-slip')
    await page.getByRole('button', { name: 'Copy the message' }).click()
    await page.getByText('It is cleared from the clipboard').waitFor()
    expect(await app.clipboardText()).toContain(codes.present)
  })

  it('is asked about when its code was shown and nobody said what became of it, and shows it after the questions only', async () => {
    await goTo(page, 'Gifts')
    await page.getByText(/code shown on/).waitFor()
    await page.getByRole('link', { name: 'Hand over' }).click()
    await page.getByRole('heading', { name: 'Was the code already given?' }).waitFor()
    const bare = (await page.locator('main').innerText()).replaceAll('-', '')
    expect(bare).not.toContain(codes.present.replaceAll('-', ''))
    await app.look('gift-in-doubt')
    await page.getByRole('button', { name: 'No, show it again' }).click()
    await page.getByRole('button', { name: 'I have read this' }).click()
    await passSafetyQuestions()
    await page.getByRole('article', { name: 'A gift for Cora' }).getByText(codes.present).waitFor()
  })

  it('is recorded when it was given on another day than its code was shown', async () => {
    await addCard('Second present', codes.second, 'Yes, ready to redeem')
    await page.getByRole('button', { name: 'Keep as a gift' }).click()
    await page.getByLabel('For whom').fill('Cora')
    await page.getByRole('button', { name: 'Save gift' }).click()
    await page.getByRole('link', { name: 'Hand over' }).click()
    await page.getByRole('button', { name: 'I have read this' }).click()
    await passSafetyQuestions()
    await page.getByRole('article', { name: 'A gift for Cora' }).getByText(codes.second).waitFor()

    await openCard('Second present')
    await page.getByRole('link', { name: 'Hand over' }).click()
    await page.getByRole('button', { name: 'Yes, it was given' }).click()
    await page.getByText('The gift for Cora is handed over.').waitFor()
    await openCard('Second present')
    await page.getByRole('heading', { name: 'Handed over' }).waitFor()

    await goTo(page, 'Gifts')
    await page.getByRole('link', { name: 'Hand over' }).click()
    await page.getByRole('button', { name: 'No, show it again' }).click()
    await page.getByRole('button', { name: 'I have read this' }).click()
    await passSafetyQuestions()
  })

  it('is neither redeemable nor counted once it was handed over, and its code is not shown any more', async () => {
    await page.getByLabel('The code is with Cora now').check()
    await page.getByRole('button', { name: 'I have handed it over' }).click()
    await page.getByRole('link', { name: 'Show what was given' }).click()
    await page
      .getByText(/^Handed over on/)
      .first()
      .waitFor()
    await app.look('gifts-given')
    const given = page.getByRole('listitem').filter({ hasText: 'Spare card' })
    await given.getByRole('button', { name: 'They have redeemed it' }).click()
    await page.getByText('Redeemed by Cora, known since').waitFor()

    // What was written can be mended; that it was given, and when, stays.
    await given.getByRole('button', { name: 'Edit', exact: true }).click()
    await formHasFocus(page)
    expect(await page.getByLabel('To be given on').count()).toBe(0)
    await page.getByLabel('For whom').fill('Cora Lind')
    await page.getByLabel('Occasion').fill('Birthday')
    await page.getByLabel('Price paid').fill('28.50')
    await page.getByRole('textbox', { name: 'Note' }).fill('By hand, at the party')
    await app.look('gift-given-form')
    await page.getByRole('button', { name: 'Save gift' }).click()
    await page.getByText(/^Birthday · on .* · Spare card · As a message · paid \$28\.50$/).waitFor()
    await page.getByText('Redeemed by Cora Lind, known since').waitFor()

    await expectWorth('$30.00', '$60.00')
    await openCard('Spare card')
    await page.getByRole('heading', { name: 'Handed over' }).waitFor()
    expect(await page.getByRole('button', { name: 'Hold to reveal' }).count()).toBe(0)
    expect((await page.locator('main').innerText()).replaceAll('-', '')).not.toContain(
      codes.present.replaceAll('-', ''),
    )
    const cardPage = page.url()
    await page.goto(`${cardPage.replace(/\?.*$/, '')}/code`)
    await page.getByRole('link', { name: 'Back to the card' }).waitFor()
    expect(await page.getByRole('button', { name: /^Show/ }).count()).toBe(0)
    await page.goto(cardPage)

    await guardSays(/was given away. It belongs to somebody else/)

    // The fingerprint stays: the same code is recognised.
    await fillCard('Found again', codes.present, 'Yes, ready to redeem')
    await page.getByText('“Spare card”').waitFor()
  })

  it('stands on the list of thank-yous, until somebody was thanked', async () => {
    await goTo(page, 'Gifts')
    await page.getByRole('tab', { name: 'Received' }).click()
    await page.getByText('From Gran').waitFor()
    await page.getByLabel('Said thank you').check()
    await page.getByText(/^Thanked on/).waitFor()
    await page.setViewportSize({ width: 1024, height: 700 })
    await app.look('gifts-received')
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  it('leaves no serious accessibility violation and no code in the console or an address', () => {
    expect(app.violations).toEqual([])
    const told = [...app.log, ...app.requests].join('\n').replaceAll('-', '').toUpperCase()
    for (const code of Object.values(codes)) expect(told).not.toContain(code.replaceAll('-', ''))
    expect(app.log.filter((line) => /^(error|pageerror)/.test(line))).toEqual([])
  })
})

async function passSafetyQuestions() {
  const asked = page.getByRole('group', { name: /asked you for this code/ })
  const known = page.getByRole('group', { name: 'Do you know Cora yourself' })
  await asked.getByRole('button', { name: 'No' }).click()
  await known.getByRole('button', { name: 'Yes' }).click()
  await page.getByRole('button', { name: 'Show the code' }).click()
}

async function fillCard(label: string, code: string, activated: string, from = '') {
  await goTo(page, 'Cards')
  await page.getByRole('link', { name: 'Add card' }).first().click()
  await page.getByLabel('Label', { exact: true }).fill(label)
  await choose(page, 'Marketplace printed on the card', 'amazon.com')
  await page.getByLabel('I have seen this marketplace on the card or its receipt').check()
  await page.getByLabel('Claim code').fill(code)
  await page.getByLabel('Face value').fill('30.00')
  await choose(page, 'Is it activated?', activated)
  if (from !== '') await page.getByLabel('From whom').fill(from)
  await page.getByRole('button', { name: 'Save card' }).click()
}

async function addCard(label: string, code: string, activated: string, from = '') {
  await fillCard(label, code, activated, from)
  await page.getByRole('heading', { level: 1, name: label }).waitFor()
}

async function openCard(label: string) {
  await goTo(page, 'Cards')
  await page.getByText(label, { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: label }).waitFor()
}

async function expectWorth(is: string, isNot: string) {
  await goTo(page, 'Overview')
  const figure = page.locator('.figures > *').filter({ hasText: 'Not yet redeemed' })
  await figure.getByText(is).waitFor()
  expect(await figure.getByText(isNot).count()).toBe(0)
}

/** By the address, as a person may have kept it: the card is not among the choices any more. */
async function guardSays(sentence: RegExp) {
  await openCard('Spare card')
  const id = page.url().split('/').at(-1)
  await goTo(page, 'Redeem')
  const card = page.getByRole('combobox', { name: 'Card' })
  if (await card.count()) {
    await card.press('ArrowDown')
    expect(await page.getByRole('option', { name: /Spare card/ }).count()).toBe(0)
    await page.keyboard.press('Escape')
  }
  await goTo(page, 'Overview')
  await page.evaluate((to) => (location.hash = to), `#/redeem?card=${id}`)
  await choose(page, 'Balance', /amazon\.com/)
  await page.getByText(sentence).waitFor()
  await page.getByText('Stopped.').first().waitFor()
}

function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
