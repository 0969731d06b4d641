import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHousehold, goTo, openApp, type OpenApp } from './open-app'

const fixtures = path.resolve(import.meta.dirname, '..', 'fixtures')
const place = mkdtempSync(path.join(tmpdir(), 'cardstead-inputs-'))

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  await createHousehold(page, 'The Larches', 'plum kettle orbit violin')
  await goTo(page, 'Scan')
})

afterAll(async () => {
  await app.close()
  rmSync(place, { recursive: true, force: true })
})

describe('files of every kind', () => {
  /** A file, and the claim codes that it shows, card by card. */
  const files: readonly (readonly [file: string, codes: readonly string[]])[] = [
    ['photos/back-us.jpg', ['U52W-KMHX9Y-NUBZ']],
    ['photos/screen-us.png', [codeOfPhoto('screen-us.png')]],
    ['photos/mail-gb.webp', [codeOfPhoto('mail-gb.webp')]],
    ['files/card.avif', ['Q7DM-X4KP9B-T2HV']],
    ['files/card.gif', ['T6QC-8MHJ4R-X2WD']],
    ['files/card.bmp', ['V9LE-3KZNP7-C6YH']],
    ['files/card.heic', ['Q7DM-X4KP9B-T2HV']],
    ['files/two-pages.tif', ['Q7DM-X4KP9B-T2HV', 'W5RT-J8NC3M-PLZ6']],
    ['files/two-pages.pdf', ['Q7DM-X4KP9B-T2HV', 'W5RT-J8NC3M-PLZ6']],
    ['files/quoted-printable.eml', ['Q7DM-X4KP9B-T2HV']],
    ['files/voucher.eml', ['Q7DM-X4KP9B-T2HV', 'W5RT-J8NC3M-PLZ6']],
  ]

  it('are read, each to its codes', async () => {
    await page
      .getByTestId('photo-input')
      .setInputFiles(
        files.map(([file]) => ({ name: nameOf(file), mimeType: '', buffer: readFileSync(path.join(fixtures, file)) })),
      )
    await allRead()
    await app.look('inputs-queue')
    for (const [file, codes] of files) expect(await codesOf(nameOf(file)), file).toEqual(codes)
  })

  it('that show the same card say so, each of the one before', async () => {
    const heic = entriesOf('birthday.heic')
    await heic.getByText('The same code was read on “birthday.avif”, which waits for review too.').waitFor()
  })

  it('may be text without a photo', async () => {
    await give('saved.html', 'text/html', '<!doctype html><p>Claim code: <b>N4WX</b>-7TQKR2-M9HD</p>')
    await give('notes.txt', 'text/plain', 'From Aunt Mag, claim code PX3L-V6ND8K-Y5TG, $20.00 on amazon.com')
    await allRead()
    expect(await codesOf('saved.html')).toEqual(['N4WX-7TQKR2-M9HD'])
    expect(await codesOf('notes.txt')).toEqual(['PX3L-V6ND8K-Y5TG'])
  })
})

describe('what comes by other ways', () => {
  it('a picture from the clipboard is read', async () => {
    const png = readFileSync(path.join(fixtures, 'photos', 'screen-us.png')).toString('base64')
    await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })])
    }, png)
    await page.keyboard.press('ControlOrMeta+V')
    await allRead()
    expect(await codesOf('Pasted picture')).toEqual([codeOfPhoto('screen-us.png')])
  })

  it('a folder that is chosen gives the photos of all folders in it, and nothing hidden', async () => {
    const inner = path.join(place, 'pile', 'aunt', 'older')
    for (const folder of [inner, path.join(place, 'pile', '.trash')]) mkdirSync(folder, { recursive: true })
    const mail = (code: string) => `From: a@example.org\nSubject: Gift\n\nClaim code: ${code}, amazon.com`
    writeFileSync(path.join(place, 'pile', 'one.eml'), mail('LK6T-9WXPD3-R7QN'))
    writeFileSync(path.join(inner, 'two.eml'), mail('CR8V-5HNYT4-K2MX'))
    writeFileSync(path.join(place, 'pile', '.trash', 'three.eml'), mail('YY8V-5HNYT4-K2MX'))
    writeFileSync(path.join(place, 'pile', 'song.mp3'), 'no photo')
    await page.getByTestId('folder-input').setInputFiles(path.join(place, 'pile'))
    await page.getByText('One file that is no photo was left out.').waitFor()
    await allRead()
    expect(await codesOf('one.eml')).toEqual(['LK6T-9WXPD3-R7QN'])
    expect(await codesOf('two.eml')).toEqual(['CR8V-5HNYT4-K2MX'])
    expect(await entriesOf('three.eml').count()).toBe(0)
  })

  it('several cards on one photo become several readings', async () => {
    await give('pair.png', 'image/png', await drawn(['M7QX-4LKTR9-W3NP', 'D5HZ-8VCYJ6-T2GK']))
    await allRead()
    expect((await codesOf('pair.png')).toSorted()).toEqual(['D5HZ-8VCYJ6-T2GK', 'M7QX-4LKTR9-W3NP'])
  })
})

