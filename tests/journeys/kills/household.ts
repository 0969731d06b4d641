import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { HouseholdKeys } from '@/storage/data-key'
import { addCard, addMember, createHousehold, goTo, newProfile, openAppIn } from '../open-app'
import { keysOf } from './keys'
import type { KnownBackup } from './restoring'
import { readRows, type Rows } from './rows'

/** A program that was just killed has left the machine busy. */
export const patienceMs = 60_000

export const passphrase = 'plum kettle orbit violin'

const photos = path.resolve(import.meta.dirname, '..', '..', 'fixtures', 'photos')
/** They are read without a doubt. */
const sure = [
  'screen-us.png',
  'print-us-plain-code.jpg',
  'back-us.jpg',
  'back-jp-yen.jpg',
  'mail-gb.webp',
  'back-us-sideways.jpg',
]

/** Their codes are made up. */
const pile = [
  ['A30', 'Ada', '30', 'HK7P-XW3MDT-9RQA'],
  ['A20', 'Ada', '20', 'HK7P-XW3MDT-9RQB'],
  ['A10', 'Ada', '10', 'HK7P-XW3MDT-9RQC'],
  ['B25', 'Ben', '25', 'TZ8C-M4HNWP-7GDE'],
  ['B15', 'Ben', '15', 'TZ8C-M4HNWP-7GDF'],
] as const

/** A household with cards to redeem and readings to accept, which can be had afresh as often as one likes. */
export interface MadeHousehold {
  readonly profile: string
  readonly keys: HouseholdKeys
  readonly backups: readonly [KnownBackup, KnownBackup]
  /** Puts it back to how it was made. Nobody may have it open. */
  renew(): void
  remove(): void
}

export async function makeHousehold(shell: 'browser' | 'stand-in'): Promise<MadeHousehold> {
  const profile = newProfile()
  const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-kills-'))
  const template = path.join(folder, 'profile')
  const app = await openAppIn(profile, { shell })
  const { page } = app
  page.setDefaultTimeout(patienceMs)
  const sheet = await createHousehold(page, 'The Larches', passphrase)
  for (const member of ['Ada', 'Ben']) await addMember(page, { member, cue: '', sites: ['amazon.com'] })
  for (const [place, [label, member, amount, code]] of pile.entries()) {
    const goesTo = `${member} · ${member}’s Amazon · amazon.com`
    await addCard(page, { label, site: 'amazon.com', code, amount, goesTo, serial: `600123000000${1000 + place}` })
  }
  await goTo(page, 'Scan')
  await page.getByTestId('photo-input').setInputFiles(sure.map((file) => path.join(photos, file)))
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await cancel.waitFor()
  await cancel.waitFor({ state: 'detached', timeout: 300_000 })
  const first = await exportTo(page, path.join(folder, 'first.cardstead'))
  await addCard(page, {
    label: 'Another',
    site: 'amazon.com',
    code: 'ZB4V-QLYE6N-82GS',
    amount: '5',
    serial: '6001230000002000',
  })
  const second = await exportTo(page, path.join(folder, 'second.cardstead'))
  const keys = await keysOf(second.rows, sheet)
  await app.kill()
  cpSync(profile, template, { recursive: true, filter: isData })
  return {
    profile,
    keys,
    backups: [first, second],
    renew() {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      cpSync(template, profile, { recursive: true })
    },
    remove() {
      for (const each of [profile, folder])
        rmSync(each, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** Marks of the running browser, which would keep another one out. */
function isData(place: string): boolean {
  return !path.basename(place).startsWith('Singleton')
}

async function exportTo(page: Page, file: string): Promise<KnownBackup> {
  await goTo(page, 'Settings')
  // A browser's own dialog is out of reach here: without it the file is a download.
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  const rows = await rowsOf(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await (await download).saveAs(file)
  return { file, rows }
}

export async function rowsOf(page: Page): Promise<Rows> {
  const rows = await readRows(page)
  if (!rows) throw new Error('There is no household')
  return rows
}
