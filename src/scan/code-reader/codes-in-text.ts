import { classifyNumber } from '@/domain/number-kind'
import { issuerOf, type IssuerId } from '@/domain/issuers'

/** A stretch of a line that has the form of a code. */
export interface CodeInText {
  /** Capitals and digits only. */
  readonly code: string
  /** [start, end) in the text. */
  readonly start: number
  readonly end: number
  readonly issuerIds: readonly IssuerId[]
}

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

const mostGroups = 5
/** A run of letters this long is a word when it holds what no known code holds. */
const longWord = 10
const inside = /^(?: ?-+ ?| +)$/

/** Everything in a line as the reader of codes writes it (capitals, digits, '-', ' ', '~') that may be a code; Amazon's form first. */
export function codesIn(text: string): readonly CodeInText[] {
  const found = groupsIn(text).flatMap((group) => codeOf(text, group))
  const amazon = found.filter(({ issuerIds }) => issuerIds[0] === 'amazon')
  // The longest wins among those of the same issuer: half of a code is no code.
  return (amazon.length > 0 ? amazon : found).sort((a, b) => b.code.length - a.code.length)
}

/** Every number of 16 or 30 digits on a line, as serial numbers of gift cards have. */
export function serialsIn(text: string): readonly string[] {
  return groupsIn(text)
    .map((group) => group.map((token) => token.text).join(''))
    .filter((digits) => /^(?:\d{16}|\d{30})$/.test(digits))
}

const mostSerialGroups = 8

/** Every run of groups that hang together and end where they end. */
function groupsIn(text: string): readonly (readonly Token[])[] {
  const tokens = [...text.matchAll(/[A-Z0-9]+/g)].map(({ 0: found, index }): Token => ({
    text: found,
    start: index,
    end: index + found.length,
  }))
  return tokens.flatMap((_, first) =>
    Array.from({ length: Math.min(mostSerialGroups, tokens.length - first) }, (__, more) => first + more + 1).flatMap(
      (last) => {
        const group = tokens.slice(first, last)
        return isWhole(text, group, tokens[first - 1], tokens[last]) ? [group] : []
      },
    ),
  )
}

/** Joined inside by hyphens or spaces, and not by a hyphen to anything outside. */
function isWhole(text: string, group: readonly Token[], before: Token | undefined, after: Token | undefined): boolean {
  const [head, tail] = [group[0] as Token, group.at(-1) as Token]
  const gaps = group.slice(1).map((token, at) => text.slice((group[at] as Token).end, token.start))
  if (!gaps.every((gap) => inside.test(gap))) return false
  const joined = (gap: string) => gap.includes('-') && inside.test(gap)
  return (
    !(before && joined(text.slice(before.end, head.start))) && !(after && joined(text.slice(tail.end, after.start)))
  )
}

function codeOf(text: string, group: readonly Token[]): CodeInText[] {
  if (group.length > mostGroups) return []
  const texts = group.map((token) => token.text)
  const code = texts.join('')
  const [start, end] = [(group[0] as Token).start, (group.at(-1) as Token).end]
  const isHyphened = text.slice(start, end).includes('-')
  const isAmazons = hasAmazonsForm(texts, code) && (isHyphened || !holdsWord(texts, code))
  const issuerIds = isAmazons ? (['amazon'] as const) : otherIssuers(texts, code)
  return issuerIds.length === 0 ? [] : [{ code, start, end, issuerIds }]
}

/** 4-6-4 or 4-6-5, also with one or both hyphens lost. What has no digit is a word unless it stands in three groups or nobody could say it. */
function hasAmazonsForm(groups: readonly string[], code: string): boolean {
  if (code.length !== 14 && code.length !== 15) return false
  let sum = 0
  const ends = groups.slice(0, -1).map((text) => (sum += text.length))
  if (!ends.every((end) => end === 4 || end === 10)) return false
  const digits = code.replace(/\D/g, '').length
  if (groups.length === 3) return digits < code.length
  return digits === 0 ? isUnspeakable(code) : digits < 0.8 * code.length
}

/** Letters of known codes only, five of them in a row without a vowel: one code in sixty has no digit. */
function isUnspeakable(code: string): boolean {
  const alphabet = issuerOf('amazon').alphabet ?? ''
  return /[^AEIOUY]{5}/.test(code) && [...code].every((char) => alphabet.includes(char))
}

/** Digits that are not easily taken for letters. */
const plainDigit = /[234679]/g
const year = /(?:19|20)\d\d/

/** «BEST WISHES 2026» has the form of a code with spaces: a long run of letters that can be spoken and holds one that no known code has. */
function holdsWord(groups: readonly string[], code: string): boolean {
  if (groups.length === 1 && (code.replace(year, '').match(plainDigit)?.length ?? 0) > 1) return false
  const alphabet = issuerOf('amazon').alphabet ?? ''
  return (code.match(/[A-Z]+/g) ?? []).some(
    (run) => run.length >= longWord && !/[^AEIOUY]{4}/.test(run) && [...run].some((char) => !alphabet.includes(char)),
  )
}

/** In the groups that an issuer prints, or in one piece of letters and digits mixed. */
function otherIssuers(groups: readonly string[], code: string): readonly IssuerId[] {
  if (code.length < 10 || /^\d+$/.test(code)) return []
  const mixed = /\d/.test(code) && /[A-Z]/.test(code)
  const even = groups.length > 2 && groups.every((text) => text.length === groups[0]?.length)
  if (groups.length > 1 ? !even : !mixed) return []
  return classifyNumber(groups.join('-')).flatMap(({ kind, issuerId, likelihood }) =>
    kind === 'issuer-code' && issuerId && (even || likelihood !== 'possible') ? [issuerId] : [],
  )
}
