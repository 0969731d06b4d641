import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { isComplete, readCardDraft, type CardDraft } from '@/domain/card-draft'
import type { CodeReading } from '@/domain/code-reading'
import type { CardId, ImportId, PhotoId } from '@/domain/ids'
import { mergeReadings } from '@/scan/merge-readings'
import type { PhotoReading } from '@/scan/photo-reading'
import { readImportPhoto } from '@/storage/import-photos'
import { acceptImport, changeImport, takeBackImport } from '@/storage/imports'
import { readPhotoCards, type NewPhoto } from '@/storage/photos'
import { newId } from '@/storage/rows'
import { useCards } from './cards'
import { codeStrip } from './code-strip'
import { findDuplicates } from './import-findings'
import { partsOf, photoOfReading, secretOfItem, type ItemToReview } from './import-item'
import { liveRows } from './live-rows'
import { blobOfPhoto, openPicture } from './photo-previews'
import { draftOfReading, labelOfFile, withNewReading } from './reading-draft'
import { useScan } from './scan'
import { useSession } from './session'

export { photoOfReading, type ItemToReview } from './import-item'
export type { ImportFinding } from './import-findings'

interface PhotoToKeep {
  readonly importedAs: PhotoId
  readonly photo: NewPhoto & { readonly id: PhotoId }
}

interface AcceptedCard {
  readonly itemId: ImportId
  readonly cardId: CardId
  readonly updatedAt: number
  readonly label: string
}

/** What a person did last at the review, and can take back. */
export type ReviewStep =
  | { readonly kind: 'accepted'; readonly cards: readonly AcceptedCard[] }
  | { readonly kind: 'left-out'; readonly item: ItemToReview }
  | { readonly kind: 'merged'; readonly before: ItemToReview; readonly other: ItemToReview }

export interface Undone {
  readonly items: readonly ImportId[]
  readonly changedSince: number
}

export type AcceptedOutcome = 'accepted' | 'incomplete' | 'duplicate' | 'overtaken'

