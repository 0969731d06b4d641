import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardStates, isRedeemable, type Card, type CardSecret } from '@/domain/card'
import { readClaimCode } from '@/domain/claim-code'
import type { Day } from '@/domain/day'
import type { Balance, Household } from '@/domain/household'
import type { BalanceId, CardId, GiftId, MemberId } from '@/domain/ids'
import { issuers } from '@/domain/issuers'
import { marketplaces } from '@/domain/marketplaces'
import { currencyCodes, money } from '@/domain/money'
import { assessRedemption, type Finding } from '@/domain/redemption'
import { adasLogin, adasUk, balance, ben, card, household, opened, secret } from './sample-household'

const today = '2026-11-22' as Day

const marketplaceIds = marketplaces.map(({ id }) => id)
const everywhere: Household = { ...household, balances: marketplaceIds.map((id) => balance(adasLogin, id)) }

const anyCode = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ0O1I?'), maxLength: 16 }),
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 16, maxLength: 30 }),
)
const anyDay = fc.constantFrom(
  '1900-01-01',
  '2016-11-21',
  '2024-02-29',
  '2026-11-22',
  '2999-12-31',
) as fc.Arbitrary<Day>
const anyOwnExpiry: fc.Arbitrary<Card['expires']> = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: 'never' as const }),
  anyDay.map((on) => ({ kind: 'on' as const, on })),
)
const anyMoney = fc
  .tuple(fc.integer(), fc.constantFrom(...currencyCodes))
  .map(([minorUnits, currency]) => money(minorUnits, currency))
const anyPlan: fc.Arbitrary<Card['plannedFor']> = fc.constantFrom(
  null,
  { kind: 'member', memberId: ben.id },
  { kind: 'member', memberId: 'gone' as MemberId },
  { kind: 'balance', balanceId: adasUk.id },
  { kind: 'balance', balanceId: 'gone' as BalanceId },
)
const anyCard: fc.Arbitrary<Card> = fc.record({
  id: fc.constantFrom('card-1' as CardId, 'card-2' as CardId),
  label: fc.string(),
  issuerId: fc.constantFrom(...issuers.map(({ id }) => id)),
  marketplaceId: fc.option(fc.constantFrom(...marketplaceIds)),
  marketplaceConfirmed: fc.boolean(),
  faceValue: fc.option(anyMoney),
  state: fc.constantFrom(...cardStates),
  usage: fc.constantFrom('personal', 'business'),
  plannedFor: anyPlan,
  giftId: fc.option(fc.constant('gift-1' as GiftId)),
  redeemedInto: fc.option(fc.constantFrom(adasUk.id, 'gone' as BalanceId)),
  redeemedOn: fc.option(anyDay),
  redeemedValue: fc.option(anyMoney),
  issuedOn: fc.option(anyDay),
  expires: anyOwnExpiry,
  codeFingerprint: fc.option(fc.constantFrom('one', 'other')),
  createdAt: fc.nat(),
  updatedAt: fc.nat(),
  deletedAt: fc.option(fc.nat(), { freq: 4 }),
})
const anySecret: fc.Arbitrary<CardSecret> = fc
  .tuple(fc.option(anyCode), fc.constantFrom(...issuers.map(({ id }) => id)))
  .map(([code, issuerId]) => ({ ...secret(), claimCode: code === null ? null : readClaimCode(code, issuerId) }))
const anyBalance = fc.constantFrom(...everywhere.balances)

