import type { CardId, PhotoId } from '@/domain/ids'
import { isKept } from '@/domain/kept'
import type { StoredPhoto } from './database'
import { newId, createRow } from './rows'
import { BrokenSeal, seal, unseal, type Bytes } from './seal'
import { fingerprint, type Vault } from './vault'

/** An image as it came from the person, never re-encoded. */
export interface Photo {
  readonly mediaType: string
  readonly bytes: Bytes
}

export interface NewPhoto extends Photo {
  readonly id?: PhotoId
  readonly contentFingerprint?: string
}

export async function photoRow(vault: Vault, cardId: CardId, photo: NewPhoto): Promise<StoredPhoto> {
  const { id = newId<PhotoId>(), contentFingerprint } = photo
  const sealed = await sealPhoto(vault, photo, place(id))
  return createRow<StoredPhoto>({ cardId, sealed, ...(contentFingerprint ? { contentFingerprint } : {}) }, id)
}

/** The kept ones of one card with their ids, to which readings refer. One that is damaged fails alone. */
export interface PhotosOfCard {
  readonly opened: readonly { readonly id: PhotoId; readonly photo: Photo }[]
  readonly damaged: readonly PhotoId[]
}

export async function readPhotos(vault: Vault, cardId: CardId): Promise<PhotosOfCard> {
  const rows = await vault.database.photos.where('cardId').equals(cardId).toArray()
  const tried = await Promise.all(
    rows.filter(isKept).map(async ({ id, sealed }) => ({ id, photo: await tryPhoto(vault, id, sealed) })),
  )
  return {
    opened: tried.flatMap(({ id, photo }) => (photo ? { id, photo } : [])),
    damaged: tried.flatMap(({ id, photo }) => (photo ? [] : id)),
  }
}

async function tryPhoto(vault: Vault, id: PhotoId, sealed: Bytes): Promise<Photo | null> {
  try {
    return await unsealPhoto(vault, sealed, place(id))
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error
    return null
  }
}

/** The card of every photo whose file is known, without reading the photos. */
export async function readPhotoCards({ database }: Pick<Vault, 'database'>): Promise<ReadonlyMap<string, CardId>> {
  const keys = await database.photos.orderBy('[contentFingerprint+cardId]').keys()
  return new Map(keys as unknown as readonly [string, CardId][])
}

/** A keyed fingerprint of a file: equal for equal bytes, and useless without the household's key. */
export async function fingerprintOfFile(vault: Vault, bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return fingerprint(vault, `file/${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`)
}

export async function sealPhoto(vault: Vault, photo: Photo, at: string): Promise<Bytes> {
  return seal(vault.sealing, pack(photo), at)
}

export async function unsealPhoto(vault: Vault, sealed: Bytes, at: string): Promise<Photo> {
  return unpack(await unseal(vault.sealing, sealed, at))
}

/** One length byte, the media type, the image. */
function pack({ mediaType, bytes }: Photo): Bytes {
  const type = new TextEncoder().encode(mediaType)
  const packed = new Uint8Array(1 + type.length + bytes.length)
  packed[0] = type.length
  packed.set(type, 1)
  packed.set(bytes, 1 + type.length)
  return packed
}

function unpack(packed: Bytes): Photo {
  const end = 1 + (packed[0] ?? 0)
  return { mediaType: new TextDecoder().decode(packed.slice(1, end)), bytes: packed.slice(end) }
}

function place(id: PhotoId) {
  return `photos/${id}`
}
