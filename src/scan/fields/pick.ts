import type { IssuerId } from '@/domain/issuers'
import type { TextOnLine } from '../code-reader/line-texts'
import type { CodeCandidate, PhotoReading, Quad } from '../photo-reading'
import { pickAmount } from './pick-amount'
import { pickIssuers, pickStoreCard } from './pick-issuer'
import { pickMarketplace } from './pick-marketplace'
import { marketplaceByWords } from './pick-marketplace-words'
import { numberAreas, pickPaymentCard } from './pick-payment-card'
import { longDigitRuns, pickRereadSerial, pickSerial } from './pick-serial'
import { brandsIn } from './text-brands'
import { verdictOf } from '../codes/verdict'

/** A line as it was read, upright. */
export interface PhotoLine {
  readonly text: string
  /** The reader's own opinion, 0 to 1. */
  readonly confidence: number
  readonly heightPx: number
  readonly quad: Quad
  /** The codes that the line may say, best first; empty where nothing looks like one. */
  readonly candidates: readonly LineCandidate[]
  /** What several passes took the serial number on this line for; empty on lines that are not labelled as one. */
  readonly digitTexts: readonly string[]
  /** What the reader of prices took the line for, likeliest first; empty on lines that it did not look at. */
  readonly priceTexts: readonly TextOnLine[]
}

/** A candidate, and whose code it may be. */
export interface LineCandidate extends CodeCandidate {
  readonly issuerIds: readonly IssuerId[]
}

export type Picked = Pick<
  PhotoReading,
  'verdict' | 'candidates' | 'issuerIds' | 'pin' | 'serial' | 'amount' | 'marketplaceId' | 'paymentCard' | 'numberAreas'
>

const mostCandidates = 5
const leastConfidence = 0.002

/** From lines with text to what the card says. Pure, and total over any text. */
export function pickReading(lines: readonly PhotoLine[]): Picked {
  const texts = lines.map(({ text }) => text)
  const reread = lines.map(({ digitTexts }) => digitTexts).filter((digits) => digits.length > 0)
  const serial = reread.length > 0 ? pickRereadSerial(reread) : pickSerial(texts)
  const brands = brandsIn(texts)
  // A serial number of Amazon's has the form of a payment card's now and then.
  const paymentCard = brands.has('amazon') ? null : pickPaymentCard(lines)
  const candidates = lines
    .flatMap((line) => line.candidates)
    .filter(({ code, confidence }) => confidence >= leastConfidence && !isOtherNumber(code, serial, texts))
    // «GOOD THRU 04/28» on a payment card has the form of another brand's code.
    .filter(({ issuerIds }) => !paymentCard || brands.size > 0 || issuerIds.includes('amazon'))
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ code }, at, all) => all.findIndex((other) => other.code === code) === at)
    .slice(0, mostCandidates)
  const [best] = candidates
  const isAmazons = best ? best.issuerIds.includes('amazon') : brands.has('amazon')
  const marketplaceId = pickMarketplace(lines) ?? (isAmazons ? marketplaceByWords(lines) : null)
  const card = best
    ? { candidates, issuerIds: pickIssuers(best, texts), pin: null }
    : (pickStoreCard(texts) ?? { candidates, issuerIds: [], pin: null })
  return {
    ...card,
    verdict: verdictOf(card.candidates),
    serial,
    amount: pickAmount(lines, marketplaceId),
    marketplaceId,
    paymentCard,
    numberAreas: numberAreas(lines),
  }
}

const digitTwins: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  B: '8',
  S: '5',
  Z: '2',
  G: '6',
}

/** A piece of the serial, or digits all through: never offered as a claim code. */
function isOtherNumber(code: string, serial: string | null, texts: readonly string[]): boolean {
  const folded = [...code].map((char) => digitTwins[char] ?? char).join('')
  if (/^\d+$/.test(folded) && code.replace(/\D/g, '').length >= 0.6 * code.length) return true
  const runs = [...(serial ? [serial] : []), ...texts.flatMap(longDigitRuns)]
  return runs.some((run) => sharesNine(folded, run))
}

function sharesNine(code: string, digits: string): boolean {
  for (let start = 0; start + 9 <= digits.length; start++) {
    if (code.includes(digits.slice(start, start + 9))) return true
  }
  return false
}
