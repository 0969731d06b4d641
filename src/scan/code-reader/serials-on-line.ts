import { beamSearch } from './beam-search'
import type { BeamReading } from './beam-search'
import type { SerialOnLine } from './code-reader'
import { serialsIn } from './codes-in-text'
import { logSum } from './ctc'
import type { Lattice } from './ctc'
import { release } from '../release'

/** One cut of a line, and the likeliest texts that were found on it. */
export interface SearchedCut {
  readonly lattice: Lattice
  readonly texts: readonly BeamReading[]
}

/** A line that shows fewer digits than these is not looked at for a number. */
const leastDigits = 8
/** A number with less, that the search for all texts did not find, is none. */
const leastOfNumbers = 0.01

/**
 * The serial numbers that a line may say, likeliest first. A label takes most of a search for likely texts: every capital of it that is in
 * doubt is there beside every digit that is. So a line with digits is searched a second time, as wide, without letters.
 */
export function serialsOn(cuts: readonly SearchedCut[], beamWidth: number): readonly SerialOnLine[] {
  const shares = new Map<string, number>()
  const ofNumbers = new Map<string, number>()
  for (const { lattice, texts } of cuts) {
    addSerials(texts, shares)
    const digits = texts[0]?.text.match(/\d/g)?.length ?? 0
    if (digits >= leastDigits) addSerials(searchWithoutLetters(lattice, beamWidth), ofNumbers)
  }
  return [...new Set([...shares.keys(), ...ofNumbers.keys()])]
    .map((digits) => ({
      digits,
      share: (shares.get(digits) ?? 0) / cuts.length,
      ofNumbers: (ofNumbers.get(digits) ?? 0) / cuts.length,
    }))
    .filter((one) => one.share > 0 || one.ofNumbers > leastOfNumbers)
    .sort((a, b) => b.share - a.share || b.ofNumbers - a.ofNumbers)
}

function addSerials(texts: readonly BeamReading[], to: Map<string, number>): void {
  const best = texts[0]?.logProbability ?? 0
  const weights = texts.map(({ logProbability }) => Math.exp(logProbability - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  texts.forEach(({ text }, at) => {
    for (const digits of serialsIn(text)) to.set(digits, (to.get(digits) ?? 0) + (weights[at] as number) / total)
  })
}

/** What may be a letter is something else than a digit all the same: left out, it would be forced into one. */
function searchWithoutLetters({ columns, alphabet, logProbabilities }: Lattice, width: number): readonly BeamReading[] {
  const classes = alphabet.length + 1
  const withoutLetters = logProbabilities.slice()
  const letters = [...alphabet].flatMap((char, at) => (/[A-Z]/.test(char) ? [at + 1] : []))
  const other = alphabet.indexOf('~') + 1
  for (let start = 0; start < columns * classes; start += classes) {
    for (const letter of letters) {
      const log = logSum(withoutLetters[start + other] as number, withoutLetters[start + letter] as number)
      withoutLetters[start + other] = log
      withoutLetters[start + letter] = -Infinity
    }
  }
  const texts = beamSearch({ columns, alphabet, logProbabilities: withoutLetters }, width)
  release(withoutLetters)
  return texts
}
