import { expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import { draftOfGift, emptyGift, readGiftDraft, readReceivedDraft } from '@/domain/gifts/gift-draft'
import { assessHandover } from '@/domain/redemption'
import type { CardId, GiftId } from '@/domain/ids'
import { money } from '@/domain/money'
import { card, household, opened } from '../sample-household'

const today = '2026-11-25' as Day
const kept = { giftId: 'gift-1' as GiftId }
const kinds = (...given: Parameters<typeof opened>) =>
  assessHandover(opened(...given), household, today).findings.map(({ kind }) => kind)

it('nothing stands against a whole code of a card that is ready', () => {
  expect(assessHandover(opened(kept), household, today)).toEqual({ verdict: 'confirm', findings: [] })
})

it('a code that is missing, not whole or no code at all is not handed over', () => {
  expect(kinds(kept, null)).toEqual(['no-code'])
  expect(kinds(kept, 'UL7G-6VNS6V-US?U')).toEqual(['unreadable-places'])
  expect(kinds(kept, '6045118830274419')).toContain('looks-like-serial')
  for (const state of ['redeemed', 'spent', 'void', 'given'] as const)
    expect(assessHandover(opened({ ...kept, state }), household, today).verdict).toBe('blocked')
})

it('a code that the household has used, or promised to somebody else, is not handed over', () => {
  const twin = (changes: Parameters<typeof card>[0]) => card({ id: 'card-2' as CardId, ...changes })
  const withTwin = (changes: Parameters<typeof card>[0]) =>
    assessHandover(opened(kept), { ...household, cards: [twin(changes)] }, today)
  expect(withTwin({ state: 'redeemed' }).verdict).toBe('blocked')
  expect(withTwin({ giftId: 'gift-2' as GiftId }).verdict).toBe('blocked')
  expect(withTwin({}).findings.map(({ kind }) => kind)).toEqual(['same-code-twice'])
})

it('what may turn out badly for the recipient is said first', () => {
  expect(kinds({ ...kept, state: 'unactivated' })).toEqual(['not-known-activated'])
  expect(kinds({ ...kept, marketplaceConfirmed: false, faceValue: null })).toEqual([
    'marketplace-unconfirmed',
    'value-unknown',
  ])
})

it('a gift needs a recipient, and keeps nothing in clear that looks like a code', () => {
  const draft = {
    ...emptyGift('GBP'),
    recipient: ' Cora ',
    giveOn: '2026-12-24',
    pricePaid: '24.50',
    message: 'Enjoy!',
  }
  const { value } = readGiftDraft(draft, 'en-GB')
  expect(value).toEqual({
    facts: { recipient: 'Cora', occasion: '', giveOn: '2026-12-24', channel: 'digital', pricePaid: money(2450, 'GBP') },
    message: 'Enjoy!',
  })
  const problems = (changes: Partial<typeof draft>) =>
    readGiftDraft({ ...draft, ...changes }, 'en-GB').problems.map(({ kind }) => kind)
  expect(problems({ recipient: ' ' })).toEqual(['recipient'])
  expect(problems({ occasion: 'UL7G-6VNS6V-USPU' })).toEqual(['secret'])
  expect(problems({ giveOn: 'soon', pricePaid: 'free' })).toEqual(['giveOn', 'pricePaid'])
  expect(problems({ message: 'x'.repeat(601) })).toEqual(['message'])
  if (!value) return
  const gift = { ...value.facts, id: 'g' as GiftId, cardId: 'c' as CardId, handedOverOn: null, claimedOn: null }
  const row = { ...gift, createdAt: 1, updatedAt: 1, deletedAt: null }
  expect(readGiftDraft(draftOfGift(row, 'Enjoy!', 'USD', 'en-GB'), 'en-GB').value).toEqual(value)
})

it('a received gift needs a name', () => {
  expect(readReceivedDraft({ from: 'Gran', occasion: '', receivedOn: '' }).value).toEqual({
    from: 'Gran',
    occasion: '',
    receivedOn: null,
  })
  const problems = (from: string, receivedOn: string) =>
    readReceivedDraft({ from, occasion: '', receivedOn }).problems.map(({ kind }) => kind)
  expect(problems('', '2026-02-31')).toEqual(['from', 'receivedOn'])
  expect(problems('6045118830274419', '')).toEqual(['secret'])
})
