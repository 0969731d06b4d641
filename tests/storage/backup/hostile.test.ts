import { describe, expect, it } from 'vitest'
import { readChunks } from '@/storage/backup/chunks'
import { encodeHeader, readHeader, type BackupHeader } from '@/storage/backup/header'
import { openBackup } from '@/storage/backup/open-backup'
import { openTestVault } from '../open-test-vault'
import { sourceOf, wholeBackup } from './backup-bytes'

/** A header as anybody can write it, with a hash that fits. */
async function headerWith(change: (header: BackupHeader) => unknown) {
  const { header } = await readHeader(sourceOf(await wholeBackup(await openTestVault())))
  return sourceOf((await encodeHeader(change(header) as BackupHeader)).bytes)
}

describe('a header that somebody has made up', () => {
  it.each([
    ['no derivation', ({ derivation: _, ...vault }: BackupHeader['vault']) => vault],
    ['a derivation of text', (vault: BackupHeader['vault']) => ({ ...vault, derivation: 'argon2id' })],
    ['a salt that is no bytes', (vault: BackupHeader['vault']) => ({ ...vault, recovery: { salt: 1, wrappedKey: 2 } })],
    ['a wrapped key of a megabyte', (vault: BackupHeader['vault']) => ({ ...vault, wrappedKey: new Uint8Array(1e6) })],
    ['a path for the household', (vault: BackupHeader['vault']) => ({ ...vault, householdId: '../../household' })],
    ['no name', ({ sealedName: _, ...vault }: BackupHeader['vault']) => vault],
  ])('is refused with %s in its vault row', async (_, change) => {
    const source = await headerWith((header) => ({ ...header, vault: change(header.vault) }))

    expect(await openBackup(source)).toEqual({ kind: 'refused', reason: 'damaged' })
  })

  it('is taken as it is, when nothing of it was changed', async () => {
    expect((await openBackup(await headerWith((header) => header))).kind).toBe('opened')
  })
})

it('a part that says to be two gigabytes is refused before it is read', async () => {
  const vault = await openTestVault()
  const bytes = await wholeBackup(vault)
  const opened = await readHeader(sourceOf(bytes))
  new DataView(bytes.buffer).setUint32(opened.endsAt, 2 ** 31 - 1)
  const asked: number[] = []
  const source = {
    sizeBytes: 2 ** 40,
    read: async (offset: number, length: number) => {
      asked.push(length)
      return bytes.slice(offset, offset + length)
    },
  }

  await expect(readChunks(source, vault.backups, opened).next()).rejects.toMatchObject({ reason: 'damaged' })
  expect(asked).toEqual([4])
})
