import { describe, expect, it } from 'vitest'
import { assertNever } from '@/domain/assert-never'
import type { Card, OpenedCard } from '@/domain/card'
import { readClaimCode } from '@/domain/claim-code'
import type { Day } from '@/domain/day'
import type { Balance, Household } from '@/domain/household'
import type { CardId, MemberId } from '@/domain/ids'
import { money } from '@/domain/money'
import { assessRedemption, type Finding } from '@/domain/redemption'
import {
  account,
  ada,
  adasUk,
  adasUs,
  balance,
  ben,
  bensUk,
  card,
  household,
  member,
  opened,
  secret,
} from './sample-household'

const today = '2026-11-22' as Day

const assess = (card: OpenedCard, into: Balance = adasUk, home: Household = household) =>
  assessRedemption(card, into, home, today)

const kinds = (findings: readonly Finding[]) => findings.map(({ kind }) => kind)

const find = (card: OpenedCard, kind: Finding['kind'], into?: Balance, home?: Household) =>
  assess(card, into, home).findings.find((finding) => finding.kind === kind)

const adasUkByName = { balanceId: adasUk.id, memberName: 'Ada', accountLabel: 'ada', marketplaceName: 'amazon.co.uk' }
const bensUkByName = { balanceId: bensUk.id, memberName: 'Ben', accountLabel: 'ben', marketplaceName: 'amazon.co.uk' }

describe('a card that nothing speaks against', () => {
  it('still has to be confirmed, with a last look at what cannot be undone', () => {
    expect(assess(opened())).toEqual({
      verdict: 'confirm',
      findings: [
        {
          kind: 'last-look',
          severity: 'informs',
          memberName: 'Ada',
          accountLabel: 'ada',
          accountCue: 'ada@example.org',
          marketplaceName: 'amazon.co.uk',
          value: money(2500, 'GBP'),
        },
      ],
      fitting: [adasUkByName, bensUkByName],
    })
  })
})

describe('the place', () => {
  it('blocks another marketplace and names the balances that fit', () => {
    const assessment = assess(opened(), adasUs)
    expect(assessment.verdict).toBe('blocked')
    expect(assessment.findings[0]).toEqual({
      kind: 'wrong-marketplace',
      severity: 'blocks',
      cardMarketplace: 'amazon.co.uk',
      balanceMarketplace: 'amazon.com',
      fitting: [adasUkByName, bensUkByName],
    })
    expect(kinds(assessment.findings)).toEqual(['wrong-marketplace', 'currency-differs', 'last-look'])
  })

  it('blocks another marketplace even when nobody confirmed the one of the card', () => {
    expect(kinds(assess(opened({ marketplaceConfirmed: false }), adasUs).findings)).toContain('wrong-marketplace')
  })

  it('warns at any balance while the marketplace is unknown, and all balances fit', () => {
    const assessment = assess(opened({ marketplaceId: null, marketplaceConfirmed: false }))
    expect(assessment.verdict).toBe('confirm')
    expect(assessment.findings[0]).toEqual({
      kind: 'marketplace-unknown',
      severity: 'warns',
      balanceMarketplace: 'amazon.co.uk',
    })
    expect(assessment.fitting).toHaveLength(3)
  })

  it('warns when nobody has seen the marketplace on the card', () => {
    expect(assess(opened({ marketplaceConfirmed: false })).findings[0]).toEqual({
      kind: 'marketplace-unconfirmed',
      severity: 'warns',
      cardMarketplace: 'amazon.co.uk',
    })
  })

  it('warns when the face value is in another currency', () => {
    const unknown = opened({ marketplaceId: null, faceValue: money(2500, 'EUR') })
    expect(find(unknown, 'currency-differs')).toEqual({
      kind: 'currency-differs',
      severity: 'warns',
      faceCurrency: 'EUR',
      balanceCurrency: 'GBP',
      balanceMarketplace: 'amazon.co.uk',
    })
  })

  it('blocks a card of another brand, and no balance fits it', () => {
    const assessment = assess(opened({ issuerId: 'steam-wallet', marketplaceId: null }))
    expect(assessment.findings[0]).toEqual({ kind: 'other-issuer', severity: 'blocks', issuerName: 'Steam' })
    expect(assessment.fitting).toEqual([])
  })

  it.each<[string, Household]>([
    ['balance', { ...household, balances: [] }],
    ['account', { ...household, accounts: [] }],
    ['member', { ...household, members: [{ ...ada, deletedAt: 5 }, ben] }],
  ])('blocks and keeps silent about names when the %s is gone', (what, home) => {
    const into = what === 'balance' ? { ...adasUk, deletedAt: 5 } : adasUk
    const assessment = assess(opened(), into, home)
    expect(assessment.findings).toEqual([{ kind: 'not-in-household', severity: 'blocks', what: 'balance' }])
    expect(assessment.fitting.map(({ memberName }) => memberName)).not.toContain('Ada')
  })

  it('blocks a card that lies in the trash', () => {
    expect(find(opened({ deletedAt: 5 }), 'not-in-household')).toMatchObject({ what: 'card' })
  })
})

