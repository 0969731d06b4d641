import { Buffer } from 'node:buffer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { dayIn, inDays } from './days'
import { addMember, choose, createHousehold, formHasFocus, goTo, openApp, type OpenApp } from './open-app'

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await app.look('balances-more-failed')
})

afterAll(() => app.close())

/** As the app writes it. */
function written(days: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(dayIn(days))
}

async function openTab(name: string) {
  await page.getByRole('tab', { name }).click()
}

async function addEntry(kind: string, amount: string, note: string) {
  await page.getByRole('button', { name: 'Add entry' }).click()
  await formHasFocus(page)
  await choose(page, 'What happened', kind)
  await page.getByLabel('Amount', { exact: true }).fill(amount)
  await page.getByLabel('Note', { exact: true }).fill(note)
  await page.getByRole('button', { name: 'Save entry' }).click()
  await page.getByRole('button', { name: 'Add entry' }).waitFor()
}

async function addCard(label: string, code: string, more: () => Promise<void>) {
  await goTo(page, 'Cards')
  await page.getByRole('link', { name: 'Add card' }).click()
  await page.getByLabel('Label', { exact: true }).fill(label)
  await page.getByLabel('Claim code').fill(code)
  await choose(page, 'Marketplace printed on the card', 'amazon.com')
  await page.getByLabel('I have seen this marketplace on the card or its receipt').check()
  await more()
  await page.getByRole('button', { name: 'Save card' }).click()
  await page.getByRole('heading', { level: 1, name: label }).waitFor()
}

const total = () => page.getByRole('navigation', { name: 'Balances' }).getByRole('button', { pressed: true })
const nextSteps = () => page.getByRole('region', { name: 'What to do next' })
const item = (words: string | RegExp) => page.getByRole('listitem').filter({ hasText: words })

describe('three cards and one balance', () => {
  it('have their next actions on the overview', async () => {
    await createHousehold(page, 'The Marches', 'plum kettle orbit violin')
    await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com'] })

    await addCard('Birthday card', 'HK7P-XW3MDT-9RQA', async () => {
      await page.getByLabel('Face value').fill('50')
      await page.getByLabel('Expires on').fill(inDays(10))
      await choose(page, 'Is it activated?', 'Yes, ready to redeem')
    })
    await addCard('Card from a drawer', 'PK7H-WX3TMD-R9AQ', async () => {
      await page.getByLabel('Face value').fill('20')
    })
    await addCard('Till card', 'KP7H-TX3WMD-A9RQ', async () => {
      await page.getByLabel('Face value').fill('25')
      await choose(page, 'Is it activated?', 'No, the till did not activate it')
    })
    await goTo(page, 'Overview')
    await nextSteps().getByText('One card is ready to redeem').waitFor()
    await nextSteps().getByText('One card needs a look').waitFor()
    await page.getByRole('region', { name: 'Not yet redeemed' }).getByText('$95.00', { exact: true }).waitFor()
    await app.look('overview-three-cards')
  })

  it('lead from each action to the right screen with the thing selected', async () => {
    await nextSteps().getByRole('link', { name: 'Redeem' }).click()
    await page.getByRole('heading', { level: 1, name: 'Redeem' }).waitFor()
    await page.getByText('Birthday card · $50.00 · amazon.com').waitFor()

    await goTo(page, 'Overview')
    await nextSteps().getByRole('link', { name: 'Show cards' }).click()
    await page.getByRole('heading', { level: 1, name: 'Card from a drawer' }).waitFor()

    await goTo(page, 'Overview')
    await item('The card “Birthday card” expires').getByRole('link', { name: 'Open' }).click()
    await page.getByRole('heading', { level: 1, name: 'Birthday card' }).waitFor()

    await goTo(page, 'Overview')
    await item('Look at the payment settings of Ada’s Amazon').getByRole('link', { name: 'Open' }).click()
    await page.getByRole('tab', { name: 'Payment settings', selected: true }).waitFor()
    await total().getByText('Ada · Ada’s Amazon').waitFor()
    await page.getByRole('heading', { name: 'Payment settings of Ada’s Amazon' }).waitFor()
  })

  it('ask for the receipt of the one that was not activated, until a person puts that off or has dealt with it', async () => {
    await goTo(page, 'Overview')
    const receipt = item('The card “Till card” was not activated at the till')
    await receipt.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('heading', { level: 1, name: 'Till card' }).waitFor()

    await goTo(page, 'What is due')
    await receipt.getByRole('button', { name: 'Put off' }).click()
    await page.getByText('For a month').click()
    await receipt.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await receipt.getByRole('button', { name: 'Dealt with' }).click()
    await receipt.waitFor({ state: 'detached' })
    await page.getByText('Put aside: one thing', { exact: true }).waitFor()
    await goTo(page, 'Overview')
    await page.getByRole('heading', { name: 'What is due' }).waitFor()
    expect(await receipt.count()).toBe(0)
  })
})

