import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, openApp, type OpenApp } from './open-app'

const papers = path.join(import.meta.dirname, 'screenshots')
/** Words of the window that have no business on paper. */
const screenWords = /Overview|Balances|Settings|Search or go to|Lock|Leave the sample|Print|Copy|Back/

/** pdf.js asks for what Node has from 22 on. */
Promise.withResolvers ??= function withResolvers<T>() {
  let resolve!: PromiseWithResolvers<T>['resolve']
  let reject!: PromiseWithResolvers<T>['reject']
  const promise = new Promise<T>((kept, broken) => {
    resolve = kept
    reject = broken
  })
  return { promise, resolve, reject }
}

let app: OpenApp
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = app.page
  page.setDefaultTimeout(30_000)
  // Dark on the screen: paper is white.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
})

afterAll(() => app.close())

it('the recovery sheet is one page with its key on it', async () => {
  await page.getByLabel('Name of the household').fill('The Larches')
  await page.getByLabel('Passphrase', { exact: true }).fill('plum kettle orbit violin')
  await page.getByLabel('Passphrase again').fill('plum kettle orbit violin')
  await page.getByLabel('I have written the passphrase down').check()
  await page.getByRole('button', { name: 'Create household' }).click()
  const groups = page.getByRole('article', { name: 'Cardstead recovery sheet' }).locator('.groups .code')
  await groups.first().waitFor({ timeout: 60_000 })
  const key = await groups.allInnerTexts()
  expect(key).toHaveLength(7)

  const { pages, text } = await printedBy(page.getByRole('button', { name: 'Print the sheet' }), 'paper-recovery')

  expect(pages).toBe(1)
  for (const words of ['The Larches', ...key]) expect(tight(text)).toContain(tight(words))
  expect(text).not.toMatch(/Is it on paper|Put it off/)
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByRole('button', { name: 'Explore a sample household' }).click()
  await page.getByRole('button', { name: 'Leave the sample' }).waitFor({ timeout: 60_000 })
})

it('an evidence sheet is printed without the code and without the message beside it', async () => {
  await goTo(page, 'Cards')
  await page.getByRole('link', { name: 'From the corner shop' }).click()
  await page.getByRole('link', { name: 'Evidence sheet' }).click()

  const { pages, text } = await printedBy(page.getByRole('button', { name: 'Print or save as PDF' }), 'paper-evidence')

  expect(pages).toBe(1)
  expect(text).toContain('Gift card: proof of purchase')
  expect(text).toContain('881-2210')
  expect(text).not.toMatch(/Message to copy/)
})

it('the slip of a gift is printed alone, with the code that goes with it', async () => {
  await goTo(page, 'Gifts')
  await page
    .getByRole('link', { name: /Hand over/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'I have read this' }).click()
  const answer = (question: RegExp, words: string) =>
    page.getByRole('group', { name: question }).getByRole('button', { name: words, exact: true }).click()
  await answer(/asked you for this code/, 'No')
  await answer(/^Do you know/, 'Yes')
  await page.getByRole('button', { name: 'Show the code' }).click()
  await page.getByRole('article', { name: 'A gift for Cora next door' }).waitFor()

  const { pages, text } = await printedBy(page.getByRole('button', { name: 'Print the slip' }), 'paper-slip')

  expect(pages).toBe(1)
  for (const words of ['A gift for Cora next door', 'MW5H-D4CZXK-7QTB', 'thank you for the tomatoes'])
    expect(tight(text)).toContain(tight(words))
  expect(text).not.toMatch(/handed over/i)
})

it('a worksheet of reloads is printed with its steps and room for a tick', async () => {
  await goTo(page, 'Reloads')
  await page.getByRole('tab', { name: 'Plan', exact: true }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('heading', { name: 'Worksheet' }).waitFor()
  const steps = await page.locator('ol.steps > li').count()
  expect(steps).toBeGreaterThan(0)

  const { text } = await printedBy(page.getByRole('button', { name: 'Print', exact: true }), 'paper-worksheet')

  expect(text).toContain('Worksheet')
  expect(text.match(/☐|Accepted/g)?.length ?? 0).toBeGreaterThanOrEqual(steps)
})

/** Presses a button that prints, and reads what would come out of the printer. */
async function printedBy(button: Locator, name: string) {
  await page.evaluate(() => {
    let times = 0
    window.print = () => void Object.assign(window, { timesPrinted: ++times })
  })
  await button.click()
  expect(await page.evaluate(() => (window as { timesPrinted?: number }).timesPrinted)).toBe(1)
  expect(await lightnessOnPaper(page.locator('h2').first())).toBeLessThan(0.4)
  const pdf = await app.pdf()
  mkdirSync(papers, { recursive: true })
  writeFileSync(path.join(papers, `${name}.pdf`), pdf)
  const read = await textOf(pdf)
  expect(read.text).not.toMatch(screenWords)
  return read
}

/** From 0, black, to 1, white. */
async function lightnessOnPaper(words: Locator): Promise<number> {
  await page.emulateMedia({ media: 'print' })
  const colour = await words.evaluate((element) => getComputedStyle(element).color)
  await page.emulateMedia({ media: null })
  const [red = 255, green = 255, blue = 255] = colour.match(/\d+(?:\.\d+)?/g)?.map(Number) ?? []
  return (red + green + blue) / (3 * 255)
}

async function textOf(pdf: Uint8Array<ArrayBufferLike>) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return { pages: document.numPages, text: texts.join(' ').replaceAll(/\s+/g, ' ') }
}

/** Letters that are set apart come out of a PDF one by one. */
function tight(text: string): string {
  return text.replaceAll(' ', '')
}
