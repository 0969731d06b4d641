import { describe, expect, it } from 'vitest'
import { Database } from '@/storage/database'
import { calibrateDerivation, leastMemoryKiB } from '@/storage/key-derivation'
import { createVault, fingerprint, openVault, renameHousehold } from '@/storage/vault'
import { openTestVault, passphrase } from './open-test-vault'

describe('the vault', () => {
  it('opens with its passphrase after the database was closed, and not with another', async () => {
    const { database, householdId } = await openTestVault()
    database.close()
    const again = new Database(database.name)

    expect(await openVault(again, 'plum kettle orbit violins')).toEqual({ kind: 'wrong-passphrase' })
    const outcome = await openVault(again, passphrase)

    expect(outcome).toMatchObject({ kind: 'opened', vault: { householdId, name: 'Test household' } })
  })

  it('takes a passphrase however the keyboard composed its letters', async () => {
    const { database } = await openTestVault()
    const composed = new Database(`${database.name}-composed`)
    await createVault(composed, {
      name: 'Ä',
      passphrase: 'b\u00e4cker',
      derivation: { ...(await calibrateDerivation()), iterations: 1 },
    })

    expect(await openVault(composed, 'ba\u0308cker')).toMatchObject({ kind: 'opened' })
  })

  it('says that there is no household in an empty database', async () => {
    expect(await openVault(new Database('test-empty'), passphrase)).toEqual({ kind: 'no-household' })
  })

  it('is made once: a second household does not replace the first', async () => {
    const { database } = await openTestVault()

    await expect(createVault(database, { name: 'Other', passphrase: 'x' })).rejects.toThrow()
    expect(await openVault(database, passphrase)).toMatchObject({ kind: 'opened' })
  })

  it('keeps its keys out of reach: they cannot be exported', async () => {
    const { sealing, fingerprinting } = await openTestVault()

    expect([sealing.extractable, fingerprinting.extractable]).toEqual([false, false])
    await expect(crypto.subtle.exportKey('raw', sealing)).rejects.toThrow()
  })

  it('does not open when somebody weakens the stored parameters', async () => {
    const { database } = await openTestVault()
    await database.vault.update('vault', { 'derivation.iterations': 2 })

    expect(await openVault(database, passphrase)).toEqual({ kind: 'wrong-passphrase' })
  })

  it('derives keys with Argon2id over at least 64 MiB', async () => {
    const derivation = await calibrateDerivation()

    expect(derivation).toMatchObject({ kind: 'argon2id', memoryKiB: leastMemoryKiB })
    expect(derivation.memoryKiB).toBeGreaterThanOrEqual(65_536)
    expect(derivation.iterations).toBeGreaterThanOrEqual(3)
    expect(derivation.salt).toHaveLength(16)
  })

  it('gives two households different fingerprints of one code', async () => {
    const [one, other] = [await openTestVault(), await openTestVault()]

    expect(await fingerprint(one, 'AAAABBBBBBCCCC')).toBe(await fingerprint(one, 'AAAABBBBBBCCCC'))
    expect(await fingerprint(one, 'AAAABBBBBBCCCC')).not.toBe(await fingerprint(other, 'AAAABBBBBBCCCC'))
  })

  it('keeps a new name after reopening', async () => {
    const vault = await openTestVault()
    await renameHousehold(vault, 'The Larches')

    expect(await openVault(vault.database, passphrase)).toMatchObject({ vault: { name: 'The Larches' } })
  })
})
