import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardStates, changeCard, isHouseholds, type Card, type CardEvent, type CardState } from '@/domain/card'
import type { Day } from '@/domain/day'
import type { Gift } from '@/domain/gifts/gift'
import { correctGift, giftState, handOver, keepAsGift, takeFromGifts, type GiftChange } from '@/domain/gifts/gift-life'
import type { CardId, GiftId } from '@/domain/ids'
import { money } from '@/domain/money'
import { assessRedemption } from '@/domain/redemption'
import { unredeemedWorth } from '@/domain/worth'
import { adasUk, card, household, secret } from '../sample-household'

const today = '2026-11-25' as Day

function giftOf(changes: Partial<Gift> = {}): Gift {
  return {
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    id: 'gift-1' as GiftId,
    cardId: 'card-1' as CardId,
    recipient: 'Cora',
    occasion: 'Birthday',
    giveOn: null,
    channel: 'digital',
    pricePaid: null,
    handedOverOn: null,
    claimedOn: null,
    ...changes,
  }
}

describe('a gift', () => {
  it('goes from prepared over handed over to claimed, both sides together', () => {
    const kept = keepAsGift(card(), giftOf())
    if (!kept) return expect.unreachable('not kept')
    expect(kept.card).toEqual(card({ giftId: 'gift-1' as GiftId }))
    expect(giftState(kept.gift, kept.card)).toBe('prepared')

    const given = handOver(kept.card, kept.gift, today)
    if (!given) return expect.unreachable('not handed over')
    expect(given.card.state).toBe('given')
    expect(given.gift.handedOverOn).toBe(today)
    expect(giftState(given.gift, given.card)).toBe('handed-over')
    expect(giftState({ ...given.gift, claimedOn: today }, given.card)).toBe('claimed')
  })

  it('cannot be made of a card that is used up, in the trash or a gift already', () => {
    for (const state of ['redeemed', 'spent', 'void', 'given'] as const)
      expect(keepAsGift(card({ state }), giftOf())).toBeNull()
    expect(keepAsGift(card({ deletedAt: 5 }), giftOf())).toBeNull()
    expect(keepAsGift(card({ giftId: 'gift-2' as GiftId }), giftOf())).toBeNull()
  })

  it('is taken back while it is prepared, and never once it was handed over', () => {
    const kept = card({ giftId: 'gift-1' as GiftId })
    expect(takeFromGifts(kept, giftOf(), 7)).toEqual({ card: card(), gift: giftOf({ deletedAt: 7 }) })
    expect(takeFromGifts({ ...kept, state: 'given' }, giftOf(), 7)).toBeNull()
    expect(takeFromGifts(card(), giftOf(), 7)).toBeNull()
  })

  it('is handed over once, and only with the card that is kept for it', () => {
    const kept = card({ giftId: 'gift-1' as GiftId })
    const given = handOver(kept, giftOf(), today)
    if (!given) return expect.unreachable('not handed over')
    expect(handOver(given.card, given.gift, today)).toBeNull()
    expect(handOver(card(), giftOf(), today)).toBeNull()
    expect(handOver(kept, giftOf({ deletedAt: 5 }), today)).toBeNull()
    expect(handOver({ ...kept, deletedAt: 5 }, giftOf(), today)).toBeNull()
  })

  it('stays a gift when a person corrects that it was not handed over after all', () => {
    const given = handOver(card({ giftId: 'gift-1' as GiftId }), giftOf(), today)
    const back = given && correctGift(given.card, { ...given.gift, claimedOn: today }, 'ready')
    expect(back).toEqual({ card: card({ giftId: 'gift-1' as GiftId }), gift: giftOf() })
  })
})

type Act =
  | { readonly kind: 'keep' | 'take-back' | 'hand-over' | 'redeem' }
  | { readonly kind: 'correct'; readonly state: CardState }
  | { readonly kind: 'event'; readonly event: CardEvent }

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>({ kind: 'keep' }, { kind: 'take-back' }, { kind: 'hand-over' }, { kind: 'redeem' }),
  fc.constantFrom(...cardStates).map((state): Act => ({ kind: 'correct', state })),
  fc
    .constantFrom<CardEvent>({ kind: 'activate' }, { kind: 'hold' }, { kind: 'release' }, { kind: 'void' })
    .map((event): Act => ({ kind: 'event', event })),
)

describe('whatever happens to a card, in whatever order', () => {
  it('it is worth nothing to the household and not redeemable while it is promised or with somebody else', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 20 }), (acts) => {
        let now: Card = card()
        let gift = giftOf()
        // What a person would say, kept apart from what the records say.
        let isPromised = false
        let isWithSomebodyElse = false
        const take = (change: GiftChange): boolean => {
          if (!change) return false
          now = change.card
          gift = change.gift
          return true
        }
        for (const act of acts) {
          if (act.kind === 'keep' && take(keepAsGift(now, { ...gift, deletedAt: null }))) isPromised = true
          if (act.kind === 'take-back' && take(takeFromGifts(now, gift, 9))) isPromised = false
          if (act.kind === 'hand-over' && take(handOver(now, gift, today))) isWithSomebodyElse = true
          if (act.kind === 'correct' && take(correctGift(now, gift, act.state)))
            isWithSomebodyElse = act.state === 'given'
          if (act.kind === 'event') {
            const change = changeCard(now, act.event)
            if (change.kind === 'changed') now = change.card
          }
          const guard = assessRedemption({ card: now, secret: secret() }, adasUk, household, today)
          if (act.kind === 'redeem' && guard.verdict === 'confirm') {
            expect(isPromised || isWithSomebodyElse).toBe(false)
            const event = { kind: 'redeem', balanceId: adasUk.id, on: today, value: money(2500, 'GBP') } as const
            const change = changeCard(now, event)
            if (change.kind === 'changed') now = change.card
          }
          if (isPromised || isWithSomebodyElse) {
            expect(unredeemedWorth([now])).toEqual([])
            expect(isHouseholds(now)).toBe(false)
            expect(guard.verdict).toBe('blocked')
          }
          if (isWithSomebodyElse) expect(giftState(gift, now)).not.toBe('prepared')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('what is left is counted, one total a currency', () => {
    const others = [
      card({ id: 'a' as CardId }),
      card({ id: 'b' as CardId, faceValue: money(1000, 'USD') }),
      card({ id: 'c' as CardId, faceValue: null }),
      card({ id: 'd' as CardId, state: 'redeemed' }),
      card({ id: 'e' as CardId, deletedAt: 5 }),
      card({ id: 'f' as CardId, giftId: 'gift-1' as GiftId }),
    ]
    expect(unredeemedWorth(others)).toEqual([money(2500, 'GBP'), money(1000, 'USD')])
  })
})
