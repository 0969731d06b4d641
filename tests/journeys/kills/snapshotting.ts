import { goTo } from '../open-app'
import type { KindOfActivity } from './activity'
import { readBackupFolder } from './backup-folder'

/** The shell writes the household into its folder of backups. */
export function snapshotting(profile: string): KindOfActivity {
  return {
    name: 'snapshot',
    isUsedUp: () => false,
    begin({ keys }) {
      let before: readonly number[] = []
      let beganAt: number | null = null
      let isDone = false
      return {
        async prepare(page) {
          await goTo(page, 'Settings')
          before = (await readBackupFolder(profile, keys)).takenAt
        },
        async run(page) {
          const button = page.getByRole('button', { name: 'Back up now' })
          beganAt = Date.now()
          await button.click()
          await page.getByText('Writing a backup').waitFor({ state: 'detached', timeout: 60_000 })
          isDone = true
        },
        async acknowledged(page) {
          const isFailed = await page.getByText('could not be written').first().isVisible()
          return {
            words: isFailed ? 'failed' : isDone ? 'written' : 'nothing yet',
            missing: async () => {
              const { takenAt } = await readBackupFolder(profile, keys)
              const [newest = 0] = before
              return [
                ...(isFailed ? ['A backup could not be written'] : []),
                ...(isDone && (takenAt[0] ?? 0) < (beganAt ?? 0) ? ['The backup that was written is not there'] : []),
                ...(newest > 0 && !takenAt.includes(newest) ? ['The newest backup before is not there'] : []),
              ]
            },
          }
        },
      }
    },
  }
}
