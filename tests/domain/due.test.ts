import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '@/domain/card'
import type { CheckIn } from '@/domain/check-in'
import type { PromotionalCredit } from '@/domain/credits'
import { paymentSettings } from '@/domain/data/payment-settings'
import { addDays, type Day } from '@/domain/day'
import { usualDueRules, whatIsDue, type DueAnswer, type DueInput } from '@/domain/due'
import type { Gift, ReceivedGift } from '@/domain/gifts/gift'
import type { CardId, CheckInId, CreditId, GiftId, ObservationId, ReceivedGiftId } from '@/domain/ids'
import { money } from '@/domain/money'
import type { PaymentObservation } from '@/domain/payment-audit'
import { ada, adasLogin, adasUk, card } from './sample-household'
import { entry } from './sample-ledger'

const today = '2026-06-10' as Day
const dayMs = 24 * 60 * 60 * 1000
const at = (day: string) => Date.parse(day) + dayMs / 2
const recorded = (day: string) => ({ createdAt: at(day), updatedAt: at(day), deletedAt: null })

const checkIn = (on: string, id = on): CheckIn => ({
  ...recorded(on),
  id: id as CheckInId,
  balanceId: adasUk.id,
  on: on as Day,
  shown: money(0, 'GBP'),
  expected: null,
})

const observed = (on: string): readonly PaymentObservation[] =>
  paymentSettings.map(({ id }) => ({
    ...recorded(on),
    id: `${id} ${on}` as ObservationId,
    accountId: adasLogin.id,
    settingId: id,
    answerId: 'card',
    note: '',
    on: on as Day,
  }))

const credit = (expiresOn: string, changes: Partial<PromotionalCredit> = {}): PromotionalCredit => ({
  ...recorded('2026-01-01'),
  id: 'credit-1' as CreditId,
  balanceId: adasUk.id,
  label: '',
  amount: money(500, 'GBP'),
  restriction: '',
  receivedOn: null,
  expires: { kind: 'on', on: expiresOn as Day },
  lapsedOn: null,
  ...changes,
})

/** Ada's account and her balance of amazon.co.uk, looked at today. */
const quiet: DueInput = {
  household: { members: [ada], accounts: [adasLogin], balances: [adasUk], cards: [] },
  entries: [],
  checkIns: [checkIn(today)],
  credits: [],
  observations: observed(today),
  prepaidCards: [],
  gifts: [],
  receivedGifts: [],
  sheetMissingSince: null,
  unsavedSince: null,
  provenCards: new Set(),
}

const withCards = (...cards: readonly Card[]): DueInput => ({ ...quiet, household: { ...quiet.household, cards } })
const newCard = (changes: Partial<Card> = {}) => card({ ...recorded('2026-06-01'), ...changes })

const answer = (id: string, kind: DueAnswer['kind'], until: string | null = null): DueAnswer => ({
  ...recorded('2026-06-01'),
  id,
  kind,
  until: until as Day | null,
})

const due = (input: DueInput, answers: readonly DueAnswer[] = [], day: string = today) =>
  whatIsDue(input, usualDueRules, answers, day as Day)
const plain = (...input: Parameters<typeof due>) => due(...input).map(({ id, overdueDays }) => [id, overdueDays])

