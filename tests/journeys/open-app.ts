import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { en } from '../../src/locales/en'
import { photoSets } from './photo-set'
import { startInBrowser } from './targets/browser'
import { startInElectron } from './targets/electron'
import { startInStandIn } from './targets/stand-in'
import type { Extras, StartApp } from './targets/target'

const targets: Readonly<Record<string, StartApp>> = {
  browser: startInBrowser,
  'stand-in': startInStandIn,
  electron: startInElectron,
}
const target = process.env.CARDSTEAD_TARGET ?? 'browser'

const screenshots = path.join(import.meta.dirname, 'screenshots')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What no journey may leave in a log, a title or an address: codes and serial numbers of the photos, and all that the journeys type. */
const secrets = new Set(photoSets().flatMap(({ rows }) => rows.flatMap(({ claimCode, serial }) => [claimCode, serial])))

const topNames = new Set(Object.keys(en))

/** Four, six, and four or five capitals and digits, as claim codes are printed. */
const codeShape = /(?<![A-Z0-9-])[A-Z0-9]{4}-?[A-Z0-9]{6}-?[A-Z0-9]{4,5}(?![A-Z0-9-])/g

export interface OpenApp {
  readonly page: Page
  readonly origin: string
  /** Which shell is around the page; the stand-in is Electron's. */
  readonly shell: 'browser' | 'electron'
  /** Everything that the page wrote to the console and every address that it asked for. */
  readonly log: readonly string[]
  readonly requests: readonly string[]
  /** What was asked for beside the app's own files and the pages that were opened for the person. */
  foreignRequests(): readonly string[]
  clipboardText(): Promise<string>
  copy(text: string): Promise<void>
  /** The address of the page that opens for the person while `act` runs. */
  openedBy(act: () => Promise<unknown>): Promise<string>
  /** A file reaches the app from outside: opened with it, or dropped on its window. */
  give(file: string): Promise<void>
  /** What a printer would get of the page, as a PDF. */
  pdf(): Promise<Uint8Array<ArrayBufferLike>>
  /** Serious accessibility violations that axe found wherever the journey looked. */
  readonly violations: readonly string[]
  /** Takes a screenshot of what is shown and lets axe judge it, in light and in dark. */
  look(name: string): Promise<void>
  /** Kills the program at once, and opens it again with the same data. */
  crash(): Promise<OpenApp>
  /** Kills the program at once: all its processes, with SIGKILL. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** The built app with a profile of its own, in the shell that CARDSTEAD_TARGET names: the browser's where it names none. */
export async function openApp(extras: Extras = {}): Promise<OpenApp> {
  return openAppIn(newProfile(), extras)
}

/** A folder for the data of a person who has none yet. */
export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), 'cardstead-journey-'))
}

/** The built app with the data in `profile`. */
export async function openAppIn(profile: string, extras: Extras = {}): Promise<OpenApp> {
  const shell = extras.shell ?? target
  const startApp = targets[shell]
  if (!startApp) throw new Error(`CARDSTEAD_TARGET is one of ${Object.keys(targets).join(', ')}, not ${shell}`)
  const app = await startApp(profile, extras)
  const { page, context, origin } = app
  const opened: string[] = []
  const log: string[] = []
  const requests: string[] = []
  const violations: string[] = []
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => log.push(`pageerror: ${error.stack ?? error.message}`))
  context.on('request', (request) => requests.push(request.url()))
  const titles: string[] = []
  page.on(
    'framenavigated',
    (frame) =>
      void frame.title().then(
        (title) => titles.push(title),
        () => undefined,
      ),
  )
  page.setDefaultTimeout(10_000)
  await page.goto(`${origin}/`)

  async function kill() {
    await app.kill()
    expect(secretsIn([...log, ...titles, ...requests])).toEqual([])
  }

  return {
    page,
    origin,
    shell: target === 'browser' ? 'browser' : 'electron',
    log,
    requests,
    violations,
    clipboardText: app.clipboardText,
    copy: app.copy,
    give: app.give,
    pdf: app.pdf,
    async openedBy(act) {
      const address = await app.openedBy(act)
      opened.push(address)
      return address
    },
    foreignRequests: () =>
      requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('blob:') && !opened.includes(url)),
    async look(name) {
      mkdirSync(screenshots, { recursive: true })
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.waitForTimeout(250)
        await page.screenshot({ path: path.join(screenshots, `${name}-${colorScheme}.png`) })
        violations.push(...(await seriousViolations(page)).map((text) => `${name} in ${colorScheme}: ${text}`))
      }
      expect(await keysShown(page), `names of words on ${name}`).toEqual([])
    },
    async crash() {
      await kill()
      return openAppIn(profile, extras)
    },
    kill,
    async close() {
      titles.push(...(await Promise.all(context.pages().map((open) => open.title().catch(() => '')))))
      await app.close()
      expect(secretsIn([...log, ...titles, ...requests])).toEqual([])
      expect([...log, ...titles].flatMap((line) => line.match(codeShape) ?? []).filter(hasDigitAndLetter)).toEqual([])
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

function secretsIn(lines: readonly string[]): readonly string[] {
  const written = lines.join('\n').toUpperCase()
  const ways = (secret: string) => [secret, secret.replaceAll('-', ''), encodeURIComponent(secret)]
  return [...secrets].filter(
    (secret) => secret !== null && ways(secret.toUpperCase()).some((way) => written.includes(way)),
  ) as readonly string[]
}

function hasDigitAndLetter(text: string): boolean {
  return /\d/.test(text) && /[A-Z]/.test(text)
}

const fileName = /\.(?:jpe?g|png|webp|avif|gif|bmp|heic|tiff?|pdf|eml|txt|html|csv|json|cardstead)$/i

/** Names of words that stand where the words should: vue-i18n shows the name of what it cannot find. */
async function keysShown(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => [
    document.body.innerText,
    ...[...document.querySelectorAll('[aria-label]')].map(({ ariaLabel }) => ariaLabel ?? ''),
  ])
  const names = [...shown.join('\n').matchAll(/(?<![\w./@-])([a-zA-Z]+)(?:\.[a-zA-Z0-9-]+)+(?![\w@/-])/g)]
  return names.flatMap(([name, top = '']) => (topNames.has(top) && !fileName.test(name) ? name : []))
}

