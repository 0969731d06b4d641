import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHousehold, goTo, openApp, type OpenApp } from './open-app'

let app: OpenApp

beforeAll(async () => {
  app = await openApp()
})

afterAll(() => app.close())

it('the sample household opens without a passphrase and leaves nothing behind', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Explore a sample household' }).click()
  await page.getByText('This is a sample household with made-up cards.').waitFor()
  await app.look('sample-overview')
  await goTo(page, 'Cards')
  await page.getByRole('link', { name: 'Birthday card from Gran' }).click()
  await app.look('sample-card')
  await page.getByRole('main').getByRole('link', { name: 'Redeem' }).click()

  await page.getByRole('button', { name: 'Leave the sample' }).click()
  await page.getByRole('heading', { name: 'A safe home for your gift cards' }).waitFor()
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['cardstead'])
})

it('the sample household touches nothing of the own one', async () => {
  const { page } = app
  await createHousehold(page, 'Own house', 'plum kettle orbit violin')
  await goTo(page, 'Cards')
  await addCard('My only card')
  await page.getByRole('button', { name: 'Lock' }).click()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  const before = await storedRows()
  expect(before).toContain('My only card')

  await page.getByRole('button', { name: 'Explore a sample household' }).click()
  await goTo(page, 'Cards')
  expect(await page.getByText('My only card').count()).toBe(0)
  await addCard('Only a try')
  await page.getByRole('button', { name: 'Leave the sample' }).click()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()

  expect(await storedRows()).toBe(before)
  expect(app.violations).toEqual([])
})

async function addCard(label: string) {
  const { page } = app
  await page.getByRole('link', { name: 'Add card' }).click()
  await page.getByLabel('Label', { exact: true }).fill(label)
  await page.getByRole('button', { name: 'Save card' }).click()
  await page.getByRole('heading', { name: label }).waitFor()
}

/** Every row of the own household's database, bytes and all. */
function storedRows(): Promise<string> {
  return app.page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await answerOf(indexedDB.open('cardstead'))
    const rows: unknown[] = []
    for (const name of database.objectStoreNames) {
      rows.push(name, await answerOf(database.transaction(name).objectStore(name).getAll()))
    }
    database.close()
    return JSON.stringify(rows)
  })
}
