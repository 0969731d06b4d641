import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCard, addMember, choose, createHousehold, goTo, openApp, unlock, type OpenApp } from './open-app'
import { photoSets, type TruthRow } from './photo-set'

const passphrase = 'plum kettle orbit violin'
const { folder, rows } = photoSets()[0] as ReturnType<typeof photoSets>[number]
const photo = rows.find(({ file }) => file === 'screen-us.png') as TruthRow

const typed = { label: 'Typed in', site: 'amazon.com', code: 'HK7P-XW3MDT-9RQA', amount: '50.00' } as const
const other = { label: 'For the pile', site: 'amazon.com', code: 'TZ8C-M4HNWP-7GDE', amount: '35.00' } as const
const balance = 'Ada · Ada’s Amazon · amazon.com'

let app: OpenApp
let page: Page
let inspector: CDPSession
let secrets: readonly string[] = []

beforeAll(async () => {
  app = await openApp()
  page = app.page
  inspector = await page.context().newCDPSession(page)
  await inspector.send('HeapProfiler.enable')
})

afterAll(() => app.close())

describe('the memory of the page', () => {
  it('holds codes while they are typed in, revealed, copied and reviewed', async () => {
    const key = await createHousehold(page, 'The Larches', passphrase)
    secrets = [typed.code, other.code, photo.claimCode ?? '', photo.serial ?? '', passphrase, key]
    await addMember(page, { member: 'Ada', cue: '…ada@home', sites: ['amazon.com'] })
    await addCard(page, { ...other, goesTo: balance })
    await addCard(page, { ...typed, serial: '6001230000000017', goesTo: balance })
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Notes').fill('Gran gave it at the lake house')
    await page.getByRole('button', { name: 'Save card' }).click()
    await reveal()

    await page.getByRole('main').getByRole('link', { name: 'Redeem' }).click()
    await choose(page, 'Balance', balance)
    await page.getByLabel(/^I am signed in to amazon.com as Ada/).check()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('button', { name: 'Copy code' }).click()
    await page.getByText('Copied.').waitFor()

    await goTo(page, 'Scan')
    await pastePhoto()
    await page.getByRole('link', { name: 'Review', exact: true }).click({ timeout: 60_000 })
    await page.getByRole('button', { name: /^One by one/ }).click()
    await page.getByRole('img', { name: /^Photo / }).waitFor()

    expect(await foundInMemory()).toContain(photo.claimCode)
  })

  it('holds none of them after locking at the review', async () => {
    await page.keyboard.press('Control+Shift+L')
    await isLocked()

    expect(await foundInMemory()).toEqual([])
  })

  it('has no worker left, and no picture can be had by its address any more', async () => {
    await expect.poll(() => page.workers().length).toBe(0)
    const addresses = app.requests.filter((url) => url.startsWith('blob:'))
    expect(addresses.length).toBeGreaterThan(0)
    expect(await page.evaluate(picturesOf, addresses)).toEqual([])
  })

  it('holds a code again while a session shows it, and none after locking there', async () => {
    await unlock(page, passphrase)
    await goTo(page, 'Redeem')
    await page.getByRole('link', { name: 'Start a session' }).click()
    await page.getByRole('button', { name: 'Begin with 2 cards' }).click()
    await page.getByRole('button', { name: 'I am signed in as Ada' }).click()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('button', { name: 'Hold to reveal' }).focus()
    await page.keyboard.down('Space')
    expect(await foundInMemory()).toContain(typed.code)
    await page.keyboard.up('Space')

    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await isLocked()

    expect(await foundInMemory()).toEqual([])
  })
})

/** Three seconds later the database library has let go of the queries that were watched. */
async function isLocked() {
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  await page.waitForTimeout(4_000)
}

/** Not by a file field: the driver would hold on to the field, and with it to the screen. */
async function pastePhoto() {
  const picture = readFileSync(path.join(folder, photo.file)).toString('base64')
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })])
  }, picture)
  await page.keyboard.press('Control+V')
}

async function reveal() {
  const button = page.getByRole('button', { name: 'Hold to reveal' }).first()
  await button.focus()
  await page.keyboard.down('Space')
  await page.getByRole('status', { name: 'Claim code' }).getByText(typed.code).waitFor()
  await page.keyboard.up('Space')
}

/** The secrets that stand in a heap snapshot, as they are printed or without their gaps, after garbage was collected. */
async function foundInMemory(): Promise<readonly string[]> {
  for (let time = 0; time < 3; time++) await inspector.send('HeapProfiler.collectGarbage')
  let text = ''
  const listen = ({ chunk }: { chunk: string }) => void (text += chunk)
  inspector.on('HeapProfiler.addHeapSnapshotChunk', listen)
  await inspector.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  inspector.off('HeapProfiler.addHeapSnapshotChunk', listen)
  // What is surely there is found: the snapshot is whole and is read rightly.
  expect(text).toContain('The two passphrases differ.')
  const memory = text.toUpperCase()
  return secrets.filter((secret) =>
    [secret, secret.replaceAll('-', ''), secret.replaceAll('-', ' ')].some((way) => memory.includes(way.toUpperCase())),
  )
}

/** Those of the addresses that still show a picture. */
async function picturesOf(addresses: readonly string[]): Promise<readonly string[]> {
  const shown = await Promise.all(
    addresses.map(
      (address) =>
        new Promise<string | null>((resolve) => {
          const image = new Image()
          image.onload = () => resolve(address)
          image.onerror = () => resolve(null)
          image.src = address
        }),
    ),
  )
  return shown.filter((address) => address !== null)
}
