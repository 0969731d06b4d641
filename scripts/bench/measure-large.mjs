import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fillLargeHousehold } from './large-household.mjs'
import { peakMemory, printMemory } from './memory.mjs'

const passphrase = 'plum kettle orbit violin'
const slowMs = 600_000
/** What the longest years are held against: see the end of this file for what each figure means. */
const sizes = { cards: 10_000, entries: 100_000, photos: 5_000, photoBytes: 100_000 }

/** A new household of this page, filled with many years and locked again. Answers its recovery key. */
export async function makeLargeHousehold(page) {
  page.setDefaultTimeout(slowMs)
  await page.getByLabel('Name of the household').fill('Bench')
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('Passphrase again').fill(passphrase)
  await page.getByLabel('I have written the passphrase down').check()
  await page.getByRole('button', { name: 'Create household' }).click()
  const groups = page.getByRole('article', { name: 'Cardstead recovery sheet' }).locator('.groups .code')
  await groups.first().waitFor()
  const key = (await groups.allInnerTexts()).join(' ')
  await page.reload()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  await fillLargeHousehold(page, key, sizes)
  await page.reload()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
}

/** Unlocking, moving about, searching and writing in it. `print` takes a title and milliseconds. */
export async function measureLarge(page, print) {
  const { cards, entries, photos, photoBytes } = sizes
  console.log(`${cards} cards, ${entries} entries on one balance, ${photos} photos of ${photoBytes / 1000} kB:`)
  await page.reload()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  const readAt = await page.evaluate(() => performance.now())
  print('  start to the Lock screen', [readAt])
  const derivation = await timed(() => unlockWrongly(page))
  print('  the key derivation alone (a wrong passphrase)', [derivation])
  const figure = page.getByRole('region', { name: 'On balances' }).getByText('$')
  const list = page.getByText(/^10,?000 cards$/)
  const cardsThere = page.getByRole('heading', { name: 'Newest cards' })
  const [toCards, toFigures] = await timesOf(() => unlock(page), [cardsThere, figure.first()])
  print('  passphrase to the newest cards, once derived', [toCards - derivation])
  print('  passphrase to the Overview with its figures, once derived', [toFigures - derivation])
  const go = async (name, shown) => {
    const link = page.getByRole('link', { name, exact: true }).first()
    return timed(async () => {
      await link.click()
      await shown.waitFor()
    })
  }
  print('  Cards', [await go('Cards', list)])
  const cardSearch = page.getByRole('textbox', { name: 'Find by label' })
  printKeys('  a key in the search of cards', await keystrokes(page, cardSearch, 'card 99', '.header .quiet'))
  print('  What is due', [await go('What is due', page.getByRole('heading', { name: 'What is due' }))])
  print('  Balances, read for the first time', [await go('Balances', page.getByText(/^ *100,?000 entries/))])
  const search = page.getByRole('textbox', { name: 'Find in notes' })
  printKeys('  a key in the search of the ledger', await keystrokes(page, search, 'entry 9999', '.count'))
  await search.fill('')
  await page.getByText(/^ *100,?000 entries/).waitFor()
  await page.getByRole('button', { name: 'Add entry' }).click()
  await page.getByLabel('Amount', { exact: true }).fill('4.99')
  const written = await untilGone(page, 'Save entry')
  const followed = await timed(async () => {
    await page.getByRole('button', { name: 'Save entry' }).click()
    await page.getByText(/^ *100,?001 entries/).waitFor()
  })
  print('  add an entry: written, its form closed', [await written()])
  print('  add an entry: until every figure follows', [followed])
  print('  Redeem session over the ready cards, its first rows', [await openSession(page)])
}

