import { placesOutsideAlphabet } from '@/domain/claim-code'
import { issuerOf, issuers } from '@/domain/issuers'
import type { IssuerId } from '@/domain/issuers'
import { classifyNumber } from '@/domain/number-kind'
import { brandsIn, namedNear } from '../fields/text-brands'
import type { BrandMentions } from '../fields/text-brands'
import { labelAtEnd } from './text-labels'
import type { LabelKind } from './text-labels'

/** A claim code in typed text. */
export interface TextCode {
  /** Capitals and digits only. */
  readonly code: string
  /** Likeliest first, never empty. */
  readonly issuerIds: readonly IssuerId[]
  /** Nothing else has this form, or the text says what it is. */
  readonly isCertain: boolean
  /** Place in the lines that were given: line and [start, end). */
  readonly line: number
  readonly start: number
  readonly end: number
}

/** One word, or several joined by one kind of gap, that may be a code. */
interface Run {
  readonly groups: readonly string[]
  readonly gap: 'none' | 'hyphen' | 'space'
  readonly code: string
  readonly digits: number
  readonly line: number
  readonly start: number
  readonly end: number
  readonly label: LabelKind | null
}

const mostGroups = 5
const lengths = { least: 8, most: 30 }

/** The claim codes in lines that went through `plainLines`, each once, in the order of the text. */
export function codesInText(lines: readonly string[]): readonly TextCode[] {
  const mentions = brandsIn(lines)
  const visible = lines.map(withoutAddresses)
  const found = visible
    .flatMap((line, at) => runsIn(line, at, (start) => labelBefore(visible, at, start)))
    .flatMap((run) => {
      const code = judge(run, mentions)
      return code ? [{ code, rank: rankOf(run) }] : []
    })
    .sort((a, b) => b.rank - a.rank)
  const kept: TextCode[] = []
  for (const { code } of found) {
    const isTaken = kept.some((other) => {
      const overlaps = other.line === code.line && code.start < other.end && other.start < code.end
      return overlaps || other.code === code.code
    })
    if (!isTaken) kept.push(code)
  }
  return kept.sort((a, b) => a.line - b.line || a.start - b.start)
}

/** One way to write a hyphen and a space, no invisible characters; a code that was broken over two lines is on one again. */
export function plainLines(lines: readonly string[]): readonly string[] {
  const plain: string[] = []
  for (const line of lines) {
    const text = line
      .normalize('NFKC')
      .replace(/[\p{Cf}\p{Mn}]/gu, '')
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/\s+/g, ' ')
      .trim()
    const last = plain.at(-1) ?? ''
    if (/(?:^|[ :])(?:[A-Z0-9]{4,6}-){1,4}$/.test(last) && /^[A-Z0-9]{4,6}(?![a-z])/.test(text)) {
      plain[plain.length - 1] = last + text
    } else if (text !== '') plain.push(text)
  }
  return plain
}

