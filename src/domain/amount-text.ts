import { signOwner } from './currency-sign'
import { currencies } from './data/currencies'
import { numberStyle, type NumberStyle } from './number-style'
import type { Parsed, Problem } from './parsed'

export type AmountProblemKind =
  | 'empty'
  | 'unexpected-character'
  | 'other-currency'
  /** '1.234' where the dot is not the thousands mark of the locale: it may be one thousand or one and a bit. */
  | 'ambiguous-separator'
  | 'bad-grouping'
  | 'too-many-decimals'
  /** The currency has no smaller unit. */
  | 'fraction-not-allowed'
  | 'too-large'

/** Reads an amount of that currency into whole minor units. */
export function readAmount(
  text: string,
  currency: keyof typeof currencies,
  locale: string,
): Parsed<number, AmountProblemKind> {
  const style = numberStyle(locale)
  const marks = readMarks(text, style)
  if (marks.length === 0) return refused({ kind: 'empty', index: 0, text })
  const first = marks.findIndex(isDigit)
  const last = marks.findLastIndex(isDigit)
  if (first < 0) return refused(problemAt('unexpected-character', marks))

  const lead = readLead(marks.slice(0, first))
  for (const sign of [lead.sign, readTail(marks.slice(last + 1))]) {
    const owner = sign.length === 0 ? 'expected' : signOwner(joined(sign), currency, locale)
    if (owner !== 'expected')
      return refused(problemAt(owner === 'other' ? 'other-currency' : 'unexpected-character', sign))
  }

  const parts = splitAtDecimal([...lead.openingMark, ...marks.slice(first, last + 1)], style)
  if ('kind' in parts) return refused(parts)
  return toMinorUnits(parts, currencies[currency].fractionDigits, lead.isNegative)
}

/** A character after normalising, with the place in the raw text that it came from. */
interface Mark {
  readonly text: string
  readonly index: number
}

type AmountProblem = Problem<AmountProblemKind>

const invisible = /^\p{Cf}$/u
const spaceLike = /^[\s\p{Cc}]$/u
const minusLike = /^[\p{Pd}\u2212]$/u
const decimalLike = ['.', ',', '٫']
// Marks that separate thousands somewhere in the world and decimals nowhere.
const groupLike = [' ', "'", '’', '٬']

/** Normalises full-width and local digits, all minus signs and spaces; keeps spaces only between digits. */
function readMarks(text: string, style: NumberStyle): readonly Mark[] {
  const marks: Mark[] = []
  let index = 0
  for (const character of text) {
    for (const part of character.normalize('NFKC')) {
      if (!invisible.test(part)) marks.push({ text: plainMark(part, style), index })
    }
    index += character.length
  }
  const first = marks.findIndex(isDigit)
  const last = marks.findLastIndex(isDigit)
  return marks.filter((mark, place) => mark.text !== ' ' || (first >= 0 && place > first && place < last))
}

function plainMark(character: string, style: NumberStyle): string {
  if (spaceLike.test(character)) return ' '
  if (minusLike.test(character)) return '-'
  const digit = style.digits.indexOf(character)
  return digit >= 0 ? String(digit) : character
}

interface Lead {
  readonly isNegative: boolean
  readonly sign: readonly Mark[]
  /** The decimal mark of '.50'; the dot of 'Rs.50' belongs to the sign. */
  readonly openingMark: readonly Mark[]
}

function readLead(marks: readonly Mark[]): Lead {
  const minus = marks.findIndex((mark) => mark.text === '-')
  const rest = marks.filter((_, place) => place !== minus)
  const opens = /(?:^|[^\p{L}\p{M}])[.,٫]$/u.test(joined(rest))
  return {
    isNegative: minus >= 0,
    sign: opens ? rest.slice(0, -1) : rest,
    openingMark: opens ? rest.slice(-1) : [],
  }
}

/** What stands behind the digits, without the '.' of '25.' and the ',-' of '25,-'. */
function readTail(marks: readonly Mark[]): readonly Mark[] {
  if (!decimalLike.includes(marks[0]?.text ?? '')) return marks
  return marks.slice(marks[1]?.text === '-' ? 2 : 1)
}

interface AmountParts {
  readonly whole: readonly Mark[]
  readonly fraction: readonly Mark[]
}

/** Decides which separator, if any, is the decimal mark. */
function splitAtDecimal(marks: readonly Mark[], style: NumberStyle): AmountParts | AmountProblem {
  const known = [...decimalLike, ...groupLike, ...style.decimals, ...style.groups]
  const strangers = marks.filter((mark) => !isDigit(mark) && !known.includes(mark.text))
  if (strangers.length > 0) return problemAt('unexpected-character', strangers.slice(0, 1))

  const last = marks.findLastIndex((mark) => !isDigit(mark))
  const role = roleOfSeparator(marks, last, style)
  if (role === 'ambiguous') return problemAt('ambiguous-separator', marks.slice(last, last + 1))
  const split = role === 'decimal' ? last : marks.length
  const whole = marks.slice(0, split)
  return groupingProblem(whole, style) ?? { whole: whole.filter(isDigit), fraction: marks.slice(split + 1) }
}

/** What the last separator does; its place is negative when there is none. */
function roleOfSeparator(marks: readonly Mark[], place: number, style: NumberStyle): 'decimal' | 'group' | 'ambiguous' {
  const separator = marks[place]?.text
  if (separator === undefined) return 'group'
  const before = joined(marks.slice(0, place))
  const canBeDecimal = decimalLike.includes(separator) || style.decimals.includes(separator)
  if (!canBeDecimal || before.includes(separator)) return 'group'
  const looksLikeThousands = /^[1-9]\d{0,2}$/.test(before) && marks.length - place - 1 === 3
  if (!looksLikeThousands) return 'decimal'
  return style.groups.includes(separator) ? 'group' : 'ambiguous'
}

function groupingProblem(whole: readonly Mark[], style: NumberStyle): AmountProblem | null {
  const text = whole.map((mark) => (isDigit(mark) ? mark.text : ' ')).join('')
  const pattern = style.groupsByTwo ? /^\d*$|^\d{1,3}( \d{2,3})* \d{3}$/ : /^\d*$|^\d{1,3}( \d{3})+$/
  if (pattern.test(text)) return null
  return problemAt('bad-grouping', whole.filter((mark) => !isDigit(mark)).slice(0, 1))
}

function toMinorUnits({ whole, fraction }: AmountParts, digits: number, isNegative: boolean) {
  if (fraction.length > digits) {
    return refused(problemAt(digits === 0 ? 'fraction-not-allowed' : 'too-many-decimals', fraction.slice(digits)))
  }
  const amount = Number(joined(whole) + joined(fraction).padEnd(digits, '0'))
  if (!Number.isSafeInteger(amount)) return refused(problemAt('too-large', whole))
  return { value: isNegative ? -amount : amount, problems: [] }
}

function isDigit(mark: Mark): boolean {
  return /^\d$/.test(mark.text)
}

function joined(marks: readonly Mark[]): string {
  return marks.map((mark) => mark.text).join('')
}

function problemAt(kind: AmountProblemKind, marks: readonly Mark[]): AmountProblem {
  return { kind, index: marks[0]?.index ?? 0, text: joined(marks) }
}

function refused(problem: AmountProblem): Parsed<number, AmountProblemKind> {
  return { value: null, problems: [problem] }
}
