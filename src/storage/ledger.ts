import type { Table } from 'dexie'
import { changeCard, usesUp, withoutReadings, type Card, type CardEvent } from '@/domain/card'
import type { BalanceId, CardId } from '@/domain/ids'
import { amountAfterCorrections } from '@/domain/corrections'
import { plainEntry, type LedgerEntry } from '@/domain/ledger'
import { negateMoney } from '@/domain/money'
import { openCard, sealSecret } from './cards'
import type { Database, StoredCard } from './database'
import { createRow, watch, type NewRow } from './rows'
import type { Vault } from './vault'

/** What a caller says of a new entry; of the rarer matters only what there is. */
export type NewEntry = Pick<NewRow<LedgerEntry>, 'balanceId' | 'on' | 'kind' | 'amount'> & Partial<NewRow<LedgerEntry>>

/** Every entry that is not in the trash, in the order of reading: what is written later stands behind. */
export interface Ledger {
  readonly byBalance: ReadonlyMap<BalanceId, readonly LedgerEntry[]>
}

export const emptyLedger: Ledger = { byBalance: new Map() }

/**
 * A ledger only grows, so each time but the first only what was written since is read, and the entries of other balances stay the
 * very same array. Readings of one vault come one after the other.
 */
export function readLedger(vault: Pick<Vault, 'database'>): Promise<Ledger> {
  const before = readings.get(vault) ?? Promise.resolve(unread)
  const reading = before.catch(() => unread).then((known) => readFurther(vault.database, known))
  readings.set(vault, reading)
  return reading
}

export async function readEntries(vault: Pick<Vault, 'database'>): Promise<readonly LedgerEntry[]> {
  return [...(await readLedger(vault)).byBalance.values()].flat()
}

export async function readEntriesOf(vault: Pick<Vault, 'database'>, id: BalanceId): Promise<readonly LedgerEntry[]> {
  return (await readLedger(vault)).byBalance.get(id) ?? []
}

/** Reads now and after every change, until the answer is called. */
export function watchLedger(
  vault: Pick<Vault, 'database'>,
  next: (ledger: Ledger) => void,
  failed: (error: unknown) => void,
) {
  let isOver = false
  const read = async () => {
    const ledger = await readLedger(vault)
    if (!isOver) next(ledger)
  }
  // The latest one is found at once, however many there are, and is asked for again after every writing.
  const stop = watch(
    () => vault.database.entries.orderBy('updatedAt').last(),
    () => void read().catch(failed),
    failed,
  )
  return () => {
    isOver = true
    stop()
  }
}

interface KnownLedger extends Ledger {
  readonly ids: Set<string>
  /** The last entry of the log of changes that was looked at. */
  upTo: number
}

const unread: KnownLedger = { ...emptyLedger, ids: new Set(), upTo: 0 }

/** Goes with the vault when the household is locked. */
const readings = new WeakMap<object, Promise<KnownLedger>>()

/** What was written since stands in the log of changes, whatever a clock says of its time. */
function readFurther(database: Database, known: KnownLedger): Promise<KnownLedger> {
  const { entries, changes } = database
  return database.transaction('r', entries, changes, async () => {
    const upTo = (await changes.orderBy('id').last())?.id ?? 0
    const readAnew = async () => withEntries({ ...emptyLedger, ids: new Set(), upTo }, await readInParts(database))
    if (known.ids.size === 0) return readAnew()
    const since = await changes.where('id').above(known.upTo).toArray()
    const written = since.filter(({ kind }) => kind === 'entries')
    if (written.length === 0) {
      known.upTo = upTo
      return known
    }
    if (written.some(({ act, recordId }) => act !== 'added' || known.ids.has(recordId))) return readAnew()
    const added = await entries.bulkGet(written.map(({ recordId }) => recordId))
    return withEntries(
      { ...known, upTo },
      added.filter((entry) => entry !== undefined),
    )
  })
}

const partSize = 5_000

/** A hundred thousand rows at once would hold everything else up. */
async function readInParts({ entries }: Database): Promise<readonly LedgerEntry[]> {
  const parts: LedgerEntry[][] = []
  let last = ''
  for (;;) {
    const part = await entries.where('id').above(last).limit(partSize).toArray()
    parts.push(part)
    last = part.at(-1)?.id ?? ''
    if (part.length < partSize) return parts.flat()
  }
}

function withEntries({ byBalance: known, ids, upTo }: KnownLedger, added: readonly LedgerEntry[]): KnownLedger {
  const newOf = new Map<BalanceId, LedgerEntry[]>()
  for (const entry of added) {
    ids.add(entry.id)
    if (entry.deletedAt !== null) continue
    const sameBalance = newOf.get(entry.balanceId)
    if (sameBalance) sameBalance.push(entry)
    else newOf.set(entry.balanceId, [entry])
  }
  const byBalance = new Map(known)
  for (const [id, entries] of newOf) byBalance.set(id, [...(byBalance.get(id) ?? []), ...entries])
  return { byBalance, ids, upTo }
}

/** All or none. */
export async function addEntries({ database }: Vault, facts: readonly NewEntry[]) {
  await database.entries.bulkAdd(facts.map(entryRow))
}