const address = /(?:https?:\/\/|www\.)\S+|[^\s<(]+@\S+|(?:[A-Za-z\d-]+\.)+[a-z]{2,}(?![A-Za-z])(?:\/\S*)?/g
const longestAddress = 2000

/** Web and mail addresses hold much that looks like a code: they become as many section signs. */
function withoutAddresses(line: string): string {
  return line.replace(/\S+/g, (word) =>
    word.length > longestAddress ? hidden(word) : word.replace(address, (found) => hidden(found)),
  )
}

function hidden(text: string): string {
  return '\u00a7'.repeat(text.length)
}

/** The label before a place: on its line, or at the end of the line above; a list of codes has its label above the first. */
function labelBefore(lines: readonly string[], at: number, start: number): LabelKind | null {
  const before = (lines[at] ?? '').slice(Math.max(0, start - 200), start)
  if (/\p{L}{2}/u.test(before)) return labelAtEnd(before)
  for (let above = at - 1; above >= 0 && above > at - 200; above--) {
    const line = lines[above] ?? ''
    if (!/^[^\p{L}\d]*(?=.*\d)[A-Z\d]{4,}(?:[ -][A-Z\d]{4,})*[^\p{L}\d]*$/u.test(line)) return labelAtEnd(line)
  }
  return null
}

function runsIn(line: string, at: number, labelOf: (start: number) => LabelKind | null): readonly Run[] {
  const words = [...line.matchAll(/[A-Za-z0-9]+/g)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))
  const gaps = words.map(({ end }, place) => {
    const next = words[place + 1]
    const gap = next ? line.slice(end, next.start) : ''
    return gap === ' ' ? 'space' : /^ ?- ?$/.test(gap) ? 'hyphen' : 'other'
  })
  const runs: Run[] = []
  const add = (first: number, last: number, gap: Run['gap']) => {
    const [head, tail] = [words[first] as (typeof words)[number], words[last] as (typeof words)[number]]
    const groups = words.slice(first, last + 1).map(({ text }) => text)
    const code = groups.join('').toUpperCase()
    if (code.length < lengths.least || code.length > lengths.most || isGlued(line, head.start, tail.end)) return
    const digits = code.replace(/\D/g, '').length
    if (!hasForm(groups, gap, digits)) return
    runs.push({ groups, gap, code, digits, line: at, start: head.start, end: tail.end, label: labelOf(head.start) })
  }
  for (let first = 0; first < words.length; first++) {
    if (gaps[first - 1] === 'hyphen') continue
    let last = first
    while (gaps[last] === 'hyphen') last++
    if (last > first) {
      if (last - first < mostGroups) add(first, last, 'hyphen')
      continue
    }
    add(first, first, 'none')
    for (last = first + 1; last < Math.min(words.length, first + mostGroups); last++) {
      if (gaps[last - 1] !== 'space' || gaps[last] === 'hyphen') break
      add(first, last, 'space')
    }
  }
  return runs
}

/** Cheap, to spare most words of a text the closer look. */
function hasForm(groups: readonly string[], gap: Run['gap'], digits: number): boolean {
  if (gap === 'none') return digits > 0 || groups[0] === groups[0]?.toUpperCase()
  if (gap === 'hyphen') return true
  const size = groups[0]?.length ?? 0
  return (size >= 4 && groups.every(({ length }) => length === size)) || isGroupedLike('amazon', groups)
}

/** Part of something longer: a path, an assignment, an account name. */
function isGlued(line: string, start: number, end: number): boolean {
  return (
    /[\p{L}\d][-_/\\@=+&%~.]$|[\p{L}\u00a7_=]$/u.test(line.slice(Math.max(0, start - 2), start)) ||
    /^(?:[-_/\\@=+&%~.][\p{L}\d]|[\p{L}\u00a7_])/u.test(line.slice(end, end + 2))
  )
}

function judge(run: Run, mentions: BrandMentions): TextCode | null {
  if (run.label !== null && run.label !== 'code') return null
  const letters = run.groups.join('').replace(/\d/g, '')
  if (letters !== letters.toUpperCase() && (letters !== letters.toLowerCase() || run.gap !== 'hyphen')) return null
  return amazonCode(run, letters, mentions) ?? otherCode(run, letters, mentions)
}

/** Four, six, and four or five; in one piece only where it says so or mixes letters and digits like nothing else. */
function amazonCode(run: Run, letters: string, mentions: BrandMentions): TextCode | null {
  const { code, digits, gap, label, groups } = run
  if (code.length !== 14 && code.length !== 15) return null
  if (digits > 0.75 * code.length) return null
  const isLower = letters !== letters.toUpperCase()
  const isForeign = placesOutsideAlphabet(code, issuerOf('amazon')).length > 0
  const isLabelled = label === 'code'
  if (isGroupedLike('amazon', groups)) {
    if (gap === 'space' && (digits === 0 || startsWithWord(groups) || (digits < 2 && !isLabelled))) return null
    if (digits === 0 && (isLower || (!isLabelled && !mentions.has('amazon')))) return null
    const isCertain = !isForeign && !isLower && (gap === 'hyphen' ? digits > 0 || isLabelled : isLabelled)
    return { ...placed(run), issuerIds: ['amazon'], isCertain }
  }
  if (gap !== 'none' || isLower) return null
  const isRandom = digits >= 2 && (code.match(/[A-Z](?=\d)|\d(?=[A-Z])/g)?.length ?? 0) >= 4
  const isCodeLike = isLabelled
    ? digits > 0 || /[^AEIOU]{6}/.test(code)
    : isRandom && !isForeign && mentions.has('amazon')
  if (!isCodeLike) return null
  const possible: readonly IssuerId[] = ['amazon', ...issuersOf(code)]
  const named = namedNear(possible, mentions, run.line)
  const issuerIds = named.length > 0 ? named : possible
  return { ...placed(run), issuerIds, isCertain: isLabelled && !isForeign && issuerIds.length === 1 }
}

