import { describe, expect, it } from 'vitest'
import { parseDay, type Day } from '@/domain/day'
import type { BalanceId, CardId } from '@/domain/ids'
import { money } from '@/domain/money'
import { addCard, readCard } from '@/storage/cards'
import { readCheckIns } from '@/storage/check-ins'
import { readEntries } from '@/storage/ledger'
import {
  addRedeemSession,
  changeRedeemSession,
  finishRedeemSession,
  readRedeemSessions,
  readStepProofs,
  refuseSessionStep,
  settleSessionSteps,
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

async function everything(vault: Vault, cardId?: CardId) {
  const sessions = await readRedeemSessions(vault)
  const id = cardId ?? sessions[0]?.steps[0]?.cardId
  const entries = (await readEntries(vault)).toSorted((a, b) => a.createdAt - b.createdAt)
  return { card: id && (await readCard(vault, id))?.card, entries, sessions }
}

describe('a step of a session', () => {
  it('that was accepted redeems the card, writes the ledger entry and ticks the session together', async () => {
    const vault = await openTestVault()
    const cardId = await withCard(vault)
    const sessionId = await withSession(vault, [cardId])

    const outcome = { kind: 'accepted', value } as const
    expect(await settleSessionSteps(vault, sessionId, [{ cardId, outcome, events: [redeem] }])).toBe('settled')

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

    const settling = settleSessionSteps(vault, sessionId, [{ cardId, outcome: { kind: 'left' }, events: [redeem] }])
    await expect(settling).rejects.toThrow('The disk is full.')

    expect((await readCard(vault, cardId))?.card.state).toBe('ready')
    expect(await readEntries(vault)).toEqual([])
    expect(await readRedeemSessions(vault)).toMatchObject([{ steps: [{ outcome: { kind: 'open' } }] }])
  })

  it('is not ticked when its card was redeemed elsewhere meanwhile', async () => {
    const vault = await openTestVault()
    const cardId = await withCard(vault)
    const sessionId = await withSession(vault, [cardId])
    const step = { cardId, outcome: { kind: 'accepted', value }, events: [redeem] } as const
    await settleSessionSteps(vault, sessionId, [step])

    expect(await settleSessionSteps(vault, sessionId, [{ ...step, outcome: { kind: 'left' } }])).toBe('refused')

    expect(await readEntries(vault)).toHaveLength(1)
    expect(await readRedeemSessions(vault)).toMatchObject([{ steps: [{ outcome: { kind: 'accepted' } }] }])
  })

  it('that was recorded with another amount is put right in one act: no moment at which it counts for nothing', async () => {
    const vault = await openTestVault()
    const cardId = await withCard(vault)
    const sessionId = await withSession(vault, [cardId])
    await settleSessionSteps(vault, sessionId, [{ cardId, outcome: { kind: 'accepted', value }, events: [redeem] }])
    const right = money(2000, 'USD')
    const correction = {
      cardId,
      outcome: { kind: 'accepted', value: right },
      events: [
        { kind: 'correct-state', state: 'ready' },
        { ...redeem, value: right },
      ],
    } as const
    const before = await everything(vault)

    let written = 0
    const fail = () => {
      // The correction against the first entry is written, the new entry is not.
      if (++written === 2) throw new Error('The disk is full.')
    }
    vault.database.entries.hook('creating', fail)
    await expect(settleSessionSteps(vault, sessionId, [correction])).rejects.toThrow('The disk is full.')
    vault.database.entries.hook('creating').unsubscribe(fail)
    expect(written).toBe(2)
    expect(await everything(vault)).toEqual(before)

    expect(await settleSessionSteps(vault, sessionId, [correction])).toBe('settled')
    const { card, entries, sessions } = await everything(vault)
    expect(card).toMatchObject({ state: 'redeemed', redeemedValue: right })
    expect(entries.map(({ kind, amount }) => [kind, amount.minorUnits])).toEqual([
      ['redeem', 2500],
      ['correction', -2500],
      ['redeem', 2000],
    ])
    expect(sessions).toMatchObject([{ steps: [{ outcome: correction.outcome }] }])
  })

  it('is put right with the others of its set or not at all', async () => {
    const vault = await openTestVault()
    const [one, other] = [await withCard(vault), await withCard(vault, {}, 'AK7P-XW3MDT-9RQA')] as const
    const sessionId = await withSession(vault, [one, other])
    const outcome = { kind: 'accepted', value } as const
    await settleSessionSteps(vault, sessionId, [{ cardId: other, outcome, events: [redeem] }])
    const before = [await everything(vault, one), await everything(vault, other)]

    const both = [one, other].map((cardId) => ({ cardId, outcome, events: [redeem] }))
    expect(await settleSessionSteps(vault, sessionId, both)).toBe('refused')

    expect([await everything(vault, one), await everything(vault, other)]).toEqual(before)
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

describe('the end of a session', () => {
  const seen = {
    facts: { balanceId, on: today, shown: money(2400, 'USD'), expected: money(2500, 'USD') },
    explanation: [{ balanceId, on: today, kind: 'unexplained', amount: money(-100, 'USD') }],
  } as const

  async function written(vault: Vault) {
    const [checkIns, entries, [session]] = await Promise.all([
      readCheckIns(vault),
      readEntries(vault),
      readRedeemSessions(vault),
    ])
    return { checkIns: checkIns.length, entries: entries.length, state: session?.state }
  }

  it('is written with its check-ins and what they explain', async () => {
    const vault = await openTestVault()
    const sessionId = await withSession(vault, [])
    await finishRedeemSession(vault, sessionId, [seen, seen])
    expect(await written(vault)).toEqual({ checkIns: 2, entries: 2, state: 'done' })
    const checkIns = await readCheckIns(vault)
    const entries = await readEntries(vault)
    expect(new Set(entries.map(({ checkInId }) => checkInId))).toEqual(new Set(checkIns.map(({ id }) => id)))
  })

  it('is written once, however often it is asked for', async () => {
    const vault = await openTestVault()
    const sessionId = await withSession(vault, [])
    await Promise.all([1, 2, 3].map(() => finishRedeemSession(vault, sessionId, [seen])))
    expect(await written(vault)).toEqual({ checkIns: 1, entries: 1, state: 'done' })
  })

  it.each(['redeemSessions', 'checkIns', 'entries'] as const)(
    'writes nothing at all when %s cannot be written',
    async (refusing) => {
      const vault = await openTestVault()
      const sessionId = await withSession(vault, [])
      const refuse = () => {
        throw new Error('No room')
      }
      vault.database[refusing].hook('creating', refuse)
      vault.database[refusing].hook('updating', refuse)
      await expect(finishRedeemSession(vault, sessionId, [seen])).rejects.toThrow('No room')
      expect(await written(vault)).toEqual({ checkIns: 0, entries: 0, state: 'going' })
    },
  )
})
