import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choose, createHousehold, goTo, openApp, type OpenApp } from './open-app'
import { photoSets, type TruthRow } from './photo-set'

const passphrase = 'plum kettle orbit violin'
const sets = photoSets()
const rows = sets.flatMap(({ rows }) => rows)
const withCode = rows.filter(({ claimCode }) => claimCode !== null)

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
})

afterAll(() => app.close())

describe('a household', () => {
  it('is created, with a member who has an amazon.com and an amazon.co.uk balance', async () => {
    await page.getByRole('heading', { name: 'A safe home for your gift cards' }).waitFor()
    await app.look('welcome')
    await page.getByRole('button', { name: 'Create household' }).click()
    await page.getByText('Please give the household a name.').waitFor()
    await app.look('welcome-errors')

    await createHousehold(page, 'The Larches', passphrase)
    await app.look('overview-empty')
    for (const screen of ['Cards', 'Redeem', 'Balances']) {
      await goTo(page, screen)
      await app.look(`${screen.toLowerCase()}-empty`)
    }

    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Add member' }).click()
    await page.getByLabel('Name of the member').fill('Ada')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByLabel('How to recognise it').fill('…ada@home')
    await choose(page, 'Amazon sites with a balance', 'amazon.com')
    await choose(page, 'Amazon sites with a balance', 'amazon.co.uk')
    await page.keyboard.press('Escape')
    await app.look('settings-account')
    await page.getByRole('button', { name: 'Save account' }).click()
    const ada = page.getByRole('article', { name: 'Ada' })
    await ada.getByText('amazon.co.uk', { exact: true }).waitFor()
    await app.look('settings')
  })

  it('imports a pile of photos, and a broken one fails alone with its reason', async () => {
    await goTo(page, 'Scan')
    await app.look('scan-empty')
    const broken = [
      { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
      { name: 'torn.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]) },
    ]
    const photos = sets.flatMap(({ folder, rows }) => rows.map(({ file }) => path.join(folder, file)))
    const input = page.getByTestId('photo-input')
    await input.setInputFiles(photos)
    await input.setInputFiles(broken)
    await page.getByRole('progressbar').first().waitFor()
    await app.look('scan-reading')

    await page
      .getByRole('button', { name: 'Cancel' })
      .waitFor({ state: 'detached', timeout: 20_000 + photos.length * 20_000 })
    await page.getByText('The file is empty. The other photos are not affected.').waitFor()
    await page.getByText('This is not an image, or it is damaged.').waitFor()
    await app.look('scan-done')
  })

  it('has every code right after review', async () => {
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    await page.getByRole('button', { name: /^One by one/ }).click()
    let isFirst = true
    for (let left = await countToReview(); left > 0; left--) {
      const photo = page.getByRole('img', { name: /^Photo / })
      const file = ((await photo.getAttribute('alt')) ?? '').replace(/^Photo /, '')
      const truth = rows.find((row) => row.file === file)
      if (!truth) throw new Error(`No truth for ${file}`)
      if (isFirst && truth.claimCode) {
        await page.waitForTimeout(500)
        await app.look('review')
        isFirst = false
      }
      await reviewPhoto(truth)
      if (left > 1) await page.getByText(`1 of ${left - 1}`, { exact: true }).waitFor()
    }
    await page.getByText('Nothing to review').waitFor()
    await app.look('review-empty')

    for (const { file, claimCode } of withCode) expect(await revealedCode(labelOf(file)), file).toBe(plain(claimCode))
    await app.look('card')
  })

  it('shows every card in the catalogue, and adds one by hand', async () => {
    await goTo(page, 'Cards')
    await page.getByText(`${withCode.length} cards`, { exact: true }).waitFor()
    await app.look('cards')

    await page.getByRole('link', { name: 'Add card' }).click()
    await page.getByLabel('Label', { exact: true }).fill('From the market')
    await choose(page, 'Marketplace printed on the card', 'amazon.co.uk')
    await page.getByLabel('I have seen this marketplace on the card or its receipt').check()
    await page.getByLabel('Claim code').fill('w0gu-yd4ngh-88c8')
    await page.getByText('“0” at place 2 does not occur in codes of Amazon.').waitFor()
    await app.look('add-card-doubt')
    await page.getByLabel('Claim code').fill('w3gu-yd4ngh-88c8')
    await page.getByLabel('Face value').fill('30.00')
    await choose(page, 'Is it activated?', 'Yes, ready to redeem')
    await page.getByRole('button', { name: 'Save card' }).click()
    await page.getByRole('heading', { name: 'From the market' }).waitFor()
    expect(await revealedCode('From the market')).toBe('W3GUYD4NGH88C8')
  })

  it('is told when the same code is added again', async () => {
    await goTo(page, 'Cards')
    await page.getByRole('link', { name: 'Add card' }).click()
    await page.getByLabel('Label', { exact: true }).fill('Once more')
    await page.getByLabel('Claim code').fill('W3GU YD4NGH 88C8')
    await page.getByRole('button', { name: 'Save card' }).click()
    await page.getByText('This code is already in the household: “From the market” (ready).').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
  })
})

describe('the guard', () => {
  it('stops an amazon.co.uk card from going into the amazon.com balance and names the balance that fits', async () => {
    await goTo(page, 'Redeem')
    await choose(page, 'Card', /^From the market/)
    await choose(page, 'Balance', 'Ada · Ada’s Amazon · amazon.com')

    await page.getByText('Stopped. This card must not be redeemed there.').waitFor()
    await page
      .getByText('This card is from amazon.co.uk. The chosen balance is on amazon.com. It cannot be redeemed there;')
      .waitFor()
    await page.getByText('the household’s amazon.co.uk balance of Ada (Ada’s Amazon) fits.').waitFor()
    expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0)
    await app.look('redeem-blocked')
  })

  it('lets it go into the right balance after a deliberate confirmation, and the ledger follows', async () => {
    await page.getByRole('button', { name: 'Use Ada · Ada’s Amazon · amazon.co.uk' }).click()
    const confirm = page.getByRole('button', { name: 'Confirm' })
    await confirm.waitFor()
    expect(await confirm.isDisabled()).toBe(true)
    await app.look('redeem-confirm')
    await page.getByLabel(/^I am signed in to amazon.co.uk as Ada/).check()
    await confirm.click()

    await page.getByRole('button', { name: 'Copy code' }).click()
    await page.getByText('Copied.').waitFor()
    expect(await app.clipboardText()).toBe('W3GUYD4NGH88C8')
    const official = page.getByRole('button', { name: 'Open www.amazon.co.uk' })
    expect(await app.openedBy(() => official.click())).toBe('https://www.amazon.co.uk/gc/redeem')
    await app.look('redeem-steps')

    await page.getByLabel('Accepted').check()
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText('£30.00 is on Ada’s balance at amazon.co.uk.').waitFor()
    await app.look('redeem-done')
    expect(await app.clipboardText()).toBe('')

    await page.getByRole('link', { name: 'Show the ledger' }).click()
    await page.getByRole('button', { name: /amazon\.co\.uk/ }).click()
    await page.getByRole('row', { name: /Gift card redeemed From the market £30\.00 £30\.00/ }).waitFor()
    await app.look('balances')
  })

  it('blocks the same card from then on', async () => {
    await page.getByRole('link', { name: 'From the market' }).click()
    await page.getByText('Redeemed', { exact: true }).first().waitFor()
    expect(await page.getByRole('link', { name: 'Redeem', exact: true }).count()).toBe(1)

    const id = page.url().split('/').at(-1)
    await page.goto(`${app.origin}/#/redeem?card=${id}`)
    await choose(page, 'Balance', 'Ada · Ada’s Amazon · amazon.co.uk')
    await page.getByText(/^This card was redeemed already into Ada’s balance on amazon\.co\.uk/).waitFor()
    expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0)
    await app.look('redeem-again')
  })

  it('clears a copied code from the clipboard by itself, and leaves alone what was copied since', async () => {
    await goTo(page, 'Settings')
    await choose(page, 'Clear a copied code after', '10 seconds')
    await goTo(page, 'Cards')
    await page.getByRole('link', { name: 'Add card' }).click()
    await page.getByLabel('Label', { exact: true }).fill('For the clipboard')
    await page.getByLabel('Claim code').fill('ZB4V-QLYE6N-82GS')
    await choose(page, 'Marketplace printed on the card', 'amazon.com')
    await page.getByRole('button', { name: 'Save card' }).click()
    await page.getByRole('heading', { name: 'For the clipboard' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'Redeem' }).click()
    await choose(page, 'Balance', 'Ada · Ada’s Amazon · amazon.com')
    await page.getByLabel('I have read what speaks against it and go on all the same.').check()
    await page.getByLabel(/^I am signed in to amazon.com as Ada/).check()
    await page.getByRole('button', { name: 'Confirm' }).click()

    await page.getByRole('button', { name: 'Copy code' }).click()
    await expect.poll(app.clipboardText).toBe('ZB4VQLYE6N82GS')
    await expect.poll(app.clipboardText, { timeout: 20_000 }).toBe('')

    await page.getByRole('button', { name: 'Copy code' }).click()
    await expect.poll(app.clipboardText).toBe('ZB4VQLYE6N82GS')
    await app.copy('shopping list')
    await page.getByText('You have copied something else since; it was left alone.').waitFor({ timeout: 20_000 })
    expect(await app.clipboardText()).toBe('shopping list')
  })

  it('keeps the message of a refused code and marks a held card', async () => {
    await page.getByLabel('Refused').check()
    await choose(page, 'What did the message say?', 'Pending or on hold')
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText('The card is marked as on hold.').waitFor()
    await app.look('redeem-refused')
    await page.getByRole('link', { name: 'Show the card' }).click()
    await page.getByText(/^Refused on .*: Pending or on hold$/).waitFor()
    await page.getByText('On hold', { exact: true }).waitFor()
  })
})

