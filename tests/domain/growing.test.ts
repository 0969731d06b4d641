import fc from 'fast-check'
import { expect, it } from 'vitest'
import { growing } from '@/domain/growing'
import { balanceTotal, continuedBalances, runningBalances, type LedgerEntry } from '@/domain/ledger'
import { money, type Money } from '@/domain/money'
import { anyEntries, entry } from './sample-ledger'

it('what was reckoned before is gone on with, and only the rows behind it are looked at', () => {
  const looks: number[] = []
  const sum = growing<{ readonly value: number }, number>(0, (sofar, added) => {
    looks.push(added.length)
    return added.reduce((total, { value }) => total + value, sofar)
  })
  const rows = [1, 2, 3].map((value) => ({ value }))
  expect([sum([]), sum(rows), sum(rows), sum([...rows, { value: 4 }])]).toEqual([0, 6, 6, 10])
  expect(looks).toEqual([3, 1])
})

it('rows that do not go on from the last ones are reckoned anew', () => {
  const sum = growing<{ readonly value: number }, number>(0, (sofar, added) =>
    added.reduce((total, { value }) => total + value, sofar),
  )
  const rows = [1, 2, 3].map((value) => ({ value }))
  expect(sum(rows)).toBe(6)
  expect(sum(rows.slice(0, 2))).toBe(3)
  expect(sum(rows)).toBe(6)
  expect(sum(rows.map(({ value }) => ({ value: value * 2 })))).toBe(12)
})

it('running balances and the total of a ledger that grows are those of the whole ledger', () => {
  fc.assert(
    fc.property(anyEntries, fc.array(fc.nat(25), { maxLength: 4 }), (entries, lengths) => {
      const running = growing<LedgerEntry, ReturnType<typeof runningBalances>>([], continuedBalances)
      const total = growing<LedgerEntry, Money>(money(0, 'GBP'), (sofar, added) =>
        money(sofar.minorUnits + balanceTotal(added, 'GBP').minorUnits, 'GBP'),
      )
      for (const length of [...lengths.toSorted((a, b) => a - b), entries.length]) {
        const sofar = entries.slice(0, length)
        expect(running(sofar)).toEqual(runningBalances(sofar))
        expect(total(sofar)).toEqual(balanceTotal(sofar, 'GBP'))
      }
    }),
  )
})

it('an entry of an earlier day moves every balance after it', () => {
  const [a, b, c] = [entry('a', '2026-01-01', 100), entry('b', '2026-01-03', 30), entry('c', '2026-01-02', -5)]
  const running = continuedBalances(runningBalances([a, b]), [c])
  expect(running.map(({ entry: { id }, balance }) => [id, balance.minorUnits])).toEqual([
    ['a', 100],
    ['c', 95],
    ['b', 125],
  ])
})
