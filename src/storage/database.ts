import { Dexie, type Table, type Transaction } from 'dexie'
import type { Card } from '@/domain/card'
import type { Change } from '@/domain/changes'
import type { CheckIn } from '@/domain/check-in'
import type { PromotionalCredit } from '@/domain/credits'
import type { DueAnswer } from '@/domain/due'
import type { Envelope, EnvelopeMove } from '@/domain/envelopes'
import type { Gift, ReceivedGift } from '@/domain/gifts/gift'
import type { Account, Balance, Member, Recorded } from '@/domain/household'
import type { CardId, ImportId, MemberId, PhotoId, PrepaidCardId, ProofFileId, ProofId } from '@/domain/ids'
import { plainEntry, type LedgerEntry } from '@/domain/ledger'
import type { PaymentObservation } from '@/domain/payment-audit'
import type { PrepaidCard } from '@/domain/prepaid/prepaid-card'
import type { Proof } from '@/domain/proofs/proof'
import type { OwnReloadLimits, ReloadObservation } from '@/domain/reloads/limits'
import type { ReloadSitting } from '@/domain/reloads/sitting'
import type { RedeemSession } from '@/domain/sessions/redeem-session'
import type { RefusedTry } from '@/domain/trouble/attempt'
import type { Diagnosis } from '@/domain/trouble/diagnosis'
import { keepChangeLog } from './change-log'
import type { Bytes } from './seal'
import type { PassphraseWrap, SecretWrap } from './wraps'

/** A card with its secret (claim code, PIN, serial number, notes) sealed. All else is plain, so that it can be queried. */
export type StoredCard = Card & { readonly sealed: Bytes }

export interface StoredPhoto {
  readonly id: PhotoId
  readonly cardId: CardId
  /** Media type and image, sealed. */
  readonly sealed: Bytes
  /** Keyed fingerprint of the file that it came from; of photos that were stored before there was one it is missing. */
  readonly contentFingerprint?: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt: number | null
}

export type ImportState = 'waiting' | 'cancelled' | 'failed' | 'read' | 'left-out' | 'merged' | 'accepted'

/** A card that is being imported from a file; what was read, its draft and the file's name are sealed. */
export interface StoredImport extends Recorded {
  readonly id: ImportId
  /** The first item of the same file: a file may show several cards. */
  readonly fileId: ImportId
  /** Place in the queue; rises. */
  readonly position: number
  readonly state: ImportState
  /** Why it could not be read. */
  readonly failure: string | null
  /** The card that it became. */
  readonly cardId: CardId | null
  /** The item that took it in as another photo of the same card. */
  readonly mergedInto: ImportId | null
  /** What is shown and will be kept with the card; several after merging, none for text. */
  readonly photoIds: readonly PhotoId[]
  /** Keyed fingerprint of the file. */
  readonly contentFingerprint: string
  /** Keyed fingerprint of the code as it is filled in; null without a whole code. */
  readonly codeFingerprint: string | null
  readonly sealed: Bytes
}

/** A photo of an import: media type and bytes, sealed. */
export interface StoredImportPhoto {
  readonly id: PhotoId
  readonly sealed: Bytes
}

/** A photo of a prepaid card, its number covered before it came here: media type and bytes, sealed. */
export interface StoredPrepaidPhoto extends Recorded {
  readonly id: PhotoId
  readonly prepaidCardId: PrepaidCardId
  readonly sealed: Bytes
}

/** What it says, and which files belong to it, is sealed. */
export type StoredProof = Proof & { readonly sealed: Bytes }

/** The bytes of an image, a PDF or a mail, sealed. What is known of it stands with its proof. */
export interface StoredProofFile extends Recorded {
  readonly id: ProofFileId
  readonly proofId: ProofId
  readonly sealed: Bytes
}

/** Its message is sealed. */
export type StoredGift = Gift & { readonly sealed: Bytes }

/** A small picture for lists, by the photo or the import item that it shows, sealed. */
export interface StoredThumbnail {
  readonly id: string
  readonly sealed: Bytes
}

/** The data key under the recovery key of the sheet on paper. Times in ms. */
export interface StoredRecovery extends SecretWrap {
  readonly madeAt: number
  /** When somebody proved to have the sheet; null until then. */
  readonly confirmedAt: number | null
}

/** The data key under a secret that only the system's keychain can open. */
export interface StoredKeychain extends SecretWrap {
  /** As the keychain gave it, base64. */
  readonly sealedSecret: string
}

/** The one row that opens the household: the data key, wrapped once for each way in. */
export interface StoredVault extends PassphraseWrap {
  readonly id: 'vault'
  readonly format: 1
  readonly householdId: string
  /** Missing until there is a sheet; households of the first versions have none. */
  readonly recovery?: StoredRecovery
  /** Missing while the keychain is not used. */
  readonly keychain?: StoredKeychain
  /** The household's name, sealed. */
  readonly sealedName: Bytes
  readonly createdAt: number
  readonly updatedAt: number
}

export interface StoredSetting {
  readonly key: string
  readonly value: unknown
  readonly updatedAt: number
}

interface SchemaStep {
  readonly version: number
  readonly stores: Readonly<Record<string, string>>
  readonly upgrade?: (transaction: Transaction) => Promise<unknown>
}

