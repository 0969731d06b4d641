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
}
