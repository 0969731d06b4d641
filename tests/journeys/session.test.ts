import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  addCard,
  addMember,
  choose,
  createHousehold,
  goTo,
  openApp,
  unlock,
  type OpenApp,
  type TypedCard,
} from './open-app'

const passphrase = 'plum kettle orbit violin'

const adaUs = 'Ada · Ada’s Amazon · amazon.com'
const adaUk = 'Ada · Ada’s Amazon · amazon.co.uk'
const benUs = 'Ben · Ben’s Amazon · amazon.com'
const cleoUk = 'Cleo · Cleo’s Amazon · amazon.co.uk'

/** Twelve cards; the largest of each balance comes first. Their codes are made up. */
const pile: readonly TypedCard[] = [
  {
    label: 'A50',
    site: 'amazon.com',
    code: 'HK7P-XW3MDT-9RQA',
    amount: '50.00',
    goesTo: adaUs,
    serial: '6001230000000017',
  },
  {
    label: 'A40',
    site: 'amazon.com',
    code: 'HK7P-XW3MDT-9RQB',
    amount: '40.00',
    goesTo: adaUs,
    serial: '6001230000000025',
  },
  {
    label: 'A30',
    site: 'amazon.com',
    code: 'HK7P-XW3MDT-9RQC',
    amount: '30.00',
    goesTo: adaUs,
    serial: '6001230000000033',
  },
  { label: 'A20', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQD', amount: '20.00', goesTo: adaUs },
  {
    label: 'K25',
    site: 'amazon.co.uk',
    code: 'LJ4X-AKDUV6-UYCP',
    amount: '25.00',
    goesTo: adaUk,
    serial: '6001230000000041',
  },
  {
    label: 'K15',
    site: 'amazon.co.uk',
    code: 'LJ4X-AKDUV6-UYCQ',
    amount: '15.00',
    goesTo: adaUk,
    serial: '6001230000000058',
  },
  {
    label: 'K10',
    site: 'amazon.co.uk',
    code: 'LJ4X-AKDUV6-UYCR',
    amount: '10.00',
    goesTo: adaUk,
    serial: '6001230000000066',
  },
  {
    label: 'B35',
    site: 'amazon.com',
    code: 'TZ8C-M4HNWP-7GDE',
    amount: '35.00',
    goesTo: benUs,
    serial: '6001230000000074',
  },
  {
    label: 'B12',
    site: 'amazon.com',
    code: 'TZ8C-M4HNWP-7GDF',
    amount: '12.00',
    goesTo: benUs,
    serial: '6001230000000082',
  },
  {
    label: 'B05',
    site: 'amazon.com',
    code: 'TZ8C-M4HNWP-7GDG',
    amount: '5.00',
    goesTo: benUs,
    serial: '6001230000000090',
  },
  {
    label: 'C60',
    site: 'amazon.co.uk',
    code: 'QV5R-3JYBKD-X2NS',
    amount: '60.00',
    goesTo: cleoUk,
    serial: '6001230000000108',
  },
  {
    label: 'C45',
    site: 'amazon.co.uk',
    code: 'QV5R-3JYBKD-X2NT',
    amount: '45.00',
    goesTo: cleoUk,
    serial: '6001230000000116',
  },
]

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    console.log(app.log.join('\n'))
    await app.look('session-failed')
  }
})

afterAll(() => app.close())

const plain = (code: string) => code.replaceAll('-', '')

async function signIn(member: string, shown?: string) {
  await page.getByRole('heading', { name: /^Who is signed in on / }).waitFor()
  await page.getByText(`${member} · ${member}’s Amazon`, { exact: true }).waitFor()
  if (shown) await page.getByLabel('Balance shown there now').fill(shown)
  await page.getByRole('button', { name: `I am signed in as ${member}` }).click()
}

