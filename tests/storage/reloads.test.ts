import { describe, expect, it } from 'vitest'
import type { Day } from '@/domain/day'
import { balanceTotal } from '@/domain/ledger'
import { money } from '@/domain/money'
import { planReloads } from '@/domain/reloads/plan-reloads'
import { reloadLimits } from '@/domain/reloads/limits'
import { startSteps } from '@/domain/reloads/sitting'
import type { StepOutcome } from '@/domain/reloads/step-outcome'
import { addEnvelope, readEnvelopes } from '@/storage/envelopes'
import { addAccount, addMember, readHousehold } from '@/storage/household'
import { addEntries, readEntries } from '@/storage/ledger'
import {
  addPrepaidCards,
  putPrepaidPhoto,
  readPhotographedCards,
  readPrepaidCards,
  readPrepaidPhoto,
} from '@/storage/prepaid-cards'
import { addSitting, changeSitting, putOwnLimits, readReloads, settleStep, takeBackStep } from '@/storage/reloads'
import { trashRow } from '@/storage/rows'
import type { Vault } from '@/storage/vault'
import { openTestVault } from './open-test-vault'

const today = '2026-11-25' as Day
const usd = (minorUnits: number) => money(minorUnits, 'USD')
const leftover = (nickname: string, minorUnits: number) => ({
  nickname,
  network: 'visa' as const,
  issuer: '',
  lastFour: '4471',
  balance: usd(minorUnits),
  asOf: today,
  holds: [],
  margin: usd(0),
  postcode: 'registered' as const,
  goodThrough: null,
  fee: null,
  memberId: null,
  mark: null,
})

async function withSitting(vault: Vault) {
  const memberId = await addMember(vault, { name: 'Ada' })
  await addAccount(vault, { memberId, label: 'Main', cue: '', usage: 'personal' }, ['US'])
  const [balance] = (await readHousehold(vault)).balances
  if (!balance) throw new Error('no balance')
  const tv = { balanceId: balance.id, name: 'TV', target: usd(3000), wantedBy: null, rank: 0 }
  const envelopeId = await addEnvelope(vault, tv, null)
  await addPrepaidCards(vault, [leftover('Rebate', 2741), leftover('Party', 1863)])
  const goals = [{ id: envelopeId, name: 'TV', balanceId: balance.id, need: usd(3000), wantedBy: null }]
  const { steps } = planReloads({
    cards: await readPrepaidCards(vault),
    balances: [{ id: balance.id, marketplaceId: 'US', memberId }],
    limits: new Map([['US', reloadLimits('US', null, [])]]),
    goals,
    preferred: new Map(),
    tries: true,
    today,
  })
  const sittingId = await addSitting(vault, {
    startedOn: today,
    goals,
    tries: true,
    steps: startSteps(steps),
    finishedOn: null,
  })
  const settle = (stepId: number, outcome: StepOutcome) =>
    settleStep(vault, { sittingId, stepId, outcome, marketplaceId: 'US', today, entryOn: today, note: 'From Rebate' })
  return { sittingId, balance, settle }
}

async function moneyOf(vault: Vault) {
  const cards = (await readPrepaidCards(vault)).map(({ nickname, balance, mark }) => [
    nickname,
    balance.minorUnits,
    mark,
  ])
  const total = balanceTotal(await readEntries(vault), 'USD').minorUnits
  const moves = (await readEnvelopes(vault)).moves.map(({ amount }) => amount.minorUnits)
  return { cards, total, moves }
}

describe('a step that is accepted', () => {
  it('writes the ledger, the card, the envelope, what was seen and the tick together', async () => {
    const vault = await openTestVault()
    const { sittingId, settle } = await withSitting(vault)

    expect(await settle(1, { kind: 'accepted' })).toBe('done')
    expect(await settle(2, { kind: 'accepted' })).toBe('done')

    expect(await moneyOf(vault)).toEqual({
      cards: [
        ['Rebate', 0, null],
        ['Party', 0, null],
      ],
      total: 2741 + 1863,
      // The second card holds more than the goal still needs.
      moves: [2741, 3000 - 2741],
    })
    expect(await readEntries(vault)).toMatchObject([
      { kind: 'reload', note: 'From Rebate' },
      { kind: 'reload', note: 'From Rebate' },
    ])
    const { observations, sittings } = await readReloads(vault)
    expect(observations.map(({ outcome, amount }) => [outcome, amount.minorUnits])).toEqual([
      ['accepted', 2741],
      ['accepted', 1863],
    ])
    expect(sittings.find(({ id }) => id === sittingId)?.steps.map(({ settled }) => settled?.outcome.kind)).toEqual([
      'accepted',
      'accepted',
    ])
  })

  it('is written once, also from two windows at once', async () => {
    const vault = await openTestVault()
    const { settle } = await withSitting(vault)

    const outcomes = await Promise.all([settle(1, { kind: 'accepted' }), settle(1, { kind: 'accepted' })])

    expect(outcomes.sort()).toEqual(['done', 'settled'])
    expect((await moneyOf(vault)).total).toBe(2741)
  })

  it('that turns out wrong is taken back: a visible correction, and everything else as before', async () => {
    const vault = await openTestVault()
    const { sittingId, settle } = await withSitting(vault)
    await settle(1, { kind: 'accepted' })

    expect(await takeBackStep(vault, sittingId, 1)).toBe('done')

    expect(await moneyOf(vault)).toMatchObject({
      cards: [
        ['Rebate', 2741, null],
        ['Party', 1863, null],
      ],
      total: 0,
      moves: [],
    })
    expect((await readEntries(vault)).map(({ kind }) => kind).sort()).toEqual(['correction', 'reload'])
    expect((await readReloads(vault)).observations).toEqual([])
    expect(await settle(1, { kind: 'accepted' })).toBe('done')
    expect((await moneyOf(vault)).total).toBe(2741)
  })

  it('is taken back once also when somebody has put the ledger right, or removed the entry, before', async () => {
    const vault = await openTestVault()
    const { sittingId, settle, balance } = await withSitting(vault)
    await settle(1, { kind: 'accepted' })
    const [reload] = await readEntries(vault)
    if (!reload) throw new Error('no entry')
    const correction = { balanceId: balance.id, on: today, kind: 'correction' as const, amount: usd(-2741) }
    await addEntries(vault, [{ ...correction, corrects: reload.id }])

    await takeBackStep(vault, sittingId, 1)
    expect((await moneyOf(vault)).total).toBe(0)

    await settle(1, { kind: 'accepted' })
    const again = (await readEntries(vault)).findLast(({ kind }) => kind === 'reload')
    if (!again) throw new Error('no entry')
    await trashRow(vault.database.entries, again.id)
    await takeBackStep(vault, sittingId, 1)
    expect((await moneyOf(vault)).total).toBe(0)
  })

  it('is refused when nothing of it is there', async () => {
    const vault = await openTestVault()
    const { settle } = await withSitting(vault)

    expect(await settle(99, { kind: 'accepted' })).toBe('gone')
    expect((await moneyOf(vault)).total).toBe(0)
  })
})