/** Writing everything into one file and bringing it back, with what the page takes of the memory. */
export async function measureBackup(page, print) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cardstead-bench-'))
  const file = path.join(folder, 'household.cardstead')
  await page.goto(page.url().replace(/#.*/, '#/settings'))
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }))
  let exportMs = 0
  const exported = await peakMemory(async () => {
    const begun = performance.now()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await (await download).saveAs(file)
    exportMs = performance.now() - begun
  })
  print(`  export (${megabytes(statSync(file).size)} MB)`, [exportMs])
  printMemory(exported)
  await page.getByRole('button', { name: 'Restore a backup' }).click()
  let readMs = 0
  let replacedMs = 0
  const restored = await peakMemory(async () => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a backup file' }).click()
    const begun = performance.now()
    await (await chooser).setFiles(file)
    await page.getByText('Every part of it was read').waitFor()
    readMs = performance.now() - begun
    const confirmed = performance.now()
    await page.getByRole('button', { name: 'Restore this backup' }).click()
    await page.getByText('The backup was restored.').waitFor()
    replacedMs = performance.now() - confirmed
  })
  print('  restore: read and check all of it', [readMs])
  print('  restore: keep aside what is there, and take its place', [replacedMs])
  printMemory(restored)
  rmSync(folder, { recursive: true, force: true })
}

export async function unlockTo(page, shown) {
  await unlock(page)
  await shown.waitFor()
}

async function unlock(page) {
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

async function unlockWrongly(page) {
  await page.getByLabel('Passphrase').fill('not this one')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('alert').waitFor()
}

/** Until each of them is there, in ms. */
async function timesOf(act, shown) {
  const begun = performance.now()
  await act()
  return Promise.all(
    shown.map(async (one) => {
      await one.waitFor()
      return performance.now() - begun
    }),
  )
}

export async function timed(act) {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

/**
 * What each key takes, in ms: `free` until the page can take the next one and has painted, `answer` until the words of `status` say what
 * was found. Typed slowly enough that each key is answered.
 */
async function keystrokes(page, field, text, status) {
  await page.evaluate((selector) => {
    const found = [...document.querySelectorAll(selector)].at(-1)
    const times = { free: [], answer: [] }
    let pressedAt = 0
    const painted = (then) => requestAnimationFrame(() => setTimeout(then))
    const onInput = () => {
      const at = (pressedAt = performance.now())
      painted(() => times.free.push(performance.now() - at))
    }
    document.addEventListener('input', onInput, true)
    const seen = new MutationObserver(() => {
      const at = pressedAt
      if (at > 0) painted(() => times.answer.push(performance.now() - at))
      pressedAt = 0
    })
    seen.observe(found?.parentElement ?? document.body, { subtree: true, childList: true, characterData: true })
    window.keyTimes = () => {
      document.removeEventListener('input', onInput, true)
      seen.disconnect()
      return times
    }
  }, status)
  await field.click()
  await field.pressSequentially(text, { delay: 600 })
  await page.waitForTimeout(1000)
  return page.evaluate(() => window.keyTimes())
}

/** Answers, later, how long after its click the button with these words was gone, as the page itself saw it (ms). */
async function untilGone(page, words) {
  await page.evaluate((words) => {
    const isThere = () => [...document.querySelectorAll('button')].some((button) => button.textContent.includes(words))
    window.goneAfter = new Promise((resolve) => {
      let pressedAt = null
      document.addEventListener('click', () => (pressedAt ??= performance.now()), { capture: true, once: true })
      const seen = new MutationObserver(() => {
        if (pressedAt === null || isThere()) return
        seen.disconnect()
        resolve(performance.now() - pressedAt)
      })
      seen.observe(document.body, { subtree: true, childList: true })
    })
  }, words)
  return () => page.evaluate(() => window.goneAfter)
}

function printKeys(title, { free, answer }) {
  const words = (times) => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
    return `${at(0.5)} ms in the middle, ${at(1)} ms at the most of ${sorted.length}`
  }
  console.log(`${title}: painted after ${words(free)}; answered after ${words(answer)}`)
}

async function openSession(page) {
  const first = page.getByText('Card 0', { exact: true })
  return timed(async () => {
    await page.goto(page.url().replace(/#.*/, '#/redeem/session'))
    await first.waitFor({ timeout: 60_000 })
  })
}

function megabytes(bytes) {
  return Math.round(bytes / 1_000_000)
}
