import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, choose, createHousehold, goTo, openApp, type OpenApp } from './open-app'

const photo = path.resolve(import.meta.dirname, '..', 'fixtures', 'photos', 'back-us.jpg')
const title = 'It was refused: find out why'
const adasUs = 'Ada · Ada’s Amazon · amazon.com'
const bensUs = 'Ben · Ben’s Amazon · amazon.com'

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  await createHousehold(page, 'The Larches', 'plum kettle orbit violin')
  for (const member of ['Ada', 'Ben']) await addMember(page, { member, sites: ['amazon.com'] })
})

afterAll(() => app.close())

interface NewCard {
  readonly label: string
  readonly code: string
  readonly site?: string
  readonly serial?: string
  readonly isActivated?: boolean
}

async function addCard({ label, code, site = 'amazon.com', serial = '', isActivated = false }: NewCard) {
  await goTo(page, 'Cards')
  await page.getByRole('link', { name: 'Add card' }).first().click()
  await page.getByLabel('Label', { exact: true }).fill(label)
  await choose(page, 'Marketplace printed on the card', site)
  await page.getByLabel('I have seen this marketplace on the card or its receipt').check()
  await page.getByLabel('Claim code').fill(code)
  await page.getByLabel('Serial number').fill(serial)
  await page.getByLabel('Face value').fill('25')
  if (isActivated) await choose(page, 'Is it activated?', 'Yes, ready to redeem')
  await page.getByRole('button', { name: 'Save card' }).click()
  const again = page.getByRole('button', { name: 'Save it all the same' })
  const heading = page.getByRole('heading', { level: 1, name: label })
  await again.or(heading).waitFor()
  if (await again.isVisible()) await again.click()
  await heading.waitFor()
}

/** Answers what is asked, and says how often that was. */
async function answerAll(answers: Readonly<Record<string, string>>): Promise<number> {
  for (let asked = 0; ; asked++) {
    const heading = page.getByRole('heading', { level: 2 }).first()
    await page.getByText(/^Question \d of at most 3$|^The cause$|^The likeliest cause$/).waitFor()
    if (!(await page.getByText(/^Question \d of at most 3$/).isVisible())) return asked
    await page.getByText(`Question ${asked + 1} of at most 3`).waitFor()
    const question = (await heading.innerText()).trim()
    const answer = answers[question]
    if (answer === undefined) throw new Error(`Nobody said what to answer to “${question}”`)
    if (asked === 0) await app.look('trouble-question')
    await page.getByRole('button', { name: answer, exact: true }).click()
    await page.getByRole('heading', { level: 2, name: question }).waitFor({ state: 'detached' })
  }
}

async function firstCause(): Promise<string> {
  return (await page.getByRole('article').first().getByRole('heading').innerText()).trim()
}