describe('after locking and reloading', () => {
  it('nothing of the household is on the page until the right passphrase is given', async () => {
    await page.getByRole('button', { name: 'Lock' }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await page.goto(`${app.origin}/#/cards`)
    const text = await page.locator('body').innerText()
    expect(text).not.toMatch(/Larches|Ada|From the market|£/)
    await app.look('lock')

    await page.getByLabel('Passphrase').fill('plum kettle orbit violins')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByText('That passphrase does not open this household.').waitFor()
    await app.look('lock-wrong')

    await page.getByLabel('Passphrase').fill(passphrase)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.getByText('£30.00').first().waitFor()
    await app.look('overview')
  })

  it('everything is still there', async () => {
    await goTo(page, 'Cards')
    await page.getByText(`${withCode.length + 2} cards`, { exact: true }).waitFor()
    for (const { file, claimCode } of withCode.slice(0, 3)) {
      expect(await revealedCode(labelOf(file)), file).toBe(plain(claimCode))
    }
    await page.getByRole('img', { name: /^Photo 1 of/ }).waitFor()
    await goTo(page, 'Balances')
    await page.getByRole('button', { name: /amazon\.co\.uk/ }).click()
    await page.getByRole('row', { name: /Gift card redeemed From the market £30\.00 £30\.00/ }).waitFor()
  })

  it('a photo that is damaged on the disk is told of beside its code', async () => {
    await page.evaluate(damagePhotos)
    const { file, claimCode } = withCode[0] as TruthRow
    await goTo(page, 'Cards')
    expect(await revealedCode(labelOf(file)), file).toBe(plain(claimCode))
    await page.getByText('A photo of this card is damaged on the disk and does not open.').waitFor()
    await app.look('card-photo-damaged')
    await page.getByRole('link', { name: 'Add a photo' }).click()
    await page.getByText('A photo of this card is damaged on the disk and does not open.').waitFor()
  })

  it('works at 1024 by 700', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    for (const screen of ['Overview', 'Cards', 'Scan', 'Redeem', 'Balances', 'Settings']) {
      await goTo(page, screen)
      await app.look(`${screen.toLowerCase()}-1024`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true)
    }
  })
})