describe('the balances that fit', () => {
  const business = account(ben, 'shop', 'business')
  const shopUk = balance(business, 'GB')
  const home: Household = {
    ...household,
    accounts: [...household.accounts, business],
    balances: [...household.balances, shopUk],
  }
  const order = (changes: Partial<Card>) =>
    assess(opened(changes), adasUk, home).fitting.map(({ balanceId }) => balanceId)

  it('come in their order when nothing tells them apart', () => {
    expect(order({})).toEqual([adasUk.id, bensUk.id, shopUk.id])
  })

  it('begin with those of the same usage', () => {
    expect(order({ usage: 'business' })).toEqual([shopUk.id, adasUk.id, bensUk.id])
  })

  it('begin with the planned one', () => {
    expect(order({ plannedFor: { kind: 'balance', balanceId: shopUk.id } })).toEqual([shopUk.id, adasUk.id, bensUk.id])
    expect(order({ plannedFor: { kind: 'member', memberId: ben.id } })).toEqual([bensUk.id, shopUk.id, adasUk.id])
  })
})

describe('the state', () => {
  it('blocks a redeemed card and tells where it went', () => {
    const redeemed = opened({ state: 'redeemed', redeemedInto: bensUk.id, redeemedOn: '2026-05-01' as Day })
    const assessment = assess(redeemed)
    expect(assessment.verdict).toBe('blocked')
    expect(assessment.findings[0]).toEqual({
      kind: 'already-redeemed',
      severity: 'blocks',
      into: bensUkByName,
      on: '2026-05-01',
    })
  })

  it('blocks a redeemed card of which nobody knows where it went', () => {
    expect(find(opened({ state: 'redeemed' }), 'already-redeemed')).toMatchObject({ into: null, on: null })
  })

  it.each([
    ['spent', 'card-spent'],
    ['void', 'card-void'],
    ['given', 'card-given'],
  ] as const)('blocks a card that is %s', (state, kind) => {
    expect(assess(opened({ state })).findings[0]).toEqual({ kind, severity: 'blocks' })
  })

  it('warns about a held card', () => {
    expect(assess(opened({ state: 'held' })).findings[0]).toEqual({ kind: 'held', severity: 'warns' })
  })

  it.each(['unknown', 'unactivated'] as const)('warns when activation is %s', (state) => {
    expect(assess(opened({ state })).findings[0]).toEqual({ kind: 'not-known-activated', severity: 'warns', state })
  })

  it('warns when the value is unknown', () => {
    expect(find(opened({ faceValue: null }), 'value-unknown')).toEqual({ kind: 'value-unknown', severity: 'warns' })
    expect(find(opened({ faceValue: null }), 'last-look')).toMatchObject({ value: null })
  })
})

describe('the expiry', () => {
  const ends = (issuedOn: string) => assess(opened({ issuedOn: issuedOn as Day })).findings

  it('warns the day after the last one, with its evidence', () => {
    expect(ends('2016-11-21')[0]).toMatchObject({
      kind: 'probably-expired',
      severity: 'warns',
      expiredOn: '2026-11-21',
      evidence: { confidence: 'documented' },
    })
    expect(kinds(ends('2016-11-21'))).not.toContain('expires-on')
  })

  it('only informs on the last day', () => {
    expect(ends('2016-11-22').at(-1)).toMatchObject({ kind: 'expires-on', severity: 'informs', on: '2026-11-22' })
    expect(kinds(ends('2016-11-22'))).not.toContain('probably-expired')
  })

  it('takes a person at their word before any rule', () => {
    const said = (on: string) => opened({ issuedOn: '2016-11-21' as Day, expires: { kind: 'on', on: on as Day } })
    const past = assess(said('2026-11-21')).findings
    expect(past[0]).toEqual({ kind: 'expired-as-said', severity: 'warns', expiredOn: '2026-11-21' })
    const last = assess(said('2026-11-22')).findings
    expect(last.at(-1)).toEqual({ kind: 'expires-as-said', severity: 'informs', on: '2026-11-22' })
    const never = assess(opened({ issuedOn: '2010-01-01' as Day, expires: { kind: 'never' } })).findings
    for (const findings of [past, last, never])
      expect(kinds(findings).join()).not.toMatch(/probably-expired|expires-on/)
    expect(kinds(never)).toEqual(['last-look'])
  })

  it('says nothing where cards never expire', () => {
    const findings = assess(opened({ marketplaceId: 'US', issuedOn: '2001-01-01' as Day }), adasUs).findings
    expect(kinds(findings).join()).not.toMatch(/expire/)
  })
})