/** What each version of the schema brought, the first one first. */
const schemaSteps: readonly SchemaStep[] = [
  {
    version: 1,
    stores: {
      vault: 'id',
      settings: 'key',
      members: 'id',
      accounts: 'id, memberId',
      balances: 'id, accountId',
      cards: 'id, state, marketplaceId, codeFingerprint, createdAt',
      photos: 'id, cardId',
      entries: 'id, balanceId, cardId',
    },
  },
  {
    version: 2,
    stores: {
      // Both keys in the index, so that asking which photos are known reads no photo.
      photos: 'id, cardId, [contentFingerprint+cardId]',
      imports: 'id, *photoIds',
      importPhotos: 'id',
      thumbnails: 'id',
    },
  },
  {
    version: 3,
    stores: {
      // By time of writing, so that after a write only what is new is read.
      entries: 'id, balanceId, cardId, updatedAt',
      checkIns: 'id, balanceId',
      envelopes: 'id, balanceId',
      envelopeMoves: 'id, balanceId',
      credits: 'id, balanceId',
      paymentObservations: 'id, accountId',
      dueAnswers: 'id',
    },
    upgrade: async (transaction) => {
      await fill(transaction.table('entries'), plainEntry)
      await fill(transaction.table('cards'), { expires: null })
      await fill(transaction.table('balances'), { expires: null })
    },
  },
  {
    version: 4,
    stores: {
      prepaidCards: 'id',
      prepaidPhotos: 'id, prepaidCardId',
      reloadLimits: 'id',
      reloadObservations: 'id',
      reloadSittings: 'id',
    },
  },
  {
    version: 5,
    stores: {
      proofs: 'id, cardId',
      proofFiles: 'id, proofId',
      gifts: 'id, cardId',
      receivedGifts: 'id',
      tries: 'id, cardId, createdAt',
      diagnoses: 'id, cardId',
      redeemSessions: 'id',
    },
    upgrade: (transaction) => fill(transaction.table('cards'), { giftId: null }),
  },
  { version: 6, stores: { changes: '++id, cardId' } },
]

/** The version of the schema that this program writes. */
export const schemaVersion = schemaSteps.length

export class Database extends Dexie {
  readonly vault!: Table<StoredVault, string>
  readonly settings!: Table<StoredSetting, string>
  readonly members!: Table<Member, string>
  readonly accounts!: Table<Account, string>
  readonly balances!: Table<Balance, string>
  readonly cards!: Table<StoredCard, string>
  readonly photos!: Table<StoredPhoto, string>
  readonly entries!: Table<LedgerEntry, string>
  readonly imports!: Table<StoredImport, string>
  readonly importPhotos!: Table<StoredImportPhoto, string>
  readonly thumbnails!: Table<StoredThumbnail, string>
  readonly checkIns!: Table<CheckIn, string>
  readonly envelopes!: Table<Envelope, string>
  readonly envelopeMoves!: Table<EnvelopeMove, string>
  readonly credits!: Table<PromotionalCredit, string>
  readonly paymentObservations!: Table<PaymentObservation, string>
  readonly dueAnswers!: Table<DueAnswer, string>
  readonly prepaidCards!: Table<PrepaidCard, string>
  readonly prepaidPhotos!: Table<StoredPrepaidPhoto, string>
  readonly reloadLimits!: Table<OwnReloadLimits, string>
  readonly reloadObservations!: Table<ReloadObservation, string>
  readonly reloadSittings!: Table<ReloadSitting, string>
  readonly proofs!: Table<StoredProof, string>
  readonly proofFiles!: Table<StoredProofFile, string>
  readonly gifts!: Table<StoredGift, string>
  readonly receivedGifts!: Table<ReceivedGift, string>
  readonly tries!: Table<RefusedTry, string>
  readonly diagnoses!: Table<Diagnosis, string>
  readonly redeemSessions!: Table<RedeemSession, string>
  readonly changes!: Table<Change, number>

  /** Who says to be at this computer: written down with every change. */
  actor: MemberId | null = null

  /**
   * `upTo` leaves out what later versions of the schema brought: for rows that were written under an older one. What is written
   * there has happened before, so that no log is kept of it.
   */
  constructor(name: string, { upTo }: { readonly upTo?: number } = {}) {
    // Strict: a write is on the disk, not in a buffer, when it says that it is done.
    super(name, { chromeTransactionDurability: 'strict' })
    for (const { version, stores, upgrade } of schemaSteps.slice(0, upTo ?? schemaVersion)) {
      const declared = this.version(version).stores(stores)
      if (upgrade) declared.upgrade(upgrade)
    }
    if (upTo === undefined) keepChangeLog(this, () => this.actor)
  }
}

/** Gives every row what it lacks. */
function fill(table: Table, missing: object) {
  return table.toCollection().modify((row) => void Object.assign(row, { ...missing, ...row }))
}

/**
 * The sample lives apart: nothing done there can touch the household's own data. A backup is unpacked beside the household before it
 * takes its place, and what was there before is kept aside. Where a passphrase is tried on a backup, only its vault row stands.
 */
export const databaseNames = {
  household: 'cardstead',
  sample: 'cardstead-sample',
  unpacked: 'cardstead-unpacked',
  tried: 'cardstead-tried',
  before: 'cardstead-before-restore',
} as const

let household: Database | null = null

/** The household's own database: one connection, however often the program begins anew after locking. */
export function householdDatabase(): Database {
  if (!household || household.hasBeenClosed()) household = new Database(databaseNames.household)
  return household
}

/** Dexie counts tenths: version 6 of the schema is version 60 of the database. */
const installedVersion = schemaVersion * 10

/** Whether a newer program has written this database. Asked without opening it, so that nothing of it is touched. */
export async function isFromNewerProgram(name: string): Promise<boolean> {
  const known = await indexedDB.databases()
  return known.some((database) => database.name === name && (database.version ?? 0) > installedVersion)
}
