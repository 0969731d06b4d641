import { lookAlikes } from '@/domain/claim-code'
import type { CodeCandidate, Quad, ReadCharacter } from '../photo-reading'
import { align, distance, missing, voteAt } from './vote'
import type { VotedPlace } from './vote'

/** One pass over one crop of a line that may hold a code; hyphens included. */
export interface LinePass {
  readonly kind: 'text' | 'code'
  readonly characters: readonly PassCharacter[]
}

export interface PassCharacter {
  readonly char: string
  readonly confidence: number
  readonly box: Quad | null
}

interface Reading {
  readonly code: string
  readonly characters: readonly PassCharacter[]
  readonly shape: 'grouped' | 'bare' | 'odd'
  readonly kind: 'text' | 'code'
  readonly weight: number
}

const mostCandidates = 5

/** The codes that several passes over one line may mean together, best first. `glyphCount` is how many glyphs stand on the line, 0 if unknown. */
export function codeCandidates(
  passes: readonly LinePass[],
  line: Quad | null,
  glyphCount = 0,
): readonly CodeCandidate[] {
  const readings = passes.map(readingOf).filter(({ code }) => code.length >= 11 && code.length <= 18)
  const strict = readings.filter(({ kind }) => kind === 'code')
  if (strict.length === 0) return []
  const pivots = choosePivots(strict, glyphCount)
  const found = pivots.flatMap(({ pivot, share }) => candidatesOf(pivot, share, readings, passes.length, line))
  const best = new Map<string, CodeCandidate>()
  for (const candidate of found.sort((a, b) => b.confidence - a.confidence)) {
    if (!best.has(candidate.code)) best.set(candidate.code, candidate)
  }
  return [...best.values()].slice(0, mostCandidates)
}

function readingOf({ kind, characters }: LinePass): Reading {
  const groups: string[] = ['']
  const kept: PassCharacter[] = []
  for (const character of characters) {
    const char = character.char.toUpperCase()
    if (/^[A-Z0-9]$/.test(char)) {
      kept.push({ ...character, char })
      groups[groups.length - 1] += char
    } else if (/^\p{Pd}$/u.test(char)) groups.push('')
  }
  const lengths = groups.map((group) => group.length).filter((length) => length > 0)
  const code = kept.map(({ char }) => char).join('')
  const fits = code.length === 14 || code.length === 15
  const shape = /^4,6,[45]$/.test(lengths.join()) ? 'grouped' : fits && isPartOfGroups(lengths) ? 'bare' : 'odd'
  const weight = (shape === 'grouped' ? 1.2 : shape === 'bare' ? 1 : 0.5) * (kind === 'code' ? 1 : 0.6)
  return { code, characters: kept, shape, kind, weight }
}

/** With hyphens lost, such as 10-4 or 4-10 or 14. */
function isPartOfGroups(lengths: readonly number[]): boolean {
  const ends = new Set<number>()
  let sum = 0
  for (const length of lengths.slice(0, -1)) ends.add((sum += length))
  return [...ends].every((end) => end === 4 || end === 10)
}

/** The reading that is nearest to all others, for each length that a code can have. */
function choosePivots(readings: readonly Reading[], glyphCount: number) {
  const formed = readings.filter(({ shape }) => shape !== 'odd')
  const pool = formed.length > 0 ? formed : readings
  const total = readings.reduce((sum, { weight }) => sum + weight, 0)
  return [14, 15, 0].flatMap((length) => {
    const own = pool.filter(({ code }) => (length === 0 ? formed.length === 0 : code.length === length))
    if (own.length === 0) return []
    const ranked = own
      .map((reading) => ({
        reading,
        far: readings.reduce((sum, other) => sum + other.weight * distance(reading.code, other.code), 0),
      }))
      .sort((a, b) => a.far - b.far)
    const support = own.reduce((sum, { weight }) => sum + weight, 0) / total
    const seen = length !== 0 && glyphCount === length ? 1.5 : 1
    return [{ pivot: (ranked[0] as (typeof ranked)[number]).reading, share: Math.min(1, support * seen) }]
  })
}

