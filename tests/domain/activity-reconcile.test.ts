import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityRow } from '@/domain/activity/activity-row'
import type { ActivityCard } from '@/domain/activity/match-card'
import { proposalsOf, reconcileActivity, type ReconcilePlan } from '@/domain/activity/reconcile-activity'
import { activityLayouts } from '@/domain/data/activity-layouts'
import { addDays, type Day } from '@/domain/day'
import type { BalanceId, CardId, EntryId } from '@/domain/ids'
import {
  balanceTotal,
  ledgerEntryKinds,
  plainEntry,
  runningBalances,
  type EntryFacts,
  type LedgerEntry,
  type LedgerEntryKind,
} from '@/domain/ledger'
import { money } from '@/domain/money'
import { anyPage } from './any-activity'

const balanceId = 'balance-1' as BalanceId

function row(on: string, amount: number, closing: number | null, changes: Partial<ActivityRow> = {}): ActivityRow {
  return {
    line: 1,
    on: on as Day,
    description: '',
    kind: amount < 0 ? 'purchase' : 'redeem',
    amount: money(amount, 'USD'),
    closing: closing === null ? null : money(closing, 'USD'),
    orderId: null,
    lastFour: null,
    serial: null,
    ...changes,
  }
}

let written = 0

function entry(on: string, kind: LedgerEntryKind, amount: number, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  const id = `entry-${++written}` as EntryId
  const facts = { ...plainEntry, balanceId, on: on as Day, kind, amount: money(amount, 'USD') }
  return { ...facts, id, createdAt: written, updatedAt: written, deletedAt: null, ...changes }
}

function plan(rows: readonly ActivityRow[], entries: readonly LedgerEntry[], cards: readonly ActivityCard[] = []) {
  return reconcileActivity({ rows, entries, cards, balanceId, currency: 'USD' })
}

function write(entries: readonly LedgerEntry[], facts: readonly EntryFacts[]): readonly LedgerEntry[] {
  return [...entries, ...facts.map((each) => entry(each.on, each.kind, each.amount.minorUnits, each))]
}

/** The ledger after the whole plan for that page. */
function after(rows: readonly ActivityRow[], entries: readonly LedgerEntry[], cards: readonly ActivityCard[] = []) {
  return write(entries, proposalsOf(plan(rows, entries, cards)))
}

function total(entries: readonly LedgerEntry[]): number {
  return balanceTotal(entries, 'USD').minorUnits
}

function kindsOf({ verdicts }: ReconcilePlan) {
  return verdicts.map(({ kind }) => kind)
}

function brief({ on, kind, amount, corrects }: EntryFacts): string {
  return [on, kind, amount.minorUnits, ...(corrects ? [`corrects ${corrects}`] : [])].join(' ')
}

const order = { orderId: '112-4821973-5560412' }

describe('rows that the ledger has', () => {
  it('are known by the order, however far the days are apart', () => {
    const entries = [entry('2026-09-01', 'opening', 5000), entry('2026-10-20', 'purchase', -1299, order)]
    const found = plan([row('2026-11-03', -1299, 3701, order)], entries)
    expect(found.verdicts).toMatchObject([{ kind: 'known', entry: entries[1] }])
    expect(proposalsOf(found)).toEqual([])
  })

  it('are known by day and amount, or within three days', () => {
    const entries = [entry('2026-11-01', 'redeem', 2500), entry('2026-11-06', 'digital-purchase', -299)]
    const rows = [row('2026-11-01', 2500, 2500), row('2026-11-04', -299, 2201)]
    expect(kindsOf(plan(rows, entries))).toEqual(['known', 'known'])
    const late = [entry('2026-11-01', 'redeem', 2500), entry('2026-11-08', 'digital-purchase', -299)]
    expect(kindsOf(plan(rows, late))).toEqual(['known', 'missing'])
  })

  it('are not known by an entry that was taken from the page for another day', () => {
    const description = 'Gift Card added'
    const entries = [entry('2026-11-02', 'redeem', 2500, { note: description })]
    expect(kindsOf(plan([row('2026-11-01', 2500, 2500, { description })], entries))).toEqual(['missing'])
  })

  it('are not known by an entry of another order, another kind or another balance', () => {
    const rows = [row('2026-11-01', 2500, 2500), row('2026-11-04', -299, 2201, order)]
    const others = [
      entry('2026-11-01', 'refund', 2500),
      entry('2026-11-01', 'redeem', 2500, { balanceId: 'balance-2' as BalanceId }),
      entry('2026-11-01', 'redeem', 2500, { deletedAt: 1 }),
      entry('2026-11-04', 'purchase', -299, { orderId: '112-0000000-0000000' }),
    ]
    expect(kindsOf(plan(rows, others))).toEqual(['missing', 'missing'])
  })

  it('are as many as there are entries for them', () => {
    const rows = [row('2026-11-01', 2000, 2000), row('2026-11-03', -500, 1500), row('2026-11-03', -500, 1000)]
    const entries = [entry('2026-11-01', 'redeem', 2000), entry('2026-11-03', 'purchase', -500)]
    expect(kindsOf(plan(rows, entries))).toEqual(['known', 'known', 'missing'])
  })

  it('are not known by an entry that its correction has taken back', () => {
    const bought = entry('2026-11-03', 'purchase', -500)
    const entries = [
      entry('2026-11-01', 'redeem', 2000),
      bought,
      entry('2026-11-04', 'correction', 500, { corrects: bought.id }),
    ]
    const rows = [row('2026-11-01', 2000, 2000), row('2026-11-03', -500, 1500)]
    expect(kindsOf(plan(rows, entries))).toEqual(['known', 'missing'])
  })
})

