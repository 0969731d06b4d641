import { describe, expect, it } from 'vitest'
import type { Card } from '@/domain/card'
import type { Day } from '@/domain/day'
import type { CardId, GiftId, TryId } from '@/domain/ids'
import { money } from '@/domain/money'
import type { Refusal } from '@/domain/refusal'
import type { RefusedTry } from '@/domain/trouble/attempt'
import { gatherKnown, type TroubleFacts } from '@/domain/trouble/household-evidence'
import { looseCode } from '@/domain/trouble/loose-code'
import type { MessageKind } from '@/domain/trouble/message'
import { nextQuestion } from '@/domain/trouble/next-question'
import { nextStep } from '@/domain/trouble/next-step'
import { rankCauses } from '@/domain/trouble/rank-causes'
import { adasUk, adasUs, bensUk, card, household, opened, secret } from '../sample-household'

const now = Date.parse('2026-11-25T12:00:00Z')
const minute = 60_000

function facts(changes: Partial<TroubleFacts> = {}): TroubleFacts {
  return {
    opened: opened(),
    balance: adasUk,
    household,
    today: '2026-11-25' as Day,
    recent: { tries: [], now },
    pastTries: [],
    proofs: [],
    ...changes,
  }
}

function refusedTry(refusal: Refusal, minutesAgo: number, balanceId = adasUk.id): RefusedTry {
  const at = now - minutesAgo * minute
  const id = `try-${refusal}-${minutesAgo}` as TryId
  return { id, cardId: null, balanceId, refusal, createdAt: at, updatedAt: at, deletedAt: null }
}

function diagnose(given: TroubleFacts, message: MessageKind | null = null) {
  const known = gatherKnown(given)
  const told = { message, answers: [] }
  const [first] = rankCauses(known, told)
  if (!first) throw new Error('no cause')
  const step = nextStep(first, given)
  return {
    cause: first.kind,
    likelihood: first.likelihood,
    evidence: first.evidence,
    step,
    question: nextQuestion(known, told),
  }
}

const twin = (changes: Partial<Card>): Card => card({ id: 'card-2' as CardId, label: 'The same from Gran', ...changes })
const beside = (other: Card) => ({ ...household, cards: [card(), other] })

