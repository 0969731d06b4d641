import type { ReloadLimits } from './limits'

/** What one card can bring to one balance, in minor units: one amount for each transaction. */
export interface Charge {
  readonly parts: readonly number[]
  readonly total: number
  /** Below what is only said to be the minimum: worth a try. */
  readonly isTrial: boolean
}

/** The largest charge that the limits allow, in the fewest transactions; null when there is none. */
export function largestCharge(chargeable: number, { firmMinimum, likelyMinimum, maximum, step }: ReloadLimits) {
  const firm = upTo(firmMinimum?.amount.minorUnits ?? 1, step)
  const likely = Math.max(firm, upTo(likelyMinimum?.amount.minorUnits ?? 1, step))
  const largest = maximum ? downTo(maximum.amount.minorUnits, step) : Infinity
  const amount = downTo(chargeable, step)
  if (amount <= 0 || amount < firm || largest < firm) return null
  if (amount < likely || largest < likely) return chargeOf([Math.min(amount, largest)], true)
  return chargeOf(splitAmount(amount, likely, largest), false)
}

/** The bounds of one part when a card is divided among several balances; null where no whole number of steps fits. */
export function partBounds({ firmMinimum, likelyMinimum, maximum, step }: ReloadLimits) {
  const least = upTo(Math.max(firmMinimum?.amount.minorUnits ?? 1, likelyMinimum?.amount.minorUnits ?? 1), step)
  const most = maximum ? downTo(maximum.amount.minorUnits, step) : Infinity
  return least <= most ? { least, most, step } : null
}

/** Each part is at least `least` and at most `most`; what does not fit stays on the card. All are whole steps. */
function splitAmount(amount: number, least: number, most: number): readonly number[] {
  const count = Math.ceil(amount / most) || 1
  if (count === 1) return [amount]
  if (count * least > amount) return Array.from({ length: count - 1 }, () => most)
  const parts = Array.from({ length: count - 1 }, () => most)
  let last = amount - (count - 1) * most
  // The last one takes what it lacks from those before it.
  for (let place = parts.length - 1; last < least && place >= 0; place--) {
    const given = Math.min(least - last, most - least)
    parts[place] = most - given
    last += given
  }
  return [...parts, last]
}

function chargeOf(parts: readonly number[], isTrial: boolean): Charge {
  return { parts, total: parts.reduce((sum, part) => sum + part, 0), isTrial }
}

function upTo(amount: number, step: number): number {
  return Math.ceil(amount / step) * step
}

function downTo(amount: number, step: number): number {
  return Math.floor(amount / step) * step
}
