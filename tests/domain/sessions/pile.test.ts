import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parseDay, type Day } from '@/domain/day'
import type { BalanceId, CardId, GiftId } from '@/domain/ids'
import { money } from '@/domain/money'
import { orderSteps, type Needs } from '@/domain/sessions/order-steps'
import { cardsOfPile, placeOf } from '@/domain/sessions/pile'
import { ada, adasUk, adasUs, balance, account, bensUk, card, household, member } from '../sample-household'

const today = parseDay('2026-11-25') as Day
const ids = (cards: readonly { readonly cardId: CardId }[]) => cards.map(({ cardId }) => cardId)

describe('the pile', () => {
  it('takes the household’s own cards that can be redeemed', () => {
    const cards = [
      card({ id: 'ready' as CardId }),
      card({ id: 'gift' as CardId, giftId: 'gift-1' as GiftId }),
      card({ id: 'redeemed' as CardId, state: 'redeemed' }),
      card({ id: 'trashed' as CardId, deletedAt: 5 }),
    ]

    expect(cardsOfPile(cards).map(({ id }) => id)).toEqual(['ready'])
  })

  it('asks where a card goes that fits two balances, and proposes the planned one without asking', () => {
    const open = placeOf(card(), household)
    const planned = placeOf(card({ plannedFor: { kind: 'balance', balanceId: bensUk.id } }), household)

    expect(open).toMatchObject({ kind: 'fits', isChosen: false })
    expect(planned).toMatchObject({ kind: 'fits', isChosen: true, fitting: [{ balanceId: bensUk.id }, {}] })
    expect(placeOf(card({ marketplaceId: 'US' }), household)).toMatchObject({ kind: 'fits', isChosen: true })
  })

  it('asks all the same when the planned person has two fitting balances', () => {
    const second = account(ada, 'ada-work')
    const more = {
      ...household,
      accounts: [...household.accounts, second],
      balances: [...household.balances, balance(second, 'GB')],
    }
    const plannedFor = { kind: 'member', memberId: ada.id } as const

    expect(placeOf(card({ plannedFor }), household)).toMatchObject({ isChosen: true })
    expect(placeOf(card({ plannedFor }), more)).toMatchObject({ isChosen: false })
    expect(placeOf(card({ plannedFor: { kind: 'member', memberId: member('Zoe').id } }), more)).toMatchObject({
      isChosen: false,
    })
  })

  it('leaves out what has no place', () => {
    expect(placeOf(card({ issuerId: 'apple' }), household)).toEqual({ kind: 'other-issuer' })
    expect(placeOf(card({ marketplaceId: null }), household)).toEqual({ kind: 'unknown-marketplace' })
    expect(placeOf(card({ marketplaceId: 'JP' }), household)).toEqual({ kind: 'no-balance' })
  })
})

describe('the order of a session', () => {
  const needs: Needs = {
    today,
    soonDays: 90,
    short: new Set(),
    balances: [adasUs.id, adasUk.id, bensUk.id],
  }
  const uk = (id: string, changes: Parameters<typeof card>[0] = {}) => ({
    card: card({ id: id as CardId, ...changes }),
    balanceId: adasUk.id,
  })
  const us = (id: string, changes: Parameters<typeof card>[0] = {}) => ({
    card: card({ id: id as CardId, marketplaceId: 'US', ...changes }),
    balanceId: adasUs.id,
  })
  const expiring = (days: number) => ({ expires: { kind: 'on', on: addDays(today, days) } as const })

  it('keeps the cards of one balance together, in the household’s order', () => {
    expect(ids(orderSteps([uk('b'), us('a'), uk('c'), us('d')], needs))).toEqual(['a', 'd', 'b', 'c'])
  })

  it('begins with what expires soon, and then with what is worth most', () => {
    const placed = [
      uk('small', { faceValue: money(500, 'GBP') }),
      uk('large', { faceValue: money(9000, 'GBP') }),
      uk('later', { faceValue: money(100, 'GBP'), ...expiring(60) }),
      uk('soon', { faceValue: money(100, 'GBP'), ...expiring(3) }),
      uk('far', { faceValue: money(700, 'GBP'), ...expiring(900) }),
    ]

    expect(ids(orderSteps(placed, needs))).toEqual(['soon', 'later', 'large', 'far', 'small'])
  })

  it('begins with the balance whose card expires soon, before the one whose envelope lacks money', () => {
    const short = { ...needs, short: new Set<BalanceId>([adasUk.id]) }

    expect(ids(orderSteps([us('a'), uk('b')], short))).toEqual(['b', 'a'])
    expect(ids(orderSteps([us('a', expiring(5)), uk('b')], short))).toEqual(['a', 'b'])
  })

  it('has every card exactly once and every balance in one piece', () => {
    const anyPlaced = fc.array(
      fc.record({
        isUk: fc.boolean(),
        expires: fc.option(fc.integer({ min: -10, max: 400 })),
        worth: fc.integer({ min: 1, max: 9_999 }),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(anyPlaced, (rows) => {
        const placed = rows.map(({ isUk, expires, worth }, place) =>
          (isUk ? uk : us)(`card-${place}`, {
            faceValue: money(worth, isUk ? 'GBP' : 'USD'),
            ...(expires === null ? {} : expiring(expires)),
          }),
        )
        const steps = orderSteps(placed, needs)

        expect(ids(steps).toSorted()).toEqual(placed.map(({ card: { id } }) => id).toSorted())
        const changes = steps.filter((step, place) => step.balanceId !== steps[place - 1]?.balanceId)
        expect(changes.length).toBe(new Set(steps.map(({ balanceId }) => balanceId)).size)
      }),
    )
  })
})