describe('whatIsDue', () => {
  it('is nothing in a household that looks after its things', () => {
    expect(plain(quiet)).toEqual([])
    expect(plain(withCards(newCard()))).toEqual([])
  })

  it('is a credit two weeks before it lapses, and after', () => {
    const input = { ...quiet, credits: [credit('2026-06-24')] }
    expect(due(input)).toEqual([
      {
        id: 'credit-lapses:credit-1:2026-06-24',
        kind: 'credit-lapses',
        on: '2026-06-24',
        overdueDays: 0,
        creditId: 'credit-1',
        balanceId: adasUk.id,
        remaining: money(500, 'GBP'),
      },
    ])
    expect(plain(input, [], '2026-06-09')).toEqual([])
    expect(plain({ ...quiet, credits: [credit('2026-06-08')] })).toEqual([['credit-lapses:credit-1:2026-06-08', 2]])
    expect(plain({ ...quiet, credits: [credit('2026-06-08', { lapsedOn: today })] })).toEqual([])
    const used = { id: 'credit-1' as CreditId, amount: money(500, 'GBP') }
    const entries = [entry('a', '2026-06-01', 0, { kind: 'credit-used', credit: used })]
    expect(plain({ ...input, entries })).toEqual([])
  })

  it('is a card three months before it expires, by its own day or by the rule', () => {
    const own = newCard({ expires: { kind: 'on', on: '2026-09-08' as Day } })
    expect(plain(withCards(own))).toEqual([['card-expires:card-1:2026-09-08', 0]])
    expect(plain(withCards(newCard({ issuedOn: '2016-06-01' as Day })))).toEqual([
      ['card-expires:card-1:2026-06-01', 9],
    ])
    expect(plain(withCards(newCard({ issuedOn: '2016-06-01' as Day, expires: { kind: 'never' } })))).toEqual([])
    expect(plain(withCards(newCard({ expires: { kind: 'on', on: '2026-09-09' as Day } })))).toEqual([])
    expect(plain(withCards({ ...own, state: 'spent' }, { ...own, deletedAt: 5 }))).toEqual([])
  })

  it('is what expires of a balance, one matter a day', () => {
    const gone = { state: 'redeemed', redeemedInto: adasUk.id, redeemedOn: '2026-01-10' as Day } as const
    const issued = (id: string) =>
      newCard({ ...gone, id: id as CardId, issuedOn: '2016-08-01' as Day, redeemedValue: money(2000, 'GBP') })
    const input = {
      ...withCards(issued('a'), issued('b')),
      entries: [entry('a', '2026-01-10', 2000), entry('b', '2026-01-10', 2000), entry('c', '2026-02-01', -500)],
    }
    expect(due(input)).toEqual([
      {
        id: `balance-expires:${adasUk.id}:2026-08-01`,
        kind: 'balance-expires',
        on: '2026-08-01',
        overdueDays: 0,
        balanceId: adasUk.id,
        amount: money(3500, 'GBP'),
        estimate: true,
        mayBeSooner: false,
      },
    ])
  })

  it('is a look at the payment settings that never was or is too old', () => {
    const account = { ...adasLogin, ...recorded('2026-06-01') }
    const unseen = { ...quiet, household: { ...quiet.household, accounts: [account] }, observations: [] }
    expect(plain(unseen)).toEqual([[`audit-stale:${account.id}:never`, 9]])
    expect(plain({ ...quiet, observations: observed('2026-02-10') })).toEqual([
      [`audit-stale:${account.id}:stale-2026-02-10`, 0],
    ])
    expect(plain({ ...quiet, observations: observed('2026-02-11') })).toEqual([])
    expect(plain({ ...quiet, observations: observed('2026-06-05').slice(1) })).toEqual([
      [`audit-stale:${account.id}:incomplete-2026-06-05`, 5],
    ])
    expect(plain({ ...unseen, household: { ...unseen.household, balances: [] } })).toEqual([])
  })

  it('is a balance that nobody has checked for too long', () => {
    const last = {
      ...quiet,
      checkIns: [checkIn('2026-05-09'), checkIn('2026-04-01'), { ...checkIn(today), deletedAt: 5 }],
    }
    expect(due(last)).toEqual([
      {
        id: `check-in-overdue:${adasUk.id}:2026-05-09`,
        kind: 'check-in-overdue',
        on: '2026-06-08',
        overdueDays: 2,
        balanceId: adasUk.id,
        lastCheckIn: '2026-05-09',
      },
    ])
    const fresh = {
      ...quiet,
      checkIns: [],
      household: { ...quiet.household, balances: [{ ...adasUk, ...recorded('2026-05-20') }] },
    }
    expect(plain(fresh)).toEqual([])
    expect(plain(fresh, [], '2026-06-19')).toEqual([[`check-in-overdue:${adasUk.id}:never`, 0]])
  })

  it('is a card that lies about for two months, and one without a proof', () => {
    expect(plain(withCards(card(recorded('2026-04-11'))))).toEqual([['card-unredeemed:card-1:2026-04-11', 0]])
    expect(plain(withCards(card(recorded('2026-04-12'))))).toEqual([])
    const unactivated = withCards(
      newCard({ state: 'unactivated' }),
      newCard({ id: 'card-2' as CardId, state: 'unknown' }),
    )
    expect(plain(unactivated)).toEqual([['proof-missing:card-1:unactivated', 9]])
    expect(plain({ ...unactivated, provenCards: new Set(['card-1' as CardId]) })).toEqual([])
  })

  it('is a gift a week before its day until it is handed over, and a card that is one never waits to be redeemed', () => {
    const gift = (giveOn: string | null): Gift => ({
      ...recorded('2026-05-01'),
      id: 'gift-1' as GiftId,
      cardId: 'card-1' as CardId,
      recipient: 'Cora',
      occasion: '',
      giveOn: giveOn as Day | null,
      channel: 'digital',
      pricePaid: null,
      handedOverOn: null,
      claimedOn: null,
    })
    const of = (one: Gift, changes: Partial<Card> = {}): DueInput => ({
      ...withCards(card({ ...recorded('2026-01-01'), giftId: one.id, ...changes })),
      gifts: [one],
    })
    expect(plain(of(gift('2026-06-17')))).toEqual([['gift-to-give:gift-1:2026-06-17', 0]])
    expect(plain(of(gift('2026-06-18')))).toEqual([])
    expect(plain(of(gift('2026-06-01')))).toEqual([['gift-to-give:gift-1:2026-06-01', 9]])
    expect(plain(of(gift(null)))).toEqual([])
    expect(plain(of(gift('2026-06-01'), { state: 'given' }))).toEqual([])
    expect(plain(of({ ...gift('2026-06-01'), deletedAt: 5 }, { giftId: null }))).toEqual([
      ['card-unredeemed:card-1:2026-01-01', 100],
    ])
    expect(plain({ ...of(gift('2026-06-01')), household: quiet.household })).toEqual([])
  })

  it('is a thank-you three days after a gift came', () => {
    const received = (changes: Partial<ReceivedGift> = {}): ReceivedGift => ({
      ...recorded('2026-06-09'),
      id: 'received-1' as ReceivedGiftId,
      cardId: null,
      from: 'Gran',
      occasion: '',
      receivedOn: '2026-06-07' as Day,
      thankedOn: null,
      ...changes,
    })
    const of = (...receivedGifts: readonly ReceivedGift[]): DueInput => ({ ...quiet, receivedGifts })
    expect(plain(of(received()))).toEqual([['gift-to-thank:received-1:2026-06-07', 0]])
    expect(plain(of(received({ receivedOn: '2026-06-08' as Day })))).toEqual([])
    expect(plain(of(received({ receivedOn: null })), [], '2026-06-12')).toEqual([
      ['gift-to-thank:received-1:2026-06-09', 0],
    ])
    expect(plain(of(received({ thankedOn: today }), received({ deletedAt: 5 })))).toEqual([])
  })

  it('asks for an export so many days after the first change that no backup holds, until one is made', () => {
    const unsaved: DueInput = { ...quiet, unsavedSince: '2026-06-03' as Day }
    const [due] = whatIsDue(unsaved, usualDueRules, [], today)
    expect(due).toMatchObject({ kind: 'export-overdue', on: '2026-06-10', since: '2026-06-03', overdueDays: 0 })

    expect(whatIsDue(unsaved, usualDueRules, [], '2026-06-09' as Day)).toEqual([])
    expect(whatIsDue(unsaved, { ...usualDueRules, exportAfterDays: 8 }, [], today)).toEqual([])
    expect(whatIsDue(quiet, usualDueRules, [], today)).toEqual([])
    const answer = { ...recorded('2026-06-10'), id: due?.id ?? '', kind: 'dealt-with', until: null } as const
    expect(whatIsDue(unsaved, usualDueRules, [answer], today)).toHaveLength(1)
  })

  it('asks for a recovery sheet from the first day until somebody has one, and lets nobody put that away', () => {
    const id = 'recovery-missing:household:2026-06-01'
    const missing: DueInput = { ...quiet, sheetMissingSince: '2026-06-01' as Day }
    expect(plain(missing)).toEqual([[id, 9]])
    expect(plain(missing, [answer(id, 'dealt-with')])).toEqual([[id, 9]])
    expect(plain(missing, [answer(id, 'snoozed', '2026-06-17')])).toEqual([])
    expect(plain(quiet)).toEqual([])
  })

  it('leaves out what belongs to nobody who is still there', () => {
    const input = { ...quiet, checkIns: [], observations: [], credits: [credit('2026-06-12')] }
    expect(plain(input).length).toBeGreaterThan(0)
    const without = (changes: Partial<DueInput['household']>) => ({
      ...input,
      household: { ...input.household, ...changes },
    })
    expect(plain(without({ members: [{ ...ada, deletedAt: 5 }] }))).toEqual([])
    expect(plain(without({ accounts: [{ ...adasLogin, deletedAt: 5 }] }))).toEqual([])
    expect(plain(without({ balances: [{ ...adasUk, deletedAt: 5 }] }))).toEqual([])
  })
})