describe('rows that the ledger lacks', () => {
  it('are proposed with what the page says of them', () => {
    const rows = [row('2026-11-03', -1299, 3701, { ...order, description: 'Order', kind: 'digital-purchase' })]
    const { verdicts } = plan(rows, [entry('2026-09-01', 'opening', 5000)])
    expect(verdicts).toEqual([
      {
        kind: 'missing',
        row: rows[0],
        proposal: {
          ...plainEntry,
          ...order,
          balanceId,
          on: '2026-11-03',
          kind: 'digital-purchase',
          amount: money(-1299, 'USD'),
          note: 'Order',
        },
      },
    ])
  })

  it('differ when an entry of the same order has another amount', () => {
    const bought = entry('2026-11-02', 'purchase', -1300, order)
    const rows = [row('2026-11-01', 5000, 5000), row('2026-11-03', -1299, 3701, order)]
    const found = plan(rows, [entry('2026-11-01', 'redeem', 5000), bought])
    expect(kindsOf(found)).toEqual(['known', 'differs'])
    expect(proposalsOf(found).map(brief)).toEqual([`2026-11-02 correction 1 corrects ${bought.id}`])
  })

  it('do not differ from an older part of the same order that the page no longer shows', () => {
    const older = entry('2026-08-02', 'purchase', -1300, order)
    const found = plan([row('2026-11-03', -700, 3000, order)], [entry('2026-08-01', 'opening', 5000), older])
    expect(proposalsOf(found).map(brief)).toEqual(['2026-11-03 purchase -700'])
  })
})

describe('cards', () => {
  const card = (id: string, changes: Partial<ActivityCard> = {}): ActivityCard => ({
    id: id as CardId,
    serial: '',
    lastFour: null,
    redeemedInto: null,
    value: null,
    ...changes,
  })
  const cardOf = (changes: Partial<ActivityRow>, cards: readonly ActivityCard[]) =>
    proposalsOf(plan([row('2026-11-01', 2500, 2500, changes)], [], cards))[0]?.cardId ?? null

  it('are found by serial number, then by the end of the code', () => {
    const cards = [card('a', { serial: '5305 2623 5085 1958' }), card('b', { lastFour: 'T2HV' })]
    expect(cardOf({ serial: '5305262350851958', lastFour: 'T2HV' }, cards)).toBe('a')
    expect(cardOf({ serial: '0000000000000000', lastFour: 'T2HV' }, cards)).toBe('b')
    expect(cardOf({}, cards)).toBe(null)
  })

  it('of the same ending are told apart by balance and value, or not at all', () => {
    const alike = [card('a', { lastFour: 'T2HV' }), card('b', { lastFour: 'T2HV' })]
    expect(cardOf({ lastFour: 'T2HV' }, alike)).toBe(null)
    expect(cardOf({ lastFour: 'T2HV' }, [...alike, card('c', { lastFour: 'T2HV', redeemedInto: balanceId })])).toBe('c')
    expect(cardOf({ lastFour: 'T2HV' }, [...alike, card('c', { lastFour: 'T2HV', value: money(2500, 'USD') })])).toBe(
      'c',
    )
  })

  it('with another serial number, or in another balance, are not meant', () => {
    const other = card('a', { lastFour: 'T2HV', serial: '5305262350851958' })
    expect(cardOf({ lastFour: 'T2HV', serial: '2660014725508831' }, [other])).toBe(null)
    const elsewhere = card('a', { lastFour: 'T2HV', redeemedInto: 'balance-2' as BalanceId })
    expect(cardOf({ lastFour: 'T2HV' }, [elsewhere])).toBe(null)
  })

  it('are used once', () => {
    const rows = [
      row('2026-11-01', 2500, 2500, { lastFour: 'T2HV' }),
      row('2026-11-01', 2500, 5000, { lastFour: 'T2HV' }),
    ]
    const found = proposalsOf(plan(rows, [], [card('a', { lastFour: 'T2HV' })]))
    expect(found.map(({ cardId }) => cardId)).toEqual(['a', null])
  })

  it('tell which entry differs', () => {
    const redeemed = entry('2026-11-01', 'redeem', 2000, { cardId: 'a' as CardId })
    const rows = [row('2026-11-01', 2500, 2500, { lastFour: 'T2HV' })]
    const found = plan(rows, [redeemed], [card('a', { lastFour: 'T2HV' })])
    expect(proposalsOf(found).map(brief)).toEqual([`2026-11-01 correction 500 corrects ${redeemed.id}`])
  })
})

