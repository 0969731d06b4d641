import { readAmount } from '../amount-text'
import { activityLayouts } from '../data/activity-layouts'
import { currencies } from '../data/currencies'
import { currencyCodes, type CurrencyCode } from '../money'

/** A cell that holds an amount and nothing else, before anybody knows how the page writes numbers. */
export interface AmountShape {
  readonly kind: 'amount' | 'broken' | 'other-currency'
  /** As the page has it, for messages. */
  readonly text: string
  readonly digits: string
  /** Null where no sign stands beside it. */
  readonly sign: 1 | -1 | null
}

const longestAmount = 40
const minus = /^[\p{Pd}\u2212\u25b2\u25b3]/u
const digitsOnly = /^(?:\p{Nd}[\p{Nd}.,'’٫٬ ]*|[.,٫]\p{Nd}+)$/u

export function isAmountCell(cell: string, currency: CurrencyCode): boolean {
  return amountShape(cell, currency)?.kind === 'amount'
}

/** Null for a cell that is no amount at all. */
export function amountShape(cell: string, currency: CurrencyCode): AmountShape | null {
  if (cell.length > longestAmount || !/\p{Nd}/u.test(cell)) return null
  const front = stripped(cell, 'front', currency)
  const { rest: digits, ...back } = stripped(front.rest, 'back', currency)
  const owners = [...front.owners, ...back.owners]
  const signs = [...front.signs, ...back.signs]
  const brackets = front.brackets + back.brackets
  if (owners.length > 1 || signs.length > 1 || front.brackets !== back.brackets || brackets > 2) return null
  const sign = brackets > 0 ? -1 : (signs[0] ?? null)
  if (digitsOnly.test(digits)) {
    if (owners.length === 0 && !looksLikeMoney(digits, currency)) return null
    return { kind: owners[0] === 'other' ? 'other-currency' : 'amount', text: cell, digits, sign }
  }
  const isBroken = owners[0] === 'expected' && /^\p{Nd}\S{0,15}$/u.test(digits)
  return isBroken ? { kind: 'broken', text: cell, digits, sign } : null
}

/** How the page writes its numbers: the first locale that reads all amounts, or else the one that reads most. */
export function localeOfAmounts(shapes: readonly AmountShape[], currency: CurrencyCode, hint: string | null): string {
  const candidates = [...new Set([...(hint ? [hint] : []), ...activityLayouts.map(({ locale }) => locale), 'en-IN'])]
  const digits = [...new Set(shapes.filter(({ kind }) => kind === 'amount').map((shape) => shape.digits))]
  let best = { locale: candidates[0] ?? 'en-US', failures: Infinity }
  for (const locale of candidates) {
    const failures = digits.filter((text) => readAmount(text, currency, locale).value === null).length
    if (failures < best.failures) best = { locale, failures }
    if (failures === 0) break
  }
  return best.locale
}

/** The size in minor units, without the sign; null where it cannot be read. */
export function sizeOfAmount(shape: AmountShape, currency: CurrencyCode, locale: string): number | null {
  return shape.kind === 'amount' ? readAmount(shape.digits, currency, locale).value : null
}

interface Stripped {
  readonly rest: string
  readonly owners: readonly ('expected' | 'other')[]
  readonly signs: readonly (1 | -1)[]
  readonly brackets: number
}

/** Takes signs, brackets and the mark of the currency off one end. */
function stripped(cell: string, end: 'front' | 'back', currency: CurrencyCode): Stripped {
  const owners: ('expected' | 'other')[] = []
  const signs: (1 | -1)[] = []
  let brackets = 0
  let rest = cell
  for (;;) {
    const character = end === 'front' ? rest.charAt(0) : rest.slice(-1)
    const mark = markAt(rest, end, currency)
    if (mark) owners.push(mark.owner)
    else if (character === '+') signs.push(1)
    else if (minus.test(character)) signs.push(-1)
    else if (character === (end === 'front' ? '(' : ')')) brackets++
    else if (character !== ' ') return { rest, owners, signs, brackets }
    const length = mark ? mark.length : 1
    rest = end === 'front' ? rest.slice(length) : rest.slice(0, -length)
  }
}

interface CurrencyMark {
  readonly mark: string
  readonly codes: readonly CurrencyCode[]
}

function markAt(text: string, end: 'front' | 'back', currency: CurrencyCode) {
  const upper = text.slice(end === 'front' ? 0 : -longestMark, end === 'front' ? longestMark : undefined).toUpperCase()
  const found = marks.find(({ mark }) => (end === 'front' ? upper.startsWith(mark) : upper.endsWith(mark)))
  if (!found) return null
  return {
    length: found.mark.length,
    owner: found.codes.includes(currency) ? ('expected' as const) : ('other' as const),
  }
}

const marks = allMarks()
const longestMark = Math.max(...marks.map(({ mark }) => mark.length))

/** Longest first, or '$' would be found in 'US$'. */
function allMarks(): readonly CurrencyMark[] {
  const codesOf = new Map<string, CurrencyCode[]>()
  for (const code of currencyCodes) {
    const own = new Set([code, ...currencies[code].signs].map((sign) => sign.normalize('NFKC').toUpperCase()))
    for (const mark of own) codesOf.set(mark, [...(codesOf.get(mark) ?? []), code])
  }
  return [...codesOf].map(([mark, codes]) => ({ mark, codes })).sort((a, b) => b.mark.length - a.mark.length)
}

/** Without a mark of the currency a number counts only when it is written as money is. */
function looksLikeMoney(digits: string, currency: CurrencyCode): boolean {
  return currencies[currency].fractionDigits > 0
    ? /[.,٫]\p{Nd}{2}$/u.test(digits)
    : /^(?:\p{Nd}{1,7}|\p{Nd}{1,3}(?:,\p{Nd}{3}){1,3})$/u.test(digits)
}
