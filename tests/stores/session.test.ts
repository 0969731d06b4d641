import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useCards } from '@/stores/cards'
import { useHousehold } from '@/stores/household'
import { lockWhenIdle } from '@/stores/idle-lock'
import { useSession } from '@/stores/session'

const passphrase = 'plum kettle orbit violin'

beforeEach(async () => {
  await Promise.all((await indexedDB.databases()).map(({ name }) => deleteDatabase(name ?? '')))
  setActivePinia(createPinia())
})

afterEach(() => vi.useRealTimers())

it('locking drops the keys and empties every store at once', async () => {
  const session = useSession()
  const [cards, household] = [useCards(), useHousehold()]
  await session.exploreSample('Sample')
  await expect.poll(() => cards.all.length).toBeGreaterThan(0)
  await expect.poll(() => household.balances.length).toBeGreaterThan(0)

  const locked = session.lock()

  expect(session.vault).toBeNull()
  expect([cards.all, cards.trashed, household.balances, household.members]).toEqual([[], [], [], []])
  expect(session.state).toBe('welcome')
  await locked
})

it('a household that was locked asks for its passphrase again', async () => {
  const session = useSession()
  await session.createHousehold('The Larches', passphrase)
  expect(session.state).toBe('open')

  await session.lock()
  expect(session.state).toBe('locked')
  expect(await session.unlock('plum kettle orbit violins')).toBe('wrong-passphrase')
  expect(session.vault).toBeNull()

  expect(await session.unlock(passphrase)).toBe('opened')
  expect(session.vault?.name).toBe('The Larches')
})

it('a wish to lock that comes while unlocking keeps the household locked', async () => {
  const session = useSession()
  await session.createHousehold('The Larches', passphrase)
  await session.lock()

  const unlocking = session.unlock(passphrase)
  await session.lock()
  await unlocking

  expect(session.vault).toBeNull()
  expect(session.state).toBe('locked')
})

it('renaming that is overtaken by locking does not bring the keys back', async () => {
  const session = useSession()
  await session.createHousehold('The Larches', passphrase)

  const renaming = session.rename('The Oaks')
  await session.lock()
  await renaming

  expect(session.vault).toBeNull()
})

it('locks by itself after ten minutes without a sign of life, and not before', async () => {
  const session = useSession()
  await session.exploreSample('Sample')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  lockWhenIdle()

  vi.advanceTimersByTime(9 * 60_000)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))
  vi.advanceTimersByTime(9 * 60_000)
  expect(session.vault).not.toBeNull()

  vi.advanceTimersByTime(2 * 60_000)
  expect(session.vault).toBeNull()
})

function deleteDatabase(name: string) {
  return new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
