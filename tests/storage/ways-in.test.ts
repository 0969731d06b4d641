import { describe, expect, it } from 'vitest'
import type { CardId } from '@/domain/ids'
import type { RecoveryKey } from '@/domain/recovery-key'
import { addCard, readCard } from '@/storage/cards'
import { Database } from '@/storage/database'
import { createVault, openVault, openVaultBy, sampleDerivation, type Vault } from '@/storage/vault'
import {
  changePassphrase,
  drawRecoveryKey,
  forgetKeychain,
  keepInKeychain,
  keepSheet,
  prepareSheet,
  readKeychainSecret,
  readWaysIn,
  renewKeychainSecret,
  type FreshSheet,
} from '@/storage/ways-in'
import firstVersion from '../fixtures/households/first-version.json'
import { blankCard, openTestVault, passphrase, secretOf } from './open-test-vault'
import { readRawText } from './raw-database'

const known = { kind: 'passphrase', passphrase } as const
const newPassphrase = 'copper lantern drift mango'

async function sheetOf({ database }: Vault): Promise<FreshSheet> {
  const prepared = await prepareSheet(database, known)
  if (prepared.kind !== 'prepared') throw new Error(prepared.kind)
  return prepared.sheet
}

const byKey = (database: Database, key: RecoveryKey) => openVaultBy(database, { kind: 'recovery', key })

describe('a recovery key', () => {
  it('opens what the passphrase sealed', async () => {
    const vault = await openTestVault()
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    const sheet = await sheetOf(vault)
    await keepSheet(vault.database, sheet)

    const opened = await byKey(vault.database, sheet.key)

    if (opened.kind !== 'opened') throw new Error(opened.kind)
    expect((await readCard(opened.vault, id))?.secret.claimCode?.code).toBe('HK7PXW3MDT9RQA')
  })

  it('opens nothing before it is kept, and nothing once another is', async () => {
    const vault = await openTestVault()
    const [first, second] = [await sheetOf(vault), await sheetOf(vault)]
    expect(first.key).not.toBe(second.key)

    expect(await byKey(vault.database, first.key)).toEqual({ kind: 'wrong-passphrase' })
    await keepSheet(vault.database, first)
    expect(await byKey(vault.database, first.key)).toMatchObject({ kind: 'opened' })
    expect(await byKey(vault.database, second.key)).toEqual({ kind: 'wrong-passphrase' })

    await keepSheet(vault.database, second)
    expect(await byKey(vault.database, first.key)).toEqual({ kind: 'wrong-passphrase' })
    expect(await byKey(vault.database, second.key)).toMatchObject({ kind: 'opened' })
    expect(await openVault(vault.database, passphrase)).toMatchObject({ kind: 'opened' })
  })

  it('is not prepared for whoever does not know the passphrase', async () => {
    const { database } = await openTestVault()
    expect(await prepareSheet(database, { kind: 'passphrase', passphrase: 'x' })).toEqual({ kind: 'wrong' })
  })

  it('of a new household works from the start, and is confirmed later', async () => {
    const key = drawRecoveryKey()
    const database = new Database(`test-first-sheet-${Date.now()}`)
    const derivation = sampleDerivation()
    const { householdId } = await createVault(database, { name: 'Test', passphrase, derivation, recoveryKey: key })

    expect(await byKey(database, key)).toMatchObject({ kind: 'opened' })
    expect(await readWaysIn({ database })).toMatchObject({ sheet: { confirmedAt: null }, usesKeychain: false })
    expect(await keepSheet(database, { householdId: 'another', recovery: null })).toBe(false)
    expect(await keepSheet(database, { householdId, recovery: null })).toBe(true)
    expect((await readWaysIn({ database }))?.sheet?.confirmedAt).toBeGreaterThan(0)
    expect(await byKey(database, key)).toMatchObject({ kind: 'opened' })
  })

  it('is in none of the stored rows', async () => {
    const vault = await openTestVault()
    const sheet = await sheetOf(vault)
    await keepSheet(vault.database, sheet)
    vault.database.close()

    const raw = await readRawText(vault.database.name)

    expect(raw).toContain(vault.householdId)
    expect(raw).not.toContain(sheet.key)
    expect(raw).not.toContain(sheet.key.slice(0, 12))
  })
})

