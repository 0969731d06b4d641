import { couldBePieceOfCode, couldHoldCode } from './code-lines'
import type { GreyImage } from '../grey-image'
import { aroundCounters, couldBeCountersOfPrice } from './price-lines'
import type { TextLine } from './text-lines'
import { clearOdds, leastOdds, oddsOfWriting } from './writing'

/** A code, in a hole of torn film or behind its streaks, looks less like writing than any other line. */
const leastOddsOfCode = -6
const leastOddsOfPiece = -4
/** Of lines that are more likely texture only the likeliest of a direction are read. */
const mostUnclear = 10
const mostUnclearCodes = 12

/** The lines of one direction that are worth reading, as they come: writing is, and so much of what may be writing. */
export function likelyWriting(image: GreyImage, lines: readonly TextLine[]): readonly TextLine[] {
  const rated = lines.map((line) => ({ line, odds: oddsOfWriting(image, line) }))
  const unclear = rated.filter(({ odds }) => odds <= clearOdds).toSorted((a, b) => b.odds - a.odds)
  const codes = unclear.filter(couldBeCode).slice(0, mostUnclearCodes)
  const others = unclear.filter((one) => !couldBeCode(one) && couldBeOther(image, one)).slice(0, mostUnclear)
  const kept = new Set([...codes, ...others].map(({ line }) => line))
  return rated
    .filter(({ line, odds }) => odds > clearOdds || kept.has(line))
    .map(({ line, odds }) => ({ ...line, odds }))
}

interface RatedLine {
  readonly line: TextLine
  readonly odds: number
}

function couldBeCode({ line, odds }: RatedLine): boolean {
  return (odds > leastOddsOfCode && couldHoldCode(line)) || (odds > leastOddsOfPiece && couldBePieceOfCode(line))
}

/** Digits that were found by their counters are looked at as digits. */
function couldBeOther(image: GreyImage, { line, odds }: RatedLine): boolean {
  if (odds > leastOdds) return true
  return couldBeCountersOfPrice(line) && oddsOfWriting(image, aroundCounters(line)) > leastOdds
}
