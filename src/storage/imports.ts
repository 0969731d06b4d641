import type { CardDraft } from '@/domain/card-draft'
import type { CardSecret } from '@/domain/card'
import type { CardId, ImportId } from '@/domain/ids'
import { cardRows, type NewCard } from './cards'
import type { StoredImport } from './database'
import { importPlace, sealThumbnail } from './import-photos'
import type { NewPhoto } from './photos'
import { changeRow, changeRows } from './rows'
import { BrokenSeal, sealData, unsealData } from './seal'
import type { Vault } from './vault'

/** What is sealed of an import. The readings are the scanner's: kept and given back as they are. */
export interface ImportSecret {
  /** Name of the file. */
  readonly name: string
  readonly reading: unknown
  /** After merging: what was read on each photo, in the order of the photos. */
  readonly parts: readonly unknown[] | null
  /** What the person has filled in so far. */
  readonly draft: CardDraft | null
}

export type ImportFacts = Omit<StoredImport, 'sealed'>

export interface OpenedImport {
  readonly facts: ImportFacts
  readonly secret: ImportSecret
}

/** Every import that was not cleared, in the order of the queue. */
export async function readImports(vault: Vault): Promise<readonly OpenedImport[]> {
  const rows = await vault.database.imports.toArray()
  const opened = await Promise.all(rows.map((row) => openImport(vault, row)))
  return opened.toSorted((a, b) => a.facts.position - b.facts.position)
}

/** One that is damaged fails alone: its photo may still be there, to be read again. */
async function openImport(vault: Vault, { sealed, ...facts }: StoredImport): Promise<OpenedImport> {
  try {
    return { facts, secret: (await unsealData(vault.sealing, sealed, importPlace(facts.id))) as ImportSecret }
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error
    const isOver = facts.state === 'accepted' || facts.state === 'merged'
    const damaged = isOver ? facts : ({ ...facts, state: 'failed', failure: 'damaged' } as const)
    return { facts: damaged, secret: { name: '', reading: null, parts: null, draft: null } }
  }
}

type ChangeableFacts = Partial<Pick<StoredImport, 'state' | 'failure' | 'mergedInto' | 'photoIds' | 'codeFingerprint'>>

/** Writes what has changed of an import, and the picture of its line of code when that is another now. */
export async function changeImport(
  vault: Vault,
  id: ImportId,
  change: {
    readonly facts?: ChangeableFacts
    readonly secret?: ImportSecret
    readonly strip?: NewPhoto
  },
) {
  const { imports, thumbnails } = vault.database
  const sealed = change.secret ? { sealed: await sealData(vault.sealing, change.secret, importPlace(id)) } : {}
  const strip = change.strip ? await sealThumbnail(vault, id, change.strip) : null
  await vault.database.transaction('rw', imports, thumbnails, async () => {
    await changeRow(imports, id, { ...change.facts, ...sealed })
    if (strip) await thumbnails.put(strip)
  })
}

/** Facts of several imports in one go, such as their state after stopping. */
export async function changeImports({ database }: Vault, ids: readonly ImportId[], facts: ChangeableFacts) {
  await changeRows(database.imports, ids, facts)
}

/** Removes imports for good, with the photos that no other import shows. */
export async function discardImports({ database }: Vault, ids: readonly ImportId[]) {
  const { imports, importPhotos, thumbnails } = database
  await database.transaction('rw', imports, importPhotos, thumbnails, async () => {
    const rows = await imports.bulkGet([...ids])
    await imports.bulkDelete([...ids])
    await thumbnails.bulkDelete([...ids])
    const shown = rows.flatMap((row) => row?.photoIds ?? [])
    const stillShown = new Set<unknown>(await imports.where('photoIds').anyOf(shown).keys())
    const gone = shown.filter((photoId) => !stillShown.has(photoId))
    await importPhotos.bulkDelete(gone)
    await thumbnails.bulkDelete(gone)
  })
}

export interface Acceptance {
  readonly card: NewCard
  readonly secret: CardSecret
  readonly photos: readonly NewPhoto[]
  /** The person knows that the household has this code or this photo already. */
  readonly anyway: boolean
}

export type AcceptOutcome =
  | { readonly kind: 'accepted'; readonly cardId: CardId; readonly updatedAt: number }
  | { readonly kind: 'duplicate'; readonly cardId: CardId }
  /** It was accepted, left out or cleared elsewhere meanwhile. */
  | { readonly kind: 'overtaken' }

/**
 * Makes a card of an import: card, photos and the import's state in one transaction, in which the household is asked once more
 * whether it has the code, so that no two windows import it twice.
 */
export async function acceptImport(
  vault: Vault,
  id: ImportId,
  { card, secret, photos, anyway }: Acceptance,
): Promise<AcceptOutcome> {
  const rows = await cardRows(vault, card, secret, photos)
  const { database } = vault
  return database.transaction(
    'rw',
    database.cards,
    database.photos,
    database.imports,
    async (): Promise<AcceptOutcome> => {
      const row = await database.imports.get(id)
      if (row?.state !== 'read') return { kind: 'overtaken' }
      const mark = rows.card.codeFingerprint
      const same =
        anyway || mark === null ? undefined : await database.cards.where('codeFingerprint').equals(mark).first()
      if (same) return { kind: 'duplicate', cardId: same.id }
      await database.cards.add(rows.card)
      await database.photos.bulkAdd(rows.photos)
      await changeRow(database.imports, id, { state: 'accepted', cardId: rows.card.id })
      return { kind: 'accepted', cardId: rows.card.id, updatedAt: rows.card.updatedAt }
    },
  )
}

/** Undoes an acceptance: the card goes for good, unless somebody has changed it since, and the import waits for review again. */
export async function takeBackImport(
  { database }: Vault,
  id: ImportId,
  accepted: { readonly cardId: CardId; readonly updatedAt: number },
): Promise<'taken-back' | 'changed-since'> {
  const { cards, photos, imports } = database
  return database.transaction('rw', cards, photos, imports, async () => {
    const card = await cards.get(accepted.cardId)
    if (card?.updatedAt !== accepted.updatedAt) return 'changed-since'
    await cards.delete(accepted.cardId)
    await photos.where('cardId').equals(accepted.cardId).delete()
    await changeRow(imports, id, { state: 'read', cardId: null })
    return 'taken-back'
  })
}
