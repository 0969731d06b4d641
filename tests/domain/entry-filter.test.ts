import { describe, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import { entryTest, filterEntries, type EntryFilter } from '@/domain/entry-filter'
import type { CardId } from '@/domain/ids'
import { runningBalances } from '@/domain/ledger'
import { entry } from './sample-ledger'

const gift = 'card-1' as CardId
const entries = [
  entry('a', '2026-01-01', 5000, { cardId: gift }),
  entry('b', '2026-01-02', -1299, { note: 'Kaffeemühle für Ben', orderId: '123-1234567-7654321' }),
  entry('c', '2026-02-01', -499, { kind: 'digital-purchase', note: 'A book' }),
  entry('d', '2026-02-02', -499, { deletedAt: 5 }),
]
const ids = (filter: EntryFilter) => filterEntries(entries, filter).map(({ id }) => id)

describe('filterEntries', () => {
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
})

describe('entryTest', () => {
  it('picks rows without touching the balance that each of them shows', () => {
    const isWanted = entryTest({ kinds: ['digital-purchase'] })
    const rows = runningBalances(entries).filter((row) => isWanted(row.entry))
    expect(rows.map(({ balance }) => balance.minorUnits)).toEqual([5000 - 1299 - 499])
  })
})
