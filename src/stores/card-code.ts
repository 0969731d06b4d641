import { defineStore } from 'pinia'
import { isRedeemable, type OpenedCard } from '@/domain/card'
import type { ClaimCode } from '@/domain/claim-code'
import type { CandidateCode, CodeReading } from '@/domain/code-reading'
import type { CardId, PhotoId } from '@/domain/ids'
import { readAgain, type ReadAgain } from '@/domain/trouble/code-places'
import { mergeReadings } from '@/scan/merge-readings'
import type { PhotoReading } from '@/scan/photo-reading'
import { createScanPool } from '@/scan/pool/scan-pool'
import { addCardPhotos } from '@/storage/card-photos'
import { fingerprintOfFile, readPhotoCards, type NewPhoto } from '@/storage/photos'
import { newId } from '@/storage/rows'
import { photoOfBlob } from './photo-previews'
import { useSession } from './session'

/** A photo that is to be added to a card that is there already, kept in memory only until it is saved. */
export interface AddedPhoto {
  readonly photo: NewPhoto & { readonly id: PhotoId }
  readonly picture: Blob
  readonly reading: CodeReading
  /** Width of the picture in which the boxes of the reading lie. */
  readonly widthPx: number
  /** '' when none was read. */
  readonly serial: string
}

export type ReadPhotoOutcome =
  | { readonly kind: 'not-a-picture' }
  /** A card of the household has this very file. */
  | { readonly kind: 'known'; readonly cardId: CardId }
  /** `again` is null when no code was read. */
  | { readonly kind: 'read'; readonly added: AddedPhoto; readonly again: ReadAgain | null }

/** The code of a card that is there already, and what further photos say of it. */
export const useCardCode = defineStore('card-code', () => {
  const session = useSession()

  /** Reads a photo and puts it beside everything that was read of the card before, place by place. */
  async function read(
    file: File,
    { card, secret }: OpenedCard,
    own: ClaimCode | null,
    before: readonly CodeReading[],
  ): Promise<ReadPhotoOutcome> {
    const vault = session.openedVault
    const contentFingerprint = await fingerprintOfFile(vault, new Uint8Array(await file.arrayBuffer()))
    const known = (await readPhotoCards(vault)).get(contentFingerprint)
    if (known) return { kind: 'known', cardId: known }
    const pool = createScanPool({ workers: 1 })
    try {
      const outcome = await pool.read(file)
      if (outcome.kind !== 'read') return { kind: 'not-a-picture' }
      const picture = outcome.pictures[0] ?? file
      const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null)
      if (!bitmap) return { kind: 'not-a-picture' }
      bitmap.close()
      const reading = likeliest(
        outcome.readings.filter(({ page }) => page === 0),
        own,
      )
      if (!reading) return { kind: 'not-a-picture' }
      const id = newId<PhotoId>()
      const { verdict, candidates } = reading
      const added: AddedPhoto = {
        photo: { ...(await photoOfBlob(picture)), id, contentFingerprint },
        picture,
        reading: { photoId: id, verdict, candidates },
        widthPx: reading.photo.widthPx,
        serial: secret.serial === '' ? (reading.serial ?? '') : '',
      }
      const merged = candidates.length > 0 ? mergedCandidate([...before.map(asPhotoReading), reading]) : null
      return { kind: 'read', added, again: merged && readAgain(own, merged, card.issuerId) }
    } finally {
      await pool.close()
    }
  }

  /** Photos and code together; `overtaken` when the card was changed meanwhile. */
  function save(opened: OpenedCard, claimCode: ClaimCode | null, added: readonly AddedPhoto[]) {
    const { card, secret } = opened
    // Of a code that is used up nobody needs to ask any more how it was read.
    const more = isRedeemable(card.state) ? added.map(({ reading }) => reading) : []
    const asRead = [...(secret.asRead ?? []), ...more]
    const serial = secret.serial === '' ? (added.find((photo) => photo.serial !== '')?.serial ?? '') : secret.serial
    return addCardPhotos(
      session.openedVault,
      opened,
      { ...secret, claimCode, serial, ...(asRead.length > 0 ? { asRead } : {}) },
      added.map(({ photo }) => photo),
    )
  }

  return {
    read,
    save,
  }
})

/** Of several cards on one photo, the one whose code is most like the one that is known. */
function likeliest(readings: readonly PhotoReading[], own: ClaimCode | null): PhotoReading | null {
  const likeness = ({ candidates }: PhotoReading) => {
    const code = candidates[0]?.code ?? ''
    const same = [...code].filter((char, index) => own?.code[index] === char).length
    return (code === '' ? 0 : 1) + (code.length === own?.code.length ? 1 : 0) + same
  }
  return readings.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null
}

function mergedCandidate(readings: readonly PhotoReading[]): CandidateCode | null {
  return mergeReadings(readings).candidates[0] ?? null
}

/** What was kept of a reading, as the merging wants it: only the code matters there. */
function asPhotoReading({ verdict, candidates }: CodeReading): PhotoReading {
  return {
    verdict,
    candidates,
    serial: null,
    amount: null,
    marketplaceId: null,
    issuerIds: [],
    pin: null,
    barcodes: [],
    advice: [],
    from: 'picture',
    page: 0,
    photo: { widthPx: 0, heightPx: 0 },
    seconds: 0,
  }
}
