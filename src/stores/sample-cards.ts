import type { CardSecret } from '@/domain/card'
import { readClaimCode } from '@/domain/claim-code'
import type { NewCard } from '@/storage/cards'

/** What most cards of the sample have in common. */
export const blank: Omit<NewCard, 'label' | 'state' | 'plannedFor'> = {
  issuerId: 'amazon',
  marketplaceId: null,
  marketplaceConfirmed: false,
  faceValue: null,
  usage: 'personal',
  giftId: null,
  redeemedInto: null,
  redeemedOn: null,
  redeemedValue: null,
  issuedOn: null,
  expires: null,
}

/** The codes are made up. */
export function secret(code: string, serial = ''): CardSecret {
  const { raw, code: normal, doubts } = readClaimCode(code, 'amazon')
  return { claimCode: { raw, code: normal, doubts }, pin: '', serial, notes: '' }
}