describe('what the ledger has and the page has not', () => {
  const rows = [row('2026-11-01', 5000, 5000), row('2026-11-05', -100, 4900), row('2026-11-09', -200, 4700)]
  const known = [entry('2026-11-01', 'redeem', 5000), entry('2026-11-05', 'purchase', -100)]

  it('is a surprise between its days', () => {
    const surprise = entry('2026-11-04', 'purchase', -777)
    const found = plan(rows, [...known, surprise])
    expect(found.surprises.map((each) => [each.entry, brief(each.proposal)])).toEqual([
      [surprise, `2026-11-04 correction 777 corrects ${surprise.id}`],
    ])
    expect(total(after(rows, [...known, surprise]))).toBe(4700)
  })

  it('is only shown on the last day, for it may have come later', () => {
    const late = entry('2026-11-09', 'purchase', -777)
    const found = plan(rows, [...known, late])
    expect([found.surprises, found.atTheEdge]).toEqual([[], [late]])
  })

  it('came before the page when it begins in the middle of a day', () => {
    const entries = [entry('2026-11-01', 'redeem', 5000), entry('2026-11-01', 'purchase', -300)]
    const cut = [row('2026-11-01', -200, 4500), row('2026-11-05', -100, 4400)]
    const found = plan(cut, entries)
    expect([found.start, found.surprises]).toEqual([null, []])
    expect(total(after(cut, entries))).toBe(4400)
  })
})

describe('what was before the page', () => {
  const rows = [row('2026-11-03', -1299, 3701)]

  it('opens an empty ledger', () => {
    expect(proposalsOf(plan(rows, [])).map(brief)).toEqual(['2026-11-02 opening 5000', '2026-11-03 purchase -1299'])
  })

  it('is unexplained where the ledger says something else', () => {
    const entries = [entry('2026-09-01', 'redeem', 5300)]
    expect(plan(rows, entries).start).toMatchObject({
      on: '2026-11-02',
      kind: 'unexplained',
      amount: money(-300, 'USD'),
    })
  })

  it('is nothing on a page without closing balances', () => {
    expect(plan([row('2026-11-03', -1299, null)], []).start).toBe(null)
  })
})

describe('what a check-in could not explain', () => {
  const opening = entry('2026-10-01', 'redeem', 5000)

  it('is taken back where the page explains it, so that it does not count twice', () => {
    const unexplained = entry('2026-11-10', 'unexplained', -1299)
    const rows = [row('2026-11-03', -1299, 3701, order), row('2026-11-12', -1, 3700)]
    const found = plan(rows, [opening, unexplained])
    expect(found.supersedes.map(({ proposal }) => brief(proposal))).toEqual([
      `2026-11-10 correction 1299 corrects ${unexplained.id}`,
    ])
    expect(total(after(rows, [opening, unexplained]))).toBe(3700)
  })

  it('is taken back even when the check-in came after the page, as far as the page explains it', () => {
    const unexplained = entry('2026-12-01', 'unexplained', -2000)
    const rows = [row('2026-11-03', -1299, 3701, order)]
    const found = plan(rows, [opening, unexplained])
    expect(found.supersedes.map(({ proposal }) => brief(proposal))).toEqual([
      `2026-12-01 correction 1299 corrects ${unexplained.id}`,
    ])
    expect(total(after(rows, [opening, unexplained]))).toBe(3000)
  })

  it('is taken back in part by a page without closing balances', () => {
    const unexplained = entry('2026-11-10', 'unexplained', -2000)
    const rows = [row('2026-11-03', -1299, null, order), row('2026-11-12', -1, null)]
    expect(proposalsOf(plan(rows, [opening, unexplained])).map(brief)).toEqual([
      '2026-11-03 purchase -1299',
      '2026-11-12 purchase -1',
      `2026-11-10 correction 1299 corrects ${unexplained.id}`,
    ])
  })
})

