import { Dexie, type Table } from 'dexie'
import { databaseNames, Database, type StoredVault } from '../database'
import { holdsFiles } from './tables'

const keptAsideAt = 'keptAsideAt'
const rowsAtOnce = 2000
const filesAtOnce = 8

/**
 * Puts all rows of `from`, and this vault row, in the place of all rows of `to` in one transaction: after a power cut either everything
 * is there or nothing has changed.
 */
export async function takeOver(from: Database, to: Database, vault: StoredVault): Promise<void> {
  await to.transaction('rw', to.tables, async () => {
    for (const table of to.tables) {
      await table.clear()
      if (table.name === 'vault') continue
      const source = from.table(table.name)
      // Waiting for another database would end the transaction: Dexie keeps it alive meanwhile.
      let rows = await Dexie.waitFor(nextRows(source, null))
      while (rows.length > 0) {
        await table.bulkAdd(rows)
        rows = await Dexie.waitFor(nextRows(source, keyOf(table, rows.at(-1))))
      }
    }
    await to.vault.add(vault)
  })
}

/** Keeps what stands in `database` aside, whole or not at all; what was kept aside before makes room. */
export async function keepAside(database: Database): Promise<void> {
  const aside = new Database(databaseNames.before)
  await aside.delete()
  await aside.open()
  const vault = await database.vault.get('vault')
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
  if (typeof keptAt === 'number' && (await database.vault.count()) > 0) return { database, keptAt }
  database.close()
  return null
}

function nextRows(table: Table, after: unknown): PromiseLike<unknown[]> {
  const limit = holdsFiles(table.name) ? filesAtOnce : rowsAtOnce
  return Dexie.ignoreTransaction(() => {
    const { keyPath } = table.schema.primKey
    const rest = after === null ? table.orderBy(`${keyPath}`) : table.where(`${keyPath}`).above(after)
    return rest.limit(limit).toArray()
  })
}

function keyOf(table: Table, row: unknown): unknown {
  return (row as Record<string, unknown>)[`${table.schema.primKey.keyPath}`]
}
