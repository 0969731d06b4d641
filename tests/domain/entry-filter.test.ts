import { describe, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import { findRows, type EntryFilter } from '@/domain/entry-filter'
import type { CardId } from '@/domain/ids'
import { continuedBalances, runningBalances } from '@/domain/ledger'
import { entry } from './sample-ledger'

const gift = 'card-1' as CardId
const entries = [
  entry('a', '2026-01-01', 5000, { cardId: gift }),
  entry('b', '2026-01-02', -1299, { note: 'Kaffeemühle für Ben', orderId: '123-1234567-7654321' }),
  entry('c', '2026-02-01', -499, { kind: 'digital-purchase', note: 'A book' }),
  entry('d', '2026-02-02', -499, { deletedAt: 5 }),
]
const rows = runningBalances(entries)
const ids = (filter: EntryFilter, of: Parameters<typeof findRows>[0] = rows) =>
  findRows(of, filter).map(({ entry }) => entry.id)

describe('findRows', () => {
  it('leaves out only the trash when nothing is asked', () => {
    expect(ids({})).toEqual(['a', 'b', 'c'])
    expect(ids({ kinds: [], from: null, to: null, text: ' ', cardId: null })).toEqual(['a', 'b', 'c'])
  })

  it('asks for kinds, days and the card', () => {
    expect(ids({ kinds: ['redeem', 'digital-purchase'] })).toEqual(['a', 'c'])
    expect(ids({ from: '2026-01-02' as Day })).toEqual(['b', 'c'])
    expect(ids({ to: '2026-01-02' as Day })).toEqual(['a', 'b'])
    expect(ids({ cardId: gift })).toEqual(['a'])
  })

  it('finds every word in the note, the order or the amount, however it is written', () => {
    expect(ids({ text: 'ben KAFFEEMÜHLE' })).toEqual(['b'])
    expect(ids({ text: 'ben book' })).toEqual([])
    expect(ids({ text: '7654321' })).toEqual(['b'])
    expect(ids({ text: '4.99' })).toEqual(['c'])
    expect(ids({ text: '4,99' })).toEqual(['c'])
  })

  it('asks each word on its own, in the note or in the amount', () => {
    expect(ids({ text: 'book -4,99' })).toEqual(['c'])
    expect(ids({ text: 'book 12,99' })).toEqual([])
    expect(ids({ text: '-' })).toEqual(['b', 'c'])
  })

  it('finds what came later, after a search, and what was put between', () => {
    expect(ids({ text: 'book' })).toEqual(['c'])
    const later = entry('e', '2026-03-01', -300, { note: 'Another book' })
    expect(ids({ text: 'book' }, continuedBalances(rows, [later]))).toEqual(['c', 'e'])
    const between = entry('f', '2026-01-03', -325, { note: 'An older book' })
    expect(ids({ text: 'book' }, continuedBalances(rows, [between]))).toEqual(['f', 'c'])
    expect(ids({ text: '3.25' }, continuedBalances(rows, [between]))).toEqual(['f'])
    expect(ids({ text: 'book' })).toEqual(['c'])
  })

  it('does not touch the balance that each row shows', () => {
    const [found] = findRows(rows, { kinds: ['digital-purchase'] })
    expect(found?.balance.minorUnits).toBe(5000 - 1299 - 499)
  })
})