describe('the guard', () => {
  it('never lets a card of one marketplace into a balance of another, for every pair', () => {
    for (const from of marketplaces) {
      for (const into of marketplaces) {
        const like = opened({ marketplaceId: from.id, faceValue: money(2500, from.currency) })
        const { verdict, findings, fitting } = assessRedemption(like, balance(adasLogin, into.id), everywhere, today)
        const isSame = from.id === into.id
        expect([from.id, into.id, verdict]).toEqual([from.id, into.id, isSame ? 'confirm' : 'blocked'])
        expect(findings.some(({ kind }) => kind === 'wrong-marketplace')).toBe(!isSame)
        expect(fitting.map(({ marketplaceName }) => marketplaceName)).toEqual([from.name])
      }
    }
  })

  it('never lets a card of one marketplace into a balance of another, whatever else is true of the card', () => {
    fc.assert(
      fc.property(anyCard, anySecret, anyBalance, (card, secret, into) => {
        fc.pre(card.marketplaceId !== null && card.marketplaceId !== into.marketplaceId)
        expect(assessRedemption({ card, secret }, into, everywhere, today).verdict).toBe('blocked')
      }),
    )
  })

  it('has an answer for every card, and blocks every one that is used up', () => {
    const usedUp = ['redeemed', 'spent', 'void', 'given']
    const cards = fc.array(anyCard, { maxLength: 3 })
    fc.assert(
      fc.property(anyCard, anySecret, anyBalance, cards, anyDay, (card, secret, into, others, day) => {
        const home = { ...everywhere, cards: others }
        const { verdict, findings } = assessRedemption({ card, secret }, into, home, day)
        expect(verdict).toBe(findings.some(({ severity }) => severity === 'blocks') ? 'blocked' : 'confirm')
        if (usedUp.includes(card.state)) expect(verdict).toBe('blocked')
        const severities = findings.map(({ severity }) => ['blocks', 'warns', 'informs'].indexOf(severity))
        expect(severities).toEqual(severities.toSorted())
        expect(new Set(findings.map(({ kind }) => kind)).size).toBe(findings.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('never lets a card that is kept as a gift into any balance, nor another entry with its code', () => {
    fc.assert(
      fc.property(anyCard, anySecret, anyBalance, (gift, secret, into) => {
        const kept = { ...gift, giftId: 'gift-1' as GiftId }
        expect(assessRedemption({ card: kept, secret }, into, everywhere, today).verdict).toBe('blocked')
        fc.pre(isRedeemable(gift.state) && gift.deletedAt === null && gift.codeFingerprint !== null)
        const twin = { ...kept, id: 'card-twin' as CardId, giftId: null }
        const home = { ...everywhere, cards: [kept] }
        expect(assessRedemption({ card: twin, secret }, into, home, today).verdict).toBe('blocked')
      }),
    )
  })

  it('never confirms silently: a card without a known marketplace is at least a warning anywhere', () => {
    fc.assert(
      fc.property(anyCard, anySecret, anyBalance, (card, secret, into) => {
        const { findings } = assessRedemption(
          { card: { ...card, marketplaceId: null }, secret },
          into,
          everywhere,
          today,
        )
        expect(findings.map(({ kind }) => kind)).toContain('marketplace-unknown')
      }),
    )
  })

  it('loses no finding when others are added', () => {
    fc.assert(
      fc.property(fc.subarray([...defects]), fc.subarray([...defects]), (some, more) => {
        const chosen = withoutClashes([...some, ...more])
        const fewer = chosen.filter((defect) => some.includes(defect))
        expect(kindsWith(chosen)).toEqual(expect.arrayContaining([...kindsWith(fewer)]))
      }),
      { numRuns: 1000 },
    )
  })

  it('finds every defect alone', () => {
    for (const defect of defects) expect(kindsWith([defect])).toContain(defect.finding)
  })
})

interface Situation {
  readonly card: Card
  readonly secret: CardSecret
  readonly balance: Balance
  readonly household: Household
}

interface Defect {
  readonly finding: Finding['kind']
  /** What it changes: two defects that change the same thing exclude each other. */
  readonly touches: readonly string[]
  readonly apply: (situation: Situation) => Situation
}

const onCard =
  (changes: Partial<Card>) =>
  (situation: Situation): Situation => ({ ...situation, card: { ...situation.card, ...changes } })

const onCode =
  (code: string) =>
  (situation: Situation): Situation => ({
    ...situation,
    secret: { ...situation.secret, claimCode: { raw: code, code, doubts: situation.secret.claimCode?.doubts ?? [] } },
  })

const withTwin =
  (id: string, changes: Partial<Card>) =>
  (situation: Situation): Situation => ({
    ...situation,
    household: {
      ...situation.household,
      cards: [...situation.household.cards, card({ id: id as CardId, ...changes })],
    },
  })

const doubted = (situation: Situation): Situation => {
  const claimCode = situation.secret.claimCode ?? readClaimCode('', 'amazon')
  const doubts = [{ index: 0, options: ['V'], confirmed: false }]
  return { ...situation, secret: { ...situation.secret, claimCode: { ...claimCode, doubts } } }
}

const defects: readonly Defect[] = [
  { finding: 'already-redeemed', touches: ['state'], apply: onCard({ state: 'redeemed' }) },
  { finding: 'card-spent', touches: ['state'], apply: onCard({ state: 'spent' }) },
  { finding: 'card-void', touches: ['state'], apply: onCard({ state: 'void' }) },
  { finding: 'card-given', touches: ['state'], apply: onCard({ state: 'given' }) },
  { finding: 'kept-as-gift', touches: ['gift', 'state'], apply: onCard({ giftId: 'gift-1' as GiftId }) },
  { finding: 'held', touches: ['state'], apply: onCard({ state: 'held' }) },
  { finding: 'code-was-shown', touches: ['state'], apply: onCard({ codeShownAt: 7 }) },
  { finding: 'not-known-activated', touches: ['state'], apply: onCard({ state: 'unknown' }) },
  { finding: 'not-in-household', touches: ['trash'], apply: onCard({ deletedAt: 5 }) },
  { finding: 'wrong-marketplace', touches: ['place'], apply: onCard({ marketplaceId: 'FR' }) },
  { finding: 'marketplace-unknown', touches: ['place', 'issued'], apply: onCard({ marketplaceId: null }) },
  { finding: 'marketplace-unconfirmed', touches: ['place'], apply: onCard({ marketplaceConfirmed: false }) },
  { finding: 'other-issuer', touches: ['code', 'issued'], apply: onCard({ issuerId: 'netflix' }) },
  { finding: 'no-code', touches: ['code', 'doubts'], apply: onCode('') },
  { finding: 'unreadable-places', touches: ['code'], apply: onCode('UL7G6VNS6VUS?U') },
  { finding: 'looks-like-serial', touches: ['code'], apply: onCode('1234567890123456') },
  { finding: 'code-shape', touches: ['code'], apply: onCode('UL7G6VNS6V') },
  { finding: 'doubtful-characters', touches: ['doubts'], apply: doubted },
  { finding: 'currency-differs', touches: ['value'], apply: onCard({ faceValue: money(2500, 'EUR') }) },
  { finding: 'value-unknown', touches: ['value'], apply: onCard({ faceValue: null }) },
  {
    finding: 'planned-for-other',
    touches: ['plan'],
    apply: onCard({ plannedFor: { kind: 'member', memberId: ben.id } }),
  },
  { finding: 'business-personal', touches: ['usage'], apply: onCard({ usage: 'business' }) },
  { finding: 'probably-expired', touches: ['issued'], apply: onCard({ issuedOn: '2010-01-01' as Day }) },
  {
    finding: 'expired-as-said',
    touches: ['issued'],
    apply: onCard({ expires: { kind: 'on', on: '2026-11-21' as Day } }),
  },
  { finding: 'same-code-twice', touches: ['free twin'], apply: withTwin('card-2', { state: 'ready' }) },
  { finding: 'same-code-gift', touches: ['gift twin'], apply: withTwin('card-4', { giftId: 'gift-2' as GiftId }) },
  { finding: 'same-code-redeemed', touches: ['used twin'], apply: withTwin('card-3', { state: 'redeemed' }) },
]

function withoutClashes(candidates: readonly Defect[]): readonly Defect[] {
  const touched = new Set<string>()
  return [...new Set(candidates)].filter(({ touches }) => {
    const isFree = touches.every((what) => !touched.has(what))
    if (isFree) touches.forEach((what) => touched.add(what))
    return isFree
  })
}

function kindsWith(chosen: readonly Defect[]): readonly Finding['kind'][] {
  const start: Situation = { ...opened(), balance: adasUk, household }
  const { card, secret, balance, household: home } = chosen.reduce((sofar, { apply }) => apply(sofar), start)
  return assessRedemption({ card, secret }, balance, home, today).findings.map(({ kind }) => kind)
}