describe('an answer', () => {
  const input = { ...quiet, credits: [credit('2026-06-12')] }
  const id = 'credit-lapses:credit-1:2026-06-12'

  it('silences what was dealt with for good, until the cause is another', () => {
    expect(plain(input, [answer(id, 'dealt-with')], '2027-01-01').map(([id]) => id)).not.toContain(id)
    const later = { ...quiet, credits: [credit('2026-06-20')] }
    expect(plain(later, [answer(id, 'dealt-with')])).toEqual([['credit-lapses:credit-1:2026-06-20', 0]])
    expect(plain(input, [{ ...answer(id, 'dealt-with'), deletedAt: 5 }])).toEqual([[id, 0]])
  })

  it('lets what was snoozed come back on its day', () => {
    const snoozed = [answer(id, 'snoozed', '2026-06-14')]
    expect(plain(input, snoozed)).toEqual([])
    expect(plain(input, snoozed, '2026-06-13')).toEqual([])
    expect(plain(input, snoozed, '2026-06-14')).toEqual([[id, 2]])
  })

  it('to an overdue check-in does not hold after the next one', () => {
    const overdue = { ...quiet, checkIns: [checkIn('2026-05-01')] }
    const answers = due(overdue).map(({ id }) => answer(id, 'dealt-with'))
    expect(plain(overdue, answers)).toEqual([])
    expect(plain({ ...overdue, checkIns: [checkIn('2026-05-01'), checkIn('2026-05-02')] }, answers)).toHaveLength(1)
  })
})

