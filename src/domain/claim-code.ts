import { issuerOf, issuers, type Issuer, type IssuerId } from './issuers'
import type { Problem } from './parsed'

/** A character that may have been read wrongly. */
export interface CodeDoubt {
  /** Place in the code, from 0. */
  readonly index: number
  /** What it may be instead, best first. */
  readonly options: readonly string[]
  /** A person has looked at this place and decided. */
  readonly confirmed: boolean
}

export interface ClaimCode {
  /** As typed, pasted or read from a photo. */
  readonly raw: string
  /** Normalised; '?' is a place that could not be read. */
  readonly code: string
  readonly doubts: readonly CodeDoubt[]
}

export type CodeProblemKind = 'empty' | 'unreadable' | 'wrong-length' | 'outside-alphabet'

export interface ReadClaimCode extends ClaimCode {
  readonly problems: readonly Problem<CodeProblemKind>[]
}

export const unreadable = '?'

/**
 * Characters that a person should compare side by side, because both sides of the pair occur in codes.
 * W beside two V is missing here: it changes the number of places.
 */
export const lookAlikes: Readonly<Record<string, string>> = pairsBothWays([
  '8B',
  '5S',
  '2Z',
  '6G',
  '3E',
  'UV',
  'DQ',
  'CG',
  '7T',
  'MN',
  '4A',
])

/** What a character was probably meant to be where it cannot occur, best first; our own ranking. */
const misreadings: Readonly<Record<string, string>> = { '0': 'OQDCGU', O: '0QDCGU', '1': 'ILJT7', I: '1LJT7' }

/** One form for all ways to write a code: no spaces, hyphens, dots or invisible marks, upper case, '?' where unreadable. */
export function normaliseCode(raw: string): string {
  const normalised = normaliseOnce(raw)
  // Removing a mark can let its neighbours combine: repeat until nothing changes.
  return normalised === raw ? normalised : normaliseCode(normalised)
}

/** Keeps the code as it is read; what may be wrong with it becomes doubts and problems, never a silent change. */
export function readClaimCode(raw: string, issuerId: IssuerId): ReadClaimCode {
  const issuer = issuerOf(issuerId)
  const code = normaliseCode(raw)
  const characters = [...code]
  const doubts = characters.flatMap((character, index) => {
    const options = likelyMeant(character, issuer)
    return options.length > 0 ? [{ index, options, confirmed: false }] : []
  })
  return { raw, code, doubts, problems: problemsOf(raw, characters, issuer) }
}

/** In the groups that the issuer prints; a code of another length stays in one piece. */
export function formatClaimCode(code: string, issuerId: IssuerId): string {
  return grouped(normaliseCode(code), issuerOf(issuerId))
}

/** Shows only the shape: '••••-••••••-••••'. */
export function maskClaimCode(code: string): string {
  const dots = '•'.repeat([...normaliseCode(code)].length)
  const issuer = issuers.find((candidate) => grouped(dots, candidate) !== dots)
  return issuer ? grouped(dots, issuer) : dots
}

/** Places (from 0) with a character that no code of the issuer has; an unreadable place is not one of them. */
export function placesOutsideAlphabet(code: string, { alphabet }: Issuer): readonly number[] {
  if (alphabet === null) return []
  return [...code].flatMap((character, index) => (isForeign(character, alphabet) ? [index] : []))
}

/** True where no shape is established. */
export function hasKnownLength(code: string, { codeShapes }: Issuer): boolean {
  return codeShapes.length === 0 || codeShapes.some((shape) => shape.lengths.includes([...code].length))
}

const separators = /[\s\p{Cc}\p{Cf}\p{Pd}\u2212\u30fc.\u00b7\u2027\u30fb\ufe00-\ufe0f]/gu
const unreadableMarks = /[*_\u25a0\u25a1\u25af\u2022\ufffd]/gu

function normaliseOnce(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(separators, '').replace(unreadableMarks, unreadable)
}

function likelyMeant(character: string, { alphabet }: Issuer): readonly string[] {
  if (alphabet === null || !isForeign(character, alphabet)) return []
  const candidates = (misreadings[character] ?? '') + (lookAlikes[character] ?? '')
  return [...new Set(candidates)].filter((candidate) => alphabet.includes(candidate))
}

function problemsOf(raw: string, characters: readonly string[], issuer: Issuer): readonly Problem<CodeProblemKind>[] {
  if (characters.length === 0) return [{ kind: 'empty', index: 0, text: raw }]
  const code = characters.join('')
  const at = placesInRaw(raw, code)
  const problem = (kind: CodeProblemKind, place: number) => ({ kind, index: at(place), text: characters[place] ?? '' })
  return [
    ...(hasKnownLength(code, issuer) ? [] : [{ kind: 'wrong-length' as const, index: 0, text: raw }]),
    ...characters.flatMap((character, place) => (character === unreadable ? [problem('unreadable', place)] : [])),
    ...placesOutsideAlphabet(code, issuer)
      .filter((place) => likelyMeant(characters[place] ?? '', issuer).length === 0)
      .map((place) => problem('outside-alphabet', place)),
  ]
}

/** Finds the raw place of each place in the code; 0 in the rare text whose characters melt into each other. */
function placesInRaw(raw: string, code: string): (place: number) => number {
  const origins: number[] = []
  let sofar = ''
  let index = 0
  for (const character of raw) {
    const normalised = normaliseCode(character)
    for (let count = [...normalised].length; count > 0; count--) origins.push(index)
    sofar += normalised
    index += character.length
  }
  return (place) => (sofar === code ? (origins[place] ?? 0) : 0)
}

function isForeign(character: string, alphabet: string): boolean {
  return character !== unreadable && !alphabet.includes(character)
}

function grouped(code: string, { codeShapes }: Issuer): string {
  const characters = [...code]
  const groups = codeShapes.find((shape) => shape.groups && shape.lengths.includes(characters.length))?.groups
  if (!groups) return code
  let start = 0
  return groups.map((length) => characters.slice(start, (start += length)).join('')).join('-')
}

function pairsBothWays(pairs: readonly string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [a, b] of pairs.map((pair) => [pair.charAt(0), pair.charAt(1)] as const)) {
    found[a] = (found[a] ?? '') + b
    found[b] = (found[b] ?? '') + a
  }
  return found
}
