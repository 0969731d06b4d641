import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CreditId } from '@/domain/ids'
import { balanceTotal, ledgerEntryKinds, runningBalances, signedAmount, totalsByCurrency } from '@/domain/ledger'
import { currencyCodes, money } from '@/domain/money'
import { anyEntry, entry } from './sample-ledger'

const used = { kind: 'credit-used', credit: { id: 'credit-1' as CreditId, amount: money(300, 'GBP') } } as const

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

  it('is not moved by what was used of a credit', () => {
    const entries = [entry('a', '2026-01-01', 5000), entry('b', '2026-01-02', 0, used)]
    expect(balanceTotal(entries, 'GBP')).toEqual(money(5000, 'GBP'))
    expect(runningBalances(entries).map(({ balance }) => balance.minorUnits)).toEqual([5000, 5000])
  })

  it('is the sum of the entries, in whatever order they were written', () => {
    const shuffled = fc
      .array(anyEntry)
      .chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })))
    fc.assert(
      fc.property(shuffled, ([entries, others]) => {
        const kept = entries.filter(({ deletedAt }) => deletedAt === null)
        const sum = kept.reduce((sofar, { amount }) => sofar + amount.minorUnits, 0)
        expect(balanceTotal(entries, 'GBP')).toEqual(money(sum, 'GBP'))
        expect(balanceTotal(others, 'GBP')).toEqual(money(sum, 'GBP'))
      }),
    )
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

describe('signedAmount', () => {
  it('takes out what goes out, whatever sign a person wrote', () => {
    for (const minorUnits of [1299, -1299]) {
      const signs = ledgerEntryKinds.map((kind) => [kind, signedAmount(kind, money(minorUnits, 'GBP')).minorUnits])
      expect(Object.fromEntries(signs)).toEqual({
        opening: 1299,
        redeem: 1299,
        reload: 1299,
        purchase: -1299,
        'digital-purchase': -1299,
        refund: 1299,
        'credit-used': 0,
        expiry: -1299,
        correction: minorUnits,
        unexplained: minorUnits,
      })
    }
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
