import fc from 'fast-check'
import type { Day } from '@/domain/day'
import type { EntryId } from '@/domain/ids'
import { plainEntry, type EntryFacts, type LedgerEntry, type LedgerEntryKind } from '@/domain/ledger'
import { money } from '@/domain/money'
import { adasUk } from './sample-household'

/** An entry in pounds on Ada's balance of amazon.co.uk. */
export function entry(id: string, on: string, minorUnits: number, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...plainEntry,
    id: id as EntryId,
    balanceId: adasUk.id,
    on: on as Day,
    kind: minorUnits < 0 ? 'purchase' : 'redeem',
    amount: money(minorUnits, 'GBP'),
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    ...changes,
  }
}

/** The facts as the ledger would keep them. */
export function written(facts: EntryFacts, id: string, createdAt = 9): LedgerEntry {
  return { ...facts, id: id as EntryId, createdAt, updatedAt: createdAt, deletedAt: null }
}

const anyLedgerDay = fc.constantFrom(
  '2026-01-01',
  '2026-01-02',
  '2026-01-31',
  '2026-03-29',
  '2026-05-17',
) as fc.Arbitrary<Day>

const movingKinds: readonly LedgerEntryKind[] = [
  'opening',
  'redeem',
  'reload',
  'purchase',
  'digital-purchase',
  'refund',
  'expiry',
  'unexplained',
]

export const anyEntry = fc
  .record({
    id: fc.uuid(),
    on: anyLedgerDay,
    kind: fc.constantFrom(...movingKinds),
    minorUnits: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    createdAt: fc.nat(3),
    deletedAt: fc.option(fc.nat(), { freq: 5 }),
  })
  .map(({ id, on, minorUnits, ...rest }) => entry(id, on, minorUnits, rest))

/** No id twice; about every third entry corrects one of those before it. */
export const anyEntries = fc.array(fc.tuple(anyEntry, fc.nat()), { maxLength: 25 }).map((drawn) =>
  drawn.map(([each, choice], place): LedgerEntry => {
    const id = `entry-${place}` as EntryId
    const corrects = place > 0 && choice % 3 === 0 ? (`entry-${choice % place}` as EntryId) : null
    return corrects ? { ...each, id, kind: 'correction', corrects } : { ...each, id }
  }),
)