describe('the whole journey', () => {
  it('asked for nothing but its own files and the official page', () => {
    expect(app.foreignRequests()).toEqual([])
  })

  it('wrote no claim code, serial number or passphrase to the console or into an address', () => {
    const written = [...app.log, ...app.requests].join('\n').toUpperCase()
    const secrets = [passphrase, 'W3GUYD4NGH88C8', ...rows.flatMap(({ claimCode, serial }) => [claimCode, serial])]
    for (const secret of secrets.filter((text) => text !== null)) {
      expect(written).not.toContain(secret.toUpperCase())
      expect(written).not.toContain(plain(secret))
    }
  })

  it('shows no screen with a serious accessibility violation, in light or dark', () => {
    expect(app.violations).toEqual([])
  })

  it('saw no error and no refusal by the content policy', () => {
    expect(app.log.filter((line) => /^(error|pageerror)|content security policy/i.test(line))).toEqual([])
  })
})

/** What a careful person does: correct what is wrong, confirm what was looked at, accept; leave out what has no code. */
async function reviewPhoto({ claimCode, serial, amount, marketplace }: TruthRow) {
  if (!claimCode) {
    await page.getByRole('button', { name: 'Leave out' }).click()
    return
  }
  // Another number on the same photo that could be a code of another brand: it is none.
  if ((await page.getByRole('combobox', { name: 'Marketplace printed' }).count()) === 0) {
    await page.getByRole('button', { name: 'Leave out' }).click()
    return
  }
  const typed = page.getByLabel('Claim code as typed')
  if (plain(await typed.inputValue()) !== plain(claimCode)) await typed.fill(claimCode)
  const compared = page.getByLabel('I have compared every character')
  if (await compared.count()) await compared.check()
  await page.getByLabel('Serial number').fill(serial ?? '')
  if (marketplace) {
    if ((await page.getByRole('combobox', { name: 'Marketplace printed' }).inputValue()) !== marketplace) {
      await choose(page, 'Marketplace printed on the card', marketplace)
    }
    await page.getByLabel('I have seen this marketplace').check()
  }
  await page.getByLabel('Face value').fill(amount === null ? '' : String(amount))
  // Enter accepts from any field; the button does the same.
  if (claimCode < 'H') await page.keyboard.press('Enter')
  else await page.getByRole('button', { name: 'Accept' }).click()
}

