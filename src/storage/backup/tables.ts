import type { Table } from 'dexie'
import type { Database } from '../database'

/** Tables whose rows hold a sealed file; the file goes into a backup by itself, what else the row says goes along. */
const fileTables: ReadonlySet<string> = new Set(['photos', 'importPhotos', 'prepaidPhotos', 'proofFiles', 'thumbnails'])

/** Those among them whose rows are written once and perhaps removed, never changed: a snapshot does not read them again. */
const unchangingTables: ReadonlySet<string> = new Set(['photos', 'importPhotos', 'prepaidPhotos'])

/** Tables from which the app itself takes rows out for good, and settings: fewer rows there are no loss. */
const passingTables: ReadonlySet<string> = new Set([
  'vault',
  'settings',
  'imports',
  'importPhotos',
  'thumbnails',
  'dueAnswers',
  'prepaidPhotos',
  'reloadLimits',
])

/** Everything but the vault, which stands in the header. */
export function tablesInBackup(database: Database): readonly Table[] {
  return database.tables.filter(({ name }) => name !== 'vault')
}

export function holdsFiles(table: string): boolean {
  return fileTables.has(table)
}

export function isUnchanging(table: string): boolean {
  return unchangingTables.has(table)
}

export type RowCounts = Readonly<Record<string, number>>

/** How many rows each table has whose rows last: they go to the trash, which keeps them. */
export async function countLasting(database: Database): Promise<RowCounts> {
  const lasting = database.tables.filter(({ name }) => !passingTables.has(name))
  const counts = await Promise.all(lasting.map((table) => table.count()))
  return Object.fromEntries(lasting.map(({ name }, place) => [name, counts[place] ?? 0]))
}

/** The lasting ones among the counts of all tables. */
export function lastingOf(counts: RowCounts): RowCounts {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => !passingTables.has(name)))
}

export function sumOfCounts(counts: RowCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
