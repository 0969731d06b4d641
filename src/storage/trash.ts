import type { Table } from 'dexie'
import type { Recorded } from '@/domain/household'
import type { CardId } from '@/domain/ids'
import { daysUntilDeletable } from '@/domain/trash'
import type { Database } from './database'
import { restoreRow } from './rows'
import type { Vault } from './vault'

/** Kinds of records that a person can put into the trash and take back. */
export const trashKinds = [
  'cards',
  'members',
  'accounts',
  'envelopes',
  'credits',
  'prepaidCards',
  'proofs',
  'receivedGifts',
] as const

export type TrashKind = (typeof trashKinds)[number]

export interface TrashedRecord {
  readonly kind: TrashKind
  readonly id: string
  /** As it is called; of a receipt the label of its card. */
  readonly name: string
  readonly deletedAt: number
  /** The ledger refers to it, so that it is never deleted for good. */
  readonly isKeptForGood: boolean
}

/** Everything in the trash, the newest first. */
export async function readTrash({ database }: Pick<Vault, 'database'>): Promise<readonly TrashedRecord[]> {
  return database.transaction('r', [...trashKinds.map((kind) => database[kind])], async () => {
    const found: TrashedRecord[] = []
    for (const kind of trashKinds) {
      const rows: readonly Recorded[] = await table(database, kind)
        .filter(({ deletedAt }) => deletedAt !== null)
        .toArray()
      for (const row of rows) {
        found.push({
          kind,
          id: (row as Recorded & { id: string }).id,
          name: await nameOf(database, kind, row),
          deletedAt: row.deletedAt ?? 0,
          isKeptForGood: !(kind in removals),
        })
      }
    }
    return found.toSorted((one, other) => other.deletedAt - one.deletedAt)
  })
}

export async function restoreFromTrash({ database }: Vault, kind: TrashKind, id: string): Promise<void> {
  await restoreRow(table(database, kind) as Table<Recorded & { id: string }, string>, id)
}

export type DeleteOutcome = 'deleted' | 'not-in-trash' | 'too-early' | 'kept-for-good'

/** Deletes a record with everything that is its own, once it has lain in the trash long enough. Cannot be undone. */
export async function deleteForGood(
  { database }: Vault,
  { kind, id, now }: { readonly kind: TrashKind; readonly id: string; readonly now: number },
): Promise<DeleteOutcome> {
  const remove = removals[kind]
  if (!remove) return 'kept-for-good'
  return database.transaction('rw', remove.tables(database), async () => {
    const row = await table(database, kind).get(id)
    if (!row || row.deletedAt === null) return 'not-in-trash'
    if (daysUntilDeletable(row.deletedAt, now) > 0) return 'too-early'
    await remove.run(database, id)
    return 'deleted'
  })
}

interface Removal {
  readonly tables: (database: Database) => Table[]
  readonly run: (database: Database, id: string) => Promise<void>
}

/** Members, accounts and envelopes are not here: entries of the ledger refer to them. */
const removals: Partial<Record<TrashKind, Removal>> = {
  cards: {
    tables: ({ cards, photos, thumbnails, proofs, proofFiles, gifts, tries, diagnoses }) => [
      cards,
      photos,
      thumbnails,
      proofs,
      proofFiles,
      gifts,
      tries,
      diagnoses,
    ],
    async run(database, id) {
      const { cards, photos, thumbnails, gifts, tries, diagnoses } = database
      const photoIds = await photos.where('cardId').equals(id).primaryKeys()
      const proofIds = await database.proofs.where('cardId').equals(id).primaryKeys()
      await removeProofs(database, proofIds)
      await thumbnails.bulkDelete(photoIds)
      await Promise.all([photos, gifts, tries, diagnoses].map((owned) => deleteOf(owned, 'cardId', [id])))
      await cards.delete(id)
    },
  },
  prepaidCards: {
    tables: ({ prepaidCards, prepaidPhotos }) => [prepaidCards, prepaidPhotos],
    async run({ prepaidCards, prepaidPhotos }, id) {
      await deleteOf(prepaidPhotos, 'prepaidCardId', [id])
      await prepaidCards.delete(id)
    },
  },
  proofs: {
    tables: ({ proofs, proofFiles }) => [proofs, proofFiles],
    run: (database, id) => removeProofs(database, [id]),
  },
  receivedGifts: {
    tables: ({ receivedGifts }) => [receivedGifts],
    run: ({ receivedGifts }, id) => receivedGifts.delete(id),
  },
}

async function removeProofs({ proofs, proofFiles }: Database, ids: readonly string[]) {
  await deleteOf(proofFiles, 'proofId', ids)
  await proofs.bulkDelete([...ids])
}

async function deleteOf(owned: Table, index: string, ids: readonly string[]) {
  await owned.bulkDelete(await owned.where(index).anyOf(ids).primaryKeys())
}

function table(database: Database, kind: TrashKind): Table<Recorded, string> {
  return database[kind] as unknown as Table<Recorded, string>
}

async function nameOf(database: Database, kind: TrashKind, row: object): Promise<string> {
  const named = row as { label?: string; name?: string; nickname?: string; from?: string; cardId?: CardId }
  if (kind === 'proofs') return (named.cardId && (await database.cards.get(named.cardId))?.label) ?? ''
  return named.label ?? named.name ?? named.nickname ?? named.from ?? ''
}
