import { expect, it } from 'vitest'
import type { BalanceId, CardId } from '@/domain/ids'
import { addCard, readCard } from '@/storage/cards'
import { keepDiagnosis, readDiagnoses } from '@/storage/diagnoses'
import { readTries } from '@/storage/tries'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const balanceId = 'balance' as BalanceId
const finding = (cardId: CardId) => ({
  cardId,
  balanceId,
  message: 'not-activated' as const,
  answers: [{ question: 'bought' as const, answer: 'till' }],
  causes: [{ kind: 'not-activated' as const, likelihood: 'likely' as const }],
})

it('what a search came to is kept together with its try and with what that says of the card', async () => {
  const vault = await openTestVault()
  const cardId = await addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8'), [])

  await keepDiagnosis(vault, finding(cardId), { cardId, balanceId, refusal: 'not-activated' })
  await keepDiagnosis(vault, { ...finding(cardId), message: null }, null)

  expect(await readDiagnoses(vault)).toMatchObject([{ message: null }, finding(cardId)])
  expect(await readTries(vault)).toMatchObject([{ cardId, refusal: 'not-activated' }])
  expect((await readCard(vault, cardId))?.card.state).toBe('unactivated')
})

it('a failure while the try is written leaves nothing of the search behind', async () => {
  const vault = await openTestVault()
  const cardId = await addCard(vault, blankCard, secretOf('W3GUYD4NGH88C8'), [])
  vault.database.tries.hook('creating', () => {
    throw new Error('the disk is full')
  })

  const keeping = keepDiagnosis(vault, finding(cardId), { cardId, balanceId, refusal: 'invalid' })

  await expect(keeping).rejects.toThrow()
  expect(await vault.database.diagnoses.count()).toBe(0)
})
