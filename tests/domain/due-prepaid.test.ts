import { expect, it } from 'vitest'
import { addDays } from '@/domain/day'
import { usualDueRules, whatIsDue, type DueInput } from '@/domain/due'
import { money } from '@/domain/money'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'
import { prepaid, today } from './reloads/sample-prepaid'

function dueOf(...prepaidCards: readonly PrepaidCard[]) {
  const input: DueInput = {
    household: { members: [], accounts: [], balances: [], cards: [] },
    entries: [],
    checkIns: [],
    credits: [],
    observations: [],
    provenCards: new Set(),
    prepaidCards,
    gifts: [],
    receivedGifts: [],
    sheetMissingSince: null,
    unsavedSince: null,
  }
  return whatIsDue(input, usualDueRules, [], today).map(({ kind, on }) => [kind, on])
}

const fee = (days: number) => ({ amount: money(395, 'USD'), firstOn: addDays(today, days), everyMonths: 1 })

it('the next fee of a prepaid card is due two weeks ahead, and on its own day still', () => {
  expect(dueOf(prepaid('a', 900, { fee: fee(14) }))).toEqual([['prepaid-fee', addDays(today, 14)]])
  expect(dueOf(prepaid('a', 900, { fee: fee(0) }))).toEqual([['prepaid-fee', today]])
  expect(dueOf(prepaid('a', 900, { fee: fee(15) }))).toEqual([])
})

it('a card without money, a lost one and one in the trash lose nothing', () => {
  expect(dueOf(prepaid('a', 0, { fee: fee(1) }), prepaid('b', 900, { fee: fee(1), mark: 'lost' }))).toEqual([])
  expect(dueOf(prepaid('a', 900, { fee: fee(1), goodThrough: today, deletedAt: 1 }))).toEqual([])
})

it('plastic that expires is due three months ahead, and afterwards while money is on it', () => {
  const soon = addDays(today, 90)
  expect(dueOf(prepaid('a', 900, { goodThrough: soon }))).toEqual([['prepaid-expires', soon]])
  const gone = addDays(today, -30)
  expect(dueOf(prepaid('a', 900, { goodThrough: gone }))).toEqual([['prepaid-expires', gone]])
  expect(dueOf(prepaid('a', 0, { goodThrough: gone }))).toEqual([])
})

it('a hold is due on the day on which it lapses', () => {
  const hold = (days: number) => ({ amount: money(100, 'USD'), lapsesOn: addDays(today, days) })
  expect(dueOf(prepaid('a', 900, { holds: [hold(0), hold(-4)] }))).toEqual([['hold-lapses', today]])
  expect(dueOf(prepaid('a', 900, { holds: [hold(1)] }))).toEqual([])
})