it('a step under review keeps its card waiting, and its later answer counts', async () => {
  const vault = await openTestVault()
  const { sittingId, settle } = await withSitting(vault)

  await settle(1, { kind: 'pending' })
  expect(await moneyOf(vault)).toMatchObject({
    cards: [
      ['Rebate', 2741, 'pending'],
      ['Party', 1863, null],
    ],
    total: 0,
  })
  await settle(1, { kind: 'accepted' })
  expect(await moneyOf(vault)).toMatchObject({
    cards: [
      ['Rebate', 0, null],
      ['Party', 1863, null],
    ],
    total: 2741,
  })
  await takeBackStep(vault, sittingId, 1)
  expect(await moneyOf(vault)).toMatchObject({
    cards: [
      ['Rebate', 2741, null],
      ['Party', 1863, null],
    ],
    total: 0,
  })
})

it('a card under review waits on when another of its steps is declined', async () => {
  const vault = await openTestVault()
  const { sittingId, settle } = await withSitting(vault)
  const [first] = (await readReloads(vault)).sittings.flatMap(({ steps }) => steps)
  if (!first) throw new Error('no step')
  const half = { ...first, amount: usd(1000) }
  await changeSitting(vault, sittingId, { steps: [half, { ...half, id: 2 }] })

  await settle(1, { kind: 'pending' })
  await settle(2, { kind: 'declined', reason: { kind: 'other' } })
  expect((await moneyOf(vault)).cards).toContainEqual(['Rebate', 2741, 'pending'])
  await settle(1, { kind: 'accepted' })
  expect((await moneyOf(vault)).cards).toContainEqual(['Rebate', 1741, null])
})

it('a decline changes the card or the limits, and no money', async () => {
  const vault = await openTestVault()
  const { settle } = await withSitting(vault)

  await settle(1, { kind: 'declined', reason: { kind: 'postcode' } })
  await settle(2, { kind: 'declined', reason: { kind: 'below-minimum', stated: usd(2500) } })

  expect(await moneyOf(vault)).toMatchObject({ total: 0, moves: [] })
  expect((await readPrepaidCards(vault)).map(({ postcode }) => postcode)).toEqual(['not-registered', 'registered'])
  const { observations } = await readReloads(vault)
  expect(reloadLimits('US', null, observations).firmMinimum?.amount).toEqual(usd(2500))
})

it('limits that the household writes down replace the ones before, and can be taken away again', async () => {
  const vault = await openTestVault()
  const own = (minimum: number) => ({ setOn: today, minimum: usd(minimum), maximum: null, step: usd(1), note: '' })

  await putOwnLimits(vault, 'US', own(500))
  await putOwnLimits(vault, 'US', own(1000))
  expect((await readReloads(vault)).limits).toMatchObject([{ id: 'US', minimum: usd(1000) }])
  await putOwnLimits(vault, 'US', null)
  expect((await readReloads(vault)).limits).toEqual([])
})

it('only one worksheet is open at a time, whichever window began it', async () => {
  const vault = await openTestVault()
  const { sittingId } = await withSitting(vault)

  const again = await addSitting(vault, { startedOn: today, goals: [], tries: true, steps: [], finishedOn: null })

  expect(again).toBe(sittingId)
  expect((await readReloads(vault)).sittings).toHaveLength(1)
})

it('a card has one photo, sealed', async () => {
  const vault = await openTestVault()
  const [id] = await addPrepaidCards(vault, [leftover('Rebate', 2741)])
  if (!id) throw new Error('no card')
  const photo = (text: string) => ({ mediaType: 'image/jpeg', bytes: new TextEncoder().encode(text) })

  await putPrepaidPhoto(vault, id, photo('first picture'))
  await putPrepaidPhoto(vault, id, photo('second picture'))

  expect(new TextDecoder().decode((await readPrepaidPhoto(vault, id))?.bytes)).toBe('second picture')
  expect(await readPhotographedCards(vault)).toEqual(new Set([id]))
  const stored = await vault.database.prepaidPhotos.toArray()
  expect(stored).toHaveLength(1)
  expect(new TextDecoder().decode(stored[0]?.sealed)).not.toContain('picture')
})
