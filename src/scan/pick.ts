import { codeCandidates } from './code-candidates'
import type { LinePass } from './code-candidates'
import type { CodeCandidate, PhotoReading, Quad, Verdict } from './photo-reading'
import { pickAmount } from './pick-amount'
import { pickMarketplace } from './pick-marketplace'
import { longDigitRuns, pickRereadSerial, pickSerial } from './pick-serial'

/** A line as it was read, upright. */
export interface PhotoLine {
  readonly text: string
  /** The reader's own opinion, 0 to 1. */
  readonly confidence: number
  readonly heightPx: number
  readonly glyphCount: number
  readonly quad: Quad
  /** How the part of the line that may be a code was read; empty where nothing looks like one. */
  readonly passes: readonly LinePass[]
  /** What several passes took the serial number on this line for; empty on lines that are not labelled as one. */
  readonly digitTexts: readonly string[]
}

export type Picked = Pick<PhotoReading, 'verdict' | 'candidates' | 'serial' | 'amount' | 'marketplaceId'>

const mostCandidates = 5
const leastConfidence = 0.002
const sureConfidence = 0.93

/** From lines with text to what the card says. Pure, and total over any text. */
export function pickReading(lines: readonly PhotoLine[]): Picked {
  const texts = lines.map(({ text }) => text)
  const reread = lines.map(({ digitTexts }) => digitTexts).filter((digits) => digits.length > 0)
  const serial = reread.length > 0 ? pickRereadSerial(reread) : pickSerial(texts)
  const marketplaceId = pickMarketplace(lines)
  const candidates = lines
    .flatMap(({ passes, quad, glyphCount }) => (passes.length === 0 ? [] : codeCandidates(passes, quad, glyphCount)))
    .filter(({ code, confidence }) => confidence >= leastConfidence && !isOtherNumber(code, serial, texts))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostCandidates)
  return {
    verdict: verdictOf(candidates),
    candidates,
    serial,
    amount: pickAmount(lines, marketplaceId),
    marketplaceId,
  }
}

/** Sure only when every pass agreed on every character and no look-alike is left to ask about. */
function verdictOf(candidates: readonly CodeCandidate[]): Verdict {
  const [best, second] = candidates
  if (!best) return 'none'
  const unasked = best.characters.every(({ options }) => options.length === 1)
  const alone = !second || second.confidence < 0.05
  return unasked && alone && best.confidence >= sureConfidence ? 'sure' : 'doubtful'
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
