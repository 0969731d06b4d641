import type { ClaimCode } from './claim-code'
import type { PhotoId } from './ids'

/** Pixels of the upright photo. */
export interface Corner {
  readonly x: number
  readonly y: number
}

/** Four corners, starting where the writing starts above, then along the writing. */
export type Corners = readonly [Corner, Corner, Corner, Corner]

export interface CandidateCharacter {
  readonly char: string
  /** 0 to 1. */
  readonly confidence: number
  /** What the character may be, itself included, best first. */
  readonly options: readonly string[]
  readonly box: Corners | null
}

export interface CandidateCode {
  readonly code: string
  /** 0 to 1. */
  readonly confidence: number
  readonly characters: readonly CandidateCharacter[]
  readonly line: Corners | null
}

/** What was read of a code on one photo, before anybody looked. */
export interface CodeReading {
  /** The photo of the card on which it was read; null where there was no picture. */
  readonly photoId: PhotoId | null
  readonly verdict: 'sure' | 'doubtful' | 'none'
  /** Best first. */
  readonly candidates: readonly CandidateCode[]
}

/** Under this a place is asked about even when nothing else was seen there. */
export const clearlyRead = 0.9

export interface DoubtfulPlace {
  /** Place in the code, from 0. */
  readonly index: number
  readonly char: string
  /** What else was seen or may stand there, best first. */
  readonly others: readonly string[]
  /** 0 to 1, of the reading that was least certain; null where nothing was read. */
  readonly confidence: number | null
  /** A person has looked at this place and decided. */
  readonly confirmed: boolean
}

/** The places of a code about which the readings or the code itself leave a doubt, or in which they differ from it. */
export function doubtfulPlaces(
  { code, doubts }: ClaimCode,
  readings: readonly CodeReading[],
): readonly DoubtfulPlace[] {
  return [...code].flatMap((char, index) => {
    const doubt = doubts.find((candidate) => candidate.index === index)
    const seen = readings.flatMap((reading) => readAt(reading, code.length, index))
    const isWeak = seen.some(
      ({ options, confidence, isSure }) => options.length > 1 || (!isSure && confidence < clearlyRead),
    )
    const others = new Set([
      ...seen.flatMap(({ char: read, options }) => [read, ...options]),
      ...(doubt?.options ?? []),
    ])
    others.delete(char)
    if (!doubt && !isWeak && others.size === 0) return []
    const confidence = seen.length > 0 ? Math.min(...seen.map(({ confidence }) => confidence)) : null
    // Where something else stands than anything that was read, a person has typed over it.
    const isTypedOver = seen.length > 0 && seen.every((read) => read.char !== char)
    return [{ index, char, others: [...others], confidence, confirmed: doubt?.confirmed ?? isTypedOver }]
  })
}

/** What the best candidate with as many places says of one. */
function readAt({ verdict, candidates }: CodeReading, length: number, index: number) {
  const character = candidates.find(({ characters }) => characters.length === length)?.characters[index]
  return character ? [{ ...character, isSure: verdict === 'sure' }] : []
}
