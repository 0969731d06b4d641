import { expect, it } from 'vitest'
import type { BalanceId, CardId } from '@/domain/ids'
import { addCard, readCard, trashCard } from '@/storage/cards'
import { readTriesOfCard, readTriesSince, recordRefusedTry, trashTry } from '@/storage/tries'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const balanceId = 'balance' as BalanceId

it('a refused try and what it says for certain of its card are written together', async () => {
  const vault = await openTestVault()
  const cardId = await addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8', { notes: 'From grandma' }), [])

  await recordRefusedTry(vault, { cardId, balanceId, refusal: 'hold' })

  const opened = await readCard(vault, cardId)
  expect(opened?.card.state).toBe('held')
  expect(opened?.secret.notes).toBe('From grandma')
  expect(await readTriesOfCard(vault, cardId)).toMatchObject([{ cardId, balanceId, refusal: 'hold', deletedAt: null }])
})

it('a failure while the card changes leaves no try behind', async () => {
  const vault = await openTestVault()
  const cardId = await addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8'), [])
  vault.database.cards.hook('updating', () => {
    throw new Error('the disk is full')
  })

  await expect(recordRefusedTry(vault, { cardId, balanceId, refusal: 'not-activated' })).rejects.toThrow()

  expect(await vault.database.tries.count()).toBe(0)
  expect((await readCard(vault, cardId))?.card.state).toBe('ready')
})

it('a refusal that says nothing for certain leaves the card as it is, and one of a card in the trash is still counted', async () => {
  const vault = await openTestVault()
  const kept = await addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8'), [])
  const trashed = await addCard(vault, blankCard, secretOf('TZG3C9SHMH92DJ'), [])
  const before = await readCard(vault, kept)
  await trashCard(vault, trashed)

  await recordRefusedTry(vault, { cardId: kept, balanceId, refusal: 'invalid' })
  await recordRefusedTry(vault, { cardId: trashed, balanceId, refusal: 'hold' })

  expect(await readCard(vault, kept)).toEqual(before)
  expect((await readCard(vault, trashed))?.card.state).toBe('ready')
  expect(await readTriesOfCard(vault, trashed)).toHaveLength(1)
})

it('tries of some balances since a moment come newest first, without those of others, older ones, and those taken back', async () => {
  const vault = await openTestVault()
  const other = 'other' as BalanceId
  const write = (id: BalanceId | null) => recordRefusedTry(vault, { cardId: null, balanceId: id, refusal: 'invalid' })
  const old = await write(balanceId)
  await vault.database.tries.update(old, { createdAt: 1000 })
  const [first, takenBack, second] = [await write(balanceId), await write(balanceId), await write(balanceId)]
  await write(other)
  await write(null)
  await trashTry(vault, takenBack)

  const found = await readTriesSince(vault, [balanceId], 1001)

  expect(found.map(({ id }) => id)).toEqual([second, first])
  expect(await readTriesSince(vault, [], 0)).toEqual([])
  expect((await readTriesOfCard(vault, 'card' as CardId)).length).toBe(0)
})
