import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHousehold, goTo, openApp, type OpenApp } from './open-app'
import { photoSets } from './photo-set'

const passphrase = 'plum kettle orbit violin'
const { folder, rows: truth } = photoSets()[0] as ReturnType<typeof photoSets>[number]

/** Comes in later and blurred, so that there is something to doubt. */
const blurredFile = 'back-gb-look-alikes.jpg'
const rows = truth.filter(({ file }) => file !== blurredFile)

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  await createHousehold(page, 'The Larches', passphrase)
})

afterAll(() => app.close())

describe('an import that is interrupted', () => {
  it('goes on after the page was reloaded in the middle of reading', async () => {
    await goTo(page, 'Scan')
    await page.getByTestId('photo-input').setInputFiles(rows.map(({ file }) => path.join(folder, file)))
    await page.getByText(`2 of ${rows.length} photos read`).first().waitFor({ timeout: 60_000 })

    await page.reload()
    await unlock()
    await goTo(page, 'Scan')

    await expect.poll(() => queued().count()).toBe(rows.length)
    await app.look('scan-resumed')
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 300_000 })
    await app.look('scan-read')
  })

  it('keeps what a person has filled in, through locking and reloading', async () => {
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    await page.getByRole('button', { name: /^One by one/ }).click()
    await page.getByLabel('Label', { exact: true }).fill('From the seaside')
    await page.getByRole('button', { name: 'Lock' }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await page.reload()
    await unlock()
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    await page.getByRole('button', { name: /^One by one/ }).click()
    await expect.poll(() => page.getByLabel('Label', { exact: true }).inputValue()).toBe('From the seaside')
  })
})

describe('the review', () => {
  it('shows the sure ones at a glance, and accepts them in one go by keyboard', async () => {
    await page.getByRole('button', { name: /^At a glance/ }).click()
    const sure = page.getByRole('main').getByRole('checkbox', { name: /: .*, .*, amazon/ })
    const count = await sure.count()
    expect(count).toBeGreaterThan(3)
    await page.waitForTimeout(600)
    await app.look('review-glance')
    for (const box of await sure.all()) {
      const row = (await box.getAttribute('aria-label')) ?? ''
      expect(isRight(row), row).toBe(true)
    }

    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    expect(await sure.nth(1).getAttribute('aria-checked')).toBe('false')
    await page.getByRole('button', { name: `Accept the ${count - 1} ticked` }).waitFor()
    await app.look('review-glance-unticked')
    await page.keyboard.press('m')
    await page.keyboard.press('Enter')
    await page.getByText(`${count - 1} cards are in the catalogue.`).waitFor()
    await app.look('review-after-glance')

    // All of it is one step, which goes back as it was.
    await page.keyboard.press('z')
    await page.getByText(`${count - 1} cards were taken back.`).waitFor()
    await expect.poll(() => sure.count()).toBe(count)
    await sure.nth(1).click()
    await page.getByRole('button', { name: `Accept all ${count} shown` }).click()
    await page.getByText(`${count} cards are in the catalogue.`).waitFor()
  })

  it('takes a doubtful one by keyboard only', async () => {
    await goTo(page, 'Scan')
    await page.getByTestId('photo-input').setInputFiles({
      name: blurredFile,
      mimeType: 'image/jpeg',
      buffer: await blurred(path.join(folder, blurredFile)),
    })
    const entry = queued().filter({ hasText: blurredFile })
    await entry.getByRole('link', { name: 'Review it' }).click({ timeout: 120_000 })
    const file = await photoName()
    const claimCode = truth.find((row) => row.file === file)?.claimCode ?? ''
    await page.waitForTimeout(600)
    await app.look('review-doubtful')
    await page.keyboard.press('f')
    await page.waitForTimeout(300)
    await app.look('review-code-line')
    await page.keyboard.press('0')
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keys of the review' }).waitFor()
    await app.look('review-keys')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    const label = await page.getByLabel('Label', { exact: true }).inputValue()
    await decideByKeyboard(claimCode)
    const typed = page.getByLabel('Claim code as typed')
    if (plain(await typed.inputValue()) !== plain(claimCode)) await typed.fill(claimCode)
    await page.keyboard.press('Enter')
    await page.getByText(`${label} is in the catalogue.`).waitFor()

    await page.keyboard.press('Control+z')
    await page.getByText('Taken back.').waitFor()
    expect(await photoName()).toBe(file)
    expect(plain(await typed.inputValue())).toBe(plain(claimCode))
    await page.keyboard.press('Enter')
    await page.getByText('is in the catalogue.').waitFor()
  })

  it('leaves one out and takes that back', async () => {
    const name = await photoName()
    await page.keyboard.press('l')
    await page.getByText(`${name} was left out.`).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(photoName).toBe(name)
  })

  it('works at 1024 by 700', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await page.waitForTimeout(400)
    await app.look('review-one-1024')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.setViewportSize({ width: 1280, height: 860 })
  })
})

