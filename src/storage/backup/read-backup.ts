import * as v from 'valibot'
import type { Bytes } from '../seal'
import type { ByteSource } from './bytes-io'
import { readChunks } from './chunks'
import type { OpenedHeader } from './header'
import { BackupRefusal } from './refusal'
import type { RowCounts } from './tables'
import type { PhotoBeside } from './write-backup'

const table = v.string()
const row = v.record(v.string(), v.unknown())
const address = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const chunkSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('rows'), table, rows: v.array(row) }),
  v.strictObject({ kind: v.literal('photo'), table, row }),
  v.strictObject({
    kind: v.literal('photos'),
    photos: v.array(v.strictObject({ table, row, address, sizeBytes: count })),
  }),
  v.strictObject({ kind: v.literal('end'), counts: v.record(v.string(), count) }),
])

/** What comes out of a backup, in its order. */
export type Piece =
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly unknown[] }
  | { readonly kind: 'photo'; readonly table: string; readonly row: object; readonly sealed: Bytes }
  | { readonly kind: 'photos'; readonly photos: readonly PhotoBeside[] }

/** Hands out piece after piece; throws a BackupRefusal where anything is not as it was written, or is missing at the end. */
export async function* readPieces(source: ByteSource, key: CryptoKey, opened: OpenedHeader): AsyncGenerator<Piece> {
  const counted: Record<string, number> = {}
  const countIn = (name: string, more: number) => void (counted[name] = (counted[name] ?? 0) + more)
  for await (const { said, bytes, isLast } of readChunks(source, key, opened)) {
    const chunk = parse(said)
    if (isLast !== (chunk.kind === 'end')) throw new BackupRefusal('damaged')
    if (chunk.kind === 'end') {
      if (!sameCounts(chunk.counts, counted)) throw new BackupRefusal('damaged')
    } else if (chunk.kind === 'photo') {
      countIn(chunk.table, 1)
      yield { ...chunk, sealed: bytes }
    } else if (chunk.kind === 'photos') {
      for (const photo of chunk.photos) countIn(photo.table, 1)
      yield chunk
    } else {
      countIn(chunk.table, chunk.rows.length)
      yield chunk
    }
  }
}

function parse(said: unknown) {
  const parsed = v.safeParse(chunkSchema, said)
  if (!parsed.success) throw new BackupRefusal('damaged')
  return parsed.output
}

/** A table without rows need not be named. */
function sameCounts(said: RowCounts, counted: RowCounts): boolean {
  return [...Object.keys(said), ...Object.keys(counted)].every((name) => (said[name] ?? 0) === (counted[name] ?? 0))
}