async function countToReview(): Promise<number> {
  return Number(/\d+$/.exec(await page.getByText(/^\d+ of \d+$/).innerText())?.[0])
}

/** Opens a card from the list and holds its code revealed. */
async function revealedCode(label: string): Promise<string> {
  await goTo(page, 'Cards')
  await page.getByRole('textbox', { name: 'Find by label' }).fill(label)
  await page.getByRole('link', { name: label, exact: true }).click()
  const button = page.getByRole('button', { name: 'Hold to reveal' }).first()
  const code = page.getByLabel('Claim code').getByRole('status').or(page.locator('output')).first()
  await button.hover()
  expect(await code.innerText()).toMatch(/^[•-]+$/)
  await page.mouse.down()
  const text = await code.innerText()
  await page.mouse.up()
  expect(await code.innerText()).toMatch(/^[•-]+$/)
  return plain(text)
}

function plain(code: string | null): string {
  return (code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
}

function labelOf(file: string): string {
  return file.replace(/\.[a-z0-9]+$/i, '')
}

/** Runs in the page: the last byte of every stored photo is another one, as a failing disk would leave it. */
async function damagePhotos() {
  const answerOf = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)))
  const database = await answerOf(indexedDB.open('cardstead'))
  const photos = database.transaction('photos', 'readwrite').objectStore('photos')
  for (const row of await answerOf<{ sealed: Uint8Array<ArrayBuffer> }[]>(photos.getAll())) {
    const at = row.sealed.length - 1
    row.sealed[at] = (row.sealed[at] ?? 0) ^ 1
    photos.put(row)
  }
  database.close()
}
