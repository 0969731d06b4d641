import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { addCard } from '@/storage/cards'
import { useBackups } from '@/stores/backups'
import { useExportBackup } from '@/stores/export-backup'
import { useSession } from '@/stores/session'
import { blankCard, secretOf } from '../storage/open-test-vault'

vi.mock('@/desktop/file-sink', () => ({
  openFileSink: async () => ({
    write: async () => undefined,
    finish: async () => 'saved',
    discard: async () => undefined,
  }),
}))

beforeEach(async () => {
  await Promise.all((await indexedDB.databases()).map(({ name }) => indexedDB.deleteDatabase(name ?? '')))
  setActivePinia(createPinia())
})

it('a change in a shell without backups is unsaved until it is exported, and so is the next one', async () => {
  const session = useSession()
  await session.start()
  await session.createHousehold('The Larches', 'plum kettle orbit violin')
  const [backups, file] = [useBackups(), useExportBackup()]
  await expect.poll(() => backups.isOffered).toBe(false)
  await addCard(session.openedVault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
  await expect.poll(() => file.unsavedSince).not.toBeNull()
  await addCard(session.openedVault, blankCard, secretOf('HK7P-XW3MDT-9RQB'), [])

  expect(await file.exportTo('household.cardstead')).toBe('saved')
  await expect.poll(() => file.unsavedSince).toBeNull()

  const later = Date.now()
  await addCard(session.openedVault, blankCard, secretOf('HK7P-XW3MDT-9RQC'), [])
  await expect.poll(() => file.unsavedSince).toBeGreaterThanOrEqual(later)
})
