import type { Recorded } from '../household'
import type { CardId, DiagnosisId } from '../ids'

/** What the search for a cause came to, kept with its card. */
export interface Diagnosis extends Recorded {
  readonly id: DiagnosisId
  readonly cardId: CardId | null
  /** What the message meant; null when there was none or nobody knew it. */
  readonly messageKind: string | null
  /** The causes, the likeliest first. */
  readonly causes: readonly string[]
}
