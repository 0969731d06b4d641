import { candidatesOnLine } from './code-on-line'
import type { CodeLineReading, CodeReader } from '../code-reader/code-reader'
import type { LineCandidate } from '../fields/pick'
import { cropMargin } from '../lines/rectify'
import { turnedCrop } from '../lines/upright'
import { promisingLines, unlikelyLines } from './promising-lines'
import { trustByText, weighedByText } from './second-witness'
import type { SightedLine } from './sighted-line'

const mostLines = 9
const mostPieces = 5
/** A line that says a code with less than this is not looked at twice. */
const leastWellFormed = 0.002

/** Where nothing says a code, so many lines are looked at that do not look like one; they have to say it clearly, at least to both readers together. */
const mostUnlikely = 4
const leastUnlikely = { toGoOn: 0.1, clearly: 0.5 }
/** Below what is sure: on such a line it takes both readers to see a code at all. */
const seenByBothOnly = 0.9

/** The codes on the lines that may hold one: one cut of a line tells whether and often which, all its cuts together tell where it leaves a doubt. */
export async function readCodes(
  sighted: readonly SightedLine[],
  reader: CodeReader,
): Promise<ReadonlyMap<SightedLine, readonly LineCandidate[]>> {
  const read = new Map<SightedLine, readonly LineCandidate[]>()
  const promising = promisingLines(sighted, mostLines)
  let pieces = 0
  for (const line of promising) {
    // What has not the form of a code may be a piece of one; where one was found, no piece is missing.
    if (!line.window && (pieces++ >= mostPieces || saysCode(read))) continue
    const said = await readCode(line, reader, leastWellFormed)
    if (said) read.set(line, candidatesOf(line, weighed(line, said)))
  }
  if (saysCode(read)) return read
  for (const line of unlikelyLines(sighted, promising, mostUnlikely)) {
    const said = await readCode(line, reader, leastUnlikely.toGoOn)
    const reading = said && weighed(line, said)
    if (!reading || reading.wellFormed < leastUnlikely.clearly) continue
    const trust = said.wellFormed < leastUnlikely.clearly ? seenByBothOnly : 1
    read.set(line, candidatesOf(line, reading, trust))
  }
  return read
}

/** null where the line is less well formed than asked. */
async function readCode(
  { prepared: { codeCuts } }: SightedLine,
  reader: CodeReader,
  least: number,
): Promise<CodeLineReading | null> {
  if (codeCuts.length === 0) return null
  const said = await reader.readCode(codeCuts, least)
  return said.wellFormed < least ? null : said
}

function weighed({ prepared: { line, codeCuts }, turned, reading: { text } }: SightedLine, said: CodeLineReading) {
  const [first] = codeCuts
  if (!first) return said
  const margin = cropMargin * line.heightPx * first.scale
  const length = (line.end - line.start) * first.scale
  const startPx = turned ? first.width - first.startPx - length : first.startPx
  return weighedByText(said, text, { startPx: startPx - margin, endPx: startPx + length + margin })
}

function candidatesOf(
  { prepared: { codeCuts }, reading: { text }, quad, quadAt }: SightedLine,
  reading: CodeLineReading,
  trust = 1,
): readonly LineCandidate[] {
  const [first] = codeCuts
  return candidatesOnLine(reading, quad, (startPx, endPx) => (first ? quadAt(first, startPx, endPx) : null)).map(
    (candidate) => ({ ...candidate, confidence: trust * candidate.confidence * trustByText(candidate.code, text) }),
  )
}

function saysCode(read: ReadonlyMap<SightedLine, readonly LineCandidate[]>): boolean {
  return [...read.values()].some(([best]) => best !== undefined && best.confidence > clearlyCode)
}

const mostTurned = 3
const clearlyCode = 0.5

/** Whether a line would say a code if it stood on its head: another sheet beside the card may have settled which way is up. */
export async function holdsTurnedCode(sighted: readonly SightedLine[], reader: CodeReader): Promise<boolean> {
  for (const { prepared } of promisingLines(sighted, mostTurned)) {
    const [cut] = prepared.codeCuts
    if (cut && (await reader.readCode([turnedCrop(cut)])).wellFormed > clearlyCode) return true
  }
  return false
}
