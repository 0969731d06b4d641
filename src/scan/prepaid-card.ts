import type { PhotoReading } from './photo-reading'

/** Whether a photo shows a prepaid payment card rather than a gift card: its number, and neither a claim code nor a marketplace. */
export function isPrepaidCard({ paymentCard, candidates, marketplaceId }: PhotoReading): boolean {
  return (paymentCard ?? null) !== null && candidates.length === 0 && marketplaceId === null
}

/** Sixteen digits have the form of a serial number too: the number of a payment card is not passed on as one. */
export function withoutPaymentNumber(reading: PhotoReading): PhotoReading {
  return isPrepaidCard(reading) ? { ...reading, serial: null } : reading
}
