import { afterAll, beforeAll, expect, it } from 'vitest'
import { openApp, type OpenApp } from './open-app'

let app: OpenApp

beforeAll(async () => {
  app = await openApp()
})

afterAll(() => app.close())

it('a household of a newer program is refused with a clear message and left untouched', async () => {
  const { page } = app
  await page.getByRole('heading', { name: 'A safe home for your gift cards' }).waitFor()
  // The page of a newer program: it holds no other connection, then writes its own version.
  await page.goto(`${app.origin}/icon.svg`)
  await page.evaluate(async () => {
    await new Promise((resolve) => (indexedDB.deleteDatabase('cardstead').onsuccess = resolve))
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('cardstead', 1000)
      request.onupgradeneeded = () => request.result.createObjectStore('vault').put('of tomorrow', 'vault')
      request.onsuccess = () => resolve(request.result.close())
    })
  })

  await page.goto(`${app.origin}/`)
  await page.getByText('This household was last opened with a newer Cardstead').waitFor()
  await app.look('start-newer')

  expect(await page.evaluate(() => indexedDB.databases())).toEqual([{ name: 'cardstead', version: 1000 }])
  expect(app.violations).toEqual([])
})