async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  })
}

/** Chooses an option of a select by the names that a person sees, with the keyboard where the list is long. */
export async function choose(page: Page, field: string, option: string | RegExp) {
  await pick(page, field, option)
  if (typeof option !== 'string') return
  // On a busy machine a list may still move below the pointer: what was chosen has to stand in the field.
  const chosen = page.locator('.v-field', { has: page.getByRole('combobox', { name: field }) })
  const isThere = chosen.filter({ hasText: option }).first()
  for (let tries = 0; tries < 2; tries++) {
    const isChosen = await isThere.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    )
    if (isChosen) return
    await pick(page, field, option)
  }
  await isThere.waitFor()
}

async function pick(page: Page, field: string, option: string | RegExp) {
  const box = page.getByRole('combobox', { name: field })
  const list = page.getByRole('listbox')
  // A field that takes the focus a moment after it came, or a list that is still closing, may take the key for itself.
  await list.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined)
  await box.focus()
  for (let tries = 0; tries < 3 && !(await list.isVisible()); tries++) {
    await box.focus()
    await page.keyboard.press('ArrowDown')
    await list.waitFor({ timeout: 5_000 }).catch(() => undefined)
  }
  const canSearch = (await box.getAttribute('readonly')) === null && (await box.getAttribute('inputmode')) !== 'none'
  if (typeof option === 'string' && canSearch) {
    await box.fill(option)
  }
  // A second line may stand below the option's name.
  const name =
    typeof option === 'string' ? new RegExp(`^${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( |$)`) : option
  await list.getByRole('option', { name }).first().click()
}

export async function createHousehold(page: Page, name: string, passphrase: string) {
  secrets.add(passphrase)
  await page.getByLabel('Name of the household').fill(name)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('Passphrase again').fill(passphrase)
  await page.getByLabel('I have written the passphrase down').check()
  await page.getByRole('button', { name: 'Create household' }).click()
  const key = await confirmSheet(page)
  await page.getByRole('link', { name: 'To the overview' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  return key
}

/** Types the two groups that are asked for from the sheet that is shown; answers the whole key. */
export async function confirmSheet(page: Page): Promise<string> {
  const groups = page.getByRole('article', { name: 'Cardstead recovery sheet' }).locator('.groups .code')
  await groups.first().waitFor()
  const key = await groups.allInnerTexts()
  for (const [place, group] of key.entries()) {
    const field = page.getByRole('textbox', { name: `Group ${place + 1}` })
    if ((await field.count()) > 0) await field.fill(group)
  }
  await page.getByRole('button', { name: 'I have it on paper' }).click()
  await page.getByText('The sheet is on paper and works.').waitFor()
  secrets.add(key.join('-'))
  return key.join('-')
}

/** A form that has just opened takes the focus to its first field: what is typed before that would land there. */
export async function formHasFocus(page: Page) {
  await page.locator('input:focus').first().waitFor({ state: 'attached' })
}

/** Opens a screen by the navigation on the left. */
export async function goTo(page: Page, screen: string) {
  await page.getByRole('link', { name: screen, exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: screen }).waitFor()
}

export interface NewAccount {
  readonly member: string
  readonly cue?: string
  readonly sites: readonly string[]
}

/** A member with one account, entered in Settings. */
export async function addMember(page: Page, { member, cue, sites }: NewAccount) {
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Add member' }).click()
  await page.getByLabel('Name of the member').fill(member)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  if (cue) await page.getByLabel('How to recognise it').fill(cue)
  for (const site of sites) await choose(page, 'Amazon sites with a balance', site)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save account' }).click()
  const saved = page.getByRole('article', { name: member })
  for (const site of sites) await saved.getByText(site, { exact: true }).waitFor()
}

export interface TypedCard {
  readonly label: string
  readonly site: string
  readonly code: string
  readonly amount: string
  readonly serial?: string
  /** By the name of the balance. */
  readonly goesTo?: string
}

/** A ready card, typed in by hand. */
export async function addCard(page: Page, { label, site, code, amount, serial, goesTo }: TypedCard) {
  secrets.add(code)
  if (serial) secrets.add(serial)
  await goTo(page, 'Cards')
  await page.getByRole('link', { name: 'Add card' }).click()
  await page.getByLabel('Label', { exact: true }).fill(label)
  await choose(page, 'Marketplace printed on the card', site)
  await page.getByLabel('I have seen this marketplace on the card or its receipt').check()
  await page.getByLabel('Claim code').fill(code)
  if (serial) await page.getByLabel('Serial number').fill(serial)
  await page.getByLabel('Face value').fill(amount)
  if (goesTo) await choose(page, 'Goes to', goesTo)
  await choose(page, 'Is it activated?', 'Yes, ready to redeem')
  await page.getByRole('button', { name: 'Save card' }).click()
  await page.getByRole('heading', { name: label }).waitFor()
}

export async function unlock(page: Page, passphrase: string) {
  secrets.add(passphrase)
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
}
