import { describe, expect, it } from 'vitest'
import type { Card, OpenedCard } from '@/domain/card'
import type { Day } from '@/domain/day'
import type { Balance, Household } from '@/domain/household'
import type { BalanceId, CardId, GiftId, TryId } from '@/domain/ids'
import { money } from '@/domain/money'
import { assessCard, assessHandover, assessRedemption, type Finding } from '@/domain/redemption'
import { account, ada, adasUk, adasUs, balance, bensUk, card, household, opened, secret } from './sample-household'

const today = '2026-11-22' as Day
const now = Date.parse('2026-11-22T12:00:00Z')

interface Case {
  readonly opened?: OpenedCard
  readonly into?: Balance
  readonly twin?: Partial<Card>
  readonly tries?: number
  readonly redeem: readonly Finding['kind'][]
  readonly handOver: readonly Finding['kind'][]
  readonly look: readonly Finding['kind'][]
}

const everywhere = (...kinds: readonly Finding['kind'][]) => ({
  redeem: [...kinds, 'last-look' as const],
  handOver: kinds,
  look: kinds,
})
const ownUse = (...kinds: readonly Finding['kind'][]) => ({ ...everywhere(...kinds), handOver: [] })
const atBalance = (...kinds: readonly Finding['kind'][]) => ({ ...everywhere(...kinds), handOver: [], look: [] })
const doubted = secret()
const gift = 'gift-1' as GiftId

/** One case for every rule of the guard, and what each act hears of it. */
const cases: Readonly<Record<string, Case>> = {
  'is in the trash': { opened: opened({ deletedAt: 5 }), ...atBalance('not-in-household') },
  'goes to a balance that is gone': {
    into: { ...adasUk, id: 'gone' as BalanceId, deletedAt: 5 },
    redeem: ['not-in-household'],
    handOver: [],
    look: [],
  },
  'is redeemed': { opened: opened({ state: 'redeemed' }), ...everywhere('already-redeemed') },
  'is spent': { opened: opened({ state: 'spent' }), ...everywhere('card-spent') },
  'is cancelled': { opened: opened({ state: 'void' }), ...everywhere('card-void') },
  'was given away': { opened: opened({ state: 'given' }), ...everywhere('card-given') },
  'is kept as a gift': { opened: opened({ giftId: gift }), ...ownUse('kept-as-gift') },
  'has a code that was redeemed': { twin: { state: 'redeemed' }, ...everywhere('same-code-redeemed') },
  'has a code that is kept as a gift': { twin: { giftId: gift }, ...everywhere('same-code-gift') },
  'has a code that another card has': { twin: {}, ...everywhere('same-code-twice') },
  'is of another brand': {
    opened: opened({ issuerId: 'apple', marketplaceId: null, marketplaceConfirmed: false }, 'XGB8R42N6TQHWK5Z'),
    redeem: ['other-issuer', 'marketplace-unknown', 'last-look'],
    handOver: [],
    look: ['other-issuer'],
  },
  'is of another site': {
    opened: opened({ faceValue: money(2500, 'USD') }),
    into: adasUs,
    ...atBalance('wrong-marketplace'),
  },
  'has no code': { opened: opened({}, null), ...everywhere('no-code') },
  'has its serial number as its code': {
    opened: opened({}, '6045118830274419'),
    ...everywhere('looks-like-serial', 'doubtful-characters', 'code-shape'),
  },
  'has a code with places that cannot be read': {
    opened: opened({}, 'UL7G-6V?S6V-USPU'),
    ...everywhere('unreadable-places'),
  },
  'is of an unknown site': { opened: opened({ marketplaceId: null }), ...atBalance('marketplace-unknown') },
  'is of a site that nobody has confirmed': {
    opened: opened({ marketplaceConfirmed: false }),
    ...everywhere('marketplace-unconfirmed'),
  },
  'has a value in another currency': {
    opened: opened({ faceValue: money(2500, 'USD') }),
    ...atBalance('currency-differs'),
  },
  'is planned for another balance': {
    opened: opened({ plannedFor: { kind: 'balance', balanceId: bensUk.id } }),
    ...atBalance('planned-for-other'),
  },
  'is for a business, the account is not': {
    opened: opened({ usage: 'business' }),
    ...atBalance('business-personal'),
  },
  'has a code that was shown to be given': { opened: opened({ codeShownAt: 7 }), ...ownUse('code-was-shown') },
  'is on hold': { opened: opened({ state: 'held' }), ...everywhere('held') },
  'may not be activated': { opened: opened({ state: 'unknown' }), ...everywhere('not-known-activated') },
  'has a doubtful character': {
    opened: {
      card: card(),
      secret: {
        ...doubted,
        claimCode: doubted.claimCode && {
          ...doubted.claimCode,
          doubts: [{ index: 4, options: ['6', 'G'], confirmed: false }],
        },
      },
    },
    ...everywhere('doubtful-characters'),
  },
  'has a code of an unusual shape': { opened: opened({}, 'UL7G-6VNS6V-US'), ...everywhere('code-shape') },
  'has no known value': { opened: opened({ faceValue: null }), ...everywhere('value-unknown') },
  'has expired': {
    opened: opened({ expires: { kind: 'on', on: '2026-11-21' as Day } }),
    ...everywhere('expired-as-said'),
  },
  'goes where many codes were refused lately': { tries: 3, ...atBalance('pause-advised') },
  'nothing speaks against': everywhere(),
  'will expire': {
    opened: opened({ expires: { kind: 'on', on: '2026-11-22' as Day } }),
    redeem: ['last-look', 'expires-as-said'],
    handOver: ['expires-as-said'],
    look: ['expires-as-said'],
  },
}

const adasOther = balance(account(ada, 'ada-2'), 'GB')
const kindsOf = (findings: readonly Finding[]) => findings.map(({ kind }) => kind)

describe('one list of rules: a card that', () => {
  it.each(Object.entries(cases))('%s', (_, { opened: it = opened(), into = adasUk, twin, tries = 0, ...expected }) => {
    const home: Household = {
      ...household,
      balances: [...household.balances, adasOther],
      cards: twin ? [card({ id: 'card-2' as CardId, ...twin })] : [],
    }
    const refused = Array.from({ length: tries }, (_, n) => ({
      id: `try-${n}` as TryId,
      cardId: null,
      balanceId: adasUk.id,
      refusal: 'invalid' as const,
      createdAt: now - n * 60_000,
      updatedAt: now,
      deletedAt: null,
    }))
    expect({
      redeem: kindsOf(assessRedemption(it, into, home, today, { tries: refused, now }).findings),
      handOver: kindsOf(assessHandover(it, home, today).findings),
      look: kindsOf(assessCard(it, home, today)),
    }).toEqual(expected)
  })
})
