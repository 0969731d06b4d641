import { describe, expect, it } from 'vitest'
import { addDays, parseDay, type Day } from '@/domain/day'
import { balanceTotal } from '@/domain/ledger'
import { money } from '@/domain/money'
import { addCard, readCards } from '@/storage/cards'
import { addAccount, addBalance, addMember, readHousehold, trashAccount } from '@/storage/household'
import { addEntries, applyCardEvent, readEntries, readLedger, watchLedger } from '@/storage/ledger'
import type { BalanceId, EntryId } from '@/domain/ids'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const today = parseDay('2026-11-22') as Day

async function withBalance(vault: Vault) {
  const memberId = await addMember(vault, { name: 'Ada' })
  const facts = { memberId, label: 'Main', cue: '', usage: 'personal' } as const
  const accountId = await addAccount(vault, facts, ['US', 'GB', 'US'])
  const { balances } = await readHousehold(vault)
  const balance = balances.find(({ marketplaceId }) => marketplaceId === 'US')
  if (!balance) throw new Error('no balance')
  return { memberId, accountId, balanceId: balance.id }
}

describe('a redemption', () => {
  it('changes the card and writes the ledger entry together', async () => {
    const vault = await openTestVault()
    const { balanceId } = await withBalance(vault)
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])

    const outcome = await applyCardEvent(vault, id, { kind: 'redeem', balanceId, on: today, value: money(5000, 'USD') })

    expect(outcome).toMatchObject({ kind: 'changed', card: { state: 'redeemed', redeemedInto: balanceId } })
    expect(await readCards(vault)).toMatchObject([{ state: 'redeemed', redeemedOn: today }])
    expect(await readEntries(vault)).toMatchObject([
      { balanceId, kind: 'redeem', on: today, amount: { minorUnits: 5000, currency: 'USD' }, cardId: id },
    ])
  })

  it('of two windows at once happens once', async () => {
    const vault = await openTestVault()
    const { balanceId } = await withBalance(vault)
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    const redeem = () => applyCardEvent(vault, id, { kind: 'redeem', balanceId, on: today, value: money(5000, 'USD') })

    const outcomes = await Promise.all([redeem(), redeem()])

    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'refused'])
    expect(await readEntries(vault)).toHaveLength(1)
  })

  it('that turns out wrong is taken back by a visible correcting entry', async () => {
    const vault = await openTestVault()
    const { balanceId } = await withBalance(vault)
    const id = await addCard(vault, blankCard, secretOf('HK7P-XW3MDT-9RQA'), [])
    const redeem = { kind: 'redeem', balanceId, on: today, value: money(5000, 'USD') } as const
    await applyCardEvent(vault, id, redeem)
    await applyCardEvent(vault, id, { kind: 'correct-state', state: 'ready' })
    await applyCardEvent(vault, id, { ...redeem, on: addDays(today, 1), value: money(4000, 'USD') })
    await applyCardEvent(vault, id, { kind: 'correct-state', state: 'ready' })

    const entries = await readEntries(vault)

    expect(entries.map(({ kind, amount }) => [kind, amount.minorUnits]).sort()).toEqual([
      ['correction', -4000],
      ['correction', -5000],
      ['redeem', 4000],
      ['redeem', 5000],
    ])
    expect(balanceTotal(entries, 'USD').minorUnits).toBe(0)
  })

  it('of a card that is not there changes nothing', async () => {
    const vault = await openTestVault()
    const { balanceId } = await withBalance(vault)
    const missing = 'missing' as Parameters<typeof applyCardEvent>[1]

    const outcome = await applyCardEvent(vault, missing, {
      kind: 'redeem',
      balanceId,
      on: today,
      value: money(1, 'USD'),
    })

    expect(outcome).toEqual({ kind: 'no-card' })
    expect(await readEntries(vault)).toEqual([])
  })
})

describe('a ledger that is read again', () => {
  const spent = (balanceId: string, minorUnits: number) =>
    ({ balanceId: balanceId as BalanceId, on: today, kind: 'purchase', amount: money(minorUnits, 'USD') }) as const

  it('keeps what it knew and has what is new behind it, the other balances untouched', async () => {
    const vault = await openTestVault()
    await addEntries(vault, [spent('a', -1), spent('a', -2), spent('b', -3)])
    const before = (await readLedger(vault)).byBalance
    await addEntries(vault, [spent('a', -4)])
    const after = (await readLedger(vault)).byBalance
    expect(after.get('b' as BalanceId)).toBe(before.get('b' as BalanceId))
    const [of, then] = [before.get('a' as BalanceId) ?? [], after.get('a' as BalanceId) ?? []]
    expect(then.slice(0, of.length).every((entry, place) => entry === of[place])).toBe(true)
    expect(then.slice(of.length).map(({ amount }) => amount.minorUnits)).toEqual([-4])
  })

  it('is complete after more entries than are read at once', async () => {
    const vault = await openTestVault()
    await addEntries(
      vault,
      Array.from({ length: 10_000 }, () => spent('a', -1)),
    )
    const entries = await readEntries(vault)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(10_000)
  })

  it('has what a clock that was put back dates before the rest, and not what went to the trash', async () => {
    const vault = await openTestVault()
    await addEntries(vault, [spent('a', -1), spent('a', -2)])
    const [first] = await readEntries(vault)
    if (!first) throw new Error('no entry')
    await vault.database.entries.add({ ...first, id: 'late' as EntryId, createdAt: 5, updatedAt: 5 })
    expect((await readEntries(vault)).map(({ id }) => id)).toContain('late')
    await vault.database.entries.update(first.id, { deletedAt: Date.now() + 1, updatedAt: Date.now() + 1 })
    expect((await readEntries(vault)).map(({ id }) => id)).not.toContain(first.id)
  })

  it('tells of every write until nobody listens any more', async () => {
    const vault = await openTestVault()
    const counts: number[] = []
    const stop = watchLedger(
      vault,
      ({ byBalance }) => counts.push(byBalance.get('a' as BalanceId)?.length ?? 0),
      (error) => {
        throw error
      },
    )
    await expect.poll(() => counts.at(-1)).toBe(0)
    await addEntries(vault, [spent('a', -1)])
    await expect.poll(() => counts.at(-1)).toBe(1)
    stop()
    const heard = counts.length
    await addEntries(vault, [spent('a', -1)])
    await readLedger(vault)
    expect(counts).toHaveLength(heard)
  })
})

describe('a household', () => {
  it('has one balance for an account on a marketplace, however often it is added', async () => {
    const vault = await openTestVault()
    const { accountId } = await withBalance(vault)
    const first = await addBalance(vault, { accountId, marketplaceId: 'DE', expires: null })

    expect(await addBalance(vault, { accountId, marketplaceId: 'DE', expires: null })).toBe(first)
    expect((await readHousehold(vault)).balances.map(({ marketplaceId }) => marketplaceId).sort()).toEqual([
      'DE',
      'GB',
      'US',
    ])
  })

  it('keeps a removed account in the trash', async () => {
    const vault = await openTestVault()
    const { accountId } = await withBalance(vault)
    await trashAccount(vault, accountId)

    expect((await readHousehold(vault)).accounts).toEqual([])
    expect(await vault.database.accounts.get(accountId)).toMatchObject({ deletedAt: expect.any(Number) })
  })
})
