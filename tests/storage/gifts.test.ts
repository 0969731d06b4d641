import { expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import type { GiftFacts } from '@/domain/gifts/gift-draft'
import type { CardId, GiftId } from '@/domain/ids'
import { money } from '@/domain/money'
import { addCard, findCardsByCode, readCard, trashCard } from '@/storage/cards'
import * as gifts from '@/storage/gifts'
import { applyCardEvent } from '@/storage/ledger'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from './open-test-vault'
import { readRawText } from './raw-database'

const code = 'HK7P-XW3MDT-9RQA'
const on = '2026-12-24' as Day
const facts: GiftFacts = {
  recipient: 'Cora',
  occasion: 'Birthday',
  giveOn: on,
  channel: 'printed',
  pricePaid: money(2000, 'USD'),
}

async function withGift() {
  const vault = await openTestVault()
  const cardId = await addCard(vault, blankCard, secretOf(code), [])
  expect(await gifts.addGift(vault, cardId, facts, 'See you at the lighthouse')).toBe('done')
  const [gift] = await gifts.readGifts(vault)
  if (!gift) throw new Error('no gift')
  return { vault, cardId, giftId: gift.id }
}

const bothOf = async (vault: Vault, cardId: CardId, giftId: GiftId) => ({
  card: (await readCard(vault, cardId))?.card,
  gift: await vault.database.gifts.get(giftId),
})

it('keeps a card for somebody, and the message under seal', async () => {
  const { vault, cardId, giftId } = await withGift()
  const { card, gift } = await bothOf(vault, cardId, giftId)

  expect(card?.giftId).toBe(giftId)
  expect(gift).toMatchObject({ ...facts, cardId, handedOverOn: null, claimedOn: null })
  expect(await gifts.readGiftMessage(vault, giftId)).toBe('See you at the lighthouse')

  await gifts.changeGift(vault, giftId, { ...facts, recipient: 'Dora' }, 'See you at the harbour')
  expect(await gifts.readGiftMessage(vault, giftId)).toBe('See you at the harbour')
  vault.database.close()
  const raw = await readRawText(vault.database.name)
  expect(raw).toContain('Dora')
  for (const text of ['lighthouse', 'harbour', 'See you']) expect(raw, text).not.toContain(text)
})

it('hands a gift over once: state of the card and day of the gift together, the code still known', async () => {
  const { vault, cardId, giftId } = await withGift()

  const outcomes = await Promise.all([gifts.handGiftOver(vault, giftId, on), gifts.handGiftOver(vault, giftId, on)])

  expect(outcomes.toSorted()).toEqual(['done', 'refused'])
  const { card, gift } = await bothOf(vault, cardId, giftId)
  expect(card).toMatchObject({ state: 'given', giftId })
  expect(gift?.handedOverOn).toBe(on)
  expect((await findCardsByCode(vault, 'HK7PXW3MDT9RQA')).map(({ id }) => id)).toEqual([cardId])
  expect(await gifts.takeGiftBack(vault, giftId)).toBe('refused')
})

it('knows that the code was shown, through an edit, a hand-over and its correction', async () => {
  const { vault, cardId, giftId } = await withGift()
  expect((await bothOf(vault, cardId, giftId)).gift?.revealedAt).toBeUndefined()
  const before = Date.now()

  await gifts.noteRevealed(vault, giftId)

  const shown = (await bothOf(vault, cardId, giftId)).gift?.revealedAt
  expect(shown).toBeGreaterThanOrEqual(before)
  await gifts.changeGift(vault, giftId, facts, '')
  await gifts.handGiftOver(vault, giftId, on)
  await gifts.correctGiftState(vault, giftId, 'ready')
  expect(await gifts.readGifts(vault)).toMatchObject([{ revealedAt: shown, handedOverOn: null }])
  await gifts.takeGiftBack(vault, giftId)
  expect((await bothOf(vault, cardId, giftId)).card).toMatchObject({ giftId: null, codeShownAt: shown })
})

it('writes neither side when the other cannot be written', async () => {
  const { vault, cardId, giftId } = await withGift()
  const before = await bothOf(vault, cardId, giftId)
  const stop = () => {
    throw new Error('the disk is full')
  }
  vault.database.gifts.hook('updating', stop)

  await expect(gifts.handGiftOver(vault, giftId, on)).rejects.toThrow('the disk is full')
  await expect(gifts.takeGiftBack(vault, giftId)).rejects.toThrow('the disk is full')
  vault.database.gifts.hook('updating').unsubscribe(stop)

  expect(await bothOf(vault, cardId, giftId)).toEqual(before)
})

it('takes a prepared gift back, and undoes that', async () => {
  const { vault, cardId, giftId } = await withGift()

  expect(await gifts.takeGiftBack(vault, giftId)).toBe('done')
  expect((await bothOf(vault, cardId, giftId)).card?.giftId).toBeNull()
  expect(await gifts.readGifts(vault)).toEqual([])

  expect(await gifts.restoreGift(vault, giftId)).toBe('done')
  expect((await bothOf(vault, cardId, giftId)).card?.giftId).toBe(giftId)
  expect(await gifts.readGifts(vault)).toHaveLength(1)

  await gifts.takeGiftBack(vault, giftId)
  await gifts.addGift(vault, cardId, facts, '')
  expect(await gifts.restoreGift(vault, giftId)).toBe('refused')
})

it('keeps no card as a gift that is used up, in the trash or promised already', async () => {
  const { vault, cardId } = await withGift()
  expect(await gifts.addGift(vault, cardId, facts, '')).toBe('refused')

  const voided = await addCard(vault, blankCard, secretOf('PV62-7GAHUK-W39X'), [])
  await applyCardEvent(vault, voided, { kind: 'void' })
  expect(await gifts.addGift(vault, voided, facts, '')).toBe('refused')

  const trashed = await addCard(vault, blankCard, secretOf('PV62-7GAHUK-W39Y'), [])
  await trashCard(vault, trashed)
  expect(await gifts.addGift(vault, trashed, facts, '')).toBe('refused')
  expect(await vault.database.gifts.count()).toBe(1)
})

it('puts card and gift right together when it was not handed over after all', async () => {
  const { vault, cardId, giftId } = await withGift()
  await gifts.handGiftOver(vault, giftId, on)
  await gifts.noteClaimed(vault, giftId, on)

  expect(await gifts.correctGiftState(vault, giftId, 'ready')).toBe('done')

  const { card, gift } = await bothOf(vault, cardId, giftId)
  expect(card).toMatchObject({ state: 'ready', giftId })
  expect(gift).toMatchObject({ handedOverOn: null, claimedOn: null })
})

it('remembers who gave a card and who was thanked', async () => {
  const { vault, cardId } = await withGift()
  const id = await gifts.addReceivedGift(vault, cardId, { from: 'Gran', occasion: 'Christmas', receivedOn: on })
  await gifts.changeReceivedGift(vault, id, { thankedOn: on })
  expect(await gifts.readReceivedGifts(vault)).toMatchObject([{ id, cardId, from: 'Gran', thankedOn: on }])
  await gifts.trashReceivedGift(vault, id)
  expect(await gifts.readReceivedGifts(vault)).toEqual([])
  await gifts.restoreReceivedGift(vault, id)
  expect(await gifts.readReceivedGifts(vault)).toHaveLength(1)
})

it('writes a new card and who gave it together or not at all', async () => {
  const vault = await openTestVault()
  const giver = { from: 'Gran', occasion: 'Birthday', receivedOn: on }
  const photo = { mediaType: 'image/png', bytes: new Uint8Array([1]) }
  const add = () => gifts.addCardWithGiver(vault, blankCard, secretOf(code), [photo], giver)
  const stop = () => {
    throw new Error('the disk is full')
  }
  vault.database.receivedGifts.hook('creating', stop)
  await expect(add()).rejects.toThrow('the disk is full')
  vault.database.receivedGifts.hook('creating').unsubscribe(stop)
  const { cards, photos, receivedGifts } = vault.database
  expect([await cards.count(), await photos.count(), await receivedGifts.count()]).toEqual([0, 0, 0])

  const cardId = await add()

  expect((await readCard(vault, cardId))?.secret).toEqual(secretOf(code))
  expect(await photos.count()).toBe(1)
  expect(await gifts.readReceivedGifts(vault)).toMatchObject([{ ...giver, cardId, thankedOn: null }])
})