describe('the person’s own word on an expiry', () => {
  it('wins over the rule on a card, and “it does not expire” is a word of its own', async () => {
    await goTo(page, 'Cards')
    await page.getByText('Card from a drawer').click()
    const facts = page.getByRole('region', { name: 'About this card' })
    await facts.getByText(/^Does not expire \(.*documented\)$/).waitFor()

    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Expires on').fill(inDays(400))
    await page.getByRole('button', { name: 'Save card' }).click()
    await facts.getByText(`${written(400)} (as you wrote down)`).waitFor()

    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('It does not expire').check()
    await page.getByRole('button', { name: 'Save card' }).click()
    await facts.getByText('Does not expire (as you wrote down)').waitFor()
    await app.look('card-never-expires')
  })

  it('wins over the rule on a balance, is due in time, and goes back to the rule', async () => {
    await goTo(page, 'Balances')
    await openTab('Check-ins')
    await page.getByLabel('Amazon shows').fill('100.00')
    await page.getByRole('button', { name: 'Check in', exact: true }).click()
    await page.getByRole('button', { name: 'Save the check-in' }).click()
    await page.getByText('Saved. The ledger says $100.00, as Amazon does.').waitFor()

    await openTab('Ledger')
    await page.getByText(/By the rule that we know, it does not expire/).waitFor()
    await page.getByRole('button', { name: 'Set expiry' }).click()
    await page.getByLabel('Expires on').fill(inDays(20))
    await page.getByRole('button', { name: 'Save expiry' }).click()
    await page.getByText(`By what you wrote down, this balance expires on ${written(20)}.`).waitFor()
    await app.look('ledger-own-expiry')

    await goTo(page, 'What is due')
    const expiring = item('$100.00 on Ada · Ada’s Amazon · amazon.com expire')
    await expiring.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('tab', { name: 'Ledger', selected: true }).waitFor()

    await page.getByRole('button', { name: 'Set expiry' }).click()
    await page.getByLabel('It does not expire').check()
    await page.getByRole('button', { name: 'Save expiry' }).click()
    await page.getByText('By what you wrote down, this balance does not expire.').waitFor()
    await goTo(page, 'What is due')
    await page.getByRole('listitem').first().waitFor()
    expect(await expiring.count()).toBe(0)

    await goTo(page, 'Balances')
    await page.getByRole('button', { name: 'Set expiry' }).click()
    await page.getByRole('button', { name: 'Follow the rule' }).click()
    await page.getByText(/By the rule that we know, it does not expire/).waitFor()
  })
})

describe('a check-in that was left half explained', () => {
  it('keeps the typed amount, forgets the old explanation, and asks again', async () => {
    await openTab('Check-ins')
    await page.getByLabel('Amazon shows').fill('80.00')
    await page.getByRole('button', { name: 'Check in', exact: true }).click()
    await page.getByText('$20.00 less than the ledger says').waitFor()
    await page.getByLabel('Nobody knows: keep it as unexplained').check()

    await openTab('Ledger')
    await addEntry('Purchase', '15.01', 'School things')
    await openTab('Check-ins')
    expect(await page.getByLabel('Amazon shows').inputValue()).toBe('80.00')
    expect(await page.getByText('$20.00 less than the ledger says').count()).toBe(0)

    await page.getByRole('button', { name: 'Check in', exact: true }).click()
    await page.getByText('$4.99 less than the ledger says').waitFor()
    expect(await page.getByLabel('Nobody knows: keep it as unexplained').isChecked()).toBe(false)
    await page.getByLabel('A small digital purchase that nobody wrote down: a book, a film, an app').check()
    await app.look('check-in-asked-again')
    await page.getByRole('button', { name: 'Save the check-in' }).click()
    await page.getByText('Saved. The ledger says $80.00, as Amazon does.').waitFor()
  })
})

