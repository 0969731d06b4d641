import type { ByteSource } from './bytes-io'
import { readHeader } from './header'
import { readPieces } from './read-backup'
import { knownPhotos, type KnownPhotos, type PhotoBeside, type PhotoStore } from './write-backup'

/** Reads a snapshot to its end, as a restore would, without keeping anything of it. Throws a BackupRefusal where it is not whole. */
export async function isSnapshotWhole(
  source: ByteSource,
  key: CryptoKey,
  store: Pick<PhotoStore, 'has'>,
): Promise<boolean> {
  for await (const piece of readPieces(source, key, await readHeader(source))) {
    if (piece.kind === 'photos' && !piece.photos.every((photo) => store.has(photo))) return false
  }
  return true
}

/** What a snapshot says of its photos, which stands before everything else in it. */
export async function readKnownPhotos(source: ByteSource, key: CryptoKey): Promise<KnownPhotos> {
  const photos: PhotoBeside[] = []
  for await (const piece of readPieces(source, key, await readHeader(source))) {
    if (piece.kind !== 'photos') break
    photos.push(...piece.photos)
  }
  return knownPhotos(photos)
}
