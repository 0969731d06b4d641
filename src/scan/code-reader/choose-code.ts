import { issuerOf, type IssuerId } from '@/domain/issuers'
import { beamSearch } from './beam-search'
import type { BeamReading } from './beam-search'
import type { SerialOnLine } from './code-reader'
import { codesIn } from './codes-in-text'
import { likelihoodOn, logSum } from './ctc'
import { serialsOn } from './serials-on-line'
import type { Lattice } from './ctc'

/** What a line may say, from all that was seen of it. */
export interface ChosenCode {
  readonly code: string
  /** As it stands on the line, with hyphens and spaces and what is around it. */
  readonly line: string
  /** [start, end) of the code in `line`. */
  readonly start: number
  readonly end: number
  readonly issuerIds: readonly IssuerId[]
  /** Share of this code among all codes that the line may say. */
  readonly share: number
}

export interface CodeChoice {
  /** Likeliest first; the shares add up to at most one. */
  readonly codes: readonly ChosenCode[]
  /** Likeliest first, by their shares of everything. */
  readonly serials: readonly SerialOnLine[]
  /** How likely it is that the line says a code at all, 0 to 1. */
  readonly wellFormed: number
}

const beamWidth = 48
const mostCodes = 14
const wordings = 4

interface Found {
  readonly code: string
  readonly issuerIds: readonly IssuerId[]
  readonly lines: { readonly line: string; readonly start: number; readonly end: number; readonly log: number }[]
  log: number
}

/** Weighs what several cuts of one line say. Total: an empty or senseless lattice gives no code. */
export function chooseCode(cuts: readonly Lattice[]): CodeChoice {
  const found = new Map<string, Found>()
  const searched = cuts.map((lattice) => ({ lattice, texts: beamSearch(lattice, beamWidth) }))
  const masses = searched.map(({ texts }) => gather(texts, found))
  const wellFormed = masses.reduce((sum, mass) => sum + mass, 0) / Math.max(1, cuts.length)
  const likeliest = [...found.values()].sort((a, b) => b.log - a.log).slice(0, mostCodes)
  const weighed = weigh(likeliest, cuts).sort((a, b) => b.log - a.log)
  const total = weighed.reduce((sum, { log }) => logSum(sum, log), -Infinity)
  const codes = weighed.map(({ code, issuerIds, best: { line, start, end }, log }) => ({
    code,
    issuerIds,
    line,
    start,
    end,
    share: Math.exp(log - total),
  }))
  return { codes, serials: serialsOn(searched, beamWidth), wellFormed }
}

/** No cut counts more than this against a code: it may have lost a part of the line. */
const mostAgainst = 10
/**
 * All cuts show one line and err alike: three of them are worth one and a half that know nothing of each other. Measured on made photos, so
 * that a share of 0.95 is right at least that often.
 */
const worthOfCuts = 1.5

/** Scores every code exactly on every cut, as it was worded at best; what the cuts say together is its evidence. */
function weigh(codes: readonly Found[], cuts: readonly Lattice[]) {
  const worded = codes.map((code) => ({ code, lines: code.lines.sort((a, b) => b.log - a.log).slice(0, wordings) }))
  const sums = codes.map(prior)
  const worth = Math.min(worthOfCuts, cuts.length) / cuts.length
  for (const lattice of cuts) {
    const likelihoodOf = likelihoodOn(lattice)
    const logs = worded.map(({ lines }) => Math.max(...lines.map(({ line }) => likelihoodOf(line))))
    const best = Math.max(...logs)
    if (best === -Infinity) continue
    logs.forEach((log, at) => (sums[at] = (sums[at] as number) + Math.max(log, best - mostAgainst) * worth))
  }
  return worded.map(({ code, lines }, at) => ({
    ...code,
    best: lines[0] as Found['lines'][number],
    log: sums[at] as number,
  }))
}

/**
 * Adds the codes among the likeliest texts of one cut; returns how well formed it is: the codes' share of these texts, less where the
 * search found no text that is likely at all, as beside a fleck that might be anything.
 */
function gather(texts: readonly BeamReading[], found: Map<string, Found>): number {
  const total = texts.reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0)
  let mass = 0
  for (const { text, logProbability } of texts) {
    const share = Math.exp(logProbability) / total
    const [first] = codesIn(text)
    if (!first) continue
    mass += share
    const { code, issuerIds, start, end } = first
    const known = found.get(code) ?? { code, issuerIds, lines: [], log: -Infinity }
    known.log = logSum(known.log, logProbability)
    known.lines.push({ line: text, start, end, log: logProbability })
    found.set(code, known)
  }
  return mass * Math.min(1, total) ** 0.25
}

/**
 * Nine codes in ten of an issuer keep to the alphabet that its known codes show; the tenth may hold anything. One doubt for the whole
 * code, not one for each character: a code that surely holds an O has no reason to avoid a second one.
 */
function prior({ code, issuerIds }: Found): number {
  const alphabet = issuerIds[0] ? issuerOf(issuerIds[0]).alphabet : null
  const free = Math.log(0.1) - code.length * Math.log(36)
  if (alphabet === null || [...code].some((char) => !alphabet.includes(char))) return free
  return logSum(free, Math.log(0.9) - code.length * Math.log(alphabet.length))
}