describe('envelopes', () => {
  it('pass money to one another', async () => {
    await openTab('Envelopes')
    for (const [name, filling] of [
      ['Television', '50'],
      ['Birthday', '10'],
    ] as const) {
      await page.getByRole('button', { name: 'New envelope' }).click()
      await formHasFocus(page)
      await page.getByLabel('For what').fill(name)
      await page.getByLabel('Put in now').fill(filling)
      await page.getByRole('button', { name: 'Save envelope' }).click()
      await page.getByRole('listitem').filter({ hasText: name }).waitFor()
    }
    await page.getByRole('button', { name: 'Move money' }).click()
    await choose(page, 'From', 'Television')
    await choose(page, 'To', 'Birthday')
    await page.getByLabel('Amount', { exact: true }).fill('15')
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await item('Television').getByText('$35.00').waitFor()
    await item('Birthday').getByText('$25.00').waitFor()
    await expect.poll(() => total().innerText()).toContain('$80.00')
  })

  it('warn of a move that is more than what is there, and refuse one that goes nowhere', async () => {
    await page.getByRole('button', { name: 'Move money' }).click()
    await choose(page, 'From', 'Birthday')
    await choose(page, 'To', 'Birthday')
    await page.getByLabel('Amount', { exact: true }).fill('15')
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText('Choose two different sides.').waitFor()

    await choose(page, 'To', 'Television')
    await page.getByLabel('Amount', { exact: true }).fill('40')
    const warning = page.getByText('Only $25.00 is there; $15.00 of it would be money that the balance does not have.')
    await warning.waitFor()
    await app.look('envelopes-exceeds')
    await page.getByRole('button', { name: 'Move all the same' }).waitFor()
    await page.getByLabel('Amount', { exact: true }).fill('25')
    await warning.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await item('Television').getByText('$60.00').waitFor()
    await item('Birthday').getByText('$0.00').waitFor()
    await expect.poll(() => total().innerText()).toContain('$80.00')
  })
})