describe('what the household knows for certain needs no question', () => {
  it('another member’s account holds the code already', () => {
    const other = twin({ state: 'redeemed', redeemedInto: bensUk.id })
    const found = diagnose(facts({ household: beside(other) }), 'other-account')
    expect(found).toMatchObject({ cause: 'household-account', likelihood: 'known', question: null })
    expect(found.step).toEqual({ kind: 'see-twin', lead: { to: 'card', cardId: 'card-2' } })
    expect(found.evidence[0]).toMatchObject({ finding: { kind: 'same-code-redeemed', into: { memberName: 'Ben' } } })
  })

  it('a twin in the trash still tells where the code went', () => {
    const other = twin({ state: 'redeemed', redeemedInto: bensUk.id, deletedAt: 5 })
    expect(diagnose(facts({ household: beside(other) }))).toMatchObject({ cause: 'household-account', question: null })
  })

  it('a twin that was redeemed into this very balance means that the money is there', () => {
    const other = twin({ state: 'redeemed', redeemedInto: adasUk.id })
    const found = diagnose(facts({ household: beside(other) }), 'already-here')
    expect(found).toMatchObject({ cause: 'this-account', likelihood: 'known' })
    expect(found.step).toEqual({
      kind: 'record-it',
      lead: { to: 'redeem', cardId: 'card-1', balanceId: adasUk.id },
    })
  })

  it.each(['spent', 'given'] as const)('a twin that was %s is used up', (state) => {
    expect(diagnose(facts({ household: beside(twin({ state })) }))).toMatchObject({ cause: 'used-up', question: null })
  })

  it('the claim code is a serial number', () => {
    const found = diagnose(facts({ opened: opened({}, '6045 1188 3027 4419') }), 'invalid')
    expect(found).toMatchObject({
      cause: 'serial',
      likelihood: 'known',
      step: { kind: 'enter-code', lead: { to: 'form' } },
    })
  })

  it('what was typed is the serial number that the card carries', () => {
    const same = { card: card(), secret: { ...secret('604511883027441'), serial: '604511883027441' } }
    expect(diagnose(facts({ opened: same }))).toMatchObject({ cause: 'serial', likelihood: 'known' })
  })

  it('the card is of another site, and a balance of the household fits', () => {
    const found = diagnose(facts({ balance: adasUs }), 'invalid')
    expect(found).toMatchObject({ cause: 'other-site', likelihood: 'known', question: null })
    expect(found.step).toMatchObject({
      kind: 'use-balance',
      fitting: { marketplaceName: 'amazon.co.uk' },
      lead: { to: 'redeem', balanceId: adasUk.id },
    })
  })

  it('the card is of a site on which the household has no balance', () => {
    const given = facts({ opened: opened({ marketplaceId: 'CA', faceValue: money(2500, 'CAD') }) })
    expect(diagnose(given, 'invalid')).toMatchObject({
      cause: 'other-site',
      step: { kind: 'add-balance', lead: { to: 'settings' } },
    })
  })

  it('the till has not activated the card, and the receipt says where', () => {
    const proof = {
      kind: 'receipt' as const,
      shop: 'Corner shop',
      till: '2',
      receiptNumber: '4711',
      orderNumber: '',
      boughtOn: '2026-11-20' as Day,
      boughtAt: '14:32',
      amount: money(2500, 'GBP'),
      note: '',
      files: [],
    }
    const found = diagnose(facts({ opened: opened({ state: 'unactivated' }), proofs: [proof] }), 'invalid')
    expect(found).toMatchObject({
      cause: 'not-activated',
      likelihood: 'known',
      step: { kind: 'back-to-shop', lead: { to: 'proof', cardId: 'card-1' } },
    })
    expect(found.evidence).toContainEqual({ kind: 'receipt', shop: 'Corner shop', on: '2026-11-20', at: '14:32' })
  })

  it('places of the code cannot be read', () => {
    expect(diagnose(facts({ opened: opened({}, 'UL7G-6V?S6V-USPU') }))).toMatchObject({
      cause: 'misread',
      likelihood: 'known',
      step: { kind: 'look-again', lead: { to: 'code' } },
    })
  })

  it('the card is of another brand', () => {
    const given = facts({ opened: opened({ issuerId: 'apple', marketplaceId: null }, 'XGB8R42N6TQ0WK5Z') })
    expect(diagnose(given, 'invalid')).toMatchObject({ cause: 'other-brand', step: { kind: 'correct-brand' } })
  })
})

