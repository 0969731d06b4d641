import type { Card } from '../card'
import { addDays, type Day } from '../day'
import { expiryOf } from '../expiry'
import type { BalanceId, CardId } from '../ids'

export interface Placed {
  readonly card: Card
  readonly balanceId: BalanceId
}

export interface Needs {
  readonly today: Day
  /** What expires up to so many days from today goes first. */
  readonly soonDays: number
  /** Balances whose envelopes lack money. */
  readonly short: ReadonlySet<BalanceId>
  /** The balances as the household knows them: one person's, one account's stand together. */
  readonly balances: readonly BalanceId[]
}

/**
 * Every card once, balance by balance, so that one signs in once. First the balances with a card that expires soon, then those
 * whose envelopes lack money, then in the household's order; within one balance what expires soon, then what is worth most.
 */
export function orderSteps(
  placed: readonly Placed[],
  needs: Needs,
): readonly { readonly cardId: CardId; readonly balanceId: BalanceId }[] {
  const groups = needs.balances
    .map((balanceId) => placed.filter((one) => one.balanceId === balanceId).toSorted((a, b) => byNeed(a, b, needs)))
    .filter((group) => group.length > 0)
  return groups
    .toSorted((a, b) => byUrgency(a, b, needs))
    .flat()
    .map(({ card, balanceId }) => ({ cardId: card.id, balanceId }))
}

function byUrgency([a]: readonly Placed[], [b]: readonly Placed[], needs: Needs): number {
  // The first of a group is what expires first of it.
  if (!a || !b) return 0
  return compare(soonOf(a.card, needs), soonOf(b.card, needs)) || lacks(b, needs) - lacks(a, needs)
}

function byNeed(a: Placed, b: Placed, needs: Needs): number {
  const worth = ({ card }: Placed) => card.faceValue?.minorUnits ?? 0
  return compare(soonOf(a.card, needs), soonOf(b.card, needs)) || worth(b) - worth(a) || compare(a.card.id, b.card.id)
}

function lacks({ balanceId }: Placed, { short }: Needs): number {
  return short.has(balanceId) ? 1 : 0
}

const never = '9999-12-31'

/** Its last day if that is near, else one behind all others. */
function soonOf(card: Card, { today, soonDays }: Needs): string {
  const { expires, marketplaceId, issuedOn } = card
  const expiry = expiryOf({ own: expires, marketplaceId, issuedOn })
  return expiry.kind === 'on' && expiry.on <= addDays(today, soonDays) ? expiry.on : never
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
