import type { CodeCandidate, Verdict } from './photo-reading'

const sureConfidence = 0.88
const rivalConfidence = 0.05

/** Sure only when the likeliest code stands alone and no look-alike is left to ask about. `candidates` best first. */
export function verdictOf(candidates: readonly CodeCandidate[]): Verdict {
  const [best, second] = candidates
  if (!best) return 'none'
  const unasked = best.characters.every(({ options }) => options.length === 1)
  const alone = !second || second.confidence < rivalConfidence
  return unasked && alone && best.confidence >= sureConfidence ? 'sure' : 'doubtful'
}
