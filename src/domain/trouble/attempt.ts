import type { CardState } from '../card'
import type { Recorded } from '../household'
import type { BalanceId, CardId, TryId } from '../ids'
import type { Refusal } from '../refusal'

/** A time that an issuer was given a code and did not take it. `createdAt` is when. */
export interface RefusedTry extends Recorded {
  readonly id: TryId
  /** Null when nobody said which card it was. */
  readonly cardId: CardId | null
  readonly balanceId: BalanceId | null
  readonly refusal: Refusal
  /** Where it changed the state of its card: from which one, and the card's `updatedAt` then. Of tries before there was this it is missing. */
  readonly moved?: { readonly from: CardState; readonly at: number }
}
