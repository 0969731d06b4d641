import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import type { BalanceId, EntryId } from '@/domain/ids'
import { balanceTotal, runningBalances, totalsByCurrency, type LedgerEntry } from '@/domain/ledger'
import { currencyCodes, money } from '@/domain/money'

function entry(id: string, on: string, minorUnits: number, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: id as EntryId,
    balanceId: 'balance-1' as BalanceId,
    on: on as Day,
    kind: minorUnits < 0 ? 'purchase' : 'redeem',
    amount: money(minorUnits, 'GBP'),
    cardId: null,
    corrects: null,
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    ...changes,
  }
}

const anyEntry = fc
  .record({
    id: fc.uuid(),
    on: fc.constantFrom('2026-01-01', '2026-01-02', '2026-03-29'),
    minorUnits: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    createdAt: fc.nat(3),
    deletedAt: fc.option(fc.nat(), { freq: 5 }),
  })
  .map(({ id, on, minorUnits, ...times }) => entry(id, on, minorUnits, times))

describe('balanceTotal', () => {
  it('adds what came in and takes off what went out', () => {
    const entries = [entry('a', '2026-01-01', 5000), entry('b', '2026-01-02', -1299)]
    expect(balanceTotal(entries, 'GBP')).toEqual(money(3701, 'GBP'))
  })

  it('is zero without entries', () => {
    expect(balanceTotal([], 'JPY')).toEqual(money(0, 'JPY'))
  })

  it('leaves out the trash', () => {
    expect(balanceTotal([entry('a', '2026-01-01', 5000, { deletedAt: 7 })], 'GBP')).toEqual(money(0, 'GBP'))
  })

  it('throws on an entry of another currency', () => {
    expect(() => balanceTotal([entry('a', '2026-01-01', 5000)], 'USD')).toThrow(TypeError)
  })
})

describe('runningBalances', () => {
  it('goes by day, then by time of writing, then by id', () => {
    const entries = [
      entry('a', '2026-01-02', 8),
      entry('b', '2026-01-01', 4, { createdAt: 5 }),
      entry('d', '2026-01-01', 2),
      entry('c', '2026-01-01', 1),
    ]
    expect(runningBalances(entries).map(({ entry, balance }) => [entry.id, balance.minorUnits])).toEqual([
      ['c', 1],
      ['d', 3],
      ['b', 7],
      ['a', 15],
    ])
  })

  it('ends at the total', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const end = runningBalances(entries).at(-1)?.balance ?? money(0, 'GBP')
        expect(end).toEqual(balanceTotal(entries, 'GBP'))
      }),
    )
  })

  it('does not depend on the order of the entries', () => {
    const distinct = fc.uniqueArray(anyEntry, { selector: ({ id }) => id })
    fc.assert(
      fc.property(distinct, (entries) => {
        expect(runningBalances(entries.toReversed())).toEqual(runningBalances(entries))
      }),
    )
  })

  it('moves by each amount and leaves the given entries alone', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const before = structuredClone(entries)
        const rows = runningBalances(entries)
        rows.forEach(({ entry, balance }, place) => {
          const previous = rows[place - 1]?.balance.minorUnits ?? 0
          expect(balance.minorUnits - previous).toBe(entry.amount.minorUnits)
        })
        expect(entries).toEqual(before)
      }),
    )
  })
})

describe('totalsByCurrency', () => {
  it('never adds across currencies', () => {
    const amounts = [money(100, 'USD'), money(5, 'JPY'), money(50, 'USD'), money(7, 'EUR')]
    expect(totalsByCurrency(amounts)).toEqual([money(7, 'EUR'), money(5, 'JPY'), money(150, 'USD')])
  })

  it('has one total per currency and loses nothing', () => {
    const anyMoney = fc
      .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(...currencyCodes))
      .map(([minorUnits, currency]) => money(minorUnits, currency))
    fc.assert(
      fc.property(fc.array(anyMoney), (amounts) => {
        const totals = totalsByCurrency(amounts)
        expect(totals.map(({ currency }) => currency)).toEqual(
          [...new Set(amounts.map(({ currency }) => currency))].sort(),
        )
        for (const { currency, minorUnits } of totals) {
          const sum = amounts
            .filter((amount) => amount.currency === currency)
            .reduce((sofar, amount) => sofar + amount.minorUnits, 0)
          expect(minorUnits).toBe(sum)
        }
      }),
    )
  })
})
