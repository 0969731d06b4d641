import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cardStates,
  changeCard,
  isRedeemable,
  needsLook,
  type Card,
  type CardEvent,
  type CardState,
} from '@/domain/card'
import type { Day } from '@/domain/day'
import type { GiftId } from '@/domain/ids'
import { money } from '@/domain/money'
import { adasUk, card } from './sample-household'

const redeem: CardEvent = {
  kind: 'redeem',
  balanceId: adasUk.id,
  on: '2026-11-22' as Day,
  value: money(2500, 'GBP'),
}

const happenings: readonly CardEvent[] = [
  { kind: 'activate' },
  { kind: 'find-unactivated' },
  { kind: 'hold' },
  { kind: 'release' },
  redeem,
  { kind: 'spend' },
  { kind: 'void' },
  { kind: 'give' },
]

const stateAfter = (state: CardState, event: CardEvent) => {
  const change = changeCard(card({ state }), event)
  return change.kind === 'changed' ? change.card.state : change.kind
}

describe('changeCard', () => {
  it('lives from unknown over unactivated, ready and held to redeemed and spent', () => {
    const life: readonly (readonly [CardEvent, CardState])[] = [
      [{ kind: 'find-unactivated' }, 'unactivated'],
      [{ kind: 'activate' }, 'ready'],
      [{ kind: 'hold' }, 'held'],
      [{ kind: 'release' }, 'ready'],
      [redeem, 'redeemed'],
      [{ kind: 'spend' }, 'spent'],
    ]
    let current: Card = card({ state: 'unknown' })
    for (const [event, state] of life) {
      const change = changeCard(current, event)
      if (change.kind === 'refused') expect.unreachable(`${event.kind} is refused from ${change.from}`)
      current = change.card
      expect(current.state).toBe(state)
    }
  })

  it('records where, when and for how much a card was redeemed', () => {
    expect(changeCard(card(), redeem)).toEqual({
      kind: 'changed',
      card: card({
        state: 'redeemed',
        redeemedInto: adasUk.id,
        redeemedOn: '2026-11-22' as Day,
        redeemedValue: money(2500, 'GBP'),
      }),
    })
  })

  it('refuses what may not follow, and says from which state', () => {
    expect(changeCard(card({ state: 'redeemed' }), redeem)).toEqual({
      kind: 'refused',
      from: 'redeemed',
      event: redeem,
    })
  })

  it.each<[CardState, readonly string[]]>([
    ['unknown', ['activate', 'find-unactivated', 'hold', 'redeem', 'spend', 'void', 'give']],
    ['unactivated', ['activate', 'redeem', 'void', 'give']],
    ['ready', ['find-unactivated', 'hold', 'redeem', 'spend', 'void', 'give']],
    ['held', ['release', 'redeem', 'void', 'give']],
    ['redeemed', ['spend', 'void']],
    ['spent', []],
    ['void', []],
    ['given', []],
  ])('after %s there may only follow: %j', (state, kinds) => {
    const allowed = happenings.filter((event) => changeCard(card({ state }), event).kind === 'changed')
    expect(allowed.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('brings a redeemed card back to ready by a correction only', () => {
    for (const event of happenings) expect(stateAfter('redeemed', event)).not.toBe('ready')
    expect(stateAfter('redeemed', { kind: 'correct-state', state: 'ready' })).toBe('ready')
  })

  it('never makes a card redeemable again after it was redeemed, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings), { maxLength: 12 }), (events) => {
        const end = events.reduce<Card>(
          (current, event) => {
            const change = changeCard(current, event)
            return change.kind === 'changed' ? change.card : current
          },
          card({ state: 'redeemed' }),
        )
        expect(['redeemed', 'spent', 'void']).toContain(end.state)
      }),
    )
  })

  it('corrects any state to any other', () => {
    for (const from of cardStates) {
      for (const state of cardStates) expect(stateAfter(from, { kind: 'correct-state', state })).toBe(state)
    }
  })

  it('forgets the redemption when a person says that it never happened', () => {
    const change = changeCard(card(), redeem)
    const redeemed = change.kind === 'changed' ? change.card : expect.unreachable('a ready card can be redeemed')
    expect(changeCard(redeemed, { kind: 'correct-state', state: 'ready' })).toEqual({ kind: 'changed', card: card() })
    expect(changeCard(redeemed, { kind: 'correct-state', state: 'spent' })).toMatchObject({
      card: { state: 'spent', redeemedInto: adasUk.id },
    })
  })
})

describe('isRedeemable', () => {
  it('is true before a card is used up', () => {
    expect(cardStates.filter(isRedeemable)).toEqual(['unknown', 'unactivated', 'ready', 'held'])
  })
})

describe('needsLook', () => {
  it('is true while activation, value or marketplace are open, and no longer once the card is used', () => {
    expect(needsLook(card())).toBe(false)
    expect(needsLook(card({ state: 'unknown' }))).toBe(true)
    expect(needsLook(card({ faceValue: null }))).toBe(true)
    expect(needsLook(card({ marketplaceId: null }))).toBe(true)
    expect(needsLook(card({ issuerId: 'apple', marketplaceId: null }))).toBe(false)
    expect(needsLook(card({ state: 'redeemed', faceValue: null }))).toBe(false)
  })

  it('is not said of a complete card that is kept as a gift: nobody here is going to try it', () => {
    const giftId = 'gift-1' as GiftId
    expect(needsLook(card({ giftId, state: 'unknown' }))).toBe(false)
    expect(needsLook(card({ giftId, faceValue: null }))).toBe(true)
    expect(needsLook(card({ giftId, marketplaceId: null }))).toBe(true)
    expect(needsLook(card({ giftId, state: 'given', faceValue: null }))).toBe(false)
  })
})
