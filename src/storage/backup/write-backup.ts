import { schemaVersion, type Database } from '../database'
import type { Bytes } from '../seal'
import type { Vault } from '../vault'
import type { ByteSink } from './bytes-io'
import { chunkWriter } from './chunks'
import { encodeHeader, sha256, type BackupHeader } from './header'
import { holdsFiles, isUnchanging, lastingOf, sumOfCounts, tablesInBackup, type RowCounts } from './tables'

/** Says how far it is, from 0 to 1; throwing there stops it. */
export type Progress = (share: number) => void

/** A file that lies beside a snapshot, and what its row says. */
export interface PhotoBeside {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
  /** SHA-256 of the sealed bytes (hexadecimal): also its name. */
  readonly address: string
  readonly sizeBytes: number
}

/** Where the photos of snapshots lie, each once. */
export interface PhotoStore {
  has(photo: Pick<PhotoBeside, 'address' | 'sizeBytes'>): boolean
  keep(address: string, sealed: Bytes): Promise<void>
}

const rowsPerChunk = 1000
const photosPerChunk = 500
/** Read together; few, since each may be large. */
const photosAtOnce = 8

/** Writes a backup with everything inside it. */
export async function writeWholeBackup(vault: Vault, sink: ByteSink, progress: Progress = () => undefined) {
  const { database } = vault
  const gathered = await gather(database)
  const header = await headerOf(vault, gathered, [])
  const { bytes, fingerprint } = await encodeHeader(header)
  await sink.write(bytes)
  const chunks = chunkWriter(sink, vault.backups, fingerprint)
  await writeRows(chunks, gathered)
  const photoCounts: Record<string, number> = {}
  let done = 0
  for (let at = 0; at < gathered.photoKeys.length; at += photosAtOnce) {
    const keys = gathered.photoKeys.slice(at, at + photosAtOnce)
    const some = await Promise.all(keys.map(({ table, id }) => readPhotoRow(database, table, id)))
    for (const [place, { table }] of keys.entries()) {
      progress(done++ / gathered.photoKeys.length)
      const found = some[place]
      // Removed since the rows were read.
      if (!found) continue
      await chunks.write({ kind: 'photo', table, row: found.row }, found.sealed)
      photoCounts[table] = (photoCounts[table] ?? 0) + 1
    }
  }
  await chunks.writeLast({ kind: 'end', counts: { ...gathered.counts, ...photoCounts } })
  return header
}

/** Writes a backup beside which its photos lie; `known` are those of an earlier snapshot, which need not be read again. */
export async function writeSnapshot(
  vault: Vault,
  openSink: (header: BackupHeader) => Promise<ByteSink>,
  store: PhotoStore,
  known: KnownPhotos = new Map(),
): Promise<WrittenSnapshot> {
  const gathered = await gather(vault.database)
  const photos = await keepPhotos(vault.database, gathered.photoKeys, store, known)
  const addresses = [...new Set(photos.map(({ address }) => address))]
  const header = await headerOf(vault, gathered, addresses)
  const { bytes, fingerprint } = await encodeHeader(header)
  const sink = await openSink(header)
  await sink.write(bytes)
  const chunks = chunkWriter(sink, vault.backups, fingerprint)
  for (let at = 0; at < photos.length; at += photosPerChunk)
    await chunks.write({ kind: 'photos', photos: photos.slice(at, at + photosPerChunk) })
  await writeRows(chunks, gathered)
  await chunks.writeLast({ kind: 'end', counts: { ...gathered.counts, ...countByTable(photos) } })
  return { header, photos: knownPhotos(photos) }
}

export interface WrittenSnapshot {
  readonly header: BackupHeader
  readonly photos: KnownPhotos
}

/** Photos of an earlier snapshot by table and id. */
export type KnownPhotos = ReadonlyMap<string, PhotoBeside>

export function knownPhotos(photos: readonly PhotoBeside[]): KnownPhotos {
  return new Map(photos.map((photo) => [photoKey(photo.table, photo.row.id), photo]))
}

function photoKey(table: string, id: unknown): string {
  return `${table}/${String(id)}`
}

interface Gathered {
  readonly createdAt: number
  readonly vault: BackupHeader['vault']
  readonly rows: readonly { readonly table: string; readonly rows: readonly unknown[] }[]
  readonly photoKeys: readonly { readonly table: string; readonly id: string }[]
  readonly counts: RowCounts
  readonly records: number
}

/** One moment of the household, in one transaction: every row but those of files, of which the keys. */
async function gather(database: Database): Promise<Gathered> {
  await database.open()
  const tables = tablesInBackup(database).map(({ name }) => name)
  const transaction = database.backendDB().transaction(['vault', ...tables], 'readonly')
  const all = (name: string) => answerOf(transaction.objectStore(name).getAll())
  const keys = (name: string) => answerOf(transaction.objectStore(name).getAllKeys())
  const createdAt = Date.now()
  const [[vault], rows, photoKeys] = await Promise.all([
    all('vault'),
    Promise.all(tables.filter((name) => !holdsFiles(name)).map(async (table) => ({ table, rows: await all(table) }))),
    Promise.all(
      tables.filter(holdsFiles).map(async (table) => (await keys(table)).map((key) => ({ table, id: String(key) }))),
    ),
  ])
  if (!vault) throw new Error('There is no household to back up.')
  const counts = Object.fromEntries(rows.map(({ table, rows }) => [table, rows.length]))
  const records = sumOfCounts(lastingOf({ ...counts, ...countByTable(photoKeys.flat()) }))
  return { createdAt, vault, rows, photoKeys: photoKeys.flat(), counts, records }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function headerOf(vault: Vault, { createdAt, records, vault: row }: Gathered, photos: readonly string[]) {
  if (row.householdId !== vault.householdId) throw new Error('Another household stands in this database.')
  return { backupId: crypto.randomUUID(), createdAt, schema: schemaVersion, records, photos: [...photos], vault: row }
}

async function writeRows(chunks: ReturnType<typeof chunkWriter>, { rows }: Gathered) {
  for (const { table, rows: all } of rows) {
    for (let at = 0; at < all.length; at += rowsPerChunk)
      await chunks.write({ kind: 'rows', table, rows: all.slice(at, at + rowsPerChunk) })
  }
}

async function keepPhotos(
  database: Database,
  keys: Gathered['photoKeys'],
  store: PhotoStore,
  known: KnownPhotos,
): Promise<readonly PhotoBeside[]> {
  const photos: PhotoBeside[] = []
  for (const { table, id } of keys) {
    const before = isUnchanging(table) ? known.get(photoKey(table, id)) : undefined
    if (before && store.has(before)) {
      photos.push(before)
      continue
    }
    const found = await readPhotoRow(database, table, id)
    if (!found) continue
    const photo = { table, row: found.row, address: await sha256(found.sealed), sizeBytes: found.sealed.length }
    if (!store.has(photo)) await store.keep(photo.address, found.sealed)
    photos.push(photo)
  }
  return photos
}

async function readPhotoRow(database: Database, table: string, id: string) {
  const found: { sealed: Bytes } | undefined = await database.table(table).get(id)
  if (!found) return null
  const { sealed, ...row } = found
  return { row, sealed }
}

function countByTable(photos: readonly { readonly table: string }[]): RowCounts {
  const counts: Record<string, number> = {}
  for (const { table } of photos) counts[table] = (counts[table] ?? 0) + 1
  return counts
}
