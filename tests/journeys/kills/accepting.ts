import type { Page } from 'playwright-core'
import { formatClaimCode } from '@/domain/claim-code'
import { claimCodeOf } from '@/domain/card-draft'
import type { CardSecret } from '@/domain/card'
import type { HouseholdKeys } from '@/storage/data-key'
import type { ImportSecret } from '@/storage/imports'
import { unsealData } from '@/storage/seal'
import { goTo } from '../open-app'
import type { KindOfActivity } from './activity'
import type { Rows } from './rows'

/** Readings become cards, are taken back, and become cards again. */
export const accepting: KindOfActivity = {
  name: 'accept',
  isUsedUp: ({ imports }) => imports.filter(({ state }) => state === 'read').length < 3,
  begin({ keys }) {
    let phase: 'quiet' | 'accepting' | 'taking back' = 'quiet'
    let listed: readonly string[] = []

    async function accept(page: Page) {
      await page.getByLabel('I have seen these marketplaces on the cards').check()
      listed = await codesOf(page)
      phase = 'accepting'
      await page.getByRole('button', { name: /^Accept (all|the one) / }).click()
      await page.getByText(/(One card is|cards are) in the catalogue\./).waitFor()
      phase = 'quiet'
    }

    return {
      async prepare(page) {
        await goTo(page, 'Scan')
        await page.getByRole('link', { name: 'Review', exact: true }).click()
        await page.getByRole('button', { name: /^At a glance/ }).click()
        await page.getByRole('button', { name: /^Accept (all|the one) / }).waitFor()
        listed = await codesOf(page)
      },
      async run(page) {
        await accept(page)
        phase = 'taking back'
        await page.getByRole('button', { name: 'Undo' }).click()
        await page.getByText(/^(Taken back|\d+ cards were taken back)\./).waitFor()
        phase = 'quiet'
        await accept(page)
      },
      async acknowledged(page) {
        const left = await codesOf(page)
        const accepted = phase === 'taking back' ? [] : listed.filter((code) => !left.includes(code))
        const back = phase === 'accepting' ? [] : left
        return {
          words: `${accepted.length} accepted, ${back.length} waiting`,
          missing: async (after) => {
            const [cards, waiting] = [await codesOfCards(after, keys), await codesOfReadings(after, keys)]
            return [
              ...accepted
                .filter((code) => cards.filter((one) => one === code).length !== 1)
                .map(() => 'An accepted card is not there once'),
              ...accepted.filter((code) => waiting.includes(code)).map(() => 'An accepted reading waits again'),
              ...back.filter((code) => cards.includes(code)).map(() => 'A card that was taken back is there'),
              ...back.filter((code) => !waiting.includes(code)).map(() => 'A reading that was taken back is gone'),
            ]
          },
        }
      },
    }
  },
}

/** Of the readings that are still to be accepted on the screen. */
async function codesOf(page: Page): Promise<readonly string[]> {
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('.rows [role=checkbox]')].map((row) => row.getAttribute('aria-label') ?? ''),
  )
  return rows.map((row) => /: (.*?), /.exec(row)?.[1] ?? row)
}

async function codesOfCards({ cards }: Rows, { sealing }: HouseholdKeys): Promise<readonly string[]> {
  const opened = cards.map(async ({ id, issuerId, sealed }) => {
    const { claimCode } = (await unsealData(sealing, sealed, `cards/${id}`)) as CardSecret
    return claimCode ? formatClaimCode(claimCode.code, issuerId) : ''
  })
  return Promise.all(opened)
}

async function codesOfReadings({ imports }: Rows, { sealing }: HouseholdKeys): Promise<readonly string[]> {
  const waiting = imports.filter(({ state }) => state === 'read')
  const opened = waiting.map(async ({ id, sealed }) => {
    const { draft } = (await unsealData(sealing, sealed, `imports/${id}`)) as ImportSecret
    const code = draft && claimCodeOf(draft)?.code
    return draft && code ? formatClaimCode(code, draft.issuerId) : ''
  })
  return Promise.all(opened)
}
