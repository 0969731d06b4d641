import { safeStorage } from 'electron'
import type { Argument, KeychainDescription, KeychainOpenOutcome, KeychainSealOutcome } from '../contract'

/** Before every secret: the key behind the keychain seals other things of the program too, and none of those is opened here. */
const mark = 'cardstead/keychain/1/'

/** Where Linux has no keychain, Chromium seals with a key that stands in its source: that protects nothing. */
const backendsWithoutProtection: readonly string[] = ['basic_text', 'unknown']

export async function describeKeychain(): Promise<KeychainDescription> {
  if (process.platform === 'linux' && backendsWithoutProtection.includes(safeStorage.getSelectedStorageBackend())) {
    return { kind: 'not-offered', reason: 'plain-text' }
  }
  const isThere = await safeStorage.isAsyncEncryptionAvailable().catch(() => false)
  return isThere ? { kind: 'offered' } : { kind: 'not-offered', reason: 'unavailable' }
}

export async function sealWithKeychain({ secret }: Argument<'sealWithKeychain'>): Promise<KeychainSealOutcome> {
  const description = await describeKeychain()
  if (description.kind === 'not-offered') return { kind: 'failed', reason: description.reason }
  try {
    return { kind: 'sealed', sealed: await seal(secret) }
  } catch (error) {
    return { kind: 'failed', reason: nameOf(error) }
  }
}

export async function openWithKeychain({ sealed }: Argument<'openWithKeychain'>): Promise<KeychainOpenOutcome> {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))
    if (!result.startsWith(mark)) return { kind: 'failed', reason: 'foreign' }
    const secret = result.slice(mark.length)
    const renewed = shouldReEncrypt ? await seal(secret).catch(() => null) : null
    return { kind: 'opened', secret, renewed }
  } catch (error) {
    return { kind: 'failed', reason: nameOf(error) }
  }
}

async function seal(secret: string): Promise<string> {
  return (await safeStorage.encryptStringAsync(mark + secret)).toString('base64')
}

/** Never the message: it could carry what was to be sealed. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
