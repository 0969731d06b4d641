import { goTo } from '../open-app'
import type { KindOfActivity } from './activity'
import { haveSameRows, type Rows } from './rows'

export interface KnownBackup {
  readonly file: string
  /** The household that is in it. */
  readonly rows: Rows
}

/** One of two backups takes the place of the other: what is there afterwards is one of them, whole. */
export function restoring(backups: readonly [KnownBackup, KnownBackup]): KindOfActivity {
  return {
    name: 'restore',
    isUsedUp: () => false,
    begin({ rows: before }) {
      const [first, second] = backups
      const chosen = haveSameRows(before, first.rows) ? second : first
      return {
        async prepare(page) {
          await goTo(page, 'Settings')
          await page.getByRole('button', { name: 'Restore a backup' }).click()
        },
        async run(page) {
          const [chooser] = await Promise.all([
            page.waitForEvent('filechooser'),
            page.getByRole('button', { name: 'Choose a backup file' }).click(),
          ])
          await chooser.setFiles(chosen.file)
          await page.getByRole('button', { name: 'Restore this backup' }).click()
          await page.getByText('The backup was restored.').waitFor()
        },
        async acknowledged(page) {
          const isDone = await page.getByText('The backup was restored.').isVisible()
          return {
            words: isDone ? 'restored' : 'nothing yet',
            missing(after) {
              if (haveSameRows(after, chosen.rows)) return []
              if (isDone) return ['What is there is not the backup that was restored']
              return haveSameRows(after, before) ? [] : ['What is there is neither what was there nor the backup']
            },
          }
        },
      }
    },
  }
}
