import { addMoney, type Money } from '../money'
import type { Clue } from './suggestion'

/** Of what was typed at the check-in, and of the entries written since the last one. */
export const signOrDigits: Clue = ({ shown, expected, difference, recent, amountOf }) => {
  const entries = recent.flatMap((entry) => {
    const amount = entry.kind === 'unexplained' ? null : amountOf(entry)
    const right = amount && addMoney(amount, difference)
    if (!right || !looksMistyped(amount, right)) return []
    const { id, cardId, envelopeId } = entry
    const part = { kind: 'correction', amount: difference, cardId, envelopeId, corrects: id } as const
    return { kind: 'sign-or-digits', entryId: id, right, part } as const
  })
  return looksMistyped(shown, expected)
    ? [{ kind: 'sign-or-digits', entryId: null, right: expected, part: null }, ...entries]
    : entries
}

/** The other sign, the point one or two places off, or two neighbouring digits in each other's place. */
export function looksMistyped(typed: Money, meant: Money): boolean {
  if (typed.currency !== meant.currency || typed.minorUnits === meant.minorUnits) return false
  const [a, b] = [typed.minorUnits, meant.minorUnits]
  if (a === 0 || b === 0) return false
  if (a === -b) return true
  if (Math.sign(a) !== Math.sign(b)) return false
  return [10, 100].some((factor) => a === b * factor || b === a * factor) || isSwapped(typed, meant)
}

function isSwapped(a: Money, b: Money): boolean {
  // Swapping digits changes a number by a multiple of nine: most pairs need no second look.
  if ((a.minorUnits - b.minorUnits) % 9 !== 0) return false
  const [digits, others] = [String(Math.abs(a.minorUnits)), String(Math.abs(b.minorUnits))]
  if (digits.length !== others.length) return false
  const places = [...digits].flatMap((digit, place) => (digit === others[place] ? [] : place))
  const [first, second] = places
  if (places.length !== 2 || first === undefined || second !== first + 1) return false
  return digits[first] === others[second] && digits[second] === others[first]
}