describe('the code', () => {
  it('blocks without one', () => {
    expect(assess(opened({}, null)).findings[0]).toEqual({ kind: 'no-code', severity: 'blocks' })
    expect(assess(opened({}, ' - ')).findings[0]).toEqual({ kind: 'no-code', severity: 'blocks' })
  })

  it('blocks at unreadable places, counted from 1', () => {
    expect(assess(opened({}, '?L7G-6VNS6V-US?U')).findings[0]).toEqual({
      kind: 'unreadable-places',
      severity: 'blocks',
      positions: [1, 13],
    })
  })

  it.each([
    ['1234 5678 9012 3456', 16],
    ['123456789012345678901234567890', 30],
  ])('blocks what looks like a serial number: %s', (code, digits) => {
    expect(assess(opened({}, code)).findings[0]).toEqual({ kind: 'looks-like-serial', severity: 'blocks', digits })
  })

  it('warns about doubtful characters until a person has confirmed each', () => {
    const claimCode = readClaimCode('0L7G-6VNS6V-USPI', 'amazon')
    const doubtful = { card: card(), secret: { ...secret(), claimCode } }
    expect(find(doubtful, 'doubtful-characters')).toEqual({
      kind: 'doubtful-characters',
      severity: 'warns',
      positions: [1, 14],
    })
    const confirmed = { ...claimCode, doubts: claimCode.doubts.map((doubt) => ({ ...doubt, confirmed: true })) }
    const looked = { card: card(), secret: { ...secret(), claimCode: confirmed } }
    expect(find(looked, 'doubtful-characters')).toBeUndefined()
  })

  it('warns, never blocks, about a wrong length or a foreign character', () => {
    const assessment = assess(opened({}, 'UL7G-6VNS6V-USPOI2'))
    expect(assessment.verdict).toBe('confirm')
    expect(assessment.findings.find(({ kind }) => kind === 'code-shape')).toEqual({
      kind: 'code-shape',
      severity: 'warns',
      issuerName: 'Amazon',
      length: 16,
      expectedLengths: [14, 15],
      positions: [14, 15],
    })
  })
})

