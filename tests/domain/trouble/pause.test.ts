import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BalanceId, TryId } from '@/domain/ids'
import { assessRedemption } from '@/domain/redemption'
import { refusals, type Refusal } from '@/domain/refusal'
import type { Day } from '@/domain/day'
import type { RefusedTry } from '@/domain/trouble/attempt'
import { adviseOnTries } from '@/domain/trouble/pause'
import { strayCharacters } from '@/domain/trouble/stray'
import { adasUk, adasUs, bensUk, household, opened } from '../sample-household'

const minute = 60_000
const hour = 60 * minute
const now = 1_000 * hour

function tried(at: number, refusal: Refusal = 'invalid', balanceId: BalanceId | null = adasUk.id): RefusedTry {
  const id = `try-${at}` as TryId
  return { id, cardId: null, balanceId, refusal, createdAt: at, updatedAt: at, deletedAt: null }
}

describe('a pause', () => {
  it('is not advised after two refused tries, and is for an hour after the third', () => {
    const two = [tried(now - 10 * minute), tried(now - 5 * minute)]
    expect(adviseOnTries(two, [adasUk.id], now)).toMatchObject({ count: 2, pauseUntil: null })
    const three = [...two, tried(now - minute)]
    expect(adviseOnTries(three, [adasUk.id], now)).toMatchObject({ count: 3, pauseUntil: now + 59 * minute })
    expect(adviseOnTries(three, [adasUk.id], now + hour)).toMatchObject({ count: 3, pauseUntil: null })
  })

  it('is not advised for three tries that lie more than an hour apart, but for six within a day', () => {
    const slow = [0, 1, 2, 3, 4].map((place) => tried(now - place * 2 * hour))
    expect(adviseOnTries(slow, [adasUk.id], now).pauseUntil).toBeNull()
    const six = [...slow, tried(now - 11 * hour)]
    expect(adviseOnTries(six, [adasUk.id], now).pauseUntil).toBe(now + 24 * hour)
  })

  it('is for a day after a security check', () => {
    expect(adviseOnTries([tried(now - hour, 'security-check')], [adasUk.id], now).pauseUntil).toBe(now + 23 * hour)
  })

  it('counts neither cards on hold, nor other accounts, nor what was taken back, nor what lies ahead', () => {
    const tries = [
      tried(now - 1, 'hold'),
      tried(now - 2, 'security-check', bensUk.id),
      tried(now - 3, 'security-check', null),
      { ...tried(now - 4, 'security-check'), deletedAt: now },
      tried(now + 5, 'security-check'),
      tried(now - 24 * hour, 'security-check'),
    ]
    expect(adviseOnTries(tries, [adasUk.id, adasUs.id], now)).toMatchObject({ count: 0, pauseUntil: null })
  })

  it('says that nobody knows the threshold', () => {
    expect(adviseOnTries([], [], now).evidence.confidence).toBe('not-found')
  })

  it('never ends sooner for a further try, and always lies ahead', () => {
    const anyTry = fc
      .tuple(fc.integer({ min: 0, max: 30 * 60 }), fc.constantFrom(...refusals))
      .map(([minutesAgo, refusal]) => tried(now - minutesAgo * minute, refusal))
    fc.assert(
      fc.property(fc.array(anyTry, { maxLength: 8 }), anyTry, (tries, another) => {
        const before = adviseOnTries(tries, [adasUk.id], now).pauseUntil
        const after = adviseOnTries([...tries, another], [adasUk.id], now).pauseUntil
        if (before !== null) expect(after).toBeGreaterThanOrEqual(before)
        if (after !== null) expect(after).toBeGreaterThan(now)
      }),
    )
  })

  it('is told by the guard as a warning that does not block, for every site of the login', () => {
    const tries = [1, 2, 3].map((minutes) => tried(now - minutes * minute, 'invalid', adasUs.id))
    const assess = (into: typeof adasUk) =>
      assessRedemption(opened(), into, household, '2026-11-25' as Day, { tries, now })
    expect(assess(adasUk)).toMatchObject({ verdict: 'confirm' })
    expect(assess(adasUk).findings).toContainEqual(
      expect.objectContaining({ kind: 'pause-advised', severity: 'warns', count: 3, until: now + 59 * minute }),
    )
    expect(assess(bensUk).findings.map(({ kind }) => kind)).not.toContain('pause-advised')
  })
})

describe('stray characters', () => {
  it.each([
    ['W3GU-YD4NGH-88C8', []],
    ['w3gu-yd4ngh-88c8', []],
    ['W3GU YD4NGH 88C8', ['blank']],
    ['W3GU-YD4NGH-88C8\n', ['blank']],
    ['W3GU\u200b-YD4NGH-88C8', ['invisible']],
    ['Ｗ3GU-YD4NGH-88C8', ['full-width']],
    ['Code: W3GU-YD4NGH-88C8.', ['blank', 'mark']],
  ])('of “%s” are %j', (raw, kinds) => {
    expect(strayCharacters(raw)).toEqual(kinds)
  })
})
