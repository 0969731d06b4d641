import type { ImportId, PhotoId } from '@/domain/ids'
import type { StoredImport, StoredThumbnail } from './database'
import type { ImportFacts, ImportSecret, OpenedImport } from './imports'
import { fingerprintOfFile, sealPhoto, unsealPhoto, type Photo } from './photos'
import { createRow, newId } from './rows'
import { sealData } from './seal'
import type { Vault } from './vault'

/** A file as it comes in; `photo` is null where it is not even kept, and `failure` says why. */
export interface NewImport {
  readonly name: string
  readonly position: number
  readonly photo: Photo | null
  readonly failure: string | null
}

/** Stores a file, sealed, before anything is read of it. */
export async function addImport(vault: Vault, { name, position, photo, failure }: NewImport): Promise<OpenedImport> {
  const id = newId<ImportId>()
  const photoId = newId<PhotoId>()
  const secret: ImportSecret = { name, reading: null, parts: null, draft: null }
  const row = await importRow(vault, id, secret, {
    fileId: id,
    position,
    state: failure ? 'failed' : 'waiting',
    failure,
    photoIds: photo ? [photoId] : [],
    contentFingerprint: await fingerprintOfFile(vault, photo?.bytes ?? new Uint8Array()),
    codeFingerprint: null,
  })
  const sealed = photo && (await sealPhoto(vault, photo, photoPlace(photoId)))
  const { imports, importPhotos } = vault.database
  await vault.database.transaction('rw', imports, importPhotos, async () => {
    await imports.add(row)
    if (sealed) await importPhotos.add({ id: photoId, sealed })
  })
  return opened(row, secret)
}

/** null when there is no such photo any more. */
export async function readImportPhoto(vault: Vault, id: PhotoId): Promise<Photo | null> {
  const row = await vault.database.importPhotos.get(id)
  return row ? unsealPhoto(vault, row.sealed, photoPlace(id)) : null
}

/** The small picture of a photo or of an import's line of code; null where there is none. */
export async function readThumbnail(vault: Vault, id: PhotoId | ImportId): Promise<Photo | null> {
  const row = await vault.database.thumbnails.get(id)
  return row ? unsealPhoto(vault, row.sealed, thumbnailPlace(id)) : null
}

export interface ReadPage {
  /** What is kept of the page: the file itself, a picture of it, or nothing where there is nothing to see. */
  readonly keep: 'file' | Photo | null
  readonly thumbnail: Photo | null
}

export interface FoundCard {
  readonly page: number
  readonly secret: ImportSecret
  readonly codeFingerprint: string | null
  /** A picture of the line of code. */
  readonly strip: Photo | null
}

/**
 * Writes what was found on a file: the item that waited holds the first card, each further card becomes an item of its own.
 * null when the item does not wait any more, in another window say.
 */
export async function keepReadings(
  vault: Vault,
  {
    id,
    fileId,
    position,
    photoIds,
    contentFingerprint,
  }: Pick<ImportFacts, 'id' | 'fileId' | 'position' | 'photoIds' | 'contentFingerprint'>,
  pages: readonly ReadPage[],
  cards: readonly FoundCard[],
): Promise<readonly OpenedImport[] | null> {
  const filePhotoId = photoIds[0]
  const kept = pages.map(({ keep }) => (keep === 'file' ? filePhotoId : keep ? newId<PhotoId>() : undefined))
  const pictures = await Promise.all(
    pages.flatMap(async ({ keep }, page) => {
      const photoId = kept[page]
      if (!photoId || keep === null || keep === 'file') return []
      return [{ id: photoId, sealed: await sealPhoto(vault, keep, photoPlace(photoId)) }]
    }),
  )
  const rows = await Promise.all(
    cards.map(async ({ page, secret, codeFingerprint }, place) => {
      const photoId = kept[page]
      const row = await importRow(vault, place === 0 ? id : newId<ImportId>(), secret, {
        fileId,
        position: position + place / 1000,
        state: 'read',
        failure: null,
        photoIds: photoId ? [photoId] : [],
        contentFingerprint,
        codeFingerprint,
      })
      return { row, secret }
    }),
  )
  const small = await Promise.all([
    ...pages.map(({ thumbnail }, page) => thumbnail && kept[page] && sealThumbnail(vault, kept[page], thumbnail)),
    ...cards.map(({ strip }, place) => strip && rows[place] && sealThumbnail(vault, rows[place].row.id, strip)),
  ])
  const { database } = vault
  const { imports, importPhotos, thumbnails } = database
  const isWritten = await database.transaction('rw', imports, importPhotos, thumbnails, async () => {
    if ((await imports.get(id))?.state !== 'waiting') return false
    await imports.bulkPut(rows.map(({ row }) => row))
    await importPhotos.bulkPut(pictures.flat())
    if (filePhotoId && !kept.includes(filePhotoId)) await importPhotos.delete(filePhotoId)
    await thumbnails.bulkPut(small.filter((row): row is StoredThumbnail => Boolean(row)))
    return true
  })
  return isWritten ? rows.map(({ row, secret }) => opened(row, secret)) : null
}

export async function sealThumbnail(vault: Vault, id: PhotoId | ImportId, photo: Photo): Promise<StoredThumbnail> {
  return { id, sealed: await sealPhoto(vault, photo, thumbnailPlace(id)) }
}

export function importPlace(id: ImportId) {
  return `imports/${id}`
}

async function importRow(
  vault: Vault,
  id: ImportId,
  secret: ImportSecret,
  facts: Omit<StoredImport, 'id' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'sealed' | 'cardId' | 'mergedInto'>,
): Promise<StoredImport> {
  const sealed = await sealData(vault.sealing, secret, importPlace(id))
  return createRow<StoredImport>({ ...facts, cardId: null, mergedInto: null, sealed }, id)
}

function opened({ sealed: _, ...facts }: StoredImport, secret: ImportSecret): OpenedImport {
  return { facts, secret }
}

function photoPlace(id: PhotoId) {
  return `importPhotos/${id}`
}

function thumbnailPlace(id: PhotoId | ImportId) {
  return `thumbnails/${id}`
}