describe('cards of other brands', () => {
  it.each([
    ['apple.txt', 'Your Apple Gift Card: X7KQ2MWV9PLT4RDN, $25.00', 'Apple'],
    ['play.txt', 'Google Play gift code 4H7K-2MQP-9XWL-6TRD-8VNB, $10', 'Google Play'],
    ['steam.txt', 'Steam Wallet code: 7KQ2M-WV9PL-T4RDN for $20', 'Steam'],
    ['xbox.txt', 'Xbox gift card 7KQ2M-WV9PL-T4RDN-X6HGF-29BCZ worth $50.00', 'Xbox'],
    ['walmart.txt', 'Walmart eGift\nCard number: 6047 3912 5588 1204\nPIN: 4471\nAmount $25.00', 'Walmart'],
  ])('are known by what they say: %s', async (name, text, brand) => {
    await give(name, 'text/plain', text)
    await allRead()
    await reviewOf(name, 0)
    const issuer = await page.getByRole('combobox', { name: 'Brand' }).inputValue()
    expect(issuer).toContain(brand)
    if (brand === 'Walmart') expect(await page.getByLabel('PIN').inputValue()).toBe('4471')
    await goTo(page, 'Scan')
  })

  it('are asked about where a code has the form of several', async () => {
    await give('which.txt', 'text/plain', 'Code: 7KQ2MWV9PLT4RDN')
    await allRead()
    await reviewOf('which.txt', 0)
    await page.getByRole('radiogroup', { name: 'Whose card is this?' }).waitFor()
    await app.look('inputs-which-brand')
    await goTo(page, 'Scan')
  })
})

describe('a prepaid payment card', () => {
  it('is led to Reloads, where its number is painted over, and the photo of it leaves the import', async () => {
    await give('leftover.png', 'image/png', await drawnPaymentCard())
    await allRead()
    const entry = entriesOf('leftover.png')
    await entry.getByText('A prepaid payment card, not a gift card').waitFor()
    await entry.scrollIntoViewIfNeeded()
    await app.look('inputs-prepaid')
    const cards = await cardCount()
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    await page.getByRole('heading', { name: 'Review', level: 1 }).waitFor()
    // From the sure ones at a glance to one at a time.
    await page.keyboard.press('g')
    for (let tries = 0; tries < 40 && (await prepaidNotice().count()) === 0; tries++)
      await page.keyboard.press('PageDown')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(500)
    await app.look('inputs-prepaid-review')
    expect(await cardCount()).toBe(cards)
    await prepaidNotice().getByRole('link', { name: 'Write it down on Reloads' }).click()

    const dialog = page.getByRole('dialog', { name: 'A prepaid card from a photo' })
    await dialog.getByText(/^Read on the photo: .*a number that ends in 1111/).waitFor({ timeout: 60_000 })
    await app.look('inputs-prepaid-dialog')
    await dialog.getByLabel(/I see no more of the number/).check()
    await dialog.getByRole('button', { name: 'Keep the photo' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/1111/).first().waitFor()
    expect(new URL(page.url()).search).toBe('')

    await goTo(page, 'Scan')
    await queued().first().waitFor()
    expect(await entry.count()).toBe(0)
  })
})

it('saw no serious accessibility violation, no error and no request to elsewhere', () => {
  expect(app.violations).toEqual([])
  expect(app.foreignRequests()).toEqual([])
  expect(app.log.filter((line) => /^(error|pageerror)|content security policy/i.test(line))).toEqual([])
})

/** Nothing of a name that the app's own words have as well. */
function nameOf(file: string): string {
  return path.basename(file).replace('card', 'birthday')
}

function codeOfPhoto(file: string): string {
  const rows = JSON.parse(readFileSync(path.join(fixtures, 'photos', 'truth.json'), 'utf8')) as readonly {
    readonly file: string
    readonly claimCode: string
  }[]
  return rows.find((row) => row.file === file)?.claimCode ?? ''
}

function queued() {
  return page.getByRole('region', { name: 'Photos in this import' }).getByRole('listitem')
}

function entriesOf(name: string) {
  return queued().filter({ has: page.getByText(name, { exact: true }) })
}

async function give(name: string, mimeType: string, content: string | Buffer) {
  await page.getByTestId('photo-input').setInputFiles({ name, mimeType, buffer: Buffer.from(content) })
  await entriesOf(name).first().waitFor()
}

async function allRead() {
  await queued().first().waitFor()
  await page
    .getByRole('progressbar')
    .first()
    .waitFor({ timeout: 2_000 })
    .catch(() => undefined)
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 300_000 })
}

