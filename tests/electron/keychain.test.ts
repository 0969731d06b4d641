import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeKeychain, openWithKeychain, sealWithKeychain } from '../../electron/main/keychain.ts'
import { keychain, safeStorage } from './stand-in/machine.ts'

vi.mock('electron', async () => await import('./stand-in/machine.ts'))

const secret = 'a'.repeat(44)
const asItWas = { ...keychain }

beforeEach(() => onPlatform('linux'))

afterEach(() => {
  Object.assign(keychain, asItWas)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the keychain', () => {
  it('opens what it sealed', async () => {
    expect(await openWithKeychain({ sealed: await sealed() })).toEqual({ kind: 'opened', secret, renewed: null })
  })

  it.each(['basic_text', 'unknown'] as const)(
    'is not offered on a Linux desktop with %s, and seals nothing there',
    async (backend) => {
      keychain.backend = backend
      expect(await describeKeychain()).toEqual({ kind: 'not-offered', reason: 'plain-text' })
      expect(await sealWithKeychain({ secret })).toEqual({ kind: 'failed', reason: 'plain-text' })
    },
  )

  it.each(['gnome_libsecret', 'kwallet5', 'kwallet6'] as const)(
    'is offered on a Linux desktop with %s',
    async (backend) => {
      keychain.backend = backend
      expect(await describeKeychain()).toEqual({ kind: 'offered' })
    },
  )

  it.each(['win32', 'darwin'])('is offered on %s without asking which of Linux it is', async (platform) => {
    onPlatform(platform)
    keychain.backend = 'unknown'
    expect(await describeKeychain()).toEqual({ kind: 'offered' })
  })

  it('is not offered where it does not answer', async () => {
    keychain.isThere = false
    expect(await describeKeychain()).toEqual({ kind: 'not-offered', reason: 'unavailable' })
    vi.spyOn(safeStorage, 'isAsyncEncryptionAvailable').mockRejectedValueOnce(new Error('no bus'))
    expect(await describeKeychain()).toEqual({ kind: 'not-offered', reason: 'unavailable' })
  })

  it('gives the secret sealed anew when the system has a newer key', async () => {
    const old = await sealed()
    keychain.key++
    const outcome = await openWithKeychain({ sealed: old })

    expect(outcome).toMatchObject({ kind: 'opened', secret })
    const renewed = outcome.kind === 'opened' ? outcome.renewed : null
    expect(renewed).not.toBe(old)
    expect(await openWithKeychain({ sealed: renewed ?? '' })).toEqual({ kind: 'opened', secret, renewed: null })
  })

  it('does not open what the same key sealed for another purpose, such as a cookie', async () => {
    const cookie = (await safeStorage.encryptStringAsync('session=1')).toString('base64')
    expect(await openWithKeychain({ sealed: cookie })).toEqual({ kind: 'failed', reason: 'foreign' })
  })

  it('says that it failed, without the secret, when it does not seal or open', async () => {
    vi.spyOn(safeStorage, 'encryptStringAsync').mockRejectedValueOnce(new Error(`cannot seal ${secret}`))
    expect(await sealWithKeychain({ secret })).toEqual({ kind: 'failed', reason: 'Error' })
    expect(await openWithKeychain({ sealed: 'AAAA' })).toEqual({ kind: 'failed', reason: 'Error' })
  })
})

async function sealed(): Promise<string> {
  const outcome = await sealWithKeychain({ secret })
  if (outcome.kind !== 'sealed') throw new Error('It did not seal.')
  return outcome.sealed
}

function onPlatform(platform: string) {
  vi.stubGlobal(
    'process',
    new Proxy(process, { get: (own, name) => (name === 'platform' ? platform : Reflect.get(own, name)) }),
  )
}
