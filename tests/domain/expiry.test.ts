import { describe, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import { estimateExpiry } from '@/domain/expiry'

describe('estimateExpiry', () => {
  it.each([
    ['GB', '2017-11-30', '2027-11-30'],
    ['DE', '2016-06-27', '2026-06-27'],
    ['JP', '2022-06-10', '2032-06-10'],
    ['JP', '2017-04-24', '2027-04-24'],
    ['JP', '2017-04-23', '2020-04-23'],
    ['MX', '2024-02-29', '2029-02-28'],
    ['IN', '2026-01-31', '2027-01-31'],
  ] as const)('%s: a card issued on %s can be used until %s', (marketplaceId, issuedOn, on) => {
    expect(estimateExpiry(marketplaceId, issuedOn as Day)?.on).toBe(on)
  })

  it('tells how well the rule is known', () => {
    expect(estimateExpiry('BE', '2026-01-01' as Day)?.evidence).toEqual({
      source: 'recharge.com',
      checkedOn: '2026-11-22',
      confidence: 'weak',
    })
  })

  it.each(['US', 'CA', 'AU', 'ES'] as const)('%s: has no date', (marketplaceId) => {
    expect(estimateExpiry(marketplaceId, '2001-01-01' as Day)).toBeNull()
  })
})
