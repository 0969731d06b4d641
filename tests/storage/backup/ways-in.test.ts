import { expect, it } from 'vitest'
import { makeRecoveryKey } from '@/domain/recovery-key'
import { addCard, readCards } from '@/storage/cards'
import { readHeader } from '@/storage/backup/header'
import { tryWayIn, withNewPassphrase } from '@/storage/backup/open-backup'
import { takeOver } from '@/storage/backup/take-over'
import { unpack } from '@/storage/backup/unpack'
import { Database, databaseNames } from '@/storage/database'
import { createVault, openVault, sampleDerivation } from '@/storage/vault'
import { changePassphrase, drawByte, keepSheet, prepareSheet } from '@/storage/ways-in'
import { blankCard, passphrase, secretOf } from '../open-test-vault'
import { newName, sourceOf, wholeBackup } from './backup-bytes'

const recoveryKey = makeRecoveryKey(drawByte)
const anotherKey = makeRecoveryKey(drawByte)

async function household() {
  const derivation = sampleDerivation()
  const vault = await createVault(new Database(newName()), { name: 'The Larches', passphrase, derivation, recoveryKey })
  await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
  return vault
}

it('a backup opens with the recovery key on a computer that has nothing else, and takes a new passphrase', async () => {
  const source = sourceOf(await wholeBackup(await household()))
  const opened = await readHeader(source)
  const target = new Database(newName())
  const way = { kind: 'recovery', key: recoveryKey } as const

  const tried = await tryWayIn(opened, target, way)
  if (tried.kind !== 'opened') throw new Error(tried.kind)
  expect(tried.keys.name).toBe('The Larches')
  const vault = await withNewPassphrase(tried.keys.vault, way, 'copper lantern drift mango', sampleDerivation())
  if (!vault) throw new Error('No passphrase was made.')
  const readPhoto = async () => null
  const { database } = await unpack(source, tried.keys.key, opened, { into: newName(), readPhoto })
  await takeOver(database, target, vault)

  expect((await openVault(target, passphrase)).kind).toBe('wrong-passphrase')
  const after = await openVault(target, 'copper lantern drift mango')
  if (after.kind !== 'opened') throw new Error(after.kind)
  expect(await readCards(after.vault)).toMatchObject([{ label: 'Birthday card' }])
})

it('another recovery key opens no backup and makes no passphrase', async () => {
  const vault = await household()
  const opened = await readHeader(sourceOf(await wholeBackup(vault)))
  const way = { kind: 'recovery', key: anotherKey } as const

  expect(await tryWayIn(opened, new Database(newName()), way)).toEqual({ kind: 'wrong' })
  const row = opened.header.vault
  expect(await withNewPassphrase(row, way, 'copper lantern drift mango', sampleDerivation())).toBeNull()
})

it('a backup opens with the sheet of its time and with the one made since, while the household stands here', async () => {
  const vault = await household()
  const opened = await readHeader(sourceOf(await wholeBackup(vault)))
  const prepared = await prepareSheet(vault.database, { kind: 'passphrase', passphrase })
  if (prepared.kind !== 'prepared') throw new Error(prepared.kind)
  await keepSheet(vault.database, prepared.sheet)

  for (const key of [recoveryKey, prepared.sheet.key])
    expect((await tryWayIn(opened, vault.database, { kind: 'recovery', key })).kind).toBe('opened')
})

it('a backup whose key would be derived too cheaply is not tried: the household could not be opened afterwards', async () => {
  const opened = await readHeader(sourceOf(await wholeBackup(await household())))
  const own = new Database(databaseNames.household)

  expect(await tryWayIn(opened, own, { kind: 'passphrase', passphrase })).toEqual({ kind: 'damaged' })
  await own.delete()
})

it('leaves no vault row behind where it was tried', async () => {
  const opened = await readHeader(sourceOf(await wholeBackup(await household())))
  await tryWayIn(opened, new Database(newName()), { kind: 'passphrase', passphrase })

  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseNames.tried)
})

it('a backup opens with the passphrase since, though the clock was set back before it was changed', async () => {
  const vault = await household()
  const opened = await readHeader(sourceOf(await wholeBackup(vault)))
  await changePassphrase(
    vault.database,
    { kind: 'passphrase', passphrase },
    'copper lantern drift mango',
    sampleDerivation(),
  )
  await vault.database.vault.update('vault', { updatedAt: 1 })

  for (const one of ['copper lantern drift mango', passphrase])
    expect((await tryWayIn(opened, vault.database, { kind: 'passphrase', passphrase: one })).kind).toBe('opened')
})
