import type { CodeCandidate, PhotoReading, ReadCharacter } from './photo-reading'
import { verdictOf } from './codes/verdict'

/** What a reading that does not mention a character may still have missed: no photo alone rules a character out. */
const unseen = 0.003
const mostCandidates = 5
/** A character with less than this is not asked about. */
const leastDoubt = 0.02

/**
 * Several readings of one card as one: what each photo says about each place is multiplied, so that a character blurred on one photo is
 * settled by the other. Boxes and sizes are those of the photo that reads best; fields on which the photos disagree are left open.
 * @throws RangeError without readings.
 */
export function mergeReadings(readings: readonly PhotoReading[]): PhotoReading {
  const [best] = readings.toSorted((a, b) => confidenceOf(b) - confidenceOf(a))
  if (!best) throw new RangeError('There is no reading to merge.')
  const candidates = mergedCandidates(best, readings)
  return {
    ...best,
    candidates,
    verdict: verdictOf(candidates),
    serial: agreed(readings.map(({ serial }) => serial)),
    pin: agreed(readings.map(({ pin }) => pin)),
    amount: agreed(
      readings.map(({ amount }) => amount),
      (amount) => `${amount.minorUnits} ${amount.currency}`,
    ),
    marketplaceId: agreed(readings.map(({ marketplaceId }) => marketplaceId)),
    barcodes: distinct(
      readings.flatMap(({ barcodes }) => barcodes),
      ({ format, text }) => `${format} ${text}`,
    ),
    advice: best.advice.filter((advice) => readings.every((reading) => reading.advice.includes(advice))),
    seconds: readings.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

function confidenceOf({ candidates }: PhotoReading): number {
  return candidates[0]?.confidence ?? 0
}

function mergedCandidates(best: PhotoReading, readings: readonly PhotoReading[]): readonly CodeCandidate[] {
  const length = likeliestLength(readings)
  const pivot = [best, ...readings].flatMap(({ candidates }) => candidates).find(({ code }) => code.length === length)
  if (!pivot) return []
  const seen = readings.map(({ candidates }) => candidates.filter(({ code }) => code.length === length))
  const places = pivot.characters.map((character, place) =>
    mergedPlace(
      character,
      place,
      seen.filter((one) => one.length > 0),
    ),
  )
  const codes = likeliestCodes(places)
  return codes.map(({ shares, code }) => ({
    code,
    confidence: shares.reduce((product, share) => product * share, 1),
    characters: [...code].map((char, place) => characterAt(char, places[place] as Place)),
    line: pivot.line,
  }))
}

/** The number of characters that the readings together hold likeliest; 0 when none has a code. */
function likeliestLength(readings: readonly PhotoReading[]): number {
  const weights = new Map<number, number>()
  for (const { code, confidence } of readings.flatMap(({ candidates }) => candidates)) {
    weights.set(code.length, (weights.get(code.length) ?? 0) + confidence)
  }
  return [...weights].reduce((top, one) => (one[1] > top[1] ? one : top), [0, 0])[0]
}

interface Place {
  /** Likeliest first; the shares add up to 1. */
  readonly options: readonly { readonly char: string; readonly share: number }[]
  readonly box: ReadCharacter['box']
}

function mergedPlace({ box }: ReadCharacter, place: number, seen: readonly (readonly CodeCandidate[])[]): Place {
  const chars = new Set(seen.flat().flatMap(({ characters }) => characters[place]?.options ?? []))
  const weighed = [...chars].map((char) => ({
    char,
    share: seen.reduce((product, candidates) => product * shareOf(char, place, candidates), 1),
  }))
  const total = weighed.reduce((sum, { share }) => sum + share, 0)
  const options = weighed.map(({ char, share }) => ({ char, share: share / total })).sort((a, b) => b.share - a.share)
  return { options, box }
}

/** How likely one photo holds a character in a place; its candidates count by their confidence. */
function shareOf(char: string, place: number, candidates: readonly CodeCandidate[]): number {
  const total = candidates.reduce((sum, { confidence }) => sum + confidence, 0)
  const here = candidates.reduce((sum, { code, confidence }) => sum + (code[place] === char ? confidence : 0), 0)
  // What the photo does not trust itself is open to any character.
  const open = Math.max(unseen, (1 - Math.min(1, total)) / 36)
  return open + (1 - open) * (total === 0 ? 0 : (here / total) * Math.min(1, total))
}

/** The likeliest codes, place by place. */
function likeliestCodes(places: readonly Place[]) {
  let codes: { code: string; shares: readonly number[]; weight: number }[] = [{ code: '', shares: [], weight: 1 }]
  for (const { options } of places) {
    codes = codes
      .flatMap(({ code, shares, weight }) =>
        options.map(({ char, share }) => ({ code: code + char, shares: [...shares, share], weight: weight * share })),
      )
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostCandidates)
  }
  return codes
}

function characterAt(char: string, { options, box }: Place): ReadCharacter {
  const rivals = options.filter((option) => option.char !== char && option.share > leastDoubt)
  return {
    char,
    confidence: options.find((option) => option.char === char)?.share ?? 0,
    options: [char, ...rivals.map((option) => option.char)],
    box,
  }
}

/** What all that say anything say; null when they differ. */
function agreed<T>(values: readonly (T | null)[], keyOf: (value: T) => unknown = (value) => value): T | null {
  const said = values.filter((value) => value !== null)
  const [first] = said
  return first !== undefined && said.every((value) => keyOf(value) === keyOf(first)) ? first : null
}

function distinct<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()]
}