/** From the guard to the copied code. */
async function handOut(label: string) {
  await page.getByRole('heading', { level: 2, name: new RegExp(`^${label} · `) }).waitFor()
  const wait = page.getByRole('button', { name: 'Do not wait' })
  const confirm = page.getByRole('button', { name: 'Confirm' })
  const ready = confirm.and(page.locator(':enabled'))
  await ready.or(wait).first().waitFor()
  if (await wait.isVisible()) await wait.click()
  await confirm.click()
  await page.getByRole('button', { name: 'Copy code' }).click()
  await page.getByText(/^Copied\./).waitFor()
  const code = pile.find((card) => card.label === label)?.code ?? ''
  expect(await app.clipboardText()).toBe(plain(code))
}

async function accept(label: string) {
  await handOut(label)
  await recordAccepted()
}

async function recordAccepted() {
  await page.getByLabel('Accepted').check()
  await page.getByRole('button', { name: 'Record' }).click()
}

async function refuse(label: string, message: string) {
  await handOut(label)
  await page.getByLabel('Refused').check()
  await choose(page, 'What did the message say?', message)
  await page.getByRole('button', { name: 'Record' }).click()
  await page.getByText(`“${label}” was refused and is noted.`).waitFor()
}

const place = (card: number) => page.getByText(`Card ${card} of 12`).waitFor()
const tally = (name: string) => page.getByRole('region', { name, exact: true })

async function compare(balance: string, shown: string) {
  await tally(balance).getByLabel('What Amazon shows now').fill(shown)
  await tally(balance).getByRole('button', { name: 'Compare' }).click()
}