function prepaidNotice() {
  return page.getByRole('status').filter({ hasText: 'This looks like a prepaid payment card, not a gift card.' })
}

/** How many cards the import has made so far. */
function cardCount(): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        indexedDB.open('cardstead').onsuccess = ({ target }) => {
          const { result } = target as IDBOpenDBRequest
          const counted = result.transaction('cards').objectStore('cards').count()
          counted.onsuccess = () => {
            result.close()
            resolve(counted.result)
          }
        }
      }),
  )
}

/** The claim codes of all cards of a file, as the review has them. */
async function codesOf(name: string): Promise<readonly string[]> {
  const codes: string[] = []
  const count = await entriesOf(name).count()
  for (let at = 0; at < count; at++) {
    await reviewOf(name, at)
    codes.push(await page.getByLabel('Claim code as typed').inputValue())
    await goTo(page, 'Scan')
    await queued().first().waitFor()
  }
  return codes
}

async function reviewOf(name: string, at: number) {
  await entriesOf(name).nth(at).getByRole('link', { name: 'Review it' }).click()
  await page.getByLabel('Claim code as typed').waitFor()
}

/** A photo of cards below each other. */
function drawn(codes: readonly string[]): Promise<Buffer> {
  return drawnBy((context, texts) => {
    texts.forEach((code, at) => {
      const top = 700 * at
      context.fillStyle = '#f4f1ea'
      context.fillRect(60, top + 50, 1080, 600)
      context.fillStyle = '#232f3e'
      context.font = '54px Arial, sans-serif'
      context.fillText('amazon.com', 120, top + 170)
      context.fillText(at === 0 ? '$25.00' : '$50.00', 820, top + 170)
      context.font = '32px Arial, sans-serif'
      context.fillText('Gift card claim code', 120, top + 350)
      context.font = '600 58px "DejaVu Sans Mono", monospace'
      context.fillText(code, 120, top + 440)
    })
  }, codes)
}

/** A number of the kind that is published for trying out forms. */
function drawnPaymentCard(): Promise<Buffer> {
  return drawnBy(
    (context, [number = '']) => {
      context.fillStyle = '#e8e4da'
      context.fillRect(0, 0, 1200, 760)
      context.fillStyle = '#1d2b3a'
      context.font = '600 64px Arial, sans-serif'
      context.fillText('Gift Card', 110, 150)
      context.fillText('$25.00', 860, 150)
      context.font = '64px "DejaVu Sans Mono", monospace'
      context.fillText(number, 110, 455)
      context.font = '40px Arial, sans-serif'
      context.fillText('GOOD THRU 04/28', 110, 600)
    },
    ['4111 1111 1111 1111'],
  )
}

async function drawnBy(
  draw: (context: OffscreenCanvasRenderingContext2D, texts: readonly string[]) => void,
  texts: readonly string[],
): Promise<Buffer> {
  const handle = await page.evaluateHandle(`(${draw.toString()})`)
  const base64 = await handle.evaluate(async (paint, given) => {
    const canvas = new OffscreenCanvas(1200, Math.max(760, 700 * given.length))
    const context = canvas.getContext('2d')
    if (!context) throw new Error('No canvas.')
    context.fillStyle = '#6b5c4c'
    context.fillRect(0, 0, canvas.width, canvas.height)
    ;(paint as typeof draw)(context, given)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
  }, texts)
  return Buffer.from(base64, 'base64')
}
