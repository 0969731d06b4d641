import type { CardSecret } from '@/domain/card'
import { readClaimCode } from '@/domain/claim-code'
import type { NewCard } from '@/storage/cards'
import { Database } from '@/storage/database'
import { createVault, sampleDerivation, type Vault } from '@/storage/vault'

export const passphrase = 'plum kettle orbit violin'

let count = 0

/** A fresh household in a database of its own, with a key derivation that is quick enough for tests. */
export async function openTestVault(): Promise<Vault> {
  const database = new Database(`test-${Date.now()}-${count++}`)
  return createVault(database, { name: 'Test household', passphrase, derivation: sampleDerivation() })
}

export const blankCard: NewCard = {
  label: 'Birthday card',
  issuerId: 'amazon',
  marketplaceId: 'US',
  marketplaceConfirmed: true,
  faceValue: null,
  state: 'ready',
  usage: 'personal',
  plannedFor: null,
  giftId: null,
  redeemedInto: null,
  redeemedOn: null,
  redeemedValue: null,
  issuedOn: null,
  expires: null,
}

export function secretOf(code: string, rest: Partial<CardSecret> = {}): CardSecret {
  return { claimCode: readClaimCode(code, 'amazon'), pin: '', serial: '', notes: '', ...rest }
}
