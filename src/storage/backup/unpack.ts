import { Database } from '../database'
import { isQuotaExceeded } from '../full-disk'
import type { Bytes } from '../seal'
import type { ByteSource } from './bytes-io'
import { letIn } from './door'
import { sha256, type OpenedHeader } from './header'
import { readPieces, type Piece } from './read-backup'
import { BackupRefusal } from './refusal'
import type { PhotoBeside, Progress } from './write-backup'

/** Gives the sealed bytes of a photo that lies beside a snapshot; null where it is not there any more. */
export type ReadPhoto = (photo: PhotoBeside) => Promise<Bytes | null>

export interface Unpacked {
  readonly database: Database
  /** Photos that lay beside the snapshot and are gone or damaged; all else is there. */
  readonly missingPhotos: number
}

/**
 * Unpacks a backup into a database of its own under the schema of its time, then lets it grow to today's as any database does.
 * Every bit is checked on the way; throws a BackupRefusal, with nothing left behind, when one is not as it was written.
 */
export async function unpack(
  source: ByteSource,
  key: CryptoKey,
  opened: OpenedHeader,
  { into, readPhoto, progress = () => undefined }: { into: string; readPhoto: ReadPhoto; progress?: Progress },
): Promise<Unpacked> {
  await new Database(into).delete()
  const ofItsTime = new Database(into, { upTo: opened.header.schema })
  const photos = photoShelf(ofItsTime)
  let missingPhotos = 0
  let read = 0
  const measured: ByteSource = {
    sizeBytes: source.sizeBytes,
    read: (offset, length) => {
      read = Math.max(read, offset)
      return source.read(offset, length)
    },
  }
  try {
    await ofItsTime.vault.add(opened.header.vault)
    for await (const piece of readPieces(measured, key, opened)) {
      progress(read / source.sizeBytes)
      missingPhotos += await write(ofItsTime, photos, piece, readPhoto)
    }
    await photos.flush()
    ofItsTime.close()
    const database = new Database(into)
    await database.open()
    return { database, missingPhotos }
  } catch (error) {
    ofItsTime.close()
    await new Database(into).delete()
    throw error
  }
}

/** Answers how many photos were missing. */
async function write(database: Database, photos: PhotoShelf, piece: Piece, readPhoto: ReadPhoto): Promise<number> {
  if (piece.kind === 'rows') {
    await add(database, piece.table, piece.rows)
    return 0
  }
  if (piece.kind === 'photo') {
    await photos.put(piece.table, { ...piece.row, sealed: piece.sealed })
    return 0
  }
  let missing = 0
  for (const photo of piece.photos) {
    const sealed = await readPhoto(photo)
    if (sealed && (await sha256(sealed)) === photo.address) await photos.put(photo.table, { ...photo.row, sealed })
    else missing += 1
  }
  return missing
}

/** Each transaction waits for the disk: photos go there some at a time, not one by one. */
const shelfBytes = 8 * 1024 * 1024

type PhotoShelf = ReturnType<typeof photoShelf>

function photoShelf(database: Database) {
  let waiting: { readonly sealed: Bytes }[] = []
  let table = ''
  let sizeBytes = 0

  async function flush() {
    const rows = waiting
    waiting = []
    sizeBytes = 0
    if (rows.length > 0) await add(database, table, rows)
  }

  async function put(name: string, row: { readonly sealed: Bytes }) {
    if (name !== table) await flush()
    table = name
    waiting.push(row)
    sizeBytes += row.sealed.length
    if (sizeBytes >= shelfBytes) await flush()
  }

  return { put, flush }
}

async function add(database: Database, name: string, rows: readonly unknown[]) {
  const table = database.tables.find((known) => known.name === name && name !== 'vault')
  if (!table) throw new BackupRefusal('damaged')
  try {
    await table.bulkAdd(rows.map((row) => letIn(table, row)))
  } catch (error) {
    // The same key twice.
    if (error instanceof Error && error.name === 'BulkError' && !isQuotaExceeded(error))
      throw new BackupRefusal('damaged')
    throw error
  }
}
