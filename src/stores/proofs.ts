import { defineStore } from 'pinia'
import { computed } from 'vue'
import { dayAt } from '@/domain/day'
import { evidenceOf, type EvidenceSheet } from '@/domain/proofs/evidence'
import { secretHider } from '@/domain/proofs/hide-secrets'
import type { CardId, ProofFileId, ProofId } from '@/domain/ids'
import {
  largestProofBytes,
  noDetails,
  type OpenedProof,
  type ProofDetails,
  type ProofFile,
} from '@/domain/proofs/proof'
import { openFirstPage } from '@/scan/first-page'
import type { PhotoFailure } from '@/scan/photo-reading'
import { readCard } from '@/storage/cards'
import * as storage from '@/storage/proofs'
import { readTriesOf } from '@/storage/tries'
import { liveRows } from './live-rows'
import { paintCovers, type CoveredArea } from './paint-covers'
import { useSession } from './session'

export interface Evidence {
  readonly sheet: EvidenceSheet
  readonly proofs: readonly OpenedProof[]
  /** How many receipts of the card are damaged, and so not on the sheet. */
  readonly damaged: number
  /** Takes what is secret of this card out of any text. */
  readonly hide: (text: string) => string
}

/** `none`: a file that has no picture, such as a mail. */
export type ProofPicture = { readonly kind: 'shown'; readonly blob: Blob } | { readonly kind: 'none' | 'damaged' }

/** Receipts and orders: what proves that a card was bought and activated. */
export const useProofs = defineStore('proofs', () => {
  const session = useSession()
  const { rows: all, isReady } = liveRows(storage.readProofs, [])
  const provenCards = computed<ReadonlySet<CardId>>(() => new Set(all.value.map(({ cardId }) => cardId)))

  /** Changes with every writing to a proof of the card. */
  function stampOf(cardId: CardId): string {
    const own = all.value.filter((proof) => proof.cardId === cardId)
    return own.map(({ id, updatedAt }) => `${id}/${updatedAt}`).join()
  }

  /** Null when the file can be kept. */
  async function objectionTo(file: File): Promise<PhotoFailure | null> {
    if (file.size > largestProofBytes) return 'too-large'
    const page = await openFirstPage(file)
    if (page.kind === 'failed') return page.reason
    return page.picture && !(await canBeShown(page.picture)) ? 'not-an-image' : null
  }

  /** null where it is gone or damaged. */
  async function openFile({ id, name, mediaType }: ProofFile): Promise<File | null> {
    const bytes = await storage.readWholeProofFile(session.openedVault, id)
    return bytes && new File([bytes], name, { type: mediaType })
  }

  return {
    provenCards,
    isReady,
    stampOf,
    objectionTo,
    open: (cardId: CardId) => storage.openProofs(session.openedVault, cardId),
    add: (cardId: CardId, details: ProofDetails) => storage.addProof(session.openedVault, cardId, details, []),
    async addWithFile(cardId: CardId, file: File) {
      const vault = session.openedVault
      return storage.addProof(vault, cardId, noDetails, [await fileToKeep(file)])
    },
    change: (id: ProofId, details: ProofDetails) => storage.changeProof(session.openedVault, id, details),
    async addFile(id: ProofId, file: File) {
      const vault = session.openedVault
      return storage.addProofFile(vault, id, await fileToKeep(file))
    },
    removeFile: (id: ProofId, fileId: ProofFileId) => storage.removeProofFile(session.openedVault, id, fileId),
    restoreFile: (id: ProofId, file: ProofFile) => storage.restoreProofFile(session.openedVault, id, file),
    remove: (id: ProofId) => storage.trashProof(session.openedVault, id),
    restore: (id: ProofId) => storage.restoreProof(session.openedVault, id),
    openFile,
    /** Its first page; `damaged`: the file is not as it was kept. */
    async picture(file: ProofFile): Promise<ProofPicture> {
      const opened = await openFile(file)
      if (!opened) return { kind: 'damaged' }
      const page = await openFirstPage(opened)
      return page.kind === 'opened' && page.picture ? { kind: 'shown', blob: page.picture } : { kind: 'none' }
    },
    /** The picture with everything under the covers painted black. */
    covered: (picture: Blob, covers: readonly CoveredArea[]) => paintCovers(picture, covers, longestSidePx),
    /** Null when there is no such card. */
    async evidence(cardId: CardId): Promise<Evidence | null> {
      const vault = session.openedVault
      const [opened, { opened: proofs, damaged }, tries] = await Promise.all([
        readCard(vault, cardId),
        storage.openProofs(vault, cardId),
        readTriesOf(vault, cardId),
      ])
      if (!opened) return null
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      const sheet = evidenceOf(opened, proofs, tries, (ms) => dayAt(ms, timeZone))
      return { sheet, proofs, damaged: damaged.length, hide: secretHider(opened.secret) }
    },
  }
})

const longestSidePx = 1600

async function fileToKeep(file: File): Promise<storage.NewProofFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { name: file.name, mediaType: file.type || 'application/octet-stream', bytes }
}

async function canBeShown(picture: Blob): Promise<boolean> {
  const bitmap = await createImageBitmap(picture).catch(() => null)
  bitmap?.close()
  return bitmap !== null
}