/** In the form of another issuer that is named or with a label; a form that nobody has needs the label. */
function otherCode(run: Run, letters: string, mentions: BrandMentions): TextCode | null {
  const { code, digits, gap, label, groups } = run
  const isLabelled = label === 'code'
  if (letters !== letters.toUpperCase()) return null
  if (digits === code.length) return storeNumber(run, mentions)
  const isEven = groups.length > 1 && groups.every((group) => group.length === groups[0]?.length)
  if (gap === 'space' && (!isEven || digits < 2 || startsWithWord(groups))) return null
  if (gap === 'hyphen' && !isEven && !isLabelled) return null
  if (gap !== 'hyphen' && digits === 0) return null
  const possible = issuersOf(groups.join('-'))
  const named = namedNear(possible, mentions, run.line)
  if (named.length > 0 && (isLabelled || gap === 'hyphen' || (gap === 'none' && isMixed(code)))) {
    return { ...placed(run), issuerIds: named, isCertain: named.length === 1 && (isLabelled || gap === 'hyphen') }
  }
  if (!isLabelled) return null
  if (possible.length > 0) return { ...placed(run), issuerIds: possible, isCertain: false }
  const shapeless = namedNear(withoutShape, mentions, run.line)
  return digits > 0
    ? { ...placed(run), issuerIds: shapeless.length > 0 ? shapeless : ['generic'], isCertain: false }
    : null
}

/** Digits only: the number of a store's card, where the text names the store and the number. */
function storeNumber(run: Run, mentions: BrandMentions): TextCode | null {
  if (run.label !== 'code') return null
  const stores = issuersOf(run.code).filter((id) => issuerOf(id).pin !== null)
  const named = namedNear(stores, mentions, run.line)
  return named.length > 0 ? { ...placed(run), issuerIds: named, isCertain: named.length === 1 } : null
}

const withoutShape = issuers.filter(({ codeShapes }) => codeShapes.length === 0).map(({ id }) => id)

/** Issuers other than Amazon whose codes have this form, likeliest first. */
function issuersOf(raw: string): readonly IssuerId[] {
  return classifyNumber(raw).flatMap(({ kind, issuerId }) => (kind === 'issuer-code' && issuerId ? [issuerId] : []))
}

function isGroupedLike(id: IssuerId, groups: readonly string[]): boolean {
  const printed = groups.map(({ length }) => length).join('-')
  return issuerOf(id).codeShapes.some((shape) => shape.groups?.join('-') === printed)
}

/** «CODE Q7DM X4KP9B» : a word of the sentence is no part of the code. */
function startsWithWord([first = '']: readonly string[]): boolean {
  return /^(?:CODE|CARD|GIFT|CLAIM|YOUR|THIS|FROM|WITH|PIN)$/i.test(first)
}

function isMixed(code: string): boolean {
  return /\d/.test(code) && (code.match(/[A-Z](?=\d)|\d(?=[A-Z])/g)?.length ?? 0) >= 2
}

function rankOf({ gap, label, groups, code }: Run): number {
  const isGrouped = gap !== 'none' && issuers.some(({ id }) => isGroupedLike(id, groups))
  return (gap === 'hyphen' ? 400 : 0) + (isGrouped ? 200 : 0) + (label === 'code' ? 100 : 0) + code.length
}

function placed({ code, line, start, end }: Run) {
  return { code, line, start, end }
}
