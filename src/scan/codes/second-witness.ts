import { issuerOf } from '@/domain/issuers'
import type { CodeLineReading, CodeOnLine } from '../code-reader/code-reader'
import { align, isTwin } from './vote'

/** How the text reader, a reader of another school, reads a character that is a code's: its chances, as measured on made photos. */
const chances = { same: 0.9, round: 0.4, other: 0.02, added: 0.03, left: 0.03 }
/** It does not tell these apart: in a random string it takes the one or the other by what stands beside. */
export const round = '0OQD'
/** The chance of each character where the line says something else. */
const anything = 1 / 20
/** However well the two readers agree, the line is no more than this many times likelier to be a code. */
const mostAgreement = 30

/** Where in the first cut the piece of the line stands that the text reader was shown, in its pixels. */
export interface Shown {
  readonly startPx: number
  readonly endPx: number
}

/**
 * The codes that a line may say, weighed by what the text reader saw there (Bayes): shares and well-formedness are those after both
 * witnesses. Characters that both saw settle where the network wavers between a code and a longer one, or beside a fleck of film.
 */
export function weighedByText(reading: CodeLineReading, text: string, shown?: Shown): CodeLineReading {
  const seen = plainOf(text)
  if (seen === '' || reading.codes.length === 0) return reading
  const isPiece = shown !== undefined && isPieceOf(reading.codes[0], shown)
  const fits = reading.codes.map((code) => logChance(isPiece ? shownOf(code, shown) : code.code, seen))
  const best = Math.max(...fits)
  const weights = reading.codes.map(({ share }, at) => share * Math.exp((fits[at] as number) - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = reading.codes.reduce((sum, { share }) => sum + share, 0)
  const codes = reading.codes.map((code, at) => ({
    ...code,
    share: total === 0 ? code.share : (shares * (weights[at] as number)) / total,
  }))
  const agreement = Math.min(mostAgreement, Math.exp(best - seen.length * Math.log(anything)))
  const odds = (reading.wellFormed / (1 - reading.wellFormed)) * agreement
  const agreed = Number.isFinite(odds) ? odds / (1 + odds) : 1
  return {
    ...reading,
    codes: codes.sort((a, b) => b.share - a.share),
    wellFormed: Math.max(reading.wellFormed, agreed),
  }
}

/** So many characters of a code lie outside of what is shown only where that is a piece of it; one or two may be no characters at all. */
const leastNotShown = 3

/** Whether the likeliest code goes on far beyond what was shown; then no code is judged by what lies outside. */
function isPieceOf(likeliest: CodeOnLine | undefined, shown: Shown): boolean {
  if (!likeliest) return false
  const part = shownOf(likeliest, shown).length
  return part > 0 && likeliest.code.length - part >= leastNotShown
}

function shownOf({ code, places }: CodeOnLine, { startPx, endPx }: Shown): string {
  const isShown = (at: number) => {
    const place = places[at]
    const middle = place ? (place.startPx + place.endPx) / 2 : startPx
    return middle >= startPx && middle <= endPx
  }
  return [...code].filter((_, at) => isShown(at)).join('')
}

const leastSeenByBoth = 0.65
/** Below what is sure. */
const contradicted = 0.85
/** A last character that was only misread makes a longer code hardly likelier; one more character makes it thirty times as likely. */
const clearlyLonger = 5
/** What the left half of a character looks like that stands at the very end of a cut, or of two. */
const halfCharacter = /[A-Z0-9][)\]}>|/\\]+$/

/** How far a code is believed by what the text reader saw: one of which it saw hardly anything, or which may go on, is never sure. */
export function trustByText(code: string, text: string): number {
  const plain = plainOf(text)
  const seen = align(code, plain).filter((at, place) => {
    return at !== null && isTwin(code[place] as string, plain[at] as string)
  })
  const isHardlySeen = seen.length < leastSeenByBoth * code.length
  return isHardlySeen || (lengths.has(code.length + 1) && mayGoOn(code, text)) ? contradicted : 1
}

/** Whether the text reader saw one more character, or half of one, right behind the code. */
function mayGoOn(code: string, text: string): boolean {
  const words = text.trim().toUpperCase().split(/\s+/)
  const upToCode = words
    .map((_, at) => words.slice(0, at + 1).join(''))
    .map((start) => ({ start, fit: logChance(code, plainOf(start)) }))
    .reduce((best, one) => (one.fit > best.fit ? one : best))
  const plain = plainOf(upToCode.start)
  const longer = logChance(code + (plain.at(-1) ?? ''), plain)
  return halfCharacter.test(upToCode.start) || longer > upToCode.fit + Math.log(clearlyLonger)
}

function plainOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

const lengths = new Set(issuerOf('amazon').codeShapes.flatMap((shape) => shape.lengths))

/** Natural logarithm of the chance that the text reader reads `seen` where `code` stands, along the likeliest way to lay one on the other. */
function logChance(code: string, seen: string): number {
  let row = Array.from({ length: seen.length + 1 }, (_, added) => added * Math.log(chances.added))
  for (const char of code) {
    const next = [(row[0] as number) + Math.log(chances.left)]
    for (let at = 1; at <= seen.length; at++) {
      next[at] = Math.max(
        (row[at - 1] as number) + Math.log(chanceOf(char, seen[at - 1] as string)),
        (row[at] as number) + Math.log(chances.left),
        (next[at - 1] as number) + Math.log(chances.added),
      )
    }
    row = next
  }
  return row[seen.length] as number
}

function chanceOf(char: string, seen: string): number {
  if (round.includes(char) && round.includes(seen)) return chances.round
  return char === seen ? chances.same : chances.other
}
