import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, CardSecret } from '@/domain/card'
import {
  claimCodeOf,
  decideCharacter,
  draftOf,
  emptyDraft,
  isComplete,
  openDoubts,
  readCardDraft,
  withMarketplace,
} from '@/domain/card-draft'
import { parseDay, type Day } from '@/domain/day'
import type { CardId } from '@/domain/ids'
import { money } from '@/domain/money'

const draft = (part: Partial<ReturnType<typeof emptyDraft>>) => ({ ...emptyDraft(), ...part })

describe('a card draft', () => {
  it('becomes the facts and the secret of a card', () => {
    const filled = readCardDraft(
      draft({
        label: ' From the market ',
        marketplaceId: 'GB',
        marketplaceConfirmed: true,
        code: 'w3gu-yd4ngh-88c8',
        serial: '6045 1188 3027 4419',
        amount: '30.00',
        currency: 'GBP',
        issuedOn: '2026-11-01',
        state: 'ready',
      }),
      'en-GB',
    )

    expect(filled.problems).toEqual([])
    expect(filled.value).toMatchObject({
      facts: {
        label: 'From the market',
        marketplaceId: 'GB',
        marketplaceConfirmed: true,
        faceValue: money(3000, 'GBP'),
        issuedOn: '2026-11-01',
      },
      state: 'ready',
      secret: {
        claimCode: { raw: 'w3gu-yd4ngh-88c8', code: 'W3GUYD4NGH88C8', doubts: [] },
        serial: '6045118830274419',
      },
    })
  })

  it.each([
    ['an amount that is none', { label: 'x', amount: 'ten' }, 'amount'],
    ['an amount below zero', { label: 'x', amount: '-25.00' }, 'amount'],
    ['an amount of zero', { label: 'x', amount: '0' }, 'amount'],
    ['a day that does not exist', { label: 'x', issuedOn: '2026-02-30' }, 'issuedOn'],
    ['nothing to recognise the card by', {}, 'code'],
    ['nobody who has said whose card it is', { label: 'x', isIssuerOpen: true }, 'issuer'],
  ])('with %s is a problem at its field, not a card', (_title, part, field) => {
    const { value, problems } = readCardDraft(draft(part), 'en-US')

    expect(value).toBeNull()
    expect(problems.map(({ kind }) => kind)).toEqual([field])
  })

  it('of another brand has no marketplace, whatever was chosen before', () => {
    const { value } = readCardDraft(
      draft({ label: 'x', issuerId: 'apple', marketplaceId: 'DE', marketplaceConfirmed: true }),
      'en-US',
    )

    expect(value?.facts).toMatchObject({ marketplaceId: null, marketplaceConfirmed: false })
  })

  it('keeps the currency of an amount when the marketplace changes, and never counts the choice as seen', () => {
    const dollars = draft({
      label: 'x',
      amount: '25.00',
      currency: 'USD',
      marketplaceId: 'US',
      marketplaceConfirmed: true,
    })

    expect(withMarketplace(dollars, 'GB')).toMatchObject({ currency: 'USD', marketplaceConfirmed: false })
    expect(withMarketplace({ ...dollars, amount: '' }, 'GB')).toMatchObject({ currency: 'GBP' })
  })

  it('never throws on anything a person can type', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (code, amount, issuedOn, serial) => {
        readCardDraft(draft({ code, amount, issuedOn, serial }), 'de-DE')
      }),
    )
  })

  it('of a stored card, saved unchanged, gives the same facts and the same open doubts', () => {
    const card: Card = {
      id: 'c' as CardId,
      label: 'Birthday',
      issuerId: 'amazon',
      marketplaceId: 'DE',
      marketplaceConfirmed: true,
      faceValue: money(123450, 'EUR'),
      state: 'ready',
      usage: 'business',
      plannedFor: null,
      giftId: null,
      redeemedInto: null,
      redeemedOn: null,
      redeemedValue: null,
      issuedOn: parseDay('2026-01-31'),
      expires: { kind: 'on', on: '2031-06-30' as Day },
      codeFingerprint: 'f',
      createdAt: 1,
      updatedAt: 1,
      deletedAt: null,
    }
    const doubts = [
      { index: 3, options: ['8', 'B'], confirmed: false },
      { index: 5, options: ['Q'], confirmed: true },
    ]
    const secret: CardSecret = {
      claimCode: { raw: 'HK7B-XQ3MDT-9RQA', code: 'HK7BXQ3MDT9RQA', doubts },
      pin: '',
      serial: '6045118830274419',
      notes: 'a note',
    }

    const { value } = readCardDraft(draftOf(card, secret, 'de-DE'), 'de-DE')

    expect(value?.facts).toEqual({
      label: 'Birthday',
      issuerId: 'amazon',
      marketplaceId: 'DE',
      marketplaceConfirmed: true,
      faceValue: money(123450, 'EUR'),
      usage: 'business',
      plannedFor: null,
      issuedOn: '2026-01-31',
      expires: card.expires,
    })
    expect(value?.secret).toMatchObject({ serial: '6045118830274419', notes: 'a note' })
    expect(value?.secret.claimCode).toMatchObject({ code: 'HK7BXQ3MDT9RQA', doubts })
  })
})