describe('a photo that was imported before', () => {
  it('is refused until “Import anyway”', async () => {
    await goTo(page, 'Cards')
    const cards = await page.getByText(/^\d+ cards$/).innerText()
    await goTo(page, 'Scan')
    await page.getByTestId('photo-input').setInputFiles(path.join(folder, 'screen-us.png'))
    await page.getByRole('progressbar').first().waitFor()
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 120_000 })
    const entry = queued().filter({ hasText: 'This code is already in the household' })
    await entry.scrollIntoViewIfNeeded()
    await app.look('scan-duplicate')
    await entry.getByRole('link', { name: 'Review it' }).click()
    await page.getByText(/^This code is already in the household/).waitFor()
    expect(await page.getByRole('button', { name: 'Accept', exact: true }).count()).toBe(0)
    await page.waitForTimeout(400)
    await app.look('review-duplicate')

    await page.keyboard.press('Enter')
    await page.waitForTimeout(400)
    await goTo(page, 'Cards')
    await page.getByText(cards, { exact: true }).waitFor()

    await page.goBack()
    await page.getByText(/^This code is already in the household/).waitFor()
    await page.getByRole('button', { name: 'Import anyway' }).click()
    await page.getByText('is in the catalogue.').waitFor()
    await goTo(page, 'Cards')
    await page.getByText(`${Number(cards.split(' ')[0]) + 1} cards`, { exact: true }).waitFor()
  })

  it('can be another photo of the same card', async () => {
    await goTo(page, 'Scan')
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    const before = await page.getByText(/^\d+ of \d+$/).innerText()
    await page.getByRole('button', { name: 'Another photo of the same card' }).click()
    await page.waitForTimeout(300)
    await app.look('review-same-photo')
    await page.getByRole('option').or(page.locator('.v-list-item')).first().click()
    await page.getByText('Both photos belong to one card now.').waitFor()
    await page.getByRole('group', { name: 'Photos of this card' }).getByRole('button').nth(1).click()
    await page.waitForTimeout(400)
    await app.look('review-merged')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(before, { exact: true }).waitFor()
  })

  it('shows on its card how it was read', async () => {
    await goTo(page, 'Cards')
    await page.getByRole('textbox', { name: 'Find by label' }).fill('')
    await page.getByRole('cell').getByRole('link').first().click()
    await page.getByRole('heading', { name: 'As it was read' }).waitFor()
    await app.look('card-as-read')
  })
})

describe('the whole review', () => {
  it('discards only after asking', async () => {
    await goTo(page, 'Scan')
    const before = await queued().count()
    await page
      .getByRole('button', { name: /^Discard / })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await app.look('scan-discard')
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await queued().count()).toBe(before)
    await page
      .getByRole('button', { name: /^Discard / })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
    await expect.poll(() => queued().count()).toBe(before - 1)
  })

  it('saw no serious accessibility violation, no error, and no secret in the console or an address', () => {
    expect(app.violations).toEqual([])
    expect(app.log.filter((line) => /^(error|pageerror)|content security policy/i.test(line))).toEqual([])
    const written = [...app.log, ...app.requests].join('\n').toUpperCase()
    for (const secret of truth
      .flatMap(({ claimCode, serial }) => [claimCode, serial])
      .filter((text) => text !== null)) {
      expect(written).not.toContain(plain(secret))
    }
  })
})

async function unlock() {
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
}

function queued() {
  return page.getByRole('region', { name: 'Photos in this import' }).getByRole('listitem')
}

async function photoName(): Promise<string> {
  const alt = await page.getByRole('img', { name: /^Photo / }).getAttribute('alt')
  return (alt ?? '').replace(/^Photo /, '')
}

/** The photo small and out of focus, as a hurried person takes it. */
async function blurred(file: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (photo) => {
    const bytes = Uint8Array.from(atob(photo), (char) => char.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
    const canvas = new OffscreenCanvas(bitmap.width * 0.6, bitmap.height * 0.6)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('No canvas.')
    context.filter = 'blur(1.6px)'
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 })
    const small = new Uint8Array(await blob.arrayBuffer())
    return btoa(small.reduce((text, byte) => text + String.fromCharCode(byte), ''))
  }, readFileSync(file).toString('base64'))
  return Buffer.from(base64, 'base64')
}

/** Goes through the doubtful characters: the number of the right option, or another character typed. */
async function decideByKeyboard(claimCode: string) {
  const code = plain(claimCode)
  for (let tries = 0; tries < 30; tries++) {
    const open = page.locator('.cell.open')
    if ((await open.count()) === 0) return
    const index = Number(await open.first().getAttribute('data-index'))
    while (Number(await page.locator('.cell.chosen').getAttribute('data-index')) !== index) {
      await page.keyboard.press('ArrowLeft')
    }
    const options = await page.locator('.option .code').allInnerTexts()
    const place = options.indexOf(code.charAt(index))
    if (place >= 0) await page.keyboard.press(String(place + 1))
    else {
      await page.keyboard.press('t')
      await page.keyboard.type(code.charAt(index))
    }
  }
}

/** Whether the row of a sure reading says what stands on one of the photos. */
function isRight(row: string): boolean {
  return rows.some(
    ({ claimCode, marketplace }) => claimCode && row.includes(claimCode) && row.endsWith(`, ${marketplace}`),
  )
}

function plain(code: string | null): string {
  return (code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
}
