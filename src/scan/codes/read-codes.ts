import { candidatesOnLine } from './code-on-line'
import type { CodeReader } from '../code-reader/code-reader'
import type { LineCandidate } from '../fields/pick'
import { turnedCrop } from '../lines/upright'
import { promisingLines } from './promising-lines'
import { trustByText, weighedByText } from './second-witness'
import type { SightedLine } from './sighted-line'

const mostLines = 9
const mostPieces = 5
/** A line that says a code with less than this is not looked at twice. */
const leastWellFormed = 0.002

/** The codes on the lines that may hold one: one cut of a line tells whether, all its cuts together tell which. */
export async function readCodes(
  sighted: readonly SightedLine[],
  reader: CodeReader,
): Promise<ReadonlyMap<SightedLine, readonly LineCandidate[]>> {
  const read = new Map<SightedLine, readonly LineCandidate[]>()
  let pieces = 0
  for (const line of promisingLines(sighted, mostLines)) {
    const [first] = line.prepared.codeCuts
    // What has not the form of a code may be a piece of one; where one was found, no piece is missing.
    if (!line.window && (pieces++ >= mostPieces || saysCode(read))) continue
    if (!first) continue
    const said = await reader.readCode(line.prepared.codeCuts, leastWellFormed)
    if (said.wellFormed < leastWellFormed) continue
    const reading = weighedByText(said, line.reading.text)
    const quadAt = (startPx: number, endPx: number) => line.quadAt(first, startPx, endPx)
    const candidates = candidatesOnLine(reading, line.quad, quadAt)
    read.set(
      line,
      candidates.map((candidate) => ({
        ...candidate,
        confidence: candidate.confidence * trustByText(candidate.code, line.reading.text),
      })),
    )
  }
  return read
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