describe('a page with a break in its closing balances', () => {
  const rows = [row('2026-11-01', 5000, 5000), row('2026-11-05', -100, 4437), row('2026-11-06', -37, 4400)]

  it('proposes what is lacking, once', () => {
    const found = plan(rows, [])
    expect(found.gaps.map(brief)).toEqual(['2026-11-05 unexplained -463'])
    expect(total(after(rows, []))).toBe(4400)
    expect(proposalsOf(plan(rows, after(rows, [])))).toEqual([])
  })
})

describe('pages one after the other', () => {
  const pageOf = (from: number, to: number): readonly ActivityRow[] => history.slice(from, to)
  let balance = 0
  const history = Array.from({ length: 60 }, (_, place) => {
    const amount = place % 6 === 0 ? 9_000 : -(900 + 13 * (place % 4))
    balance += amount
    const description = amount > 0 ? 'Gift Card added' : 'Gift Card applied to order'
    return row(addDays('2026-01-01' as Day, Math.floor(place / 3)), amount, balance, { description })
  })

  it.each([
    [
      'the newest page first',
      [
        [40, 60],
        [20, 40],
        [0, 20],
      ],
    ],
    [
      'the oldest page first',
      [
        [0, 20],
        [20, 40],
        [40, 60],
      ],
    ],
    [
      'with a page that is longer than the last one',
      [
        [40, 60],
        [10, 60],
        [0, 60],
      ],
    ],
    [
      'with pages cut in the middle of a day',
      [
        [25, 35],
        [10, 28],
        [31, 60],
        [0, 14],
      ],
    ],
    [
      'with a page between left out at first',
      [
        [0, 19],
        [41, 60],
        [15, 45],
      ],
    ],
  ])('come to the same: %s', (_, pages) => {
    const entries = pages.reduce<readonly LedgerEntry[]>(
      (sofar, [from, to]) => after(pageOf(from ?? 0, to ?? 0), sofar),
      [],
    )
    expect(total(entries)).toBe(balance)
    expect(entries.filter(({ kind }) => kind === 'purchase' || kind === 'redeem')).toHaveLength(history.length)
    expect(proposalsOf(plan(history, entries))).toEqual([])
  })
})

const [layout] = activityLayouts
if (!layout) throw new Error('no layout')
const anyRows = anyPage(layout, 'USD', 8).map(({ rows }) => rows)

/** A ledger that has some of the page's rows, more or less right, and others. */
function anyLedgerFor(rows: readonly ActivityRow[]): fc.Arbitrary<readonly LedgerEntry[]> {
  const first = rows[0]?.on ?? ('2024-02-20' as Day)
  const strange = fc
    .record({
      days: fc.integer({ min: -20, max: 60 }),
      kind: fc.constantFrom(...ledgerEntryKinds.filter((kind) => kind !== 'credit-used')),
      amount: fc.oneof(
        fc.integer({ min: -2000, max: 2000 }),
        fc.constantFrom(0, ...rows.map(({ amount }) => amount.minorUnits)),
      ),
      orderId: fc.constantFrom(null, null, ...rows.map(({ orderId }) => orderId)),
    })
    .map(({ days, kind, amount, orderId }) => entry(addDays(first, days), kind, amount, { orderId }))
  const from = fc.tuple(
    ...rows.map(({ on, kind, amount, orderId }) =>
      fc
        .record({
          isThere: fc.boolean(),
          days: fc.integer({ min: -4, max: 4 }),
          by: fc.constantFrom(0, 0, 0, 1),
          hasOrder: fc.boolean(),
        })
        .map(({ isThere, days, by, hasOrder }) => {
          const ids = { orderId: hasOrder ? orderId : null }
          return isThere ? [entry(addDays(on, days), kind, amount.minorUnits + by, ids)] : []
        }),
    ),
  )
  return fc
    .record({ from, strange: fc.array(strange, { maxLength: 6 }), taken: fc.nat(5) })
    .map(({ from, strange, taken }) => {
      const entries = [...from.flat(), ...strange]
      const corrected = entries[taken]
      if (!corrected) return entries
      const { on, amount, id } = corrected
      return [...entries, entry(on, 'correction', -amount.minorUnits, { corrects: id })]
    })
}

