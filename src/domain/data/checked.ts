import type { Day } from '../day'
import type { Confidence, Evidence } from '../evidence'

const checkedOn = '2026-11-22' as Day

/** Evidence looked up on the day when the facts of this folder were last checked. */
export function checked(confidence: Confidence, source: string): Evidence {
  return { source, checkedOn, confidence }
}
