import { describe, expect, it } from 'vitest'
import type { MemberId } from '@/domain/ids'
import { addCard, changeCard, readCard, restoreCard, trashCard } from '@/storage/cards'
import { addAccount, addMember } from '@/storage/household'
import { changeRow, watch } from '@/storage/rows'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const code = '7OTJ-M5RKCW-D4XN'

async function changesOf(vault: Vault) {
  const changes = await vault.database.changes.toArray()
  return changes.map(({ kind, act, fields, by }) => [kind, act, fields.join(' '), by])
}

describe('the log of changes', () => {
  it('keeps its transaction through a thousand changes, one waiting for the other', async () => {
    const vault = await openTestVault()
    const { members } = vault.database
    const id = await addMember(vault, { name: '0' })
    await vault.database.transaction('rw', members, async () => {
      for (let step = 1; step <= 1000; step++) await changeRow(members, id, { name: String(step) })
    })
    expect((await members.get(id))?.name).toBe('1000')
    expect(
      await vault.database.changes
        .where('id')
        .above(0)
        .filter(({ act }) => act === 'changed')
        .count(),
    ).toBe(1000)
  })

  it('gains an entry with every change of a record, in order, with who was there', async () => {
    const vault = await openTestVault()
    await vault.database.changes.count()
    const ada = await addMember(vault, { name: 'Ada' })
    vault.database.actor = ada
    const id = await addCard(vault, blankCard, secretOf(code), [{ mediaType: 'image/png', bytes: new Uint8Array([1]) }])
    const opened = await readCard(vault, id)
    if (!opened) throw new Error('The card is gone.')
    await changeCard(vault, opened, { facts: { label: 'New name' } })
    vault.database.actor = null as MemberId | null
    await trashCard(vault, id)
    await restoreCard(vault, id)

    expect(await changesOf(vault)).toEqual([
      ['vault', 'added', '', null],
      ['members', 'added', '', null],
      ['cards', 'added', '', ada],
      ['photos', 'added', '', ada],
      ['cards', 'changed', 'label', ada],
      ['cards', 'trashed', '', null],
      ['cards', 'restored', '', null],
    ])
    const stored = JSON.stringify(await vault.database.changes.toArray())
    for (const secret of [code, code.replaceAll('-', ''), 'New name', 'Ada', 'Birthday'])
      expect(stored).not.toContain(secret)
    expect(await vault.database.changes.where('cardId').equals(id).count()).toBe(5)
  })

  it('is part of the transaction: what fails leaves neither change nor entry', async () => {
    const vault = await openTestVault()
    const { database } = vault
    const before = await changesOf(vault)
    await expect(
      database.transaction('rw', database.members, async () => {
        await addMember(vault, { name: 'Ada' })
        throw new Error('The plug was pulled.')
      }),
    ).rejects.toThrow('The plug was pulled.')
    expect(await database.members.count()).toBe(0)
    expect(await changesOf(vault)).toEqual(before)
  })

  it('tells of every row of a bulk, and not of those that were refused', async () => {
    const vault = await openTestVault()
    const { members } = vault.database
    const row = (id: string) => ({ id: id as MemberId, name: id, createdAt: 1, updatedAt: 1, deletedAt: null })
    await members.bulkPut([row('a'), row('b')])
    await members.bulkPut([{ ...row('b'), name: 'B' }, row('a'), row('c')])
    await members.bulkAdd([row('d'), row('a')]).catch(() => undefined)
    await members.bulkDelete(['a', 'not there'])
    await members.clear()
    const told = await changesOf(vault)
    expect(told.slice(1).map(([, act, fields]) => `${act} ${fields}`.trim())).toEqual([
      'added',
      'added',
      'changed name',
      'added',
      'added',
      'removed',
      'removed',
      'removed',
      'removed',
    ])
  })

  it('covers records that are written together', async () => {
    const vault = await openTestVault()
    const memberId = await addMember(vault, { name: 'Ada' })
    await addAccount(vault, { memberId, label: 'Main', cue: '', usage: 'personal' }, ['US', 'GB'])
    expect((await changesOf(vault)).slice(2).map(([kind, act]) => `${kind} ${act}`)).toEqual([
      'accounts added',
      'balances added',
      'balances added',
    ])
  })

  it('is heard of by whoever watches it', async () => {
    const vault = await openTestVault()
    const counts: number[] = []
    const stop = watch(
      () => vault.database.changes.count(),
      (count) => counts.push(count),
      () => undefined,
    )
    await expect.poll(() => counts.at(-1)).toBe(1)
    await addMember(vault, { name: 'Ada' })
    await expect.poll(() => counts.at(-1)).toBe(2)
    stop()
  })

  it('stays out of a transaction that names it, as a restore does', async () => {
    const vault = await openTestVault()
    const { database } = vault
    await database.transaction('rw', database.members, database.changes, async () => {
      await database.changes.clear()
      await addMember(vault, { name: 'Ada' })
    })
    expect(await changesOf(vault)).toEqual([])
  })

  it('says nothing of work that is not a record', async () => {
    const vault = await openTestVault()
    await vault.database.settings.put({ key: 'appearance', value: 'dark', updatedAt: 1 })
    expect((await changesOf(vault)).length).toBe(1)
  })
})
