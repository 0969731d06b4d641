/**
 * npm run bench: what the built app takes on this machine. Prints figures, judges nothing.
 *   --sizes           only what each screen loads as script, without a browser
 *   --starts          only the time from the start of a process to the Lock screen, in each shell
 *   --no-photos       all but the reading of photos
 *   --large, --small  only the household of many years, or all but that
 *   CARDSTEAD_PHOTOS  another folder of photos than the project's own made ones
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { makeLargeHousehold, measureBackup, measureLarge, timed, unlockTo } from './bench/measure-large.mjs'
import { measurePlanning } from './bench/planning.mjs'
import { measureRouteSizes } from './bench/route-sizes.mjs'
import { measureSnapshots } from './bench/snapshots.mjs'
import { measureStartTimes } from './bench/start-times.mjs'
import { browserArguments, findBrowser } from './lib/browser.mjs'
import { root, run, runPackaged } from './lib/run.mjs'
import { serveFolder } from './lib/serve-folder.mjs'

const starts = 5
const passphrase = 'plum kettle orbit violin'

const onlySizes = process.argv.includes('--sizes')
const executablePath = findBrowser()
if (!executablePath && !onlySizes) throw new Error('No Chromium, Chrome or Edge was found: set CARDSTEAD_CHROMIUM.')
const built = await runPackaged('electron-vite', ['build'], { quiet: true })
if (built.code !== 0) throw new Error(built.output)

printSizes()
if (onlySizes) process.exit()
console.log(`${cpus().length} cores, Node ${process.versions.node}`)
await measureTargets()
if (process.argv.includes('--starts')) process.exit()
for (const { size, ms, slowestMs, steps, isProven } of await measurePlanning()) {
  const proof = isProven ? 'all proven best' : 'not all proven best'
  console.log(
    `plan reloads from ${size} cards (${steps} steps): ${ms.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms, ${proof}`,
  )
}
const isOnlyLarge = process.argv.includes('--large')
if (!isOnlyLarge) await measureStart()
if (!process.argv.includes('--small')) {
  await inProfile(async (page) => {
    await makeLargeHousehold(page)
    await measureLarge(page, print)
    await measureBackup(page, print)
  })
  await measureSnapshots(print)
}
if (!isOnlyLarge && !process.argv.includes('--no-photos')) await measurePhotos()

/** The script of each screen with that of the start, after gzip; readers of photos and PDF come later still. */
function printSizes() {
  const { start, screens } = measureRouteSizes(path.join(root, 'out', 'renderer'))
  const line = (name, bytes) => console.log(`${name.padEnd(20)}${(bytes / 1000).toFixed(1).padStart(8)} kB`)
  console.log('Script that a screen loads, the start included, after gzip:')
  line('(start)', start.bytes)
  for (const { screen, bytes } of screens) line(screen, bytes)
}

/** What a person waits for who clicks on the icon; two seconds are the aim. */
async function measureTargets() {
  const createHousehold = async (page) => {
    await fillWelcome(page)
    await page.getByRole('button', { name: 'Create household' }).click()
    await page.getByRole('link', { name: 'Put it off' }).waitFor({ timeout: 60_000 })
  }
  for (const [target, times] of Object.entries(await measureStartTimes(starts, createHousehold)))
    print(`process to the Lock screen, ${target}`, times)
}

async function fillWelcome(page) {
  await page.getByLabel('Name of the household').fill('Bench')
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('Passphrase again').fill(passphrase)
  await page.getByLabel('I have written the passphrase down').check()
}

/** Empty profile to Welcome; a household to the Lock screen; passphrase to Overview. */
async function measureStart() {
  await inProfile(async (page, load, toWelcome) => {
    const heading = (name) => page.getByRole('heading', { name, level: 1 })
    print('start to Welcome, nothing cached', [toWelcome])
    await fillWelcome(page)
    const sheet = page.getByRole('article', { name: 'Cardstead recovery sheet' })
    const create = async () => {
      await page.getByRole('button', { name: 'Create household' }).click()
      await sheet.waitFor()
    }
    print('create a household, key derivation calibrated', [await timed(create)])
    const toLock = []
    const toOverview = []
    for (let count = 0; count < starts; count++) {
      const shown = async () => {
        await load()
        await heading('Locked').waitFor()
      }
      toLock.push(await timed(shown))
      toOverview.push(await timed(() => unlockTo(page, heading('Overview'))))
    }
    print('start to the Lock screen', toLock)
    print('passphrase to Overview, key derivation included', toOverview)
  })
}

/** In a Chromium of its own with the built app at Welcome. */
async function inProfile(act) {
  const server = await serveFolder(path.join(root, 'out', 'renderer'))
  const profile = mkdtempSync(path.join(tmpdir(), 'cardstead-bench-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: browserArguments })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    const load = () => page.goto(`${server.origin}/`)
    const toWelcome = await timed(async () => {
      await load()
      await page.getByRole('heading', { name: 'A safe home for your gift cards', level: 1 }).waitFor()
    })
    await act(page, load, toWelcome)
  } finally {
    await context.close()
    await server.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Seconds a photo, by the same pipeline as `npm run scan`. */
async function measurePhotos() {
  const folder = process.env.CARDSTEAD_PHOTOS ?? path.join(root, 'tests', 'fixtures', 'photos')
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'cardstead-bench-')), 'readings.jsonl')
  const begun = performance.now()
  const { code, output } = await run(process.execPath, ['scripts/scan.mjs', folder, '--out', out], { quiet: true })
  if (code !== 0) throw new Error(output)
  const elapsed = (performance.now() - begun) / 1000
  const readings = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const photos = readdirSync(folder).filter((file) => /\.(jpe?g|png|webp)$/i.test(file)).length
  print(
    'seconds a photo',
    readings.flatMap(({ seconds }) => seconds ?? []).map((seconds) => seconds * 1000),
  )
  console.log(`${photos} photos in ${elapsed.toFixed(1)} s, browser start and build of the page included`)
}

function print(title, milliseconds) {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1000).toFixed(2)
  const spread = sorted.length > 1 ? `, slowest tenth from ${at(0.9)} s, ${sorted.length} measured` : ''
  console.log(`${title}: ${at(0.5)} s${spread}`)
}