async function openAlone() {
  await goTo(page, 'Redeem')
  await page.getByRole('link', { name: 'A code was refused?' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

const typedByHand = {
  'What went into Amazon’s field?': 'Letters and digits, typed by hand',
  'Compare the code with the card, one character after the other.': 'Every character is clear and the same',
  'Which site is printed on the card, or named in its mail?': 'The site on which it was tried',
  'Where does the card come from?': 'From the till of a shop',
}

describe('the five commonest refusals reach their cause in at most three questions', () => {
  it('another member has redeemed the code already', async () => {
    await addCard({ label: 'Ben’s card', code: 'W3GU-YD4NGH-88C8', isActivated: true })
    await page.getByRole('main').getByRole('link', { name: 'Redeem' }).click()
    await choose(page, 'Balance', bensUs)
    await page.getByLabel(/^I am signed in to amazon.com as Ben/).check()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByLabel('Accepted').check()
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByRole('heading', { name: 'Redeemed' }).waitFor()
    await addCard({ label: 'From Gran', code: 'W3GU-YD4NGH-88C8' })

    await page.getByRole('link', { name: title }).click()
    await app.look('trouble')
    await choose(page, 'Where was it tried?', adasUs)
    await page
      .getByLabel('Paste the message')
      .fill('Redeem a gift card\n\nThis gift card/voucher has already been\nADDED to another account. Learn more')
    await page.getByText('Recognised: It belongs to another account.').waitFor()
    await page.getByRole('button', { name: 'Find the cause' }).click()

    expect(await answerAll({})).toBe(0)
    expect(await firstCause()).toBe('Another account of the household has it')
    await page
      .getByText(/“Ben’s card”.*Ben/)
      .first()
      .waitFor()
    await app.look('trouble-known')
    await page.getByRole('button', { name: 'Keep on the card' }).click()
    await page.getByText('The result is kept on the page of the card.').waitFor()
    await page.getByRole('link', { name: 'Open the card' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Ben’s card' }).waitFor()
  })

  it('the serial number was typed in', async () => {
    await addCard({ label: 'Corner shop', code: 'TZG3-C9SHMH-92DJ', serial: '6045118830274419' })
    await page.getByRole('main').getByRole('link', { name: 'Redeem' }).click()
    await choose(page, 'Balance', adasUs)
    await page.getByLabel('I have read what speaks against it and go on all the same.').check()
    await page.getByLabel(/^I am signed in to amazon.com as Ada/).check()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByLabel('Refused').check()
    await choose(page, 'What did the message say?', 'The code is invalid')
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByRole('button', { name: 'Find the cause' }).click()

    const asked = await answerAll({
      ...typedByHand,
      'What went into Amazon’s field?': 'Digits only, 16 or 30 of them',
    })
    expect(asked).toBeLessThanOrEqual(3)
    expect(await firstCause()).toBe('The serial number was entered, not the claim code')
    await app.look('trouble-asked')
  })

  it('the card is for another site', async () => {
    await addCard({ label: 'From Toronto', code: 'Z7NV-LBBG39-75MU', site: 'amazon.ca' })
    await page.getByRole('link', { name: title }).click()
    await choose(page, 'Where was it tried?', adasUs)
    await choose(page, 'Or choose what it said', 'The code is invalid')
    await page.getByRole('button', { name: 'Find the cause' }).click()

    expect(await answerAll({})).toBe(0)
    expect(await firstCause()).toBe('The card is for another Amazon site')
    await page
      .getByText(/amazon\.ca.*amazon\.com/)
      .first()
      .waitFor()
    await page.getByText('Add an account on the card’s own site: no balance of the household fits.').waitFor()
  })

  it('a character was misread', async () => {
    await addCard({ label: 'Smudged', code: '6X6M-PHK0AW-JMAY' })
    await page.getByRole('link', { name: title }).click()
    await choose(page, 'Where was it tried?', adasUs)
    await page.getByLabel('Paste the message').fill('Ｔｈｅ ｃｌａｉｍ ｃｏｄｅ ｉｓ ｉｎｖａｌｉｄ')
    await page.getByText('Recognised: The code is invalid.').waitFor()
    await page.getByRole('button', { name: 'Find the cause' }).click()

    const asked = await answerAll({
      ...typedByHand,
      'Compare the code with the card, one character after the other.': 'At least one is hard to tell',
    })
    expect(asked).toBeLessThanOrEqual(3)
    expect(await firstCause()).toBe('A character of the code was misread or mistyped')
    await page
      .getByText(/place 8/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Look at the code again' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'The code, place by place' }).waitFor()
    await page.getByText('13 of 14 places are known.').waitFor()
  })

  it('the till never activated the card', async () => {
    await addCard({ label: 'From the kiosk', code: 'UL7G-6VNS6V-USPU' })
    await openAlone()
    await choose(page, 'Card', 'From the kiosk · $25.00')
    await choose(page, 'Where was it tried?', adasUs)
    await choose(page, 'Or choose what it said', 'The code is invalid')
    await page.getByRole('button', { name: 'Find the cause' }).click()

    const asked = await answerAll(typedByHand)
    expect(asked).toBeLessThanOrEqual(3)
    expect(await firstCause()).toBe('The till never activated the card')
    await page.getByText('Only the shop can activate it.').first().waitFor()
    await page.getByRole('button', { name: 'Keep on the card' }).click()
    await page.getByRole('link', { name: 'Show the card' }).click()
    await page.getByText(/^Last search for the cause, .*: The till never activated the card/).waitFor()
    await page.getByText(/^Refused on .*: The code is invalid$/).waitFor()
    await app.look('card-refused')
  })
})

describe('the search for the cause', () => {
  it('goes back one question at a time, and asks for a code that is kept nowhere', async () => {
    await openAlone()
    await page.getByLabel('A code that is not in the catalogue').check()
    await page.getByRole('button', { name: 'Find the cause' }).click()
    await page.getByText('Please say what was refused.').waitFor()
    await page.getByLabel('Code as you entered it').fill('LJ49-AKDUV6-UYCP')
    await page.getByLabel('Paste the message').fill('Oops.')
    await page.getByText('This message is not known.').waitFor()
    await page.getByRole('button', { name: 'Find the cause' }).click()
    const first = await page.getByRole('heading', { level: 2 }).first().innerText()
    await page.getByRole('button', { name: 'I cannot tell' }).click()
    await page.getByText('Question 2 of at most 3').waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe(first)
    for (let number = 1; number <= 3; number++) {
      await page.getByText(`Question ${number} of at most 3`).waitFor()
      await page.getByRole('button', { name: 'I cannot tell' }).click()
    }
    await page.getByText('The likeliest cause').waitFor()
    await app.look('trouble-loose')
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href)
    expect(stored).not.toMatch(/LJ49/)
    await goTo(page, 'Cards')
    await page.getByText('6 cards', { exact: true }).waitFor()
  })

  it('advises a pause after several refusals, there and in the guard', async () => {
    await openAlone()
    await choose(page, 'Card', 'From the kiosk · $25.00')
    await choose(page, 'Where was it tried?', adasUs)
    await page.getByText(/^Better wait until/).waitFor()
    await app.look('trouble-pause')
    await goTo(page, 'Redeem')
    await choose(page, 'Card', /^Corner shop/)
    await choose(page, 'Balance', adasUs)
    await page.getByText(/^Refused tries on this account within a day: 3\. Better wait until/).waitFor()
  })

  it('is found by the search', async () => {
    await page.keyboard.press('Control+K')
    await page.getByRole('combobox', { name: /^Search/ }).fill('refused')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  })
})

describe('a code that cannot be read', () => {
  it('shows what is known of it, and what support will ask for', async () => {
    await addCard({ label: 'Scratched', code: 'U52W-K?HX9Y-NU?Z' })
    await page.getByRole('link', { name: 'Look at the code again' }).click()
    await page.getByText('12 of 14 places are known.').waitFor()
    await page.getByText(/^Not readable: places 6 and 13/).waitFor()
    await page.getByText('Look at the back of the card.').waitFor()
    expect(await page.getByText(/U52W/).count()).toBe(0)
    await app.look('code-unreadable')
  })

  it('takes a photo that is added later, place by place, and a person confirms what is new', async () => {
    await page.getByLabel('Add a photo').setInputFiles(photo)
    await page.getByText(/^The photo says something new of places 6 and 13/).waitFor({ timeout: 60_000 })
    await page.getByText(/A serial number was read as well/).waitFor()
    await page.getByRole('button', { name: 'Show the code' }).click()
    const code = page.getByRole('group', { name: 'Claim code' })
    await code.getByRole('button', { name: 'Character 6: M, please check' }).click()
    await page.waitForTimeout(500)
    await app.look('code-photo')
    await page.getByRole('button', { name: 'It is M', exact: true }).click()
    await code.getByRole('button', { name: 'Character 13: B, please check' }).click()
    await page.getByRole('button', { name: 'It is B', exact: true }).click()
    await page.getByText('All 14 places are known.').waitFor()
    await page.getByRole('button', { name: 'Save the code' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByText('8477948647475029').waitFor()
    await app.look('code-saved')

    await page.getByLabel('Add a photo').setInputFiles(photo)
    await page.getByText('This photo belongs to a card of the household already.').waitFor()
    await page.getByRole('link', { name: 'Back to the card' }).click()
    await page.getByRole('heading', { level: 1, name: 'Scratched' }).waitFor()
    await page.getByRole('img', { name: 'Photo 1 of Scratched' }).waitFor()
  })
})

it('saw no error, no refusal by the content policy, and nothing that axe calls serious', () => {
  expect(app.log.filter((line) => /^(pageerror|error)/.test(line))).toEqual([])
  expect(app.violations).toEqual([])
  expect(app.foreignRequests()).toEqual([])
})
