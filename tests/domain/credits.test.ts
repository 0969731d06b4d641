import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctionOf } from '@/domain/corrections'
import { creditStates, openCreditTotals, type PromotionalCredit } from '@/domain/credits'
import type { Day } from '@/domain/day'
import type { CreditId, EntryId } from '@/domain/ids'
import { balanceTotal, type LedgerEntry } from '@/domain/ledger'
import { money } from '@/domain/money'
import { adasUk } from './sample-household'
import { entry, written } from './sample-ledger'

const today = '2026-06-10' as Day

function credit(id: string, expiresOn: string | null, changes: Partial<PromotionalCredit> = {}): PromotionalCredit {
  return {
    id: id as CreditId,
    balanceId: adasUk.id,
    label: '',
    amount: money(500, 'GBP'),
    restriction: '',
    receivedOn: null,
    expires: expiresOn === null ? null : { kind: 'on', on: expiresOn as Day },
    lapsedOn: null,
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    ...changes,
  }
}

const use = (id: string, of: string, minorUnits: number, changes: Partial<LedgerEntry> = {}) =>
  entry(id, '2026-05-01', 0, {
    kind: 'credit-used',
    credit: { id: of as CreditId, amount: money(minorUnits, 'GBP') },
    ...changes,
  })

const one = (entries: readonly LedgerEntry[], changes: Partial<PromotionalCredit> = {}, expiresOn = '2026-07-01') => {
  const [state] = creditStates([credit('c', expiresOn, changes)], entries, today)
  return state && [state.state, state.remaining.minorUnits]
}

describe('creditStates', () => {
  it('takes off what was used', () => {
    expect(one([])).toEqual(['open', 500])
    expect(one([use('a', 'c', 200), use('b', 'c', 100), use('d', 'other', 50)])).toEqual(['open', 200])
    expect(one([use('a', 'c', 500)])).toEqual(['used', 0])
    expect(one([use('a', 'c', 700)])).toEqual(['used', 0])
  })

  it('counts corrections, and none of what is in the trash', () => {
    const used = use('a', 'c', 200)
    const facts = correctionOf([used], used, money(150, 'GBP'), today)
    if (!facts) expect.unreachable('there is something to correct')
    expect(one([used, written(facts, 'b')])).toEqual(['open', 350])
    expect(one([{ ...used, deletedAt: 4 }, written(facts, 'b')])).toEqual(['open', 500])
  })

  it('lapses after its last day, or when a person saw it gone; what is used up does not', () => {
    expect(one([], {}, '2026-06-10')).toEqual(['open', 500])
    expect(one([], {}, '2026-06-09')).toEqual(['lapsed', 500])
    expect(one([], { lapsedOn: '2026-06-01' as Day })).toEqual(['lapsed', 500])
    expect(one([use('a', 'c', 500)], {}, '2026-06-09')).toEqual(['used', 0])
  })

  it('puts the soonest expiry first and those without one last', () => {
    const never = credit('never', null, { expires: { kind: 'never' } })
    const credits = [credit('unknown', null), never, credit('late', '2026-12-31'), credit('soon', '2026-06-11')]
    const gone = credit('gone', '2026-01-01', { deletedAt: 4 })
    expect(creditStates([...credits, gone], [], today).map(({ credit: { id } }) => id)).toEqual([
      'soon',
      'late',
      'never',
      'unknown',
    ])
  })

  it('totals the open ones per currency', () => {
    const yen = credit('yen', null, { amount: money(300, 'JPY') })
    const states = creditStates([credit('a', null), credit('b', null), yen, credit('lapsed', '2026-01-01')], [], today)
    expect(openCreditTotals(states)).toEqual([money(1000, 'GBP'), money(300, 'JPY')])
  })

  it('never moves a balance, whatever is used of it, and never has more left than it had', () => {
    const uses = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 5 })
    fc.assert(
      fc.property(uses, (amounts) => {
        const entries = amounts.map((amount, place) => use(`e${place}`, 'c', amount))
        const [state] = creditStates([credit('c', null)], entries, today)
        const used = amounts.reduce((sofar, amount) => sofar + amount, 0)
        expect(state?.remaining.minorUnits).toBe(Math.max(0, 500 - used))
        expect(state?.used.minorUnits).toBe(used)
        const opening = entry('o', '2026-01-01', 5000, { kind: 'opening' })
        expect(balanceTotal([opening, ...entries], 'GBP')).toEqual(opening.amount)
      }),
    )
  })

  it('does not take a correction of something else for a use', () => {
    const stray = use('b', 'c', 100, { kind: 'correction', corrects: 'gone' as EntryId })
    expect(one([stray])).toEqual(['open', 500])
  })
})