describe('promotional credits', () => {
  it('stand soonest first, and are summed on their own', async () => {
    await openTab('Promotional credits')
    for (const [label, amount, days] of [
      ['Books', '5', 40],
      ['Slow delivery', '3', 9],
      ['Films HK7P-XW3MDT-9RQA', '2', null],
    ] as const) {
      await page.getByRole('button', { name: 'New credit' }).click()
      await formHasFocus(page)
      await page.getByLabel('What it is').fill(label)
      await page.getByLabel('Amount', { exact: true }).fill(amount)
      if (days === null) await page.getByLabel('It does not lapse').check()
      else await page.getByLabel('Lapses on').fill(inDays(days))
      await page.getByRole('button', { name: 'Save credit' }).click()
      if (label.includes('HK7P')) {
        const refusal = page.getByText(/This looks like a claim code/)
        await refusal.waitFor()
        await page.getByLabel('What it is').fill('Films')
        await refusal.waitFor({ state: 'detached' })
        await page.getByRole('button', { name: 'Save credit' }).click()
      }
      await page.getByRole('button', { name: 'New credit' }).waitFor()
    }
    await page.getByText('Open credits: $10.00').waitFor()
    expect(await creditNames()).toEqual(['Slow delivery', 'Books', 'Films'])
    await expect.poll(() => total().innerText()).toContain('$80.00')
  })

  it('are used in part, or marked as lapsed, and never touch the balance', async () => {
    const slow = item('Slow delivery')
    await slow.getByRole('button', { name: 'Used', exact: true }).click()
    await formHasFocus(page)
    await page.getByLabel('Used amount').fill('4')
    await page.getByRole('button', { name: 'Note the use' }).click()
    await page.getByText('Only $3.00 is left.').waitFor()
    await page.getByLabel('Used amount').fill('1.25')
    await page.getByRole('button', { name: 'Note the use' }).click()
    await slow.getByText('$1.75 of $3.00 left').waitFor()
    await page.getByText('Open credits: $8.75').waitFor()

    const books = item('Books')
    await books.getByRole('button', { name: 'It has lapsed', exact: true }).click()
    await books.getByText('Lapsed', { exact: true }).waitFor()
    expect(await books.getByRole('button', { name: 'Used', exact: true }).count()).toBe(0)
    await page.getByText('Open credits: $3.75').waitFor()
    expect(await creditNames()).toEqual(['Slow delivery', 'Films', 'Books'])
    await app.look('credits-used-and-lapsed')
    await expect.poll(() => total().innerText()).toContain('$80.00')

    await goTo(page, 'Overview')
    await page.getByRole('region', { name: 'Promotional credits' }).getByText('$3.75', { exact: true }).waitFor()
    await page.getByRole('region', { name: 'On balances' }).getByText('$80.00', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Credits', exact: true }).click()
    await page.getByRole('tab', { name: 'Promotional credits', selected: true }).waitFor()
    await item('Books').getByRole('button', { name: 'It has not lapsed' }).click()
    await page.getByText('Open credits: $8.75').waitFor()
  })
})

async function creditNames() {
  const rows = await page.getByRole('main').getByRole('listitem').allInnerTexts()
  return rows.map((text) => text.split('\n')[0]?.trim())
}

describe('balances over time', () => {
  it('are read out by the arrow keys, and stand in a table', async () => {
    await goTo(page, 'Overview')
    const history = page.getByRole('region', { name: 'Balances over time', exact: true })
    const chart = history.getByRole('img')
    await chart.focus()
    await page.keyboard.press('ArrowRight')
    const readout = history.getByRole('status')
    await expect.poll(() => readout.innerText()).toMatch(/: \$80\.00$/)
    await app.look('overview-history')
    // The last point but one stands on the day of the money where it is another day there than here, as amazon.com's is in Europe's first hours.
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => readout.innerText()).toMatch(/: \$0\.00$/)
    await page.keyboard.press('Tab')
    await expect.poll(() => readout.innerText()).toBe('')

    await history.getByRole('button', { name: 'Show as a table' }).click()
    await history
      .getByRole('row', { name: /\$80\.00$/ })
      .first()
      .waitFor()
    expect(await history.getByRole('columnheader').allInnerTexts()).toEqual(['Day', 'Balance'])
    expect(await chart.count()).toBe(0)
    await app.look('overview-history-table')
    await history.getByRole('button', { name: 'Show as a chart' }).click()
    await chart.waitFor()
  })
})

describe('a saved activity page', () => {
  it('of amazon.co.jp is compared and added', async () => {
    await goTo(page, 'Settings')
    const ada = page.getByRole('article', { name: 'Ada' })
    await ada.getByRole('button', { name: 'Add a site' }).click()
    await item(/^amazon\.co\.jp$/).click()
    await ada.getByText('amazon.co.jp', { exact: true }).waitFor()
    await goTo(page, 'Balances')
    await page.getByRole('button', { name: /amazon\.co\.jp/ }).click()
    await openTab('Check-ins')
    await chooseSavedPage()
    await page.getByText('4 rows read; none is known already. The page ends with ¥8,800.').waitFor()
    await app.look('activity-saved-page')
    await page.getByRole('button', { name: 'Add 4 entries' }).click()
    await page.getByText('Added. The ledger now says ¥8,800.').waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await openTab('Ledger')
    const digital = page.getByRole('row', { name: /Digital purchase.*D01-7719045-2280136/ })
    await digital.getByText('-¥2,000').waitFor()
    await expect.poll(() => total().innerText()).toContain('¥8,800')
    await app.look('ledger-yen')
  })

  it('chosen again adds nothing', async () => {
    await openTab('Check-ins')
    await chooseSavedPage()
    await page.getByText('4 rows read; 4 are known already.').waitFor()
    await page.getByText('There is nothing to add.').waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await expect.poll(() => total().innerText()).toContain('¥8,800')
  })
})