/** Readings become cards here, one by one or many at once; every step can be taken back while the household stays open. */
export const useReview = defineStore('review', () => {
  const session = useSession()
  const scan = useScan()
  const cards = useCards()
  const { rows: photoCards } = liveRows<ReadonlyMap<string, CardId>>(readPhotoCards, new Map())
  const steps = shallowRef<readonly ReviewStep[]>([])

  const findings = computed(() => findDuplicates(scan.items, [...cards.all, ...cards.trashed], photoCards.value))
  /** Readings of which nothing is open: they can be accepted at a glance. */
  const sure = computed(() => scan.toReview.filter(isSure))
  const lastStep = computed(() => steps.value.at(-1) ?? null)

  function isSure({ id, reading, draft }: ItemToReview): boolean {
    const isUndoubted = reading.verdict === 'sure' && isIssuerClear(reading, draft) && !findings.value.has(id)
    return isUndoubted && isComplete(draft, navigator.language)
  }

  function findingsOf(id: ImportId) {
    return findings.value.get(id) ?? []
  }

  /** `anyway`: the person has seen that the household has this card already. */
  async function accept(id: ImportId, anyway: boolean): Promise<AcceptedOutcome> {
    const outcome = await acceptOne(id, anyway)
    if (typeof outcome === 'string') return outcome
    steps.value = [...steps.value, { kind: 'accepted', cards: [outcome] }]
    return 'accepted'
  }

  /**
   * Accepts what can be accepted without a question, as one step; answers how many those were.
   * `marketplaceSeen`: the person has seen the marketplaces on the cards.
   */
  async function acceptAll(ids: readonly ImportId[], marketplaceSeen: boolean): Promise<number> {
    const accepted: AcceptedCard[] = []
    for (const id of ids) {
      const draft = scan.find(id)?.draft
      if (draft && marketplaceSeen) scan.keepDraft(id, { ...draft, marketplaceConfirmed: draft.marketplaceId !== null })
      const outcome = findingsOf(id).length > 0 ? 'duplicate' : await acceptOne(id, false)
      if (typeof outcome !== 'string') accepted.push(outcome)
    }
    if (accepted.length > 0) steps.value = [...steps.value, { kind: 'accepted', cards: accepted }]
    return accepted.length
  }

  async function acceptOne(
    id: ImportId,
    anyway: boolean,
  ): Promise<AcceptedCard | Exclude<AcceptedOutcome, 'accepted'>> {
    await scan.draftSettled(id)
    const item = scan.toReview.find((candidate) => candidate.id === id)
    const filled = item && readCardDraft(item.draft, navigator.language).value
    if (!item || !filled) return 'incomplete'
    const vault = session.openedVault
    const photos = await photosOf(item)
    const life = { state: filled.state, giftId: null, redeemedInto: null, redeemedOn: null, redeemedValue: null }
    const outcome = await acceptImport(vault, id, {
      card: { ...filled.facts, ...life },
      secret: { ...filled.secret, asRead: readingsOf(item, photos) },
      photos: photos.map(({ photo }) => photo),
      anyway,
    })
    if (outcome.kind === 'overtaken') await scan.reload()
    if (outcome.kind !== 'accepted') return outcome.kind
    const { cardId, updatedAt } = outcome
    // Locked meanwhile: it is stored, and there is nobody to tell.
    if (session.vault?.database === vault.database) scan.setState(id, { kind: 'accepted', cardId })
    return { itemId: id, cardId, updatedAt, label: filled.facts.label }
  }

  async function photosOf({ photoIds, contentFingerprint }: ItemToReview): Promise<readonly PhotoToKeep[]> {
    const photos: PhotoToKeep[] = []
    for (const importedAs of photoIds) {
      const photo = await readImportPhoto(session.openedVault, importedAs)
      // A photo that was merged in comes from a file of its own.
      const merged = scan.items.find(({ state, photoIds }) => state.kind === 'merged' && photoIds.includes(importedAs))
      const mark = merged?.contentFingerprint ?? contentFingerprint
      if (photo) photos.push({ importedAs, photo: { ...photo, id: newId<PhotoId>(), contentFingerprint: mark } })
    }
    return photos
  }

  function leaveOut(id: ImportId) {
    const item = scan.toReview.find((candidate) => candidate.id === id)
    if (!item) return
    steps.value = [...steps.value, { kind: 'left-out', item }]
    return scan.persistState([id], { kind: 'left-out' })
  }

  /** Something that was left out waits for review again. */
  function takeBack(id: ImportId) {
    return scan.persistState([id], { kind: 'read' })
  }

  /** Joins two readings of one card: what is doubtful on one photo may be clear on the other. */
  async function merge(id: ImportId, otherId: ImportId) {
    await Promise.all([scan.draftSettled(id), scan.draftSettled(otherId)])
    const before = scan.toReview.find((candidate) => candidate.id === id)
    const other = scan.toReview.find((candidate) => candidate.id === otherId)
    if (!before || !other) return
    const parts = [...partsOf(before), ...partsOf(other)]
    const reading = mergeReadings(parts.map((part) => part.reading))
    const draftOf = (of: typeof reading) => draftOfReading(of, labelOfFile(before.name, of), navigator.language)
    const draft = withNewReading(before.draft, draftOf(before.reading), draftOf(reading))
    const merged = { ...before, reading, parts, draft, photoIds: [...before.photoIds, ...other.photoIds] }
    await writeReading(merged)
    await scan.persistState([otherId], { kind: 'merged', into: id })
    steps.value = [...steps.value, { kind: 'merged', before, other }]
  }

  /** The code as another candidate of the reading has it, for the draft. */
  function codeOfCandidate({ reading }: ItemToReview, index: number): Partial<CardDraft> {
    const { code, readDoubts } = draftOfReading(reading, '', navigator.language, index)
    return { code, readDoubts, doubtsConfirmed: false }
  }

  /** Writes another reading of an item, with the picture of its line. */
  async function writeReading(item: ItemToReview) {
    const photoId = photoOfReading(item)
    const photo = photoId && (await readImportPhoto(session.openedVault, photoId))
    const picture = photo ? await openPicture(blobOfPhoto(photo)) : null
    const strip = await picture?.strip(item.reading)
    picture?.close()
    await changeImport(session.openedVault, item.id, {
      facts: { photoIds: item.photoIds },
      secret: secretOfItem(item),
      ...(strip ? { strip } : {}),
    })
    scan.put(item)
    // The code may be another now: its fingerprint follows.
    scan.keepDraft(item.id, item.draft)
  }

  /** Takes the last step back. Cards that somebody has changed since stay: they are counted. */
  async function undo(): Promise<Undone | null> {
    const step = lastStep.value
    if (!step) return null
    steps.value = steps.value.slice(0, -1)
    if (step.kind === 'left-out') {
      await scan.persistState([step.item.id], { kind: 'read' })
      return { items: [step.item.id], changedSince: 0 }
    }
    if (step.kind === 'merged') {
      await writeReading(step.before)
      await scan.persistState([step.other.id], { kind: 'read' })
      return { items: [step.before.id], changedSince: 0 }
    }
    const items: ImportId[] = []
    for (const card of step.cards) {
      if ((await takeBackImport(session.openedVault, card.itemId, card)) !== 'taken-back') continue
      scan.setState(card.itemId, { kind: 'read' })
      items.push(card.itemId)
    }
    return { items, changedSince: step.cards.length - items.length }
  }

  watch(
    () => session.vault?.database,
    () => (steps.value = []),
    { flush: 'sync' },
  )

  return { findings, findingsOf, sure, lastStep, accept, acceptAll, leaveOut, takeBack, merge, codeOfCandidate, undo }
})

/** One brand only, and no marketplace of Amazon's beside the code of another. */
function isIssuerClear({ issuerIds, marketplaceId }: PhotoReading, { issuerId }: CardDraft): boolean {
  return issuerIds.length <= 1 && (issuerId === 'amazon' || marketplaceId === null)
}

/** Where along the picture of the item's line each character of its best candidate stands, 0 to 1. */
export function placesOfCode({ reading: { candidates } }: ItemToReview): readonly number[] {
  return (candidates[0] && codeStrip(candidates[0])?.places) ?? []
}

/** What is kept with the card of all that was read. */
function readingsOf(item: ItemToReview, photos: readonly PhotoToKeep[]): readonly CodeReading[] {
  return partsOf(item).map(({ photoId, reading: { verdict, candidates } }) => ({
    photoId: photos.find(({ importedAs }) => importedAs === photoId)?.photo.id ?? null,
    verdict,
    candidates,
  }))
}
