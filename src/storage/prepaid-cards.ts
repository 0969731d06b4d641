import type { PhotoId, PrepaidCardId } from '@/domain/ids'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'
import type { StoredPrepaidPhoto } from './database'
import { sealPhoto, unsealPhoto, type Photo } from './photos'
import { changeRow, createRow, newId, restoreRow, trashRow, type NewRow } from './rows'
import type { Vault } from './vault'

/** In the order in which they were added. */
export async function readPrepaidCards({ database }: Pick<Vault, 'database'>): Promise<readonly PrepaidCard[]> {
  const rows = await database.prepaidCards.toArray()
  return rows.filter(({ deletedAt }) => deletedAt === null).sort((a, b) => a.createdAt - b.createdAt)
}

/** All or none, in the order given. */
export async function addPrepaidCards({ database }: Vault, facts: readonly NewRow<PrepaidCard>[]) {
  const rows = facts.map((one, place) => {
    const row = createRow<PrepaidCard>(one)
    return { ...row, createdAt: row.createdAt + place }
  })
  await database.prepaidCards.bulkAdd(rows)
  return rows.map(({ id }) => id)
}

export async function changePrepaidCard({ database }: Vault, id: PrepaidCardId, facts: Partial<NewRow<PrepaidCard>>) {
  await changeRow(database.prepaidCards, id, facts)
}

export async function trashPrepaidCard({ database }: Vault, id: PrepaidCardId) {
  await trashRow(database.prepaidCards, id)
}

export async function restorePrepaidCard({ database }: Vault, id: PrepaidCardId) {
  await restoreRow(database.prepaidCards, id)
}

/** One photo a card: a new one takes the place of the old. Its number has to be covered already. */
export async function putPrepaidPhoto(vault: Vault, prepaidCardId: PrepaidCardId, photo: Photo) {
  const id = newId<PhotoId>()
  const row = createRow<StoredPrepaidPhoto>({ prepaidCardId, sealed: await sealPhoto(vault, photo, place(id)) }, id)
  const { prepaidPhotos } = vault.database
  await vault.database.transaction('rw', prepaidPhotos, async () => {
    await prepaidPhotos.where('prepaidCardId').equals(prepaidCardId).delete()
    await prepaidPhotos.add(row)
  })
}

export async function removePrepaidPhoto({ database }: Vault, prepaidCardId: PrepaidCardId) {
  await database.prepaidPhotos.where('prepaidCardId').equals(prepaidCardId).delete()
}

export async function readPrepaidPhoto(vault: Vault, prepaidCardId: PrepaidCardId): Promise<Photo | null> {
  const row = await vault.database.prepaidPhotos.where('prepaidCardId').equals(prepaidCardId).first()
  return row ? unsealPhoto(vault, row.sealed, place(row.id)) : null
}

/** The cards that have a photo, without reading any. */
export async function readPhotographedCards({
  database,
}: Pick<Vault, 'database'>): Promise<ReadonlySet<PrepaidCardId>> {
  const keys = await database.prepaidPhotos.orderBy('prepaidCardId').uniqueKeys()
  return new Set(keys as unknown as readonly PrepaidCardId[])
}

function place(id: PhotoId) {
  return `prepaidPhotos/${id}`
}
