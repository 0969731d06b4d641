import { Dexie, type Table } from 'dexie'
import type { Card } from '@/domain/card'
import type { Account, Balance, Member } from '@/domain/household'
import type { CardId, PhotoId } from '@/domain/ids'
import type { LedgerEntry } from '@/domain/ledger'
import type { KeyDerivation } from './key-derivation'
import type { Bytes } from './seal'

/** A card with its secret (claim code, PIN, serial number, notes) sealed. All else is plain, so that it can be queried. */
export type StoredCard = Card & { readonly sealed: Bytes }

export interface StoredPhoto {
  readonly id: PhotoId
  readonly cardId: CardId
  /** Media type and image, sealed. */
  readonly sealed: Bytes
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt: number | null
}

/** The one row that opens the household: the data key, wrapped by the passphrase. */
export interface StoredVault {
  readonly id: 'vault'
  readonly format: 1
  readonly householdId: string
  readonly derivation: KeyDerivation
  readonly wrappedKey: Bytes
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

export class Database extends Dexie {
  readonly vault!: Table<StoredVault, string>
  readonly settings!: Table<StoredSetting, string>
  readonly members!: Table<Member, string>
  readonly accounts!: Table<Account, string>
  readonly balances!: Table<Balance, string>
  readonly cards!: Table<StoredCard, string>
  readonly photos!: Table<StoredPhoto, string>
  readonly entries!: Table<LedgerEntry, string>

  constructor(name: string) {
    // Strict: a write is on the disk, not in a buffer, when it says that it is done.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      vault: 'id',
      settings: 'key',
      members: 'id',
      accounts: 'id, memberId',
      balances: 'id, accountId',
      cards: 'id, state, marketplaceId, codeFingerprint, createdAt',
      photos: 'id, cardId',
      entries: 'id, balanceId, cardId',
    })
  }
}

/** The sample lives apart: nothing done there can touch the household's own data. */
export const databaseNames = { household: 'cardstead', sample: 'cardstead-sample' } as const

/** Dexie counts tenths: version 1 of the schema is version 10 of the database. */
const installedVersion = 1 * 10

/** Whether a newer program has written this database. Asked without opening it, so that nothing of it is touched. */
export async function isFromNewerProgram(name: string): Promise<boolean> {
  const known = await indexedDB.databases()
  return known.some((database) => database.name === name && (database.version ?? 0) > installedVersion)
}
