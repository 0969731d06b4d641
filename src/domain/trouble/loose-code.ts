import type { Card, OpenedCard } from '../card'
import { readClaimCode } from '../claim-code'
import type { CardId } from '../ids'
import { classifyNumber } from '../number-kind'

const noCard = '' as CardId

/** A code that somebody types to find out about it, in the shape of a card; it is never stored. */
export function looseCode(raw: string, codeFingerprint: string | null): OpenedCard {
  const [guess] = classifyNumber(raw)
  const issuerId = guess?.kind === 'issuer-code' && guess.likelihood !== 'possible' ? guess.issuerId : null
  const claimCode = readClaimCode(raw, 'amazon')
  const card: Card = {
    id: noCard,
    label: '',
    issuerId: issuerId ?? 'amazon',
    marketplaceId: null,
    marketplaceConfirmed: false,
    faceValue: null,
    state: 'unknown',
    usage: 'personal',
    plannedFor: null,
    giftId: null,
    redeemedInto: null,
    redeemedOn: null,
    redeemedValue: null,
    issuedOn: null,
    expires: null,
    codeFingerprint,
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
  }
  const { code, doubts } = claimCode
  return { card, secret: { claimCode: code === '' ? null : { raw, code, doubts }, pin: '', serial: '', notes: '' } }
}

export function isLoose({ id }: Card): boolean {
  return id === noCard
}
