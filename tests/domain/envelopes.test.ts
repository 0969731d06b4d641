import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assessEnvelopes,
  assessMove,
  warnOfSpending,
  type Envelope,
  type EnvelopeAssessment,
  type EnvelopeMove,
} from '@/domain/envelopes'
import type { Day } from '@/domain/day'
import type { EntryId, EnvelopeId, EnvelopeMoveId } from '@/domain/ids'
import { money } from '@/domain/money'
import { adasUk } from './sample-household'
import { entry } from './sample-ledger'

const times = { createdAt: 1, updatedAt: 1, deletedAt: null }
const pounds = (minorUnits: number) => money(minorUnits, 'GBP')

function envelope(name: string, rank: number, changes: Partial<Envelope> = {}): Envelope {
  const id = name as EnvelopeId
  return { ...times, id, balanceId: adasUk.id, name, target: null, wantedBy: null, rank, ...changes }
}

function move(from: string | null, to: string | null, minorUnits: number, changes: Partial<EnvelopeMove> = {}) {
  return {
    ...times,
    id: `${from} to ${to}` as EnvelopeMoveId,
    balanceId: adasUk.id,
    from: from as EnvelopeId | null,
    to: to as EnvelopeId | null,
    on: '2026-01-01' as Day,
    amount: pounds(minorUnits),
    ...changes,
  }
}

const tv = envelope('tv', 1, { target: pounds(4000) })
const books = envelope('books', 2)
const both = [books, tv]
const filled = [move(null, 'tv', 3000), move(null, 'books', 1000)]

const assess = (total: number, changes: Partial<Parameters<typeof assessEnvelopes>[0]> = {}) =>
  assessEnvelopes({ total: pounds(total), envelopes: both, moves: filled, entries: [], ...changes })

const plain = ({ unassigned, shortfall, envelopes }: EnvelopeAssessment) => ({
  unassigned: unassigned.minorUnits,
  shortfall: shortfall.minorUnits,
  ...Object.fromEntries(
    envelopes.map(({ envelope, holds, covered, missing }) => [
      envelope.name,
      [holds, covered, missing].map(({ minorUnits }) => minorUnits),
    ]),
  ),
})

describe('assessEnvelopes', () => {
  it('leaves what nobody assigned', () => {
    expect(plain(assess(5000))).toEqual({ unassigned: 1000, shortfall: 0, tv: [3000, 3000, 0], books: [1000, 1000, 0] })
  })

  it('lets the highest rank number lose its cover first', () => {
    expect(plain(assess(3400))).toEqual({ unassigned: 0, shortfall: 600, tv: [3000, 3000, 0], books: [1000, 400, 600] })
    expect(plain(assess(1000))).toEqual({
      unassigned: 0,
      shortfall: 3000,
      tv: [3000, 1000, 2000],
      books: [1000, 0, 1000],
    })
    expect(plain(assess(-50))).toMatchObject({ unassigned: 0, shortfall: 4000 })
  })

  it('takes what was paid from an envelope out of it, corrections included', () => {
    const envelopeId = tv.id
    const bought = entry('a', '2026-01-02', -2500, { envelopeId })
    const correction = entry('b', '2026-01-03', 100, { kind: 'correction', corrects: 'a' as EntryId })
    expect(plain(assess(2600, { entries: [bought, correction] }))).toMatchObject({
      unassigned: 1000,
      tv: [600, 600, 0],
    })
    const tooMuch = entry('c', '2026-01-02', -3200, { envelopeId })
    expect(plain(assess(1800, { entries: [tooMuch] }))).toMatchObject({
      unassigned: 800,
      shortfall: 0,
      tv: [-200, 0, 0],
    })
  })

  it('says how far each is from its target, by what is covered', () => {
    expect(assess(5000).envelopes.map(({ progress }) => progress)).toEqual([0.75, null])
    expect(assess(2000).envelopes.map(({ progress }) => progress)).toEqual([0.5, null])
    const full = [move(null, 'tv', 9000)]
    expect(assess(9000, { moves: full }).envelopes[0]?.progress).toBe(1)
  })

  it('gets back what a closed envelope held', () => {
    const closed = [books, { ...tv, deletedAt: 5 }]
    expect(plain(assess(5000, { envelopes: closed }))).toEqual({
      unassigned: 4000,
      shortfall: 0,
      books: [1000, 1000, 0],
    })
  })

  it('forgets moves in the trash', () => {
    expect(plain(assess(5000, { moves: [move(null, 'tv', 3000, { deletedAt: 5 })] }))).toMatchObject({
      unassigned: 5000,
    })
  })
})

const names = ['tv', 'books', 'bikes'] as const
const anyName = fc.option(fc.constantFrom(...names))
const anyMove = fc
  .tuple(anyName, anyName, fc.integer({ min: 1, max: 5000 }))
  .map(([from, to, amount]) => move(from, to, amount))
const anyPurchase = fc
  .tuple(anyName, fc.integer({ min: -5000, max: 500 }))
  .map(([name, amount]) => entry(`of ${name}`, '2026-01-02', amount, { envelopeId: name as EnvelopeId | null }))
