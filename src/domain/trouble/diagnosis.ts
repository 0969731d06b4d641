import type { Recorded } from '../household'
import type { BalanceId, CardId, DiagnosisId } from '../ids'
import type { Answer, CauseKind } from './cause'
import type { MessageKind } from './message'

/** What the search for a cause came to, kept with its card. Of the message only what it meant: its text may hold the code. */
export interface Diagnosis extends Recorded {
  readonly id: DiagnosisId
  readonly cardId: CardId
  /** Where it was tried; null where nobody said. */
  readonly balanceId: BalanceId | null
  /** Null when there was no message or nobody knew what it meant. */
  readonly message: MessageKind | null
  readonly answers: readonly Answer[]
  /** The likeliest first. */
  readonly causes: readonly { readonly kind: CauseKind; readonly likelihood: 'known' | 'likely' | 'possible' }[]
}
