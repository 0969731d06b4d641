import { describe, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import type { ReloadObservationId } from '@/domain/ids'
import { money } from '@/domain/money'
import { reloadLimits, type OwnReloadLimits, type ReloadObservation } from '@/domain/reloads/limits'

let count = 0
function seen(
  outcome: ReloadObservation['outcome'],
  minorUnits: number,
  on = '2026-11-20',
  stated: number | null = null,
): ReloadObservation {
  count++
  return {
    id: `o${count}` as ReloadObservationId,
    createdAt: count,
    updatedAt: count,
    deletedAt: null,
    marketplaceId: 'US',
    on: on as Day,
    amount: money(minorUnits, 'USD'),
    outcome,
    stated: stated === null ? null : money(stated, 'USD'),
  }
}

const own = (minimum: number | null, maximum: number | null, setOn = '2026-11-01'): OwnReloadLimits => ({
  id: 'US',
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
  setOn: setOn as Day,
  minimum: minimum === null ? null : money(minimum, 'USD'),
  maximum: maximum === null ? null : money(maximum, 'USD'),
  step: money(1, 'USD'),
  note: '',
})

const boundsOf = ({ firmMinimum, likelyMinimum, maximum }: ReturnType<typeof reloadLimits>) => ({
  firm: firmMinimum?.amount.minorUnits ?? null,
  likely: likelyMinimum?.amount.minorUnits ?? null,
  most: maximum?.amount.minorUnits ?? null,
})

describe('the limits of a reload', () => {
  it('are hearsay until somebody saw something: below is worth a try, nothing is firm', () => {
    expect(boundsOf(reloadLimits('US', null, []))).toEqual({ firm: null, likely: 500, most: 200_000 })
    expect(boundsOf(reloadLimits('CA', null, []))).toEqual({ firm: null, likely: null, most: null })
  })

  it('follow an accepted amount below what was said: “2.41 accepted on 2026-11-20” outranks 5.00', () => {
    const limits = reloadLimits('US', null, [seen('accepted', 241)])

    expect(boundsOf(limits)).toEqual({ firm: null, likely: 241, most: 200_000 })
    expect(limits.likelyMinimum?.basis).toEqual({ kind: 'observed', on: '2026-11-20' })
  })

  it('are firm where the page named them: “refused below 5.00”', () => {
    const { firm, likely } = boundsOf(reloadLimits('US', null, [seen('too-small', 241, '2026-11-20', 300)]))

    expect([firm, likely]).toEqual([300, 300])
  })

  it('know after a refusal without a figure only that it takes more', () => {
    expect(boundsOf(reloadLimits('US', null, [seen('too-small', 241)]))).toEqual({
      firm: 242,
      likely: 500,
      most: 200_000,
    })
  })

  it('never allow what was refused, whatever limit was written down with it', () => {
    for (const stated of [0, 200, 241]) {
      expect(boundsOf(reloadLimits('US', null, [seen('too-small', 241, '2026-11-20', stated)])).firm).toBe(242)
    }
    for (const stated of [0, 60_000, 90_000]) {
      expect(boundsOf(reloadLimits('US', null, [seen('too-large', 60_000, '2026-11-20', stated)])).most).toBe(59_999)
    }
  })

  it('believe the newer of two observations that contradict each other, in whatever order they are given', () => {
    const refused = seen('too-small', 300, '2026-11-10')
    const accepted = seen('accepted', 241, '2026-11-20')
    const refusedAgain = seen('too-small', 300, '2026-11-22')

    expect(boundsOf(reloadLimits('US', null, [accepted, refused]))).toMatchObject({ firm: null, likely: 241 })
    expect(boundsOf(reloadLimits('US', null, [refusedAgain, accepted, refused]))).toMatchObject({
      firm: 301,
      likely: 500,
    })
  })

  it('learn the most that passes from both sides', () => {
    expect(boundsOf(reloadLimits('US', null, [seen('too-large', 60_000)])).most).toBe(59_999)
    expect(boundsOf(reloadLimits('US', null, [seen('too-large', 60_000, '2026-11-20', 50_000)])).most).toBe(50_000)
    expect(boundsOf(reloadLimits('US', null, [seen('accepted', 250_000)])).most).toBe(250_000)
  })

  it('take what the household wrote down in place of our data, as firm, until it sees otherwise', () => {
    expect(boundsOf(reloadLimits('US', own(1000, 5000), []))).toEqual({ firm: 1000, likely: 1000, most: 5000 })
    expect(boundsOf(reloadLimits('US', own(null, null), []))).toEqual({ firm: null, likely: null, most: null })
    expect(boundsOf(reloadLimits('US', own(1000, 5000), [seen('accepted', 241)]))).toMatchObject({ firm: null })
  })

  it('were written down in the knowledge of what had been seen before: older observations give way', () => {
    const before = seen('too-small', 900, '2026-10-31', 900)

    expect(boundsOf(reloadLimits('US', own(500, null), [before]))).toMatchObject({ firm: 500, likely: 500 })
    expect(boundsOf(reloadLimits('US', own(500, null, '2026-10-31'), [before]))).toMatchObject({ firm: 901 })
  })

  it('are not touched by what was seen elsewhere or put into the trash', () => {
    const elsewhere = { ...seen('too-small', 900), marketplaceId: 'GB' as const }
    const trashed = { ...seen('too-small', 900), deletedAt: 5 }

    expect(boundsOf(reloadLimits('US', null, [elsewhere, trashed])).firm).toBe(null)
    expect(boundsOf(reloadLimits('US', { ...own(900, null), deletedAt: 5 }, [])).firm).toBe(null)
  })
})
