import { addDays, dayAt, type Day } from '@/domain/day'
import type { BalanceId, MemberId } from '@/domain/ids'
import { money } from '@/domain/money'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'
import { addCard } from '@/storage/cards'
import { addCheckIn } from '@/storage/check-ins'
import { addCredit } from '@/storage/credits'
import { addEnvelope } from '@/storage/envelopes'
import { addCardWithGiver } from '@/storage/gifts'
import { addAccount, addMember, readHousehold } from '@/storage/household'
import { addEntries, applyCardEvent, type NewEntry } from '@/storage/ledger'
import { addObservations } from '@/storage/payment-observations'
import { addPrepaidCards } from '@/storage/prepaid-cards'
import type { NewRow } from '@/storage/rows'
import type { Vault } from '@/storage/vault'
import { blank, secret } from './sample-cards'
import { fillGifts } from './sample-gifts'
import { fillSession } from './sample-session'

/** A made-up family with made-up codes, so that one can look around before trusting the app with anything. */
export async function fillSample(vault: Vault) {
  const ada = await addMember(vault, { name: 'Ada' })
  const ben = await addMember(vault, { name: 'Ben' })
  const adas = await addAccount(vault, { memberId: ada, label: "Ada's Amazon", cue: '…ada@home', usage: 'personal' }, [
    'US',
    'GB',
  ])
  const bens = await addAccount(vault, { memberId: ben, label: "Ben's Amazon", cue: '…ben@home', usage: 'personal' }, [
    'US',
  ])
  await addAccount(vault, { memberId: ben, label: 'Workshop', cue: '…workshop', usage: 'business' }, ['DE'])
  const { balances } = await readHousehold(vault)
  const find = (accountId: string, marketplaceId: string) => {
    const found = balances.find((balance) => balance.accountId === accountId && balance.marketplaceId === marketplaceId)
    if (!found) throw new Error('The sample lacks a balance.')
    return found.id
  }
  const today = dayAt(Date.now(), 'UTC')

  await fillLedger(vault, today, { bens: find(bens, 'US'), adasUs: find(adas, 'US'), adasGb: find(adas, 'GB') })
  await fillDrawer(vault, today, ben)
  await addObservations(vault, [
    { accountId: adas, settingId: 'one-click-payment', answerId: 'gift-balance', note: '', on: addDays(today, -30) },
    { accountId: adas, settingId: 'gift-balance-at-checkout', answerId: 'off', note: '', on: addDays(today, -30) },
  ])

  const birthday = await addCardWithGiver(
    vault,
    {
      ...blank,
      label: 'Birthday card from Gran',
      marketplaceId: 'US',
      marketplaceConfirmed: true,
      faceValue: money(5000, 'USD'),
      state: 'ready',
      plannedFor: { kind: 'member', memberId: ada },
    },
    secret('HK7P-XW3MDT-9RQA', '6045118830274419'),
    [],
    { from: 'Gran', occasion: 'Birthday', receivedOn: addDays(today, -6) },
  )
  await addCard(
    vault,
    {
      ...blank,
      label: 'From the London trip',
      marketplaceId: 'GB',
      marketplaceConfirmed: true,
      faceValue: money(2500, 'GBP'),
      state: 'ready',
      plannedFor: null,
    },
    secret('ZB4V-QLYE6N-82GS'),
    [],
  )
  await addCard(
    vault,
    {
      ...blank,
      label: 'Prize draw',
      marketplaceId: 'DE',
      marketplaceConfirmed: false,
      faceValue: money(2000, 'EUR'),
      state: 'unknown',
      plannedFor: null,
    },
    secret('7OTJ-M5RKCW-D4XN'),
    [],
  )
  await addCard(
    vault,
    { ...blank, label: 'Found in the drawer', state: 'unknown', plannedFor: null },
    secret('PV62-?8GAHU-KW?9'),
    [],
  )
  await addCard(
    vault,
    {
      ...blank,
      label: 'Music and games',
      issuerId: 'apple',
      faceValue: money(3000, 'USD'),
      state: 'ready',
      plannedFor: { kind: 'member', memberId: ben },
    },
    secret('XGB8R42N6TQ0WK5Z'),
    [],
  )
  const used = await addCard(
    vault,
    {
      ...blank,
      label: 'Christmas card',
      marketplaceId: 'US',
      marketplaceConfirmed: true,
      faceValue: money(10000, 'USD'),
      state: 'ready',
      plannedFor: null,
    },
    secret('CRU3-NE7LZH-F2MY', '6120773945518062'),
    [],
  )
  await applyCardEvent(vault, used, {
    kind: 'redeem',
    balanceId: find(adas, 'US'),
    on: addDays(today, -20),
    value: money(10000, 'USD'),
  })
  await fillGifts(vault, today)
  await fillSession(vault, today, find(adas, 'US'))
  return birthday
}