const anyInput = fc.record({
  total: fc.integer({ min: -500, max: 20_000 }).map(pounds),
  envelopes: fc
    .tuple(fc.subarray([...names]), fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }))
    .map(([some, ranks]) => some.map((name, place) => envelope(name, ranks[place] ?? 1))),
  moves: fc.array(anyMove, { maxLength: 12 }),
  entries: fc.array(anyPurchase, { maxLength: 6 }),
})

const sumOf = ({ envelopes }: EnvelopeAssessment, what: 'holds' | 'covered' | 'missing') =>
  envelopes.reduce((sofar, state) => sofar + state[what].minorUnits, 0)

describe('the laws of envelopes', () => {
  it('never makes or loses money: what is covered and what is unassigned is what is there', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const assessment = assessEnvelopes(input)
        const there = Math.max(0, input.total.minorUnits)
        expect(sumOf(assessment, 'covered') + assessment.unassigned.minorUnits).toBe(there)
        expect(sumOf(assessment, 'missing')).toBe(assessment.shortfall.minorUnits)
        if (assessment.shortfall.minorUnits > 0) expect(assessment.unassigned.minorUnits).toBe(0)
        for (const { holds, covered, missing } of assessment.envelopes) {
          expect(covered.minorUnits + missing.minorUnits).toBe(Math.max(0, holds.minorUnits))
          expect(Math.min(covered.minorUnits, missing.minorUnits)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('keeps a lower rank whole for longer', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { envelopes } = assessEnvelopes(input)
        const firstShort = envelopes.findIndex(({ missing }) => missing.minorUnits > 0)
        if (firstShort < 0) return
        for (const { covered } of envelopes.slice(firstShort + 1)) expect(covered.minorUnits).toBe(0)
      }),
    )
  })

  it('never changes the sum when money moves between envelopes', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 9000 }), (input, amount) => {
        const [a, b] = input.envelopes
        fc.pre(a !== undefined && b !== undefined)
        const moved = { ...input, moves: [...input.moves, move(a.id, b.id, amount)] }
        expect(sumOf(assessEnvelopes(moved), 'holds')).toBe(sumOf(assessEnvelopes(input), 'holds'))
      }),
    )
  })

  it('never promises more than before by a move that exceeds nothing', () => {
    fc.assert(
      fc.property(anyInput, anyMove, (input, drawn) => {
        const before = assessEnvelopes(input)
        const { available } = assessMove(before, drawn)
        const amount = pounds(Math.min(drawn.amount.minorUnits, available.minorUnits))
        expect(assessMove(before, { ...drawn, amount }).exceeds).toEqual(pounds(0))
        const after = assessEnvelopes({ ...input, moves: [...input.moves, { ...drawn, amount }] })
        expect(after.shortfall.minorUnits).toBeLessThanOrEqual(before.shortfall.minorUnits)
      }),
    )
  })

  it('takes a tagged purchase from its envelope alone', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 900 }), (input, amount) => {
        const [paidFrom] = input.envelopes
        fc.pre(paidFrom !== undefined)
        const bought = entry('new', '2026-01-09', -amount, { envelopeId: paidFrom.id })
        const held = (assessment: EnvelopeAssessment) =>
          assessment.envelopes.map(({ envelope: { id }, holds }) => [id, holds.minorUnits] as const)
        const after = held(assessEnvelopes({ ...input, entries: [...input.entries, bought] }))
        const expected = held(assessEnvelopes(input)).map(([id, holds]) => [
          id,
          id === paidFrom.id ? holds - amount : holds,
        ])
        expect(after).toEqual(expected)
      }),
    )
  })
})

describe('assessMove', () => {
  it('says what is there and by how much a move asks for more', () => {
    const there = assess(3400)
    expect(assessMove(there, move('books', 'tv', 700))).toEqual({ available: pounds(400), exceeds: pounds(300) })
    expect(assessMove(there, move(null, 'tv', 1))).toEqual({ available: pounds(0), exceeds: pounds(1) })
    expect(assessMove(there, move('gone', 'tv', 5))).toEqual({ available: pounds(0), exceeds: pounds(5) })
    expect(assessMove(assess(5000), move(null, 'tv', 1000)).exceeds).toEqual(pounds(0))
  })
})

describe('warnOfSpending', () => {
  it('names the envelopes that went under water, and by how much', () => {
    expect(warnOfSpending(assess(3800), assess(3400))).toEqual([
      { envelope: books, by: pounds(400), depth: pounds(600) },
    ])
    expect(warnOfSpending(assess(5000), assess(4000))).toEqual([])
    expect(warnOfSpending(assess(1000), assess(4000))).toEqual([])
  })

  it('names an envelope from which more was paid than it held', () => {
    const bought = entry('a', '2026-01-02', -3200, { envelopeId: tv.id })
    expect(warnOfSpending(assess(9000), assess(5800, { entries: [bought] }))).toEqual([
      { envelope: tv, by: pounds(200), depth: pounds(200) },
    ])
  })
})
