import type { Day } from '../day'
import type { Recorded } from '../household'
import type { CardId, ProofId } from '../ids'
import type { Money } from '../money'

/** `receipt`: of a shop. `order`: of an online shop. */
export type ProofKind = 'receipt' | 'order'

/** Evidence that a card was bought and activated. That there is one is plain, what it says is sealed. */
export interface Proof extends Recorded {
  readonly id: ProofId
  readonly cardId: CardId
}

/** What a receipt or an order says; texts as a person writes them, '' where nothing is known. */
export interface ProofSecret {
  readonly kind: ProofKind
  readonly shop: string
  /** Number of the till, and of the receipt. */
  readonly till: string
  readonly receiptNumber: string
  readonly orderNumber: string
  readonly boughtOn: Day | null
  /** As printed: '14:32'. */
  readonly boughtAt: string
  readonly amount: Money | null
  readonly note: string
}
