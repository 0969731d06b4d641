import path from 'node:path'
import type { Page } from 'playwright-core'
import type { HouseholdKeys } from '@/storage/data-key'
import type { ImportSecret } from '@/storage/imports'
import { unsealData } from '@/storage/seal'
import { goTo } from '../open-app'
import type { KindOfActivity } from './activity'
import type { Rows } from './rows'

const fixtures = path.resolve(import.meta.dirname, '..', '..', 'fixtures')
/** Of several kinds, and quick to read. */
const files = ['photos/mail-gb.webp', 'files/voucher.eml'].map((file) => path.join(fixtures, file))

const mostInQueue = 24

/** Files come in, are stored and read. */
export const importing: KindOfActivity = {
  name: 'import',
  isUsedUp: ({ imports }) => imports.length > mostInQueue,
  begin: ({ keys }) => ({
    prepare: (page) => goTo(page, 'Scan'),
    async run(page) {
      const cancel = page.getByRole('button', { name: 'Cancel' })
      await page.getByTestId('photo-input').setInputFiles(files)
      await cancel.waitFor({ timeout: 60_000 })
      await cancel.waitFor({ state: 'detached', timeout: 300_000 })
    },
    async acknowledged(page) {
      const shown = await queueOf(page)
      const read = shown.filter(({ isRead }) => isRead).length
      return {
        words: `${shown.length} files, ${read} read`,
        missing: async (after) => {
          const stored = await namesOf(after, keys)
          return [...new Set(shown.map(({ name }) => name))].flatMap((name) => [
            ...fewer(`${name} was stored`, shown, stored, (one) => one.name === name),
            ...fewer(`${name} was read`, shown, stored, (one) => one.name === name && one.isRead),
          ])
        },
      }
    },
  }),
}

interface Shown {
  readonly name: string
  readonly isRead: boolean
}

function queueOf(page: Page): Promise<readonly Shown[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.queue > li')].map((entry) => ({
      name: entry.querySelector('.file')?.textContent ?? '',
      isRead: entry.querySelector('.item.sure, .item.doubtful, .item.accepted') !== null,
    })),
  )
}

async function namesOf({ imports }: Rows, { sealing }: HouseholdKeys): Promise<readonly Shown[]> {
  return Promise.all(
    imports.map(async ({ id, state, sealed }) => {
      const { name } = (await unsealData(sealing, sealed, `imports/${id}`)) as ImportSecret
      return { name, isRead: ['read', 'accepted', 'left-out', 'merged'].includes(state) }
    }),
  )
}

function fewer(
  what: string,
  shown: readonly Shown[],
  stored: readonly Shown[],
  is: (one: Shown) => boolean,
): readonly string[] {
  const [said, there] = [shown.filter(is).length, stored.filter(is).length]
  return there < said ? [`${what} ${said} times on screen, ${there} times on the disk`] : []
}
