import { expect, it } from 'vitest'
import { tryWindowMs } from '@/domain/data/try-limits'
import type { BalanceId, CardId } from '@/domain/ids'
import { addCard, changeCard, readCard, trashCard } from '@/storage/cards'
import { readRecentTries, readTries, recordRefusedTry, takeBackTry } from '@/storage/tries'
import { applyCardEvent } from '@/storage/ledger'
import type { Vault } from '@/storage/vault'
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
  await takeBackTry(vault, takenBack)

  expect((await readRecentTries(vault, now)).map(({ id }) => id)).toEqual([second, first])
  expect((await readTries(vault)).map(({ id }) => id)).toEqual([second, first, old])
})

it('a try that is taken back gives its card the state from before, once', async () => {
  const vault = await openTestVault()
  for (const [before, refusal] of [
    ['ready', 'hold'],
    ['unknown', 'not-activated'],
  ] as const) {
    const cardId = await addCard(vault, { ...blankCard, state: before }, secretOf('W3GUYD4NGH88C8'), [])
    const id = await recordRefusedTry(vault, { cardId, balanceId, refusal })
    expect(await stateOf(vault, cardId)).not.toBe(before)

    expect(await takeBackTry(vault, id)).toBe(before)

    expect(await stateOf(vault, cardId)).toBe(before)
    expect(await takeBackTry(vault, id)).toBeNull()
  }
  expect(await readTries(vault)).toEqual([])
})

it('a try that is taken back leaves a card alone that was changed since, that another try is about, or that it never moved', async () => {
  const vault = await openTestVault()
  const refuse = (cardId: CardId, refusal: 'hold' | 'invalid') =>
    recordRefusedTry(vault, { cardId, balanceId, refusal })
  const card = () => addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8'), [])

  const edited = await card()
  const ofEdited = await refuse(edited, 'hold')
  // Nobody edits a card within the same millisecond.
  await new Promise((resolve) => setTimeout(resolve, 2))
  const opened = await readCard(vault, edited)
  if (opened) await changeCard(vault, opened, { facts: { label: 'From the drawer' } })
  expect(await takeBackTry(vault, ofEdited)).toBeNull()
  expect(await stateOf(vault, edited)).toBe('held')

  const voided = await card()
  const ofVoided = await refuse(voided, 'hold')
  await applyCardEvent(vault, voided, { kind: 'void' })
  expect(await takeBackTry(vault, ofVoided)).toBeNull()
  expect(await stateOf(vault, voided)).toBe('void')

  const twice = await card()
  const first = await refuse(twice, 'hold')
  await refuse(twice, 'hold')
  expect(await takeBackTry(vault, first)).toBeNull()
  expect(await stateOf(vault, twice)).toBe('held')

  const unmoved = await card()
  const ofUnmoved = await refuse(unmoved, 'invalid')
  expect(await takeBackTry(vault, ofUnmoved)).toBeNull()
  expect(await stateOf(vault, unmoved)).toBe('ready')
})

it('a try and the state of its card are taken back together', async () => {
  const vault = await openTestVault()
  const cardId = await addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8'), [])
  const id = await recordRefusedTry(vault, { cardId, balanceId, refusal: 'hold' })
  vault.database.cards.hook('updating', () => {
    throw new Error('the disk is full')
  })

  await expect(takeBackTry(vault, id)).rejects.toThrow()

  expect(await readTries(vault)).toMatchObject([{ id }])
  expect(await stateOf(vault, cardId)).toBe('held')
})

async function stateOf(vault: Vault, cardId: CardId) {
  return (await readCard(vault, cardId))?.card.state
}