/** A few months on three balances: what was bought, what drained away, what is set aside, and a credit that lapses soon. */
async function fillLedger(
  vault: Vault,
  today: Day,
  { bens, adasUs, adasGb }: Readonly<Record<'bens' | 'adasUs' | 'adasGb', BalanceId>>,
) {
  const ago = (days: number) => addDays(today, -days)
  const bought = (days: number, minorUnits: number, note: string): NewEntry => ({
    balanceId: bens,
    on: ago(days),
    kind: 'purchase',
    amount: money(-minorUnits, 'USD'),
    note,
  })
  await addEntries(vault, [
    { balanceId: bens, on: ago(130), kind: 'opening', amount: money(6875, 'USD') },
    bought(118, 2399, 'School things'),
    { balanceId: bens, on: ago(96), kind: 'digital-purchase', amount: money(-999, 'USD'), note: 'An e-book' },
    { balanceId: bens, on: ago(80), kind: 'reload', amount: money(5000, 'USD') },
    bought(61, 1850, 'Lamp'),
    { balanceId: bens, on: ago(58), kind: 'refund', amount: money(1850, 'USD'), note: 'Lamp sent back' },
    { balanceId: bens, on: ago(12), kind: 'digital-purchase', amount: money(-499, 'USD'), note: 'A film' },
    { balanceId: adasGb, on: ago(31), kind: 'opening', amount: money(1240, 'GBP') },
  ])
  const unexplained = (on: Day, minorUnits: number): NewEntry => ({
    balanceId: bens,
    on,
    kind: 'unexplained',
    amount: money(minorUnits, 'USD'),
  })
  const look = (on: Day, shown: number, expected: number) =>
    addCheckIn(vault, {
      facts: { balanceId: bens, on, shown: money(shown, 'USD'), expected: money(expected, 'USD') },
      explanation: [unexplained(on, shown - expected)],
    })
  await look(ago(70), 8078, 8477)
  await look(ago(36), 7579, 8078)
  const tv = { balanceId: bens, name: 'Television', target: money(12000, 'USD'), wantedBy: addDays(today, 60), rank: 0 }
  await addEnvelope(vault, tv, { on: ago(35), amount: money(5500, 'USD') })
  const school = { balanceId: bens, name: 'School', target: money(2000, 'USD'), wantedBy: null, rank: 1 }
  await addEnvelope(vault, school, { on: ago(35), amount: money(1200, 'USD') })
  await addCredit(vault, {
    balanceId: adasUs,
    label: 'Slow delivery',
    amount: money(300, 'USD'),
    restriction: 'E-books and video',
    receivedOn: ago(40),
    expires: { kind: 'on', on: addDays(today, 9) },
    lapsedOn: null,
  })
}

/** Leftovers: one that loses money soon, one that is too small for what is said, one on hold, one in another currency. */
async function fillDrawer(vault: Vault, today: Day, ben: MemberId) {
  const leftover = (nickname: string, minorUnits: number, facts: Partial<NewRow<PrepaidCard>> = {}) => ({
    nickname,
    network: 'visa' as const,
    issuer: '',
    lastFour: '',
    balance: money(minorUnits, 'USD'),
    asOf: addDays(today, -3),
    holds: [],
    margin: money(0, 'USD'),
    postcode: 'registered' as const,
    goodThrough: null,
    fee: null,
    memberId: null,
    mark: null,
    ...facts,
  })
  await addPrepaidCards(vault, [
    leftover('Rebate card', 2741, {
      lastFour: '4471',
      fee: { amount: money(395, 'USD'), firstOn: addDays(today, 1), everyMonths: 1 },
    }),
    leftover('Office party', 1863, { network: 'mastercard', lastFour: '0926', goodThrough: addDays(today, 200) }),
    leftover('Petrol leftover', 241, { lastFour: '3308' }),
    leftover('Ben’s birthday', 4000, { lastFour: '7715', memberId: ben, postcode: 'unknown' }),
    leftover('Hotel hold', 3150, {
      network: 'mastercard',
      lastFour: '5562',
      holds: [{ amount: money(3150, 'USD'), lapsesOn: addDays(today, 4) }],
    }),
    leftover('From Vienna', 1290, { lastFour: '8834', balance: money(1290, 'EUR'), margin: money(0, 'EUR') }),
  ])
}
