import { candidatesOnLine } from './code-on-line'
import type { CodeReader } from '../code-reader/code-reader'
import type { LineCandidate } from '../fields/pick'
import { turnedCrop } from '../lines/upright'
import { promisingLines, unlikelyLines } from './promising-lines'
import { trustByText, weighedByText } from './second-witness'
import type { SightedLine } from './sighted-line'

const mostLines = 9
const mostPieces = 5
/** A line that says a code with less than this is not looked at twice. */
const leastWellFormed = 0.002

/** Where nothing says a code, so many lines are looked at that do not look like one; they have to say it clearly. */
const mostUnlikely = 4
const leastWellFormedUnlikely = 0.5

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
    const candidates = await candidatesOf(line, reader, leastWellFormed)
    if (candidates) read.set(line, candidates)
  }
  if (saysCode(read)) return read
  for (const line of unlikelyLines(sighted, promising, mostUnlikely)) {
    const candidates = await candidatesOf(line, reader, leastWellFormedUnlikely)
    if (candidates) read.set(line, candidates)
  }
  return read
}

/** null where the line is less well formed than asked. */
async function candidatesOf(
  { prepared: { codeCuts }, reading: { text }, quad, quadAt }: SightedLine,
  reader: CodeReader,
  least: number,
): Promise<readonly LineCandidate[] | null> {
  const [first] = codeCuts
  if (!first) return null
  const said = await reader.readCode(codeCuts, least)
  if (said.wellFormed < least) return null
  return candidatesOnLine(weighedByText(said, text), quad, (startPx, endPx) => quadAt(first, startPx, endPx)).map(
    (candidate) => ({ ...candidate, confidence: candidate.confidence * trustByText(candidate.code, text) }),
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
