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
  await page.getByText('From Gran, Birthday').waitFor()
  await page.getByText('Not thanked yet').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Redeem' }).click()

  await goTo(page, 'Gifts')
  await page.getByText('For Cora next door').waitFor()
  await app.look('sample-gifts')
  await page.getByRole('tab', { name: 'Given' }).click()
  await page.getByText('For Ms Lund').waitFor()
  await page.getByText(/^Handed over on/).waitFor()
  await page.getByRole('tab', { name: 'Received' }).click()
  await page.getByText('From Gran', { exact: true }).waitFor()

  await goTo(page, 'Cards')
  await page.getByRole('link', { name: 'From the corner shop' }).click()
  await page.getByText('Not activated').first().waitFor()
  await page.getByRole('article', { name: 'Receipt of a shop' }).getByText('881-2210').waitFor()

  await goTo(page, 'Redeem')
  await page.getByRole('link', { name: 'Start a session' }).click()
  await page.getByText('2 cards · $10.00 added').waitFor()
  await page.getByText("Ada · Ada's Amazon · amazon.com: $2.50 less than it should be.").waitFor()
  await app.look('sample-session')

  await goTo(page, 'Settings')
  await page.getByRole('link', { name: 'What others made, and their licences' }).click()
  await page.getByText('libheif-js', { exact: true }).click()
  await page.getByText('GNU LESSER GENERAL PUBLIC LICENSE').first().waitFor()
  await app.look('notices')

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
