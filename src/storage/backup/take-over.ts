import type { IndexableType, Table } from 'dexie'
import { databaseNames, Database, schemaVersion, type StoredVault } from '../database'
import { hasVault, readVaultRow } from '../vault'
import { holdsFiles } from './tables'

const keptAsideAt = 'keptAsideAt'
const rowsAtOnce = 2000
const filesAtOnce = 8

/**
 * Puts all rows of `from`, and this vault row, in the place of all rows of `to` in one transaction: after a power cut either everything
 * is there or nothing has changed.
 */
export async function takeOver(from: Database, to: Database, vault: StoredVault): Promise<void> {
  const tables = to.tables.filter(({ name }) => name !== 'vault')
  // Dexie opens a database at its first question.
  await to.open()
  // Only files, which are too many for memory, are read while it is written.
  const rows = await Promise.all(tables.map(({ name }) => (holdsFiles(name) ? [] : from.table(name).toArray())))
  const files = await Promise.all(
    tables.map(({ name }) => (holdsFiles(name) ? from.table(name).toCollection().primaryKeys() : [])),
  )
  await writeAll(
    to,
    [...tables.map((table, place) => [table.name, rows[place] ?? []] as const), ['vault', [vault]]],
    () => nextFiles(from, tables, files),
  )
}

type Batch = readonly [table: string, rows: readonly unknown[]]

/** Batch after batch of the rows that hold files. */
async function* nextFiles(from: Database, tables: readonly Table[], files: readonly (readonly IndexableType[])[]) {
  for (const [place, { name }] of tables.entries()) {
    const keys = files[place] ?? []
    for (let at = 0; at < keys.length; at += filesAtOnce)
      yield [name, await from.table(name).bulkGet(keys.slice(at, at + filesAtOnce))] as const
  }
}

/**
 * Empties the database and fills it anew in one transaction of the bare IndexedDB, which accepts a request only in the answer to another:
 * while files are read elsewhere it is kept alive by small questions. Whatever fails takes everything back.
 */
function writeAll(to: Database, rows: readonly Batch[], files: () => AsyncGenerator<Batch>): Promise<void> {
  const transaction = to
    .backendDB()
    .transaction([...to.backendDB().objectStoreNames], 'readwrite', { durability: 'strict' })
  const write = ([table, batch]: Batch) => batch.forEach((row) => transaction.objectStore(table).add(row))
  return new Promise((resolve, reject) => {
    let failure: unknown = null
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(failure ?? transaction.error)
    const fail = (error: unknown) => {
      failure = error
      transaction.abort()
    }
    const batches = files()
    let waiting: Batch | 'reading' | 'done' = 'done'
    const read = () => {
      waiting = 'reading'
      batches.next().then(({ value }) => (waiting = value ?? 'done'), fail)
    }
    const goOn = () => {
      if (waiting === 'done') return
      if (waiting !== 'reading') {
        write(waiting)
        read()
      }
      transaction.objectStore('vault').count().onsuccess = goOn
    }
    try {
      for (const table of transaction.objectStoreNames) transaction.objectStore(table).clear()
      rows.forEach(write)
      read()
      goOn()
    } catch (error) {
      fail(error)
    }
  })
}

/** Keeps what stands in `database` aside, whole or not at all; what was kept aside before makes room. */
export async function keepAside(database: Database): Promise<void> {
  const aside = new Database(databaseNames.before, { upTo: schemaVersion })
  await aside.delete()
  await aside.open()
  const vault = await readVaultRow(database)
  for (const table of database.tables) {
    if (table.name === 'vault') continue
    let rows = await nextRows(table, null)
    while (rows.length > 0) {
      await aside.table(table.name).bulkAdd(rows)
      rows = await nextRows(table, keyOf(table, rows.at(-1)))
    }
  }
  await aside.settings.put({ key: keptAsideAt, value: Date.now(), updatedAt: Date.now() })
  // Last: what has no vault is not whole.
  if (vault) await aside.vault.add(vault)
  aside.close()
}

/** What was kept aside, open, and since when (ms); null when nothing was, or not all of it. Whoever gets it closes or deletes it. */
export async function openAside(): Promise<{ readonly database: Database; readonly keptAt: number } | null> {
  const names = (await indexedDB.databases()).map(({ name }) => name)
  if (!names.includes(databaseNames.before)) return null
  const database = new Database(databaseNames.before)
  const keptAt = (await database.settings.get(keptAsideAt))?.value
  if (typeof keptAt === 'number' && (await hasVault(database))) return { database, keptAt }
  database.close()
  return null
}

function nextRows(table: Table, after: unknown): PromiseLike<unknown[]> {
  const key = `${table.schema.primKey.keyPath}`
  const rest = after === null ? table.orderBy(key) : table.where(key).above(after)
  return rest.limit(holdsFiles(table.name) ? filesAtOnce : rowsAtOnce).toArray()
}

function keyOf(table: Table, row: unknown): unknown {
  return (row as Record<string, unknown>)[`${table.schema.primKey.keyPath}`]
}
