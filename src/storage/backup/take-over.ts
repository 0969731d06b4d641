import { Dexie, type Table } from 'dexie'
import { databaseNames, Database, type StoredVault } from '../database'
import { holdsFiles } from './tables'

const rowsAtOnce = 2000
const filesAtOnce = 8

/**
 * Puts all rows of `from` in the place of all rows of `to` in one transaction: after a power cut either everything is there or nothing
 * has changed. Of one household's two vault rows the newer stays, so that a passphrase that was changed since is not changed back.
 */
export async function takeOver(from: Database, to: Database): Promise<void> {
  const [vault, standing] = await Promise.all([from.vault.get('vault'), to.vault.get('vault')])
  if (!vault) throw new Error('There is no household to take over.')
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
    await to.vault.add(newerOf(vault, standing))
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
  // Last: what has no vault is not whole.
  if (vault) await aside.vault.add(vault)
  aside.close()
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

function newerOf(restored: StoredVault, standing: StoredVault | undefined): StoredVault {
  const isSame = standing?.householdId === restored.householdId
  return isSame && standing.updatedAt > restored.updatedAt ? standing : restored
}