/** Entries of one act keep the order in which they were given. */
export function entryRow(facts: NewEntry, place = 0): LedgerEntry {
  const row = createRow<LedgerEntry>({ ...plainEntry, ...facts })
  return { ...row, createdAt: row.createdAt + place }
}

export type ChangeOutcome =
  | { readonly kind: 'changed'; readonly card: Card }
  | { readonly kind: 'refused'; readonly from: Card['state'] }
  | { readonly kind: 'no-card' }

/** What is written in the transaction of the cards' events, once these have taken place. */
export interface AlongWith {
  readonly tables: readonly Table[]
  readonly write: () => Promise<unknown>
}

interface CardAct {
  readonly cardId: CardId
  readonly event: CardEvent
}

/** Lets something happen to a card. */
export function applyCardEvent(
  vault: Vault,
  cardId: CardId,
  event: CardEvent,
  alongWith?: AlongWith,
): Promise<ChangeOutcome> {
  return applyCardEvents(vault, [{ cardId, event }], alongWith)
}

/**
 * Lets things happen to cards one after the other, all of them or none. The cards are read again inside the transaction, so that two
 * windows cannot redeem one twice; a redemption writes its ledger entry in the same transaction, so that one is never there without
 * the other. Answers with the card of the last event.
 */
export async function applyCardEvents(
  vault: Vault,
  acts: readonly CardAct[],
  alongWith: AlongWith = { tables: [], write: () => Promise.resolve() },
): Promise<ChangeOutcome> {
  const { database } = vault
  const usedUp = await sealWithoutReadings(vault, acts)
  const tables = [database.cards, database.entries, ...alongWith.tables]
  return database.transaction('rw', tables, async (): Promise<ChangeOutcome> => {
    const ids = [...new Set(acts.map(({ cardId }) => cardId))]
    const found = await database.cards.bulkGet(ids)
    const rows = new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])))
    const changes: Change[] = []
    for (const { cardId, event } of acts) {
      const row = rows.get(cardId)
      if (!row || row.deletedAt !== null) return { kind: 'no-card' }
      const { sealed, ...before } = row
      const change = changeCard(before, event)
      if (change.kind === 'refused') return { kind: 'refused', from: change.from }
      const without = usedUp.get(cardId)
      // Should another window have written the secret in this very moment, what was read stays beside it, sealed.
      rows.set(cardId, { ...change.card, sealed: without?.updatedAt === row.updatedAt ? without.sealed : sealed })
      changes.push({ before, event, after: change.card })
    }
    await database.entries.bulkAdd(entriesOf(changes, await database.entries.where('cardId').anyOf(ids).toArray()))
    const updatedAt = Date.now()
    await database.cards.bulkPut([...rows.values()].map((row) => ({ ...row, updatedAt })))
    await alongWith.write()
    const last = changes.at(-1)
    return last ? { kind: 'changed', card: last.after } : { kind: 'no-card' }
  })
}

interface Change {
  readonly before: Card
  readonly event: CardEvent
  readonly after: Card
}

/** What the changes of one act write, in their order; `standing` are the entries of their cards so far. */
function entriesOf(changes: readonly Change[], standing: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const written: LedgerEntry[] = []
  for (const [place, { before, event, after }] of changes.entries()) {
    if (event.kind === 'redeem') written.push(redemptionEntry(after.id, event, place))
    if (!before.redeemedInto || after.redeemedInto) continue
    const ofCard = [...standing, ...written].filter(({ cardId }) => cardId === after.id)
    const against = takingBack(ofCard, place)
    if (against) written.push(against)
  }
  return written
}

/** The secrets of the cards that are used up as they will be without what was read on their photos. */
async function sealWithoutReadings(vault: Vault, acts: readonly CardAct[]) {
  const ids = new Set(acts.flatMap(({ cardId, event }) => (usesUp(event) ? cardId : [])))
  const found = await Promise.all([...ids].map(async (id) => [id, await sealedWithoutReadings(vault, id)] as const))
  return new Map(found)
}

async function sealedWithoutReadings(
  vault: Vault,
  id: CardId,
): Promise<Pick<StoredCard, 'sealed' | 'updatedAt'> | null> {
  const row = await vault.database.cards.get(id)
  if (!row) return null
  const { secret } = await openCard(vault, row)
  return { sealed: (await sealSecret(vault, id, withoutReadings(secret))).sealed, updatedAt: row.updatedAt }
}

/** A card that turns out not to be redeemed: its entry stays, a visible correction stands against it. */
function takingBack(ofCard: readonly LedgerEntry[], place: number): LedgerEntry | null {
  const left = (entry: LedgerEntry) => amountAfterCorrections(ofCard, entry)
  const last = ofCard
    .toSorted((one, other) => one.createdAt - other.createdAt)
    .findLast((entry) => entry.kind === 'redeem' && left(entry).minorUnits !== 0)
  if (!last) return null
  const { balanceId, on, cardId, id } = last
  return entryRow({ balanceId, on, kind: 'correction', amount: negateMoney(left(last)), cardId, corrects: id }, place)
}

function redemptionEntry(
  cardId: CardId,
  { balanceId, on, value }: Extract<CardEvent, { kind: 'redeem' }>,
  place: number,
): LedgerEntry {
  return entryRow({ balanceId, on, kind: 'redeem', amount: value, cardId }, place)
}