describe('the household', () => {
  const twin = (changes: Partial<Card>) => card({ id: 'card-2' as CardId, label: 'Photo 7', ...changes })
  const homeWith = (...cards: readonly Card[]): Household => ({ ...household, cards: [card(), ...cards] })

  it('blocks when another card with the same code was redeemed, and tells where', () => {
    const home = homeWith(twin({ state: 'redeemed', redeemedInto: bensUk.id, redeemedOn: '2026-05-01' as Day }))
    expect(assess(opened(), adasUk, home).findings[0]).toEqual({
      kind: 'same-code-redeemed',
      severity: 'blocks',
      cardId: 'card-2',
      cardLabel: 'Photo 7',
      state: 'redeemed',
      into: bensUkByName,
      on: '2026-05-01',
    })
  })

  it.each(['redeemed', 'spent', 'held', 'given'] as const)(
    'blocks when another card with the same code is %s',
    (state) => {
      expect(kinds(assess(opened(), adasUk, homeWith(twin({ state }))).findings)).toEqual([
        'same-code-redeemed',
        'last-look',
      ])
    },
  )

  it('blocks even when the redeemed card with the same code was thrown away', () => {
    const home = homeWith(twin({ state: 'redeemed', deletedAt: 5 }))
    expect(find(opened(), 'same-code-redeemed', adasUk, home)).toBeDefined()
  })

  it('warns when another card with the same code is still to be redeemed', () => {
    expect(find(opened(), 'same-code-twice', adasUk, homeWith(twin({})))).toEqual({
      kind: 'same-code-twice',
      severity: 'warns',
      cardId: 'card-2',
      cardLabel: 'Photo 7',
    })
    expect(find(opened(), 'same-code-twice', adasUk, homeWith(twin({ deletedAt: 5 })))).toBeUndefined()
  })

  it('does not compare cards without a code, nor a card with itself', () => {
    const home = homeWith(twin({ state: 'redeemed', codeFingerprint: null }))
    expect(kinds(assess(opened({ codeFingerprint: null }), adasUk, home).findings)).toEqual(['last-look'])
    expect(kinds(assess(opened(), adasUk, homeWith()).findings)).toEqual(['last-look'])
  })

  it('warns when the card is planned for somebody else', () => {
    expect(find(opened({ plannedFor: { kind: 'member', memberId: ben.id } }), 'planned-for-other')).toEqual({
      kind: 'planned-for-other',
      severity: 'warns',
      planned: { memberName: 'Ben', accountLabel: null, marketplaceName: null },
    })
    expect(find(opened({ plannedFor: { kind: 'balance', balanceId: bensUk.id } }), 'planned-for-other')).toMatchObject({
      planned: { memberName: 'Ben', accountLabel: 'ben', marketplaceName: 'amazon.co.uk' },
    })
  })

  it('keeps silent when the plan is met or its person is gone', () => {
    for (const plannedFor of [
      { kind: 'member', memberId: ada.id },
      { kind: 'balance', balanceId: adasUk.id },
      { kind: 'member', memberId: 'member-gone' as MemberId },
    ] as const) {
      expect(find(opened({ plannedFor }), 'planned-for-other')).toBeUndefined()
    }
  })

  it('warns when a business card goes into a personal account', () => {
    expect(find(opened({ usage: 'business' }), 'business-personal')).toEqual({
      kind: 'business-personal',
      severity: 'warns',
      cardUsage: 'business',
      accountUsage: 'personal',
    })
  })
})

describe('the order of findings', () => {
  it('is blocks, warnings, information', () => {
    const stranger = member('Cleo')
    const home = { ...household, members: [...household.members, stranger] }
    const worst = opened(
      {
        state: 'unknown',
        usage: 'business',
        faceValue: null,
        issuedOn: '2010-01-01' as Day,
        plannedFor: { kind: 'member', memberId: stranger.id },
      },
      '0?',
    )
    expect(kinds(assess(worst, adasUs, home).findings)).toEqual([
      'wrong-marketplace',
      'unreadable-places',
      'planned-for-other',
      'business-personal',
      'not-known-activated',
      'doubtful-characters',
      'code-shape',
      'value-unknown',
      'probably-expired',
      'last-look',
    ])
  })
})

describe('Finding', () => {
  it('is closed: a reader that covers every kind compiles, and an unknown one throws', () => {
    expect(mainName({ kind: 'other-issuer', severity: 'blocks', issuerName: 'Steam' })).toBe('Steam')
    expect(() => mainName({ kind: 'surprise', severity: 'blocks' } as never)).toThrow('surprise')
  })
})

function mainName(finding: Finding): string {
  switch (finding.kind) {
    case 'other-issuer':
    case 'code-shape':
      return finding.issuerName
    case 'wrong-marketplace':
    case 'marketplace-unconfirmed':
      return finding.cardMarketplace
    case 'marketplace-unknown':
    case 'currency-differs':
      return finding.balanceMarketplace
    case 'same-code-redeemed':
    case 'same-code-twice':
    case 'same-code-gift':
      return finding.cardLabel
    case 'planned-for-other':
      return finding.planned.memberName
    case 'last-look':
      return finding.memberName
    case 'not-in-household':
      return finding.what
    case 'no-code':
    case 'unreadable-places':
    case 'looks-like-serial':
    case 'already-redeemed':
    case 'card-spent':
    case 'card-void':
    case 'card-given':
    case 'kept-as-gift':
    case 'code-was-shown':
    case 'business-personal':
    case 'held':
    case 'not-known-activated':
    case 'doubtful-characters':
    case 'value-unknown':
    case 'probably-expired':
    case 'expires-on':
    case 'expired-as-said':
    case 'expires-as-said':
    case 'pause-advised':
      return ''
    default:
      return assertNever(finding)
  }
}
