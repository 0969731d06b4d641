import type { Day } from './day'

/**
 * How well a fact is known: told by the company or a law (documented), by several independent sources (reported), by one weak
 * source or by sources that disagree (weak), concluded by us (inferred), common knowledge (general), looked for in vain (not-found).
 */
export type Confidence = 'documented' | 'reported' | 'weak' | 'inferred' | 'general' | 'not-found'

export interface Evidence {
  readonly source: string
  readonly checkedOn: Day
  readonly confidence: Confidence
}