const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days))
const anyCards = fc.array(
  fc.record({
    state: fc.constantFrom('unknown', 'unactivated', 'ready', 'redeemed', 'spent') as fc.Arbitrary<Card['state']>,
    createdAt: anyDay.map(at),
    expiresOn: fc.option(anyDay),
  }),
  { maxLength: 8 },
)
const anyInput: fc.Arbitrary<DueInput> = fc
  .tuple(anyCards, fc.array(anyDay, { maxLength: 3 }), fc.array(anyDay, { maxLength: 2 }), fc.option(anyDay))
  .map(([cards, checked, looked, lapses]) => ({
    ...withCards(
      ...cards.map(({ expiresOn, ...changes }, place) =>
        card({ ...changes, id: `card-${place}` as CardId, expires: expiresOn && { kind: 'on', on: expiresOn } }),
      ),
    ),
    checkIns: checked.map((on, place) => checkIn(on, String(place))),
    observations: looked.flatMap(observed),
    credits: lapses ? [credit(lapses)] : [],
  }))

describe('the laws of what is due', () => {
  it('goes by day, names nothing twice, and counts the days since', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const items = due(input)
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
        expect(items.map(({ on }) => on)).toEqual(items.map(({ on }) => on).toSorted())
        for (const { on, overdueDays } of items) {
          expect(overdueDays).toBe(Math.max(0, Math.round((Date.parse(today) - Date.parse(on)) / dayMs)))
        }
      }),
    )
  })

  it('never forgets: what is due today is due on every later day, until a person answers', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(2000), fc.nat(), (input, days, choice) => {
        const later = addDays(today, days)
        const ids = due(input).map(({ id }) => id)
        // A look that was incomplete can get stale meanwhile: that is another cause.
        const lasting = ids.filter((id) => !id.startsWith('audit-stale'))
        const laterIds = due(input, [], later).map(({ id }) => id)
        expect(laterIds).toEqual(expect.arrayContaining(lasting))
        const chosen = ids[choice % Math.max(1, ids.length)]
        if (chosen === undefined) return
        expect(due(input, [answer(chosen, 'dealt-with')]).map(({ id }) => id)).toEqual(
          ids.filter((id) => id !== chosen),
        )
      }),
    )
  })
})

describe('ten thousand cards and a hundred thousand entries', () => {
  it('are looked through', () => {
    const cards = Array.from({ length: 10_000 }, (_, place) =>
      card({
        ...recorded('2026-03-01'),
        id: `card-${place}` as CardId,
        issuedOn: addDays('2015-01-01' as Day, place % 4000),
        ...(place % 2 ? { state: 'redeemed', redeemedInto: adasUk.id, redeemedValue: money(2500, 'GBP') } : {}),
      }),
    )
    const entries = Array.from({ length: 100_000 }, (_, place) =>
      entry(`e${place}`, addDays('2020-01-01' as Day, place % 2000), place % 3 ? -100 : 2500),
    )
    expect(due({ ...withCards(...cards), entries }).length).toBeGreaterThan(1000)
  }, 60_000)
})
