import type { SerialOnLine } from '../code-reader/code-reader'
import { digitsSeen, longDigitRuns } from './pick-serial'

/** A number that a line may say, and its share of all that it may say. */
export type SeenSerial = Pick<SerialOnLine, 'digits' | 'share'>

/** On lines that leave a doubt the text reader misreads one digit in so many. */
const misread = 0.1

/**
 * What the reader of codes sees on a line that is labelled as one with a serial number, weighed by what the text reader saw (Bayes); likeliest
 * first. Whatever number nobody thought of differs from what the text reader saw as well, if this is one of those that were found.
 */
export function weighedBySight(serials: readonly SerialOnLine[], text: string): readonly SeenSerial[] {
  const runs = [digitsSeen(text), ...longDigitRuns(text)]
  const fits = serials.map(({ digits }) => Math.max(...runs.map((run) => fit(digits, run))))
  const best = Math.max(0, ...fits)
  const others = Math.max(0, 1 - sumOf(serials.map(({ ofNumbers }) => ofNumbers))) * (best === 1 ? misread : best)
  const weights = serials.map(({ ofNumbers }, at) => ofNumbers * (fits[at] as number))
  const total = sumOf(weights) + others
  return serials
    .map(({ digits }, at) => ({ digits, share: total === 0 ? 0 : (weights[at] as number) / total }))
    .sort((a, b) => b.share - a.share)
}

/** In how many digits two numbers of one length differ. */
export function differences(a: string, b: string): number {
  return [...a].filter((char, at) => char !== b[at]).length
}

/** Of a number with more or fewer digits than it has the text reader tells nothing. */
const untold = misread ** 3

function fit(digits: string, seen: string): number {
  return seen.length === digits.length ? Math.max(untold, misread ** differences(digits, seen)) : untold
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
