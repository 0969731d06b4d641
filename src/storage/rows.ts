import { liveQuery, type Table } from 'dexie'
import { createId } from '@/domain/ids'

interface Row {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt: number | null
}

/** What a caller says of a new row; id and times are the storage's to give. */
export type NewRow<T extends Row> = Omit<T, keyof Row>

export function newId<Id extends string>(): Id {
  return createId<Id>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

/** A fresh row with its id and times. */
export function createRow<T extends Row>(facts: NewRow<T>, id: T['id'] = newId<T['id']>()): T {
  const now = Date.now()
  return { ...facts, id, createdAt: now, updatedAt: now, deletedAt: null } as unknown as T
}

/** The one way to change a row that stands: every change carries its time, so that two PCs can be merged one day. */
export async function changeRow<T extends Row>(table: Table<T, string>, id: T['id'], change: Partial<NewRow<T>>) {
  await write(table, [id], change)
}

/** The same for several rows in one request. */
export async function changeRows<T extends Row>(
  table: Table<T, string>,
  ids: readonly T['id'][],
  change: Partial<NewRow<T>>,
) {
  await write(table, ids, change)
}

/** Into the trash, from which `restoreRow` takes it back. */
export async function trashRow<T extends Row>(table: Table<T, string>, id: T['id']) {
  await write(table, [id], { deletedAt: Date.now() })
}

export async function trashRows<T extends Row>(table: Table<T, string>, ids: readonly T['id'][]) {
  await write(table, ids, { deletedAt: Date.now() })
}

export async function restoreRow<T extends Row>(table: Table<T, string>, id: T['id']) {
  await write(table, [id], { deletedAt: null })
}

async function write<T extends Row>(table: Table<T, string>, ids: readonly string[], change: object) {
  const found = await table
    .where('id')
    .anyOf(ids)
    .modify((row) => void Object.assign(row, change, { updatedAt: Date.now() }))
  if (found < new Set(ids).size) throw new Error(`A row is missing in ${table.name}: ${ids.join(', ')}`)
}

/** Runs `query` now and after every change of what it read, until the answer is called. */
export function watch<T>(query: () => Promise<T>, next: (result: T) => void, failed: (error: unknown) => void) {
  const subscription = liveQuery(query).subscribe({ next, error: failed })
  return () => subscription.unsubscribe()
}
