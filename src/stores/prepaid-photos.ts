import { defineStore } from 'pinia'
import type { PrepaidCardId } from '@/domain/ids'
import type { Money } from '@/domain/money'
import type { PhotoReading, Quad } from '@/scan/photo-reading'
import { createScanPool } from '@/scan/pool/scan-pool'
import type { SeenPaymentCard } from '@/scan/fields/pick-payment-card'
import * as storage from '@/storage/prepaid-cards'
import { paintCovers, type CoveredArea } from './paint-covers'
import { blobOfPhoto, photoOfBlob } from './photo-previews'
import { useSession } from './session'

/** A photo before it is kept: shown from memory only. */
export interface OpenedPrepaidPhoto {
  readonly picture: Blob
  /** Where a card's number may stand. */
  readonly covers: readonly CoveredArea[]
  readonly card: SeenPaymentCard | null
  readonly amount: Money | null
  /** False when nothing could be read: then the person covers the number alone. */
  readonly wasRead: boolean
}

/** What is kept needs no more than this to be recognised. */
const longestSidePx = 1600

/** Photos of prepaid cards. Their numbers are painted over before anything is written. */
export const usePrepaidPhotos = defineStore('prepaid-photos', () => {
  const session = useSession()

  /** Null when the file is no picture that can be shown. */
  async function open(file: File): Promise<OpenedPrepaidPhoto | null> {
    const pool = createScanPool({ workers: 1 })
    try {
      const outcome = await pool.read(file)
      const picture = outcome.kind === 'read' ? (outcome.pictures[0] ?? file) : file
      const bitmap = await openBitmap(picture)
      if (!bitmap) return null
      bitmap.close()
      const readings = outcome.kind === 'read' ? outcome.readings.filter(({ page }) => page === 0) : []
      return {
        picture,
        covers: readings.flatMap(coversOf),
        card: readings.map(({ paymentCard }) => paymentCard ?? null).find((card) => card !== null) ?? null,
        amount: readings.map(({ amount }) => amount).find((amount) => amount !== null) ?? null,
        wasRead: readings.length > 0,
      }
    } finally {
      await pool.close()
    }
  }

  /** Keeps a smaller copy of the picture with everything under the covers painted black. */
  async function keep(id: PrepaidCardId, picture: Blob, covers: readonly CoveredArea[]) {
    const vault = session.openedVault
    const covered = await paintCovers(picture, covers, longestSidePx)
    await storage.putPrepaidPhoto(vault, id, await photoOfBlob(covered))
  }

  return {
    open,
    keep,
    async show(id: PrepaidCardId): Promise<Blob | null> {
      const photo = await storage.readPrepaidPhoto(session.openedVault, id)
      return photo && blobOfPhoto(photo)
    },
    remove: (id: PrepaidCardId) => storage.removePrepaidPhoto(session.openedVault, id),
  }
})

function openBitmap(picture: Blob): Promise<ImageBitmap | null> {
  return createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null)
}

function coversOf({ numberAreas = [], photo }: PhotoReading): readonly CoveredArea[] {
  return numberAreas.map((quad) => boundsOf(quad, photo.widthPx, photo.heightPx))
}

/** The upright box around a line, with half its height to spare on every side. */
function boundsOf(quad: Quad, widthPx: number, heightPx: number): CoveredArea {
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)]
  const sparePx = Math.hypot(quad[3].x - quad[0].x, quad[3].y - quad[0].y) / 2
  const left = Math.max(0, (Math.min(...xs) - sparePx) / widthPx)
  const top = Math.max(0, (Math.min(...ys) - sparePx) / heightPx)
  const right = Math.min(1, (Math.max(...xs) + sparePx) / widthPx)
  const bottom = Math.min(1, (Math.max(...ys) + sparePx) / heightPx)
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}
