import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { readClaimCode } from '@/domain/claim-code'
import type { Day } from '@/domain/day'
import { balanceTotal } from '@/domain/ledger'
import { money } from '@/domain/money'
import { readCheckIns } from '@/storage/check-ins'
import { readEntries } from '@/storage/ledger'
import { useCards } from '@/stores/cards'
import { useCheckIns } from '@/stores/check-ins'
import { useHousehold, type NamedBalance } from '@/stores/household'
import { useLedger } from '@/stores/ledger'
import { useRedemption } from '@/stores/redemption'
import { useSession } from '@/stores/session'

const day = '2026-11-20' as Day
const blank = {
  label: 'Birthday card',
  issuerId: 'amazon',
  marketplaceId: 'US',
  marketplaceConfirmed: true,
  faceValue: money(5000, 'USD'),
  state: 'ready',
  usage: 'personal',
  plannedFor: null,
  giftId: null,
  redeemedInto: null,
  redeemedOn: null,
  redeemedValue: null,
  issuedOn: null,
  expires: null,
} as const
const secret = { claimCode: readClaimCode('HK7P-XW3MDT-9RQA', 'amazon'), pin: '', serial: '', notes: '' }

beforeEach(async () => {
  await Promise.all((await indexedDB.databases()).map(({ name }) => deleteDatabase(name ?? '')))
  setActivePinia(createPinia())
})

/** A household with ten dollars on one balance. */
async function tenDollars(): Promise<NamedBalance> {
  await useSession().createHousehold('The Larches', 'plum kettle orbit violin')
  const household = useHousehold()
  const memberId = await household.addMember('Ada')
  await household.addAccount({ memberId, label: 'Main', cue: '', usage: 'personal' }, ['US'])
  await expect.poll(() => household.balances.length).toBe(1)
  const [named] = household.balances
  if (!named) throw new Error('no balance')
  await useLedger().add({ balanceId: named.balance.id, on: day, kind: 'opening', amount: money(1000, 'USD') })
  await expect.poll(() => useLedger().totals.get(named.balance.id)?.minorUnits).toBe(1000)
  return named
}

const total = async () => balanceTotal(await readEntries(useSession().openedVault), 'USD').minorUnits

describe('a check-in', () => {
  it('with several parts leaves the rest as unexplained, and the ledger says what Amazon shows', async () => {
    const named = await tenDollars()
    const part = { kind: 'digital-purchase', amount: money(-300, 'USD') } as const
    await useCheckIns().save(named, day, money(499, 'USD'), [part], null)

    const entries = (await readEntries(useSession().openedVault)).toSorted((a, b) => a.createdAt - b.createdAt)
    expect(entries.map(({ kind, amount }) => [kind, amount.minorUnits])).toEqual([
      ['opening', 1000],
      ['digital-purchase', -300],
      ['unexplained', -201],
    ])
    const [checkIn] = await readCheckIns(useSession().openedVault)
    expect(checkIn).toMatchObject({ on: day, shown: money(499, 'USD'), expected: money(1000, 'USD') })
    expect(entries.map(({ checkInId }) => checkInId)).toEqual([null, checkIn?.id, checkIn?.id])
  })

  it('that finds a card redeemed here tells the card, which writes its entry once', async () => {
    const named = await tenDollars()
    const cards = useCards()
    const id = await cards.add(blank, secret, [])
    await expect.poll(() => cards.all.length).toBe(1)
    const checkIns = useCheckIns()
    const { suggestions } = checkIns.assess(named, day, money(6000, 'USD'))
    const here = suggestions.find(({ kind }) => kind === 'card-redeemed-here')
    if (here?.kind !== 'card-redeemed-here') throw new Error('not suggested')
    await checkIns.save(named, day, money(6000, 'USD'), [here.part], here)

    expect(await total()).toBe(6000)
    await expect.poll(() => cards.find(id)).toMatchObject({ state: 'redeemed', redeemedInto: named.balance.id })
  })

  it('that finds a card gone elsewhere takes back its redemption, also one that was corrected before', async () => {
    const named = await tenDollars()
    const cards = useCards()
    const ledger = useLedger()
    const id = await cards.add(blank, secret, [])
    await useRedemption().recordAccepted(id, named.balance.id, money(5000, 'USD'))
    const redeemed = () => ledger.entriesOf(named.balance.id).find(({ kind }) => kind === 'redeem')
    await expect.poll(redeemed).toBeDefined()
    const entry = redeemed()
    if (!entry) throw new Error('no entry')
    await ledger.correct(entry, money(2500, 'USD'), entry.on)
    await expect.poll(() => ledger.totals.get(named.balance.id)?.minorUnits).toBe(3500)
    await expect.poll(() => cards.find(id)?.state).toBe('redeemed')
    const checkIns = useCheckIns()
    const { suggestions } = checkIns.assess(named, entry.on, money(1000, 'USD'))
    const elsewhere = suggestions.find(({ kind }) => kind === 'card-redeemed-elsewhere')
    if (elsewhere?.kind !== 'card-redeemed-elsewhere') throw new Error('not suggested')
    await checkIns.save(named, entry.on, money(1000, 'USD'), [elsewhere.part], elsewhere)

    expect(await total()).toBe(1000)
    await expect.poll(() => cards.find(id)).toMatchObject({ state: 'ready', redeemedInto: null })
  })
})

function deleteDatabase(name: string) {
  return new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    request.onblocked = () => resolve()
  })
}
