import type { CardId, PhotoId } from '@/domain/ids'
import type { StoredPhoto } from './database'
import { newId, createRow } from './rows'
import { seal, unseal, type Bytes } from './seal'
import type { Vault } from './vault'

/** An image as it came from the person, never re-encoded. */
export interface Photo {
  readonly mediaType: string
  readonly bytes: Bytes
}

export async function photoRow(vault: Vault, cardId: CardId, photo: Photo): Promise<StoredPhoto> {
  const id = newId<PhotoId>()
  return createRow<StoredPhoto>({ cardId, sealed: await seal(vault.sealing, pack(photo), place(id)) }, id)
}

export async function readPhotos(vault: Vault, cardId: CardId): Promise<readonly Photo[]> {
  const rows = await vault.database.photos.where('cardId').equals(cardId).toArray()
  const kept = rows.filter(({ deletedAt }) => deletedAt === null)
  return Promise.all(kept.map(async ({ id, sealed }) => unpack(await unseal(vault.sealing, sealed, place(id)))))
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