describe('another passphrase', () => {
  it('opens the household instead of the one before, with every sealed row left as it lies', async () => {
    const { database, ...vault } = await openTestVault()
    const id = await addCard({ database, ...vault }, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    const before = { cards: await database.cards.toArray(), row: await database.vault.get('vault') }

    expect(await changePassphrase(database, known, newPassphrase, sampleDerivation())).toBe('done')

    expect(await openVault(database, passphrase)).toEqual({ kind: 'wrong-passphrase' })
    const opened = await openVault(database, newPassphrase)
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    expect((await readCard(opened.vault, id))?.secret.claimCode?.code).toBe('HK7PXW3MDT9RQA')
    expect(await database.cards.toArray()).toEqual(before.cards)
    const after = await database.vault.get('vault')
    expect(after?.sealedName).toEqual(before.row?.sealedName)
    expect(after?.derivation.salt).not.toEqual(before.row?.derivation.salt)
  })

  it('is chosen with the recovery key when the one before is lost, and the sheet goes on working', async () => {
    const vault = await openTestVault()
    const sheet = await sheetOf(vault)
    await keepSheet(vault.database, sheet)

    const way = { kind: 'recovery', key: sheet.key } as const
    expect(await changePassphrase(vault.database, way, newPassphrase, sampleDerivation())).toBe('done')

    expect(await openVault(vault.database, newPassphrase)).toMatchObject({ kind: 'opened' })
    expect(await openVault(vault.database, passphrase)).toEqual({ kind: 'wrong-passphrase' })
    expect(await byKey(vault.database, sheet.key)).toMatchObject({ kind: 'opened' })
  })

  it('changes nothing where the one so far is wrong', async () => {
    const { database } = await openTestVault()
    const before = await database.vault.toArray()

    const outcome = await changePassphrase(database, { kind: 'passphrase', passphrase: 'x' }, newPassphrase)

    expect(outcome).toBe('wrong')
    expect(await database.vault.toArray()).toEqual(before)
  })

  it('does not write over what another window changed meanwhile', async () => {
    const { database } = await openTestVault()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const [one, other] = await Promise.all([
      changePassphrase(database, known, newPassphrase, sampleDerivation()),
      changePassphrase(database, known, 'walnut ribbon stereo cliff', sampleDerivation()),
    ])

    expect([one, other].toSorted()).toEqual(['done', 'overtaken'])
    const winner = one === 'done' ? newPassphrase : 'walnut ribbon stereo cliff'
    expect(await openVault(database, winner)).toMatchObject({ kind: 'opened' })
  })
})

describe('the keychain', () => {
  const kept = { secret: 'k'.repeat(44), sealedSecret: 'c2VhbGVk' }
  const byKeychain = (database: Database, secret: string) => openVaultBy(database, { kind: 'keychain', secret })

  it('opens the household with its secret until it is switched off', async () => {
    const { database } = await openTestVault()
    expect(await byKeychain(database, kept.secret)).toEqual({ kind: 'wrong-passphrase' })

    expect(await keepInKeychain(database, known, kept)).toBe('done')
    expect(await readKeychainSecret(database)).toBe('c2VhbGVk')
    expect(await byKeychain(database, kept.secret)).toMatchObject({ kind: 'opened' })
    expect(await byKeychain(database, 'x'.repeat(44))).toEqual({ kind: 'wrong-passphrase' })

    await renewKeychainSecret(database, 'bmV3')
    expect(await readKeychainSecret(database)).toBe('bmV3')
    expect(await byKeychain(database, kept.secret)).toMatchObject({ kind: 'opened' })

    await forgetKeychain(database)
    expect(await readKeychainSecret(database)).toBeNull()
    expect(await byKeychain(database, kept.secret)).toEqual({ kind: 'wrong-passphrase' })
    expect(await openVault(database, passphrase)).toMatchObject({ kind: 'opened' })
  })

  it('is not switched on without the passphrase, and its secret is in none of the stored rows', async () => {
    const { database } = await openTestVault()
    expect(await keepInKeychain(database, { kind: 'passphrase', passphrase: 'x' }, kept)).toBe('wrong')
    await keepInKeychain(database, known, kept)
    database.close()
    expect(await readRawText(database.name)).not.toContain(kept.secret)
  })
})

describe('a household that the first version wrote', () => {
  it('opens with its passphrase, has no sheet, and takes one', async () => {
    const database = new Database(`test-first-version-${Date.now()}`)
    await database.table('vault').put(withBytes(firstVersion.vault))
    await database.table('cards').put(withBytes(firstVersion.card))

    const opened = await openVault(database, passphrase)
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    const { vault } = opened
    expect(vault.name).toBe('Test household')
    expect((await readCard(vault, firstVersion.card.id as CardId))?.secret.claimCode?.code).toBe('HK7PXW3MDT9RQA')
    expect(await readWaysIn(vault)).toEqual({
      sheet: null,
      usesKeychain: false,
      createdAt: firstVersion.vault.createdAt,
    })
    const sheet = await sheetOf(vault)
    await keepSheet(database, sheet)
    expect(await byKey(database, sheet.key)).toMatchObject({ kind: 'opened' })
    expect(await openVault(database, passphrase)).toMatchObject({ kind: 'opened' })
  })
})

it('says that there is nothing to open where there is no household', async () => {
  const database = new Database('test-nobody')
  expect(await readWaysIn({ database })).toBeNull()
  expect(await changePassphrase(database, known, newPassphrase)).toBe('damaged')
  expect(await prepareSheet(database, known)).toEqual({ kind: 'damaged' })
})

/** Bytes stand in the fixture as `{ base64 }`. */
function withBytes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('base64' in value) return Uint8Array.from(atob(String(value.base64)), (character) => character.charCodeAt(0))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withBytes(part)]))
}