describe('what the household has signs of comes first', () => {
  it('position 5 was doubtful', () => {
    const { card: plain, secret: clear } = opened()
    const claimCode = clear.claimCode && {
      ...clear.claimCode,
      doubts: [{ index: 4, options: ['6', 'G'], confirmed: false }],
    }
    const found = diagnose(facts({ opened: { card: plain, secret: { ...clear, claimCode } } }), 'invalid')
    expect(found).toMatchObject({ cause: 'misread' })
    expect(found.evidence[0]).toMatchObject({ finding: { kind: 'doubtful-characters', positions: [5] } })
  })

  it('a character that no code has was misread', () => {
    expect(diagnose(facts({ opened: opened({}, 'UL7G-OVNS6V-USPU') }), 'invalid')).toMatchObject({ cause: 'misread' })
  })

  it('a code that is kept as a gift may be with the recipient already, wherever it was tried', () => {
    const kept = { giftId: 'gift-1' as GiftId }
    for (const balance of [adasUk, null]) {
      expect(diagnose(facts({ balance, opened: opened(kept) }), 'other-account')).toMatchObject({
        cause: 'used-up',
        evidence: [{ finding: { kind: 'kept-as-gift' } }, {}],
      })
      expect(diagnose(facts({ balance, household: beside(twin(kept)) }), 'other-account').evidence[0]).toMatchObject({
        finding: { kind: 'same-code-gift', cardLabel: 'The same from Gran' },
      })
    }
  })

  it('a photo was read otherwise than what stands there now', () => {
    const { card: plain, secret: clear } = opened()
    const claimCode = clear.claimCode && {
      ...clear.claimCode,
      doubts: [{ index: 1, options: ['L', 'I'], confirmed: true }],
    }
    const found = diagnose(facts({ opened: { card: plain, secret: { ...clear, claimCode } } }), 'invalid')
    expect(found.evidence).toContainEqual({ kind: 'read-otherwise', positions: [2] })
    expect(found.cause).toBe('misread')
  })

  it('a face value in another currency betrays another site', () => {
    const given = facts({ opened: opened({ marketplaceId: null, faceValue: money(2500, 'USD') }) })
    expect(diagnose(given, 'invalid')).toMatchObject({ cause: 'other-site', step: { kind: 'say-site' } })
  })

  it('three refused tries within an hour call for a pause, whatever site of the login they were on', () => {
    const tries = [refusedTry('invalid', 5), refusedTry('invalid', 20, adasUs.id), refusedTry('other', 40)]
    const found = diagnose(facts({ recent: { tries, now } }))
    expect(found).toMatchObject({
      cause: 'too-many-tries',
      step: { kind: 'wait-until', until: now + 55 * minute },
    })
  })

  it('an earlier refusal of the card is remembered, and is no proof', () => {
    const found = diagnose(facts({ pastTries: [refusedTry('other-account', 9000)] }), 'other-account')
    expect(found.likelihood).not.toBe('known')
    expect(found.evidence).toContainEqual(expect.objectContaining({ kind: 'refused-before', refusal: 'other-account' }))
  })
})

describe('a code that belongs to no card', () => {
  it('is told for a serial number', () => {
    const given = facts({ opened: looseCode('6045118830274419', null), balance: null })
    expect(diagnose(given, 'invalid')).toMatchObject({ cause: 'serial', likelihood: 'known', step: { lead: null } })
  })

  it('shows what was pasted along with it', () => {
    const given = facts({ opened: looseCode('ＵＬ７Ｇ-6VNS6V-USPU\u200b', null), balance: null })
    const found = diagnose(given, 'invalid')
    expect(found.cause).toBe('stray')
    expect(found.evidence).toContainEqual({ kind: 'stray', found: ['invisible', 'full-width'] })
  })

  it('may have the shape of another brand', () => {
    const given = facts({ opened: looseCode('ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2', null), balance: null })
    expect(diagnose(given, 'invalid')).toMatchObject({ cause: 'other-brand' })
  })

  it('finds its twin by its fingerprint', () => {
    const other = twin({ state: 'redeemed', redeemedInto: bensUk.id })
    const given = facts({
      opened: looseCode('UL7G-6VNS6V-USPU', 'fingerprint-1'),
      balance: null,
      household: { ...household, cards: [other] },
    })
    expect(diagnose(given)).toMatchObject({ cause: 'household-account', step: { kind: 'see-twin' } })
  })
})

describe('what the household can answer by itself', () => {
  it('is the printed site, once somebody has seen it, and how it was bought, once there is proof', () => {
    expect(gatherKnown(facts()).settled).toEqual([{ question: 'printed-site', answer: 'same' }])
    expect(gatherKnown(facts({ opened: opened({ marketplaceConfirmed: false }) })).settled).toEqual([])
  })

  it('is that a card that is ready was activated, and that nobody else has an account', () => {
    expect(gatherKnown(facts()).unlikely).toEqual(['not-activated'])
    const alone = { ...household, accounts: household.accounts.slice(0, 1) }
    const given = facts({ household: alone, opened: opened({ state: 'unknown' }) })
    expect(gatherKnown(given).unlikely).toEqual(['household-account'])
  })
})
