import { beamSearch } from './beam-search'
import { likelihoodOn, logSum } from './ctc'
import type { Lattice } from './ctc'

/** A text that a line may say, with its share of all that it may say. */
export interface TextOnLine {
  readonly text: string
  readonly share: number
}

const beamWidth = 32
const mostTexts = 16
/** No cut counts more than this against a text: it may have lost a part of the line. */
const mostAgainst = 6

/** What several cuts of one line say together, likeliest first; they err alike, and count as one. Empty without cuts. */
export function textsOnLine(cuts: readonly Lattice[]): readonly TextOnLine[] {
  const texts = [...new Set(cuts.flatMap((lattice) => beamSearch(lattice, beamWidth).map(({ text }) => text)))]
  const logs = texts.map(() => 0)
  for (const lattice of cuts) {
    const here = texts.map(likelihoodOn(lattice))
    const best = Math.max(...here)
    here.forEach((log, at) => (logs[at] = (logs[at] as number) + Math.max(log, best - mostAgainst) / cuts.length))
  }
  const total = logs.reduce((sum, log) => logSum(sum, log), -Infinity)
  const shares = new Map<string, number>()
  texts.forEach((text, at) => {
    const plain = plainSpacing(text)
    shares.set(plain, (shares.get(plain) ?? 0) + Math.exp((logs[at] as number) - total))
  })
  return [...shares]
    .map(([text, share]) => ({ text, share }))
    .sort((a, b) => b.share - a.share)
    .slice(0, mostTexts)
}

/** How many spaces and signs of no meaning stand in a row is no question of what a line says. */
function plainSpacing(text: string): string {
  return text
    .replace(/ *~[~ ]*/g, '~ ')
    .replace(/ +/g, ' ')
    .trim()
}
