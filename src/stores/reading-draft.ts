import { emptyDraft, type CardDraft } from '@/domain/card-draft'
import { formatClaimCode } from '@/domain/claim-code'
import { marketplaceOf } from '@/domain/marketplaces'
import { formatAmount } from '@/domain/money'
import type { PhotoReading } from '@/scan/photo-reading'

/** A reading as the form of a card, for a person to check. `candidate` is the place of the reading among the candidates. */
export function draftOfReading(reading: PhotoReading, label: string, locale: string, candidate = 0): CardDraft {
  const { serial, amount, marketplaceId } = reading
  const empty = emptyDraft()
  const read = reading.candidates[candidate]
  const doubts = read?.characters.flatMap(({ options }, index) =>
    options.length > 1 ? [{ index, options, confirmed: false }] : [],
  )
  return {
    ...empty,
    label,
    marketplaceId,
    code: read ? formatClaimCode(read.code, 'amazon') : '',
    readDoubts: read && doubts ? { code: read.code, doubts } : null,
    serial: serial ?? '',
    amount: amount ? formatAmount(amount, locale) : '',
    currency: amount?.currency ?? (marketplaceId ? marketplaceOf(marketplaceId).currency : empty.currency),
  }
}