const anyCase = anyRows.chain((rows) => anyLedgerFor(rows).map((entries) => ({ rows, entries })))

describe('the whole plan', () => {
  it('leaves nothing to propose', () => {
    fc.assert(
      fc.property(anyCase, ({ rows, entries }) => {
        const second = plan(rows, after(rows, entries))
        expect(proposalsOf(second)).toEqual([])
        expect(kindsOf(second)).toEqual(rows.map(() => 'known'))
      }),
      { numRuns: 500 },
    )
  })

  it('makes the total the newest closing balance and what came later', () => {
    fc.assert(
      fc.property(anyCase, ({ rows, entries }) => {
        const last = rows.at(-1)
        if (!last?.closing) return
        const found = plan(rows, entries)
        const done = write(entries, proposalsOf(found))
        const first = rows[0]?.on ?? last.on
        // What the plan leaves open may be before or after the page; it is neither matched nor taken back.
        const edge = found.atTheEdge
        const matched = new Set(found.verdicts.flatMap((verdict) => ('entry' in verdict ? [verdict.entry.id] : [])))
        const firstOf = (each: LedgerEntry) => done.find(({ id }) => id === each.corrects) ?? each
        const later = done.filter((each) => {
          const start = firstOf(each)
          return !matched.has(start.id) && (start.on > last.on || edge.some(({ id }) => id === start.id))
        })
        expect(total(done)).toBe(last.closing.minorUnits + total(later))
        expect(first <= last.on).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('uses no entry twice and changes nothing that it was given', () => {
    fc.assert(
      fc.property(anyCase, ({ rows, entries }) => {
        const before = structuredClone({ rows, entries })
        const { verdicts } = plan(rows, entries)
        const used = verdicts.flatMap((verdict) => ('entry' in verdict ? [verdict.entry.id] : []))
        expect(new Set(used).size).toBe(used.length)
        expect({ rows, entries }).toEqual(before)
      }),
    )
  })

  it('says for every day of the page what the page says', () => {
    fc.assert(
      fc.property(anyRows, (page) => {
        const closings = new Map(page.map(({ on, closing }) => [on, closing?.minorUnits]))
        const ends = new Map(
          runningBalances(after(page, [])).map(({ entry, balance }) => [entry.on, balance.minorUnits]),
        )
        for (const [on, closing] of closings) if (closing !== undefined) expect(ends.get(on) ?? 0).toBe(closing)
      }),
    )
  })
})

it('takes a page of 5,000 rows beside 100,000 entries', () => {
  let balance = 10_000_000
  const rows = Array.from({ length: 5_000 }, (_, place) => {
    const amount = place % 3 === 0 ? 500 : -500
    balance += amount
    const orderId = place % 2 === 0 ? '112-4821973-5560412' : null
    return row(addDays('2026-01-01' as Day, place >> 8), amount, balance, { orderId })
  })
  const entries = Array.from({ length: 100_000 }, (_, place) => {
    const amount = place % 3 === 0 ? 500 : -500
    const changes = place % 5 === 0 ? { orderId: '112-0000000-0000000' } : {}
    return entry(addDays('2025-12-20' as Day, place % 40), amount < 0 ? 'purchase' : 'redeem', amount, changes)
  })
  expect(plan(rows, entries).verdicts).toHaveLength(rows.length)
}, 60_000)

it('rows that were copied twice, since pages overlap, are proposed once', () => {
  const order = (number: number) => ({ orderId: `111-1111111-000000${number}` })
  const rows = [
    row('2026-11-02', -1000, 9000, order(1)),
    row('2026-11-04', -1000, 8000, order(2)),
    row('2026-11-04', -1000, 8000, order(2)),
    row('2026-11-06', -1000, 7000, order(3)),
  ]
  const { verdicts, gaps } = plan(rows, [entry('2026-11-01', 'opening', 10000)])
  expect(verdicts.map(({ kind }) => kind)).toEqual(['missing', 'missing', 'missing'])
  expect(gaps).toEqual([])
})
