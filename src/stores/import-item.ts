import { emptyDraft, type CardDraft } from '@/domain/card-draft'
import type { CardId, ImportId, PhotoId } from '@/domain/ids'
import type { PhotoFailure, PhotoReading } from '@/scan/photo-reading'
import { isPrepaidCard } from '@/scan/prepaid-card'
import type { ImportSecret, OpenedImport } from '@/storage/imports'

/** `damaged`: what was stored of it does not open. `no-room`: the disk was too full to keep what was read. */
type ImportFailure = PhotoFailure | 'damaged' | 'no-room'

export type ScanState =
  | { readonly kind: 'waiting' | 'reading' | 'cancelled' | 'read' | 'left-out' }
  | { readonly kind: 'failed'; readonly reason: ImportFailure }
  | { readonly kind: 'accepted'; readonly cardId: CardId }
  | { readonly kind: 'merged'; readonly into: ImportId }

/** What was read on one photo; null where there was no picture, as of a mail. */
export interface ReadPart {
  readonly photoId: PhotoId | null
  readonly reading: PhotoReading
}

/** One card of the import, or a file of which nobody knows yet what it shows. */
export interface ScanItem {
  readonly id: ImportId
  /** The first item of the same file. */
  readonly fileId: ImportId
  readonly position: number
  readonly name: string
  readonly state: ScanState
  readonly photoIds: readonly PhotoId[]
  readonly contentFingerprint: string
  readonly codeFingerprint: string | null
  readonly reading: PhotoReading | null
  /** After merging: what was read on each of the photos. */
  readonly parts: readonly ReadPart[] | null
  /** The card as it is filled in so far. */
  readonly draft: CardDraft | null
}

/** A reading that waits for a person. */
export type ItemToReview = ScanItem & { readonly reading: PhotoReading; readonly draft: CardDraft }

export function isToReview(item: ScanItem): item is ItemToReview {
  return item.state.kind === 'read' && item.reading !== null && item.draft !== null
}

/** It belongs on Reloads: Scan makes gift cards. */
export function isPrepaid({ state, reading }: ScanItem): boolean {
  return state.kind === 'read' && reading !== null && isPrepaidCard(reading)
}

export function itemOfImport({ facts, secret }: OpenedImport): ScanItem {
  const { id, fileId, position, photoIds, contentFingerprint, codeFingerprint } = facts
  return {
    id,
    fileId,
    position,
    name: secret.name,
    state: stateOf(facts),
    photoIds,
    contentFingerprint,
    codeFingerprint,
    reading: secret.reading as PhotoReading | null,
    parts: secret.parts as readonly ReadPart[] | null,
    // A draft of an older program lacks what the form has gained since.
    draft: secret.draft && { ...emptyDraft(), ...secret.draft },
  }
}

export function secretOfItem({ name, reading, parts, draft }: ScanItem): ImportSecret {
  return { name, reading, parts, draft }
}

export function partsOf({ parts, reading, photoIds }: ItemToReview): readonly ReadPart[] {
  return parts ?? [{ photoId: photoIds[0] ?? null, reading }]
}

/** The photo to which the lines and boxes of the reading belong: after merging they are those of one photo. */
export function photoOfReading(item: ItemToReview): PhotoId | null {
  const line = JSON.stringify(item.reading.candidates[0]?.line ?? null)
  const parts = partsOf(item)
  const part = parts.find(({ reading }) => reading.candidates.some((other) => JSON.stringify(other.line) === line))
  return (part ?? parts[0])?.photoId ?? item.photoIds[0] ?? null
}

function stateOf({ state, failure, cardId, mergedInto }: OpenedImport['facts']): ScanState {
  if (state === 'failed') return { kind: 'failed', reason: failure as ImportFailure }
  if (state === 'accepted' && cardId) return { kind: 'accepted', cardId }
  if (state === 'merged' && mergedInto) return { kind: 'merged', into: mergedInto }
  return { kind: state as 'waiting' | 'cancelled' | 'read' | 'left-out' }
}

/** Nobody knows yet what it shows. */
export function isOpen({ state }: ScanItem): boolean {
  return state.kind === 'waiting' || state.kind === 'reading'
}

/** Nothing is left to do with it: it became a card, or part of one, and so did the other cards of its file. */
export function isDone(item: ScanItem, all: readonly ScanItem[]): boolean {
  const { state } = item
  if (state.kind === 'merged') {
    const into = all.find(({ id }) => id === state.into)
    return !into || isDone(into, all)
  }
  return all.every((other) => other.fileId !== item.fileId || other.state.kind === 'accepted')
}