async function chooseSavedPage() {
  await page.getByRole('button', { name: 'Paste the page' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a saved page' }).click(),
  ])
  await chooser.setFiles({ name: 'activity.html', mimeType: 'text/html', buffer: Buffer.from(japanesePage) })
}

const japaneseRows = [
  ['2026年11月3日', '注文番号　250-4417720-9051833', '-￥1,200', '￥8,800'],
  ['2026年11月1日', '返金 250-1180937-6614205', '￥2,000', '￥10,000'],
  ['2026年10月20日', 'デジタル注文 D01-7719045-2280136', '-￥2,000', '￥8,000'],
  ['2026年10月2日', 'ギフトカード登録 ギフトカード番号：xxxx-xxxxxx-K7TN', '￥10,000', '￥10,000'],
]

const japanesePage = `<!doctype html>
<html lang="ja-jp">
  <head><meta charset="utf-8"><title>Amazonギフトカード</title><style>td { padding: 4px }</style></head>
  <body>
    <script>document.title = '2026年9月1日 ￥1 ￥1'</script>
    <h1 style="color: #111">Amazonギフトカード 残高・利用履歴</h1>
    <table>
      <tr><th>日付</th><th>内容</th><th>金額</th><th>残高</th></tr>
      ${japaneseRows.map((cells) => `<tr>${cells.map((cell) => `<td><span>${cell}</span></td>`).join('')}</tr>`).join('\n')}
    </table>
    <a href="#top">もっと見る</a>
  </body>
</html>`

describe('what leaves the app', () => {
  it('names a card by no label that looks like a code', async () => {
    await goTo(page, 'Cards')
    await page.getByText('Birthday card').click()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Label', { exact: true }).fill('Gran hk7p-xw3mdt-9rqa')
    await page.getByRole('button', { name: 'Save card' }).click()
    await goTo(page, 'What is due')
    await item(/^The card .* expires/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export to a calendar' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8').replaceAll('\r\n ', '')
    expect(text).toMatch(/SUMMARY:The card “[^”]+” expires/)
    expect(text).not.toMatch(/hk7p|xw3mdt|9rqa/i)
  })
})

describe('a small window', () => {
  it('of 1024 by 700 shows the first rows of the ledger', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await goTo(page, 'Overview')
    await app.look('overview-three-cards-small')
    await goTo(page, 'Balances')
    await page.getByRole('button', { name: /amazon\.com/ }).click()
    await openTab('Ledger')
    const rows = page.getByRole('table').getByRole('row')
    await rows.nth(2).waitFor()
    await app.look('balances-more-small')
    const second = await rows.nth(2).boundingBox()
    expect((second?.y ?? Infinity) + (second?.height ?? 0)).toBeLessThanOrEqual(700)
    await page.setViewportSize({ width: 1280, height: 860 })
  })
})

describe('a balance whose account was removed', () => {
  it('says so where its address is still open, instead of showing nothing', async () => {
    const address = page.url()
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Add account' }).click()
    await page.getByLabel('Label of the account').fill('Second')
    await choose(page, 'Amazon sites with a balance', 'amazon.co.uk')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Save account' }).click()
    await page.getByRole('button', { name: 'Remove Ada’s Amazon' }).click()
    await page.getByText(/Ada’s Amazon is in the trash/).waitFor()

    await page.evaluate((hash) => (location.hash = hash), new URL(address).hash)
    await page.getByText('This balance is not here any more').waitFor()
    await app.look('balance-gone')
    await page.getByRole('button', { name: /amazon\.co\.uk/ }).click()
    await page.getByText('No entries yet. Redeem a card, or check in').waitFor()

    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Remove Second' }).click()
    await page.evaluate((hash) => (location.hash = hash), new URL(address).hash)
    await page.getByText('This balance is not here any more').waitFor()
    await app.look('last-balance-gone')
  })

  it('leaves no serious accessibility violation, nothing odd in the console, and no code in an address', () => {
    expect(app.violations).toEqual([])
    expect(app.log.filter((line) => /^(?:error|pageerror|warning)/.test(line))).toEqual([])
    expect(app.requests.filter((url) => /HK7P|XW3MDT/i.test(url))).toEqual([])
  })
})
