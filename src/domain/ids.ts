/** A primitive that must not be mixed up with another of the same kind. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }

export type CardId = Brand<string, 'CardId'>
export type MemberId = Brand<string, 'MemberId'>
export type AccountId = Brand<string, 'AccountId'>
export type BalanceId = Brand<string, 'BalanceId'>
export type EntryId = Brand<string, 'EntryId'>
export type PhotoId = Brand<string, 'PhotoId'>
export type ImportId = Brand<string, 'ImportId'>
export type CheckInId = Brand<string, 'CheckInId'>
export type EnvelopeId = Brand<string, 'EnvelopeId'>
export type EnvelopeMoveId = Brand<string, 'EnvelopeMoveId'>
export type CreditId = Brand<string, 'CreditId'>
export type ObservationId = Brand<string, 'ObservationId'>
export type PrepaidCardId = Brand<string, 'PrepaidCardId'>
export type ReloadObservationId = Brand<string, 'ReloadObservationId'>
export type SittingId = Brand<string, 'SittingId'>
export type GiftId = Brand<string, 'GiftId'>
export type ReceivedGiftId = Brand<string, 'ReceivedGiftId'>
export type ProofId = Brand<string, 'ProofId'>
export type ProofFileId = Brand<string, 'ProofFileId'>
export type TryId = Brand<string, 'TryId'>
export type DiagnosisId = Brand<string, 'DiagnosisId'>
export type RedeemSessionId = Brand<string, 'RedeemSessionId'>

const randomLength = 10
const latestMs = 2 ** 48 - 1

/** A UUID of version 7: sorts by time. `random` is 10 fresh random bytes. */
export function createId<Id extends string>(nowMs: number, random: Uint8Array): Id {
  if (!Number.isInteger(nowMs) || nowMs < 0 || nowMs > latestMs) throw new RangeError(`No time for an id: ${nowMs}`)
  if (random.length !== randomLength)
    throw new RangeError(`An id needs ${randomLength} random bytes, not ${random.length}`)
  const time = nowMs.toString(16).padStart(12, '0')
  const noise = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = (0x8 | (parseInt(noise.charAt(4), 16) & 0x3)).toString(16)
  const parts = [time.slice(0, 8), time.slice(8), `7${noise.slice(0, 3)}`, variant + noise.slice(5, 8), noise.slice(8)]
  return parts.join('-') as Id
}
