import { expect, it } from 'vitest'
import { tryWindowMs } from '@/domain/data/try-limits'
import type { BalanceId } from '@/domain/ids'
import { addCard, readCard, trashCard } from '@/storage/cards'
import { readRecentTries, readTries, recordRefusedTry, trashTry } from '@/storage/tries'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const balanceId = 'balance' as BalanceId

it('a refused try and what it says for certain of its card are written together', async () => {
  const vault = await openTestVault()
  const cardId = await addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8', { notes: 'From grandma' }), [])

  await recordRefusedTry(vault, { cardId, balanceId, refusal: 'hold' })

  const opened = await readCard(vault, cardId)
  expect(opened?.card.state).toBe('held')
  expect(opened?.secret.notes).toBe('From grandma')
  expect(await readTries(vault)).toMatchObject([{ cardId, balanceId, refusal: 'hold', deletedAt: null }])
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
  expect(await readTries(vault)).toHaveLength(2)
})

it('of the tries the recent ones are read, newest first, without those taken back', async () => {
  const vault = await openTestVault()
  const write = () => recordRefusedTry(vault, { cardId: null, balanceId, refusal: 'invalid' })
  const old = await write()
  const now = Date.now()
  await vault.database.tries.update(old, { createdAt: now - tryWindowMs })
  const [first, takenBack, second] = [await write(), await write(), await write()]
  await trashTry(vault, takenBack)

  expect((await readRecentTries(vault, now)).map(({ id }) => id)).toEqual([second, first])
  expect((await readTries(vault)).map(({ id }) => id)).toEqual([second, first, old])
})
