import type { CardSecret } from '@/domain/card'
import { readClaimCode } from '@/domain/claim-code'
import { addDays, dayAt } from '@/domain/day'
import { money } from '@/domain/money'
import { addCard, type NewCard } from '@/storage/cards'
import { addAccount, addMember, readHousehold } from '@/storage/household'
import { addEntry, applyCardEvent } from '@/storage/ledger'
import type { Vault } from '@/storage/vault'

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

  await addEntry(vault, {
    balanceId: find(bens, 'US'),
    on: addDays(today, -40),
    kind: 'opening',
    amount: money(1875, 'USD'),
    cardId: null,
    corrects: null,
  })
  await addEntry(vault, {
    balanceId: find(bens, 'US'),
    on: addDays(today, -12),
    kind: 'digital-purchase',
    amount: money(-499, 'USD'),
    cardId: null,
    corrects: null,
  })
  await addEntry(vault, {
    balanceId: find(adas, 'GB'),
    on: addDays(today, -31),
    kind: 'opening',
    amount: money(1240, 'GBP'),
    cardId: null,
    corrects: null,
  })

  const birthday = await addCard(
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
  return birthday
}

const blank: Omit<NewCard, 'label' | 'state' | 'plannedFor'> = {
  issuerId: 'amazon',
  marketplaceId: null,
  marketplaceConfirmed: false,
  faceValue: null,
  usage: 'personal',
  redeemedInto: null,
  redeemedOn: null,
  redeemedValue: null,
  issuedOn: null,
}

function secret(code: string, serial = ''): CardSecret {
  const { raw, code: normal, doubts } = readClaimCode(code, 'amazon')
  return { claimCode: { raw, code: normal, doubts }, pin: '', serial, notes: '' }
}
