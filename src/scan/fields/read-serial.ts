import { cutOut } from '../lines/cut-out'
import type { CodeLineReading } from '../code-reader/code-reader'
import type { LineReader } from '../readers/line-reader'
import { withoutPhantoms } from '../readers/phantoms'
import {
  findSerialNumber,
  isNumberOfAnother,
  longDigitRuns,
  pickRereadSerial,
  pickSerial,
  saysSerial,
} from './pick-serial'
import type { Readers } from '../readers/readers'
import type { SightedLine } from '../codes/sighted-line'

/** The reader of codes is believed about a number from this share on; without a label beside it, from the other. */
const clearShare = 0.6
const clearShareUnlabelled = 0.8
const mostUnlabelled = 5

/**
 * The serial number on each line that has one, as several readings of it: labelled lines first. The reader of codes knows digits better
 * than the text reader, which reads in passes until two agree when the other has no answer.
 */
export async function readSerials(
  sighted: readonly SightedLine[],
  { text, code }: Readers,
): Promise<ReadonlyMap<SightedLine, readonly string[]>> {
  const read = new Map<SightedLine, readonly string[]>()
  for (const line of sighted.filter(({ reading }) => findSerialNumber(reading.text))) {
    const clear = code ? clearSerial(line, (await code.readCode(line.prepared.codeCuts)).serials, clearShare) : null
    read.set(line, clear ? [clear, clear] : await rereadAsText(line, text))
  }
  if (!code || [...read.values()].some((texts) => pickRereadSerial([texts]))) return read
  const possible = sighted.filter(mayHoldNumber).map((line) => ({ line, isLabelled: saysSerial(line.reading.text) }))
  const inOrder = possible.toSorted((a, b) => Number(b.isLabelled) - Number(a.isLabelled)).slice(0, mostUnlabelled)
  for (const { line, isLabelled } of inOrder) {
    const { serials } = await code.readCode(line.prepared.codeCuts)
    const clear = clearSerial(line, serials, isLabelled ? clearShare : clearShareUnlabelled)
    if (clear) return read.set(line, [clear, clear])
    const [rival] = serials
    const asText = pickSerial([line.reading.text])
    // Two readings of which neither is sure: no number is better than a wrong one.
    if (asText && rival && rival.digits !== asText && rival.share > leastShare) read.set(line, [asText, rival.digits])
  }
  return read
}

/** Where the ends of a number or its label are damaged, little of what a line may say is a number; then both readers have to see the same one. */
const leastShare = 0.15
const leastShareOfNumbers = 0.9
const mostDifferent = 1

/** The number that the reader of codes is sure of, or of which it sees no other and the text reader nearly the same; null without one. */
export function clearSerial(
  { reading }: Pick<SightedLine, 'reading'>,
  serials: CodeLineReading['serials'],
  clear: number,
): string | null {
  const [first] = serials
  if (!first || first.share > clear) return first?.digits ?? null
  const all = serials.reduce((sum, { share }) => sum + share, 0)
  const isAlone = first.share >= leastShare && first.share >= leastShareOfNumbers * all
  const runs = longDigitRuns(reading.text).filter(({ length }) => length === first.digits.length)
  return isAlone && runs.some((run) => differences(run, first.digits) <= mostDifferent) ? first.digits : null
}

function differences(a: string, b: string): number {
  return [...a].filter((char, at) => char !== b[at]).length
}

/** Long lines with digits, or so badly read that there may be some. */
function mayHoldNumber({ reading, prepared: { line, codeCuts } }: SightedLine): boolean {
  if (codeCuts.length === 0 || line.glyphCount > 40) return false
  if (findSerialNumber(reading.text) || isNumberOfAnother(reading.text)) return false
  if (saysSerial(reading.text)) return true
  // Glyphs that touch are counted as one; the text shows that there are more.
  if (line.glyphCount < 14 && reading.text.replace(/\D/g, '').length < 14) return false
  return reading.text.replace(/\D/g, '').length >= 7 || reading.confidence < badlyRead
}

const badlyRead = 0.95

async function rereadAsText({ prepared, reading }: SightedLine, reader: LineReader): Promise<readonly string[]> {
  const start = findSerialNumber(reading.text)?.start ?? 0
  const texts = [pickSerial([reading.text]) ?? '']
  for (const crop of [...prepared.crops.slice(1), prepared.crops[0]]) {
    const cut = cutOut(crop, prepared.crops[0], reading.characters.slice(start))
    for (const { characters } of await reader.readLine(cut.crop, 'digits')) {
      const kept = withoutPhantoms(characters, cut)
      texts.push(kept.map(({ char }) => char).join(''))
    }
    if (pickRereadSerial([texts])) break
  }
  return texts
}
