import type { CodeCandidate, Verdict } from '../photo-reading'

/** Shares are calibrated: see `worthOfCuts` and the second witness. */
const sureConfidence = 0.95
const rivalConfidence = 0.05
/** Of all codes that go on where the likeliest ends: what stands at an end is easily taken for the edge of the film. */
const longerConfidence = 0.01

/** Sure only when the likeliest code stands alone and no look-alike is left to ask about. `candidates` best first. */
export function verdictOf(candidates: readonly CodeCandidate[]): Verdict {
  const [best, ...others] = candidates
  if (!best) return 'none'
  const unasked = best.characters.every(({ options }) => options.length === 1)
  const alone = others.every(({ confidence }) => confidence < rivalConfidence)
  const longer = others.filter(({ code }) => code.startsWith(best.code)).reduce((sum, one) => sum + one.confidence, 0)
  return unasked && alone && longer < longerConfidence && best.confidence >= sureConfidence ? 'sure' : 'doubtful'
}
