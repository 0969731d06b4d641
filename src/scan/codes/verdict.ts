import type { CodeCandidate, Verdict } from '../photo-reading'

/** Shares are calibrated: see `worthOfCuts` and the second witness. */
const sureConfidence = 0.95
const rivalConfidence = 0.05
/** The I at the end of a code is easily taken for the edge of the film. */
const longerConfidence = 0.02

/** Sure only when the likeliest code stands alone and no look-alike is left to ask about. `candidates` best first. */
export function verdictOf(candidates: readonly CodeCandidate[]): Verdict {
  const [best, ...others] = candidates
  if (!best) return 'none'
  const unasked = best.characters.every(({ options }) => options.length === 1)
  const alone = others.every(
    ({ code, confidence }) => confidence < (code.startsWith(best.code) ? longerConfidence : rivalConfidence),
  )
  return unasked && alone && best.confidence >= sureConfidence ? 'sure' : 'doubtful'
}
