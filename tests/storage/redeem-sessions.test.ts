import { describe, expect, it } from 'vitest'
import { parseDay, type Day } from '@/domain/day'
import type { BalanceId, CardId } from '@/domain/ids'
import { money } from '@/domain/money'
import { addCard, readCard } from '@/storage/cards'
import { readEntries } from '@/storage/ledger'
import {
  addRedeemSession,
  changeRedeemSession,
  readRedeemSessions,
  readStepProofs,
  refuseSessionStep,
  settleSessionStep,
} from '@/storage/redeem-sessions'
import { readTries } from '@/storage/tries'
import type { Vault } from '@/storage/vault'
import { blankCard, openTestVault, secretOf } from './open-test-vault'

const today = parseDay('2026-11-25') as Day
const balanceId = 'balance' as BalanceId
const value = money(2500, 'USD')
const redeem = { kind: 'redeem', balanceId, on: today, value } as const

async function withSession(vault: Vault, cardIds: readonly CardId[]) {
  return addRedeemSession(vault, {
    state: 'going',
    paceSeconds: 60,
    steps: cardIds.map((cardId) => ({
      cardId,
      balanceId,
      proof: null,
      begunAt: null,
      settledAt: null,
      outcome: { kind: 'open' },
    })),
    tallies: [{ balanceId, before: money(0, 'USD'), beforeFrom: 'ledger', shown: null }],
  })
}

async function withCard(vault: Vault, rest: Parameters<typeof secretOf>[1] = {}, code = 'HK7P-XW3MDT-9RQA') {
  return addCard(vault, blankCard, secretOf(code, rest), [])
}

describe('a step of a session', () => {
  it('that was accepted redeems the card, writes the ledger entry and ticks the session together', async () => {
    const vault = await openTestVault()
    const cardId = await withCard(vault)
    const sessionId = await withSession(vault, [cardId])

    const outcome = { kind: 'accepted', value } as const
    expect(await settleSessionStep(vault, { sessionId, cardId, outcome, event: redeem })).toBe('settled')

    expect((await readCard(vault, cardId))?.card.state).toBe('redeemed')
    expect(await readEntries(vault)).toMatchObject([{ kind: 'redeem', amount: value, cardId }])
    expect(await readRedeemSessions(vault)).toMatchObject([{ steps: [{ outcome, settledAt: expect.any(Number) }] }])
  })

  it('leaves nothing behind when the tick of the session cannot be written', async () => {
    const vault = await openTestVault()
    const cardId = await withCard(vault)
    const sessionId = await withSession(vault, [cardId])
    vault.database.redeemSessions.hook('updating', () => {
      throw new Error('The disk is full.')
    })

    const settling = settleSessionStep(vault, { sessionId, cardId, outcome: { kind: 'left' }, event: redeem })
    await expect(settling).rejects.toThrow('The disk is full.')

    expect((await readCard(vault, cardId))?.card.state).toBe('ready')
    expect(await readEntries(vault)).toEqual([])
    expect(await readRedeemSessions(vault)).toMatchObject([{ steps: [{ outcome: { kind: 'open' } }] }])
  })

  it('is not ticked when its card was redeemed elsewhere meanwhile', async () => {
    const vault = await openTestVault()
    const cardId = await withCard(vault)
    const sessionId = await withSession(vault, [cardId])
    const step = { sessionId, cardId, outcome: { kind: 'accepted', value }, event: redeem } as const
    await settleSessionStep(vault, step)

    expect(await settleSessionStep(vault, { ...step, outcome: { kind: 'left' } })).toBe('refused')

    expect(await readEntries(vault)).toHaveLength(1)
    expect(await readRedeemSessions(vault)).toMatchObject([{ steps: [{ outcome: { kind: 'accepted' } }] }])
  })

  it('that was refused keeps the try and what it says of the card', async () => {
    const vault = await openTestVault()
    const cardId = await withCard(vault)
    const sessionId = await withSession(vault, [cardId])

    await refuseSessionStep(vault, sessionId, { cardId, balanceId, refusal: 'not-activated' })

    expect((await readCard(vault, cardId))?.card.state).toBe('unactivated')
    expect(await readTries(vault)).toMatchObject([{ balanceId, refusal: 'not-activated' }])
    const refused = { kind: 'refused', refusal: 'not-activated' }
    expect(await readRedeemSessions(vault)).toMatchObject([{ steps: [{ outcome: refused }] }])
  })
})

describe('a session', () => {
  it('is the only one that is going: a second start answers with the first', async () => {
    const vault = await openTestVault()
    const first = await withSession(vault, [])

    expect(await withSession(vault, [])).toBe(first)

    await changeRedeemSession(vault, first, (session) => ({ ...session, state: 'done' }))
    expect(await withSession(vault, [])).not.toBe(first)
    expect((await readRedeemSessions(vault)).map(({ state }) => state)).toEqual(['going', 'done'])
  })

  it('that is not there is not changed', async () => {
    const vault = await openTestVault()

    expect(await changeRedeemSession(vault, 'none' as never, (session) => session)).toBeNull()
  })
})

describe('the proof of a purchase', () => {
  it('is a receipt, a photo or a serial number that the household keeps', async () => {
    const vault = await openTestVault()
    const bare = await withCard(vault)
    const numbered = await withCard(vault, { serial: '6001234567890123' })
    const photographed = await addCard(vault, blankCard, secretOf('AK7P-XW3MDT-9RQA'), [
      { mediaType: 'image/png', bytes: new Uint8Array([1]) },
    ])

    expect(await readStepProofs(vault, bare)).toEqual([])
    expect(await readStepProofs(vault, numbered)).toEqual(['serial'])
    expect(await readStepProofs(vault, photographed)).toEqual(['photo'])
  })
})
