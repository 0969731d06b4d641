import { describe, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import { expiryOf } from '@/domain/expiry'

const issued = (marketplaceId: Parameters<typeof expiryOf>[0]['marketplaceId'], issuedOn: string | null) =>
  expiryOf({ own: null, marketplaceId, issuedOn: issuedOn as Day | null })

describe('expiryOf', () => {
  it.each([
    ['GB', '2017-11-30', '2027-11-30'],
    ['DE', '2016-06-27', '2026-06-27'],
    ['JP', '2022-06-10', '2032-06-10'],
    ['JP', '2017-04-24', '2027-04-24'],
    ['JP', '2017-04-23', '2020-04-23'],
    ['MX', '2024-02-29', '2029-02-28'],
    ['IN', '2026-01-31', '2027-01-31'],
  ] as const)('%s: a card issued on %s can be used until %s', (marketplaceId, issuedOn, on) => {
    expect(issued(marketplaceId, issuedOn)).toMatchObject({ kind: 'on', on })
  })

  it('tells how well the rule is known', () => {
    expect(issued('BE', '2026-01-01')).toMatchObject({
      by: { source: 'recharge.com', checkedOn: '2026-11-22', confidence: 'weak' },
    })
  })

  it('keeps apart what never expires and what nobody knows', () => {
    expect(issued('US', '2001-01-01')).toMatchObject({ kind: 'never', by: { confidence: 'documented' } })
    for (const place of ['CA', 'AU', 'ES'] as const) expect(issued(place, '2001-01-01').kind).toBe('unknown')
    expect(issued(null, '2001-01-01')).toEqual({ kind: 'unknown', evidence: null })
    expect(issued('GB', null)).toMatchObject({ kind: 'unknown', evidence: { confidence: 'documented' } })
  })

  it('takes a person at their word before any rule', () => {
    const own = { kind: 'on', on: '2026-12-31' as Day } as const
    expect(expiryOf({ own, marketplaceId: 'US', issuedOn: null })).toEqual({ ...own, by: 'own' })
    expect(expiryOf({ own: { kind: 'never' }, marketplaceId: 'GB', issuedOn: '2017-11-30' as Day })).toEqual({
      kind: 'never',
      by: 'own',
    })
  })
})