function candidatesOf(
  pivot: Reading,
  share: number,
  readings: readonly Reading[],
  passCount: number,
  line: Quad | null,
): CodeCandidate[] {
  const strict = readings.filter(({ kind }) => kind === 'code')
  let places = voteAt(pivot.code, strict).map(withDigitsFirst)
  let characters = pivot.characters
  // A reading in groups of 4, 6 and 4 or 5 has the right number of places; any other may have too many.
  const sized = pivot.shape === 'grouped'
  const dropped = new Set(places.flatMap((place, i) => (!sized && place.options[0]?.char === missing ? [i] : [])))
  places = places.filter((_, i) => !dropped.has(i))
  characters = characters.filter((_, i) => !dropped.has(i))
  if (places.length !== 14 && places.length !== 15) return []
  const pivotCode = characters.map(({ char }) => char).join('')
  const free = freelyReadAt(pivotCode, readings)
  const odd = readings.length < passCount ? readings.length / passCount : 1
  const formed = pivot.shape === 'odd' ? 0.3 : 1
  const contradicted = free.some((chars) => chars.length > 0) ? 0.85 : 1
  const base = share * odd * formed * contradicted
  const shown = places.map((place, i) => characterAt(place, free[i] ?? [], characters[i]?.box ?? null))
  const code = shown.map(({ char }) => char).join('')
  const confidence = base * places.reduce((product, place) => product * (place.options[0]?.weight ?? 0), 1)
  const first: CodeCandidate = { code, confidence, characters: shown, line }
  return [first, ...alternatives(first, places)]
}

/** The same code with one or two of its most doubtful places read the other way. */
function alternatives(first: CodeCandidate, places: readonly VotedPlace[]): CodeCandidate[] {
  const flips = places
    .flatMap(({ options }, index) => {
      const rival = options.slice(1).find(({ char }) => char !== missing)
      return rival ? [{ index, char: rival.char, ratio: rival.weight / (options[0]?.weight ?? 1) }] : []
    })
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, 3)
  const flipped = (from: CodeCandidate, flip: (typeof flips)[number]): CodeCandidate => {
    const characters = from.characters.map((character, i) =>
      i === flip.index
        ? {
            ...character,
            char: flip.char,
            options: [flip.char, ...character.options.filter((one) => one !== flip.char)],
          }
        : character,
    )
    return {
      ...from,
      code: characters.map(({ char }) => char).join(''),
      confidence: from.confidence * flip.ratio,
      characters,
    }
  }
  const single = flips.map((flip) => flipped(first, flip))
  const [one, two] = flips
  return one && two ? [...single, flipped(flipped(first, one), two)] : single
}

/** Digits that are easily read as these letters; the engine knows words, so it errs towards letters. */
const digitOfLetters: Readonly<Record<string, string>> = { '8': 'SBR', '5': 'S', '4': 'A' }
const digitFavour = 2.2

/** Between a digit and its letter twin the digit counts more; an S and a B in one place are the two halves of an 8. */
function withDigitsFirst({ options }: VotedPlace): VotedPlace {
  const weightOf = (char: string) => options.find((option) => option.char === char)?.weight ?? 0
  const eight = Math.min(weightOf('S'), weightOf('B')) > 0 ? weightOf('S') + weightOf('B') : 0
  const seen = eight > 0 && weightOf('8') === 0 ? [...options, { char: '8', weight: 0 }] : options
  const favoured = seen.map(({ char, weight }) => {
    const twin = [...(digitOfLetters[char] ?? '')].some((letter) => weightOf(letter) > 0)
    return { char, weight: (twin ? weight * digitFavour : weight) + (char === '8' ? eight * 1.2 : 0) }
  })
  const total = favoured.reduce((sum, { weight }) => sum + weight, 0)
  return {
    options: favoured
      .map(({ char, weight }) => ({ char, weight: total === 0 ? 0 : weight / total }))
      .sort((a, b) => b.weight - a.weight),
  }
}

function characterAt({ options }: VotedPlace, free: readonly string[], box: Quad | null): ReadCharacter {
  const named = options.filter(({ char }) => char !== missing)
  const char = named[0]?.char ?? '?'
  const confidence = options[0]?.char === missing ? 0 : (options[0]?.weight ?? 0)
  const rivals = named.slice(1).filter(({ weight }) => weight > 0.06)
  const asked = confidence < 0.9 ? [...(lookAlikes[char] ?? '')] : []
  return {
    char,
    confidence,
    options: [...new Set([char, ...rivals.map((rival) => rival.char), ...free, ...asked])],
    box,
  }
}

/**
 * What the free reading, which may use any character, saw in each place. It sees the 0, O, 1 and I that never stand in the codes that
 * are known; wherever it differs a person should look.
 */
function freelyReadAt(code: string, readings: readonly Reading[]): readonly (readonly string[])[] {
  const found = Array.from(code, () => new Set<string>())
  for (const { kind, code: text } of readings) {
    if (kind !== 'text') continue
    for (const [place, at] of align(code, text).entries()) {
      const char = at === null ? '' : (text[at] ?? '')
      if (char !== '' && char !== code[place]) found[place]?.add(char)
    }
  }
  return found.map((set) => [...set])
}