describe('the doubts of a draft', () => {
  const read = draft({
    code: 'HK8P-XW3MDT-9RQA',
    readDoubts: { code: 'HK8PXW3MDT9RQA', doubts: [{ index: 2, options: ['8', 'B'], confirmed: false }] },
  })

  it('come from the reading and from the alphabet together', () => {
    const both = {
      ...read,
      code: 'HK8P-XW3MDT-9R0A',
      readDoubts: { code: 'HK8PXW3MDT9R0A', doubts: read.readDoubts?.doubts ?? [] },
    }

    expect(openDoubts(both).map(({ index }) => index)).toEqual([2, 12])
  })

  it('of a reading stay while only hyphens, spaces or case change', () => {
    expect(openDoubts({ ...read, code: 'hk8p xw3mdt 9rqa' }).map(({ index }) => index)).toEqual([2])
  })

  it('of a reading are gone when a person types another code', () => {
    expect(openDoubts({ ...read, code: 'HKBP-XW3MDT-9RQA' })).toEqual([])
  })

  it('of a reading stay at every place that was not typed over', () => {
    const two = {
      ...read,
      readDoubts: {
        code: 'HK8PXW3MDT9RQA',
        doubts: [
          { index: 2, options: ['8', 'B'], confirmed: false },
          { index: 13, options: ['A', '4'], confirmed: false },
        ],
      },
    }

    expect(openDoubts({ ...two, code: 'HK8PXW3MDT9RXA' }).map(({ index }) => index)).toEqual([2, 13])
    expect(openDoubts({ ...two, code: 'HK8PXW3MDT9R4' }).map(({ index }) => index)).toEqual([2])
    expect(openDoubts({ ...two, code: 'HK8PXW3MZDT9RQA' }).map(({ index }) => index)).toEqual([2, 14])
    expect(openDoubts({ ...two, code: 'K8PXW3MDT9RQA' }).map(({ index }) => index)).toEqual([1, 12])
  })

  it('that were ticked for all places are open again when the tick is taken away', () => {
    const decided = decideCharacter({ ...read, doubtsConfirmed: true }, 0, 'J')

    expect(openDoubts({ ...decided, doubtsConfirmed: false }).map(({ index }) => index)).toEqual([2])
  })

  it('of the alphabet stay until a person has compared them', () => {
    const typed = draft({ code: 'W0GU-YD4NGH-88C8' })

    expect(openDoubts(typed).map(({ index }) => index)).toEqual([1])
    expect(openDoubts({ ...typed, doubtsConfirmed: true }).map(({ index }) => index)).toEqual([1])
    expect(claimCodeOf({ ...typed, doubtsConfirmed: true })?.doubts).toMatchObject([{ index: 1, confirmed: true }])
  })

  it('close one by one as characters are decided, whichever character is chosen', () => {
    const decided = decideCharacter(read, 2, 'b')

    expect(decided.code).toBe('HKBP-XW3MDT-9RQA')
    expect(openDoubts(decided)).toEqual([])
    expect(claimCodeOf(decided)?.doubts).toEqual([{ index: 2, options: ['8', 'B'], confirmed: true }])
  })

  it('at other places survive a decision', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.constantFrom(...'ABCDEFGH23456789'), (index, character) => {
        const decided = decideCharacter(read, index, character)

        expect(openDoubts(decided).map((doubt) => doubt.index)).toEqual(index === 2 ? [] : [2])
        expect([...(claimCodeOf(decided)?.code ?? '')][index]).toBe(character)
      }),
    )
  })

  it('come back when a decided character is made unreadable or outside the alphabet', () => {
    expect(claimCodeOf(decideCharacter(read, 2, '?'))?.code).toBe('HK?PXW3MDT9RQA')
  })
})

describe('a draft that is complete', () => {
  const full = draft({ code: 'HK7P-XW3MDT-9RQA', marketplaceId: 'US', amount: '25.00' })

  it('has code, amount, and where the card is from', () => {
    expect(isComplete(full, 'en-US')).toBe(true)
    expect(isComplete({ ...full, issuerId: 'steam-wallet', marketplaceId: null }, 'en-US')).toBe(true)
  })

  it.each([
    ['no code', { code: '' }],
    ['an unreadable place', { code: 'HK7P-XW3MDT-9RQ?' }],
    ['a character that no code has', { code: 'HK7P-XW3MDT-9RQ0' }],
    ['no amount', { amount: '' }],
    ['no marketplace', { marketplaceId: null }],
    ['an open question whose card it is', { isIssuerOpen: true }],
    [
      'a doubt that nobody has looked at',
      { readDoubts: { code: 'HK7PXW3MDT9RQA', doubts: [{ index: 1, options: ['K', 'X'], confirmed: false }] } },
    ],
  ])('does not have %s', (_title, part) => {
    expect(isComplete({ ...full, ...part }, 'en-US')).toBe(false)
  })
})
