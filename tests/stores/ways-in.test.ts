import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readRecoveryKey, type RecoveryKey } from '@/domain/recovery-key'
import { desktop } from '@/desktop/desktop'
import { useKeychain } from '@/stores/keychain'
import { replacePassphrase } from '@/stores/passphrase'
import { useRecoverySheet } from '@/stores/recovery-sheet'
import { useSession } from '@/stores/session'
import { useShownCodes } from '@/stores/shown-codes'
import { useWrongTries } from '@/stores/wrong-tries'

const passphrase = 'plum kettle orbit violin'

beforeEach(async () => {
  await Promise.all((await indexedDB.databases()).map(({ name }) => deleteDatabase(name ?? '')))
  setActivePinia(createPinia())
})

afterEach(() => void vi.restoreAllMocks())

/** The household with the key of its first sheet, as it is shown. */
async function household() {
  const [session, sheet] = [useSession(), useRecoverySheet()]
  await sheet.createHousehold('The Larches', passphrase)
  const key = readRecoveryKey(sheet.shown?.groups.join('') ?? '').value as RecoveryKey
  return { session, sheet, key }
}

describe('the first recovery sheet', () => {
  it('is shown with the new household, and confirmed by the two groups that are asked for', async () => {
    const { sheet } = await household()
    await expect.poll(() => sheet.isReady).toBe(true)
    expect(sheet.missingSince).toBeNull()
    const { groups = [], asked = [0, 1] } = sheet.shown ?? {}

    expect(await sheet.confirm(['0000', groups[asked[1]] ?? ''])).toBe('differs')
    expect(sheet.shown).not.toBeNull()
    expect(await sheet.confirm([groups[asked[0]] ?? '', groups[asked[1]] ?? ''])).toBe('kept')

    expect(sheet.shown).toBeNull()
    await expect.poll(() => sheet.ways?.sheet?.confirmedAt ?? null).not.toBeNull()
    expect(sheet.missingSince).toBeNull()
  })

  it('is missing once it was put off', async () => {
    const { sheet } = await household()
    await expect.poll(() => sheet.isReady).toBe(true)
    sheet.drop()
    expect(sheet.missingSince).toBe(sheet.ways?.createdAt)
  })

  it('is gone after locking, though its key opens the household and brings a new passphrase', async () => {
    const { session, sheet, key } = await household()
    await session.lock()
    expect(sheet.shown).toBeNull()

    expect(await session.tryRecoveryKey(key)).toBe('opened')
    expect(session.vault).toBeNull()
    expect(await session.recover(key, 'copper lantern drift mango')).toBe('opened')
    expect(session.vault?.name).toBe('The Larches')

    await session.lock()
    expect(await session.unlock(passphrase)).toBe('wrong-passphrase')
    expect(await session.unlock('copper lantern drift mango')).toBe('opened')
  })

  it('is not asked for in the sample household', async () => {
    const sheet = useRecoverySheet()
    await useSession().exploreSample('Sample')
    await expect.poll(() => sheet.isReady).toBe(true)
    expect(sheet.missingSince).toBeNull()
  })
})

describe('wrong tries', () => {
  it('slow down, are counted before they are decided, and still count after starting anew', async () => {
    const { session } = await household()
    await session.lock()
    for (let time = 0; time < 5; time++) expect(await session.unlock(`wrong ${time}`)).toBe('wrong-passphrase')
    expect(await session.unlock(passphrase)).toBe('wait')
    expect(useWrongTries().pauseMs).toBeGreaterThan(0)

    setActivePinia(createPinia())
    const again = useSession()
    await again.start()
    expect(await again.unlock(passphrase)).toBe('wait')
    await expect.poll(() => useWrongTries().pauseMs, { timeout: 8_000 }).toBe(0)
    expect(await again.unlock(passphrase)).toBe('opened')
    expect(await replacePassphrase('wrong', 'copper lantern drift mango')).toBe('wrong')
    expect(await replacePassphrase(passphrase, 'copper lantern drift mango')).toBe('done')
  })
})

describe('the keychain', () => {
  it('opens the household with what it keeps, and leads to the passphrase where it does not answer', async () => {
    const { session } = await household()
    const keychain = useKeychain()
    let secret = ''
    vi.spyOn(desktop, 'sealWithKeychain').mockImplementation(async (argument) => {
      secret = argument.secret
      return { kind: 'sealed', sealed: 'b2xk' }
    })
    const open = vi.spyOn(desktop, 'openWithKeychain')

    expect(await keychain.turnOn('wrong')).toBe('wrong')
    expect(await keychain.turnOn(passphrase)).toBe('done')
    expect(atob(secret)).toHaveLength(32)
    await session.lock()

    open.mockResolvedValueOnce({ kind: 'failed', reason: 'Error' })
    expect(await keychain.unlock()).toBe('silent')
    open.mockResolvedValueOnce({ kind: 'opened', secret: 'x'.repeat(44), renewed: null })
    expect(await keychain.unlock()).toBe('silent')
    open.mockResolvedValueOnce({ kind: 'opened', secret, renewed: 'bmV3' })
    expect(await keychain.unlock()).toBe('opened')

    await session.lock()
    open.mockResolvedValueOnce({ kind: 'opened', secret, renewed: null })
    expect(await keychain.unlock()).toBe('opened')
    expect(open).toHaveBeenLastCalledWith({ sealed: 'bmV3' })
    await keychain.turnOff()
    await session.lock()
    expect(await keychain.unlock()).toBe('silent')
  })

  it('is not switched on in a browser', async () => {
    await household()
    const keychain = useKeychain()
    await keychain.look()
    expect(keychain.description).toEqual({ kind: 'not-offered', reason: 'browser' })
    expect(await keychain.turnOn(passphrase)).toBe('silent')
  })
})

it('keeps the window out of screen shots until the last place has hidden its code', async () => {
  const told: boolean[] = []
  vi.spyOn(desktop, 'reportCode').mockImplementation(async ({ showing }) => void told.push(showing))
  const { report } = useShownCodes()

  await report('form', true)
  await report('card', true)
  await report('card', true)
  await report('card', false)
  expect(told).toEqual([true])
  await report('form', false)
  await report('form', false)
  expect(told).toEqual([true, false])
})

function deleteDatabase(name: string) {
  return new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
