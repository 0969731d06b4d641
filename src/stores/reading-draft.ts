import { emptyDraft, type CardDraft } from '@/domain/card-draft'
import { clearlyRead } from '@/domain/code-reading'
import { formatClaimCode, normaliseCode, type CodeDoubt } from '@/domain/claim-code'
import { marketplaceOf } from '@/domain/marketplaces'
import { formatAmount } from '@/domain/money'
import type { CodeCandidate, PhotoReading } from '@/scan/photo-reading'

/** A reading as the form of a card, for a person to check. `candidate` is the place of the reading among the candidates. */
export function draftOfReading(reading: PhotoReading, label: string, locale: string, candidate = 0): CardDraft {
  const { serial, amount, marketplaceId, issuerIds, pin } = reading
  const issuerId = issuerIds[0] ?? 'amazon'
  const empty = emptyDraft()
  const read = reading.candidates[candidate]
  const doubts = read && doubtsOf(read, reading)
  return {
    ...empty,
    label,
    issuerId,
    isIssuerOpen: issuerIds.length > 1 && issuerId !== 'amazon',
    marketplaceId,
    code: read ? formatClaimCode(read.code, issuerId) : '',
    readDoubts: read && doubts ? { code: read.code, doubts } : null,
    pin: pin ?? '',
    serial: serial ?? '',
    amount: amount ? formatAmount(amount, locale) : '',
    currency: amount?.currency ?? (marketplaceId ? marketplaceOf(marketplaceId).currency : empty.currency),
  }
}

/** The draft of another reading of the same card, with all that a person has changed meanwhile. */
export function withNewReading(draft: CardDraft, before: CardDraft, after: CardDraft): CardDraft {
  const { code, readDoubts, doubtsConfirmed, ...rest } = after
  const isCodeTouched = draft.code !== before.code || draft.doubtsConfirmed !== before.doubtsConfirmed
  const fields = Object.entries(rest).filter(([field]) => {
    const name = field as keyof typeof rest
    return JSON.stringify(draft[name]) === JSON.stringify(before[name])
  })
  return { ...draft, ...Object.fromEntries(fields), ...(isCodeTouched ? {} : { code, readDoubts, doubtsConfirmed }) }
}

/**
 * A label from the file's name, until the person finds a better one. Labels are not sealed: a name that holds what was read,
 * or looks as if it held a code or a long number, is not taken.
 */
export function labelOfFile(fileName: string, { candidates, serial }: PhotoReading): string {
  const name = fileName.replace(/\.[a-z0-9]+$/i, '')
  const text = normaliseCode(name)
  const read = [...candidates.map(({ code }) => code), ...(serial ? [serial] : [])]
  const isSecret = read.some((secret) => text.includes(secret)) || /\d{9}/.test(text) || hasCodeShape(name)
  return isSecret ? '' : name
}

/** Four, six, and four or five letters and digits, as claim codes are printed, with at least one digit. */
function hasCodeShape(name: string): boolean {
  const found = /(?<![A-Z\d])[A-Z\d]{4}([-_ ]?)[A-Z\d]{6}\1[A-Z\d]{4,5}(?![A-Z\d])/.exec(name.toUpperCase())
  return found !== null && /\d/.test(found[0])
}

/** A doubtful photo always asks: when no place stands out, about every place. Of typed text only whose code it is can be in doubt. */
function doubtsOf({ characters }: CodeCandidate, { verdict, from }: PhotoReading): readonly CodeDoubt[] {
  if (from === 'text') return []
  const doubts = characters.map(({ options }, index) => ({ index, options, confirmed: false }))
  const standingOut = doubts.filter(
    ({ index, options }) => options.length > 1 || (characters[index]?.confidence ?? 0) < clearlyRead,
  )
  if (verdict === 'sure') return standingOut.filter(({ options }) => options.length > 1)
  return standingOut.length > 0 ? standingOut : doubts
}