describe('a pile of twelve cards', () => {
  it('goes to four balances of three accounts, each card where it was planned', async () => {
    await createHousehold(page, 'The Moorings', passphrase)
    await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com', 'amazon.co.uk'] })
    await addMember(page, { member: 'Ben', cue: '…ben@work', sites: ['amazon.com'] })
    await addMember(page, { member: 'Cleo', cue: '', sites: ['amazon.co.uk'] })
    await goTo(page, 'Redeem')
    await page.goto(`${app.origin}/#/redeem/session`)
    await page.getByText('No card can be redeemed').waitFor()
    await app.look('session-empty')
    for (const card of pile) await addCard(page, card)
    await addCard(page, { label: 'Elsewhere', site: 'amazon.co.jp', code: 'W3GUYD4NGH88C8', amount: '3000' })

    await goTo(page, 'Redeem')
    await page.getByRole('link', { name: 'Start a session' }).click()
    await page.getByRole('heading', { level: 1, name: 'Redeem a pile' }).waitFor()
    await page.getByRole('button', { name: 'Begin with 12 cards' }).waitFor()
    await page.getByText('1 card stays out').waitFor()
    await page.getByText('Nobody in the household has a balance on its site.').waitFor()
    await app.look('session-setup')
    for (const [name, cards] of [
      [adaUs, 4],
      [adaUk, 3],
      [benUs, 3],
      [cleoUk, 2],
    ] as const) {
      await page.getByRole('region', { name }).getByText(`${cards} cards`, { exact: true }).waitFor()
    }
    await page.setViewportSize({ width: 1024, height: 700 })
    await app.look('session-setup-small')
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  it('asks once for each balance who is signed in, and opens the official page without the code', async () => {
    await page.getByRole('button', { name: 'Begin with 12 cards' }).click()
    await page.getByText('Recognise it by …ada@home').waitFor()
    await app.look('session-sign-in')
    const official = page.getByRole('button', { name: 'Open www.amazon.com' })
    expect(await app.openedBy(() => official.click())).toBe('https://www.amazon.com/gc/redeem')
    expect(app.foreignRequests()).toEqual([])
    await signIn('Ada', '7.00')

    await place(1)
    await page.getByText('Proof of the purchase: serial number').waitFor()
    await app.look('session-guard')
    await accept('A50')
  })

  it('keeps its pace, unless a person goes on at once', async () => {
    await place(2)
    await page.getByText(/^Next card in 0:\d\d$/).waitFor()
    expect(await page.getByRole('button', { name: 'Confirm' }).isDisabled()).toBe(true)
    await app.look('session-pace')
    await refuse('A40', 'Registered to another account')
    await app.look('session-refused')
    await accept('A30')
  })

  it('hands out no code of a card without any proof, until that is waived', async () => {
    await page.getByText('There is no photo, serial number or receipt of this card.').waitFor()
    await page.getByRole('button', { name: 'Do not wait' }).click()
    expect(await page.getByRole('button', { name: 'Confirm' }).isDisabled()).toBe(true)
    await app.look('session-no-proof')
    await page.getByLabel('Go on without any proof').check()
    await handOut('A20')
  })

  it('goes on at the same card after a crash, and asks what became of its code', async () => {
    app = await app.crash()
    page = app.page
    await unlock(page, passphrase)
    await page.getByText('A session waits: 3 of 12 cards are done').waitFor()
    await app.look('session-overview')
    await page.getByRole('link', { name: 'Go on', exact: true }).click()

    await place(4)
    await signIn('Ada')
    await page.getByText(/^The code of this card was handed out \(.*\), and nobody said what became of it\.$/).waitFor()
    await app.look('session-in-doubt')
    await recordAccepted()
  })

  it('goes on at the same card after a lock', async () => {
    await place(5)
    await signIn('Ada')
    await accept('K25')
    await place(6)
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await unlock(page, passphrase)
    await goTo(page, 'Redeem')
    await page.getByRole('link', { name: 'Go on with the session (5 of 12)' }).click()
    await place(6)
    await signIn('Ada')
    await refuse('K15', 'Not activated')
    await accept('K10')

    await signIn('Ben')
    await accept('B35')
    await accept('B12')
    await accept('B05')

    await signIn('Cleo')
    await accept('C60')
    await page.getByRole('heading', { level: 2, name: /^C45 · / }).waitFor()
    await page.getByRole('button', { name: 'Leave this card for later' }).click()
  })

  it('ends with a tally: what fits fits, and what lacks is pinned to its card', async () => {
    await page.getByRole('heading', { name: 'Tally' }).waitFor()
    await app.look('session-tally')
    // 7.00 was there, 50, 30 and 20 were added.
    await compare(adaUs, '107.00')
    await tally(adaUs).getByText('It fits to the cent.').waitFor()
    await compare(adaUk, '35.00')
    await tally(adaUk).getByText('It fits to the cent.').waitFor()

    // The code for 12.00 was typed twice and that for 35.00 never.
    await compare(benUs, '17.00')
    await tally(benUs).getByText('$35.00 less than it should be.').waitFor()
    await tally(benUs).getByText('“B35” was recorded as accepted, but its $35.00 did not arrive.').waitFor()
    await app.look('session-pinned')
    await tally(benUs).getByRole('button', { name: 'That is it' }).click()
    await tally(benUs).getByText('It fits to the cent.').waitFor()

    await compare(cleoUk, '61.00')
    await tally(cleoUk).getByText('£1.00 more than it should be.').waitFor()
    await tally(cleoUk).getByText('No card of this session explains it.').waitFor()
    await page.getByText('3 cards were refused').waitFor()
    await page.getByText('1 card is left for later').waitFor()
    await page.getByRole('button', { name: 'Finish' }).click()

    await page.getByText('8 cards redeemed: £95.00 + $117.00.').waitFor()
    await app.look('session-done')
  })

  it('leaves the balances as Amazon showed them, and every card with its state', async () => {
    await goTo(page, 'Balances')
    const balances = page.getByRole('navigation', { name: 'Balances' }).getByRole('button')
    const texts = (await balances.allInnerTexts()).map((text) => text.split('\n').at(-1))
    expect(texts).toEqual(['$107.00', '£35.00', '$17.00', '£61.00'])

    for (const [label, state] of [
      ['A40', 'Ready'],
      ['K15', 'Not activated'],
      ['B35', 'On hold'],
      ['C45', 'Ready'],
      ['A20', 'Redeemed'],
    ] as const) {
      await goTo(page, 'Cards')
      await page.getByRole('link', { name: label }).first().click()
      await page.getByRole('heading', { level: 1, name: label }).waitFor()
      await page.getByText(state, { exact: true }).first().waitFor()
    }
  })

  it('leaves no code in the console or in an address, and no serious obstacle on its screens', () => {
    const written = [...app.log, ...app.requests].join('\n')
    for (const { code } of pile) {
      expect(written).not.toContain(plain(code))
      expect(written).not.toContain(code)
    }
    expect(app.violations).toEqual([])
  })
})
