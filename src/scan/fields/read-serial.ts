import { cutOut } from '../lines/cut-out'
import type { CodeReader } from '../code-reader/code-reader'
import { isBlurred } from '../lines/code-lines'
import type { LineCrop } from '../lines/rectify'
import { freely } from '../lines/text-lines'
import type { TextLine } from '../lines/text-lines'
import { turnedCrop } from '../lines/upright'
import type { LineReader } from '../readers/line-reader'
import { withoutPhantoms } from '../readers/phantoms'
import {
  digitsSeen,
  findSerialNumber,
  isNumberOfAnother,
  longDigitRuns,
  pickRereadSerial,
  pickSerial,
  saysSerial,
} from './pick-serial'
import type { Readers } from '../readers/readers'
import { differences, weighedBySight } from './serial-witness'
import type { SeenSerial } from './serial-witness'
import type { SightedLine } from '../codes/sighted-line'

/** The reader of codes is believed about a number from this share on; without a label beside it, from the other. */
const clearShare = 0.6
const clearShareUnlabelled = 0.8
const mostUnlabelled = 5

/** Cuts a line of the photo for the reader of codes, such as one that goes on farther than it was found; nothing where that fails. */
export type CutAgain = (line: TextLine) => Promise<readonly LineCrop[]>

/**
 * The serial number on each line that has one, as several readings of it: labelled lines first. The reader of codes knows digits better
 * than the text reader, which reads in passes until two agree when the other has no answer.
 */
export async function readSerials(
  sighted: readonly SightedLine[],
  { text, code }: Readers,
  cutAgain: CutAgain,
): Promise<ReadonlyMap<SightedLine, readonly string[]>> {
  const read = new Map<SightedLine, readonly string[]>()
  for (const line of sighted.filter(({ reading }) => findSerialNumber(reading.text))) {
    const serials = code ? weighedBySight((await code.readCode(line.prepared.codeCuts)).serials, line.reading.text) : []
    const clear = clearSerial(line, serials, clearShare)
    const texts = clear ? [clear, clear] : [...rivalOf(serials), ...(await rereadAsText(line, text))]
    read.set(line, code ? seenByBoth(texts, serials) : texts)
  }
  const isFound = () => [...read.values()].some((texts) => pickRereadSerial([texts]))
  if (!code || isFound()) return read
  await readUnlabelled(sighted, code, read)
  if (!isFound()) await readToTheEnd(sighted, code, cutAgain, read)
  return read
}

async function readUnlabelled(
  sighted: readonly SightedLine[],
  code: CodeReader,
  read: Map<SightedLine, readonly string[]>,
): Promise<void> {
  const possible = sighted.filter(mayHoldNumber).map((line) => ({ line, isLabelled: saysSerial(line.reading.text) }))
  const inOrder = possible.toSorted((a, b) => Number(b.isLabelled) - Number(a.isLabelled)).slice(0, mostUnlabelled)
  for (const { line, isLabelled } of inOrder) {
    const { serials: found } = await code.readCode(line.prepared.codeCuts)
    const serials = isLabelled ? weighedBySight(found, line.reading.text) : found.filter(({ share }) => share > 0)
    const clear = clearSerial(line, serials, isLabelled ? clearShare : clearShareUnlabelled)
    if (clear) {
      read.set(line, [clear, clear])
      return
    }
    const asText = pickSerial([line.reading.text])
    // What one reader alone sees: no number is better than a wrong one.
    if (asText && serials[0]?.digits !== asText) read.set(line, [asText])
  }
}

const digitsOfSerial = 16
/** In heights of the line; digits are seldom wider. */
const digitWidth = 0.8
/** In digits: three spaces stand between them, and the end of a label before. */
const roomBehind = 7
const mostCutOff = 3

/** Where a labelled number ends too soon, the line is followed as far as its number may reach: light or blur hid the rest of it. */
async function readToTheEnd(
  sighted: readonly SightedLine[],
  code: CodeReader,
  cutAgain: CutAgain,
  read: Map<SightedLine, readonly string[]>,
): Promise<void> {
  const labelled = sighted.filter(({ reading: { text } }) => findSerialNumber(text) !== null || saysSerial(text))
  for (const line of labelled.slice(0, mostCutOff)) {
    const digits = line.reading.text.replace(/\D/g, '').length
    if (digits >= digitsOfSerial) continue
    const cuts = await cutAgain(followed(line, digitsOfSerial + roomBehind - digits))
    if (cuts.length === 0) continue
    const upright = line.turned ? cuts.map(turnedCrop) : cuts
    const serials = weighedBySight((await code.readCode(upright)).serials, line.reading.text)
    const clear = clearSerial(line, serials, clearShare) ?? goingOn(line.reading.text, serials)
    if (clear) read.set(line, [clear, clear])
  }
}

/** The only number that the reader of codes sees, where the text reader saw the beginning of it. */
function goingOn(text: string, serials: readonly SeenSerial[]): string | null {
  const [first] = serials
  if (!first || !isAlone(serials, { share: 0.2, ofNumbers: 0.85 })) return null
  const beginnings = [text.replace(/\D/g, ''), digitsSeen(text)].map((digits) => digits.slice(0, -1))
  const isBegun = beginnings.some((seen) => seen.length >= 5 && differences(seen, first.digits) <= mostDifferent)
  return isBegun ? first.digits : null
}

function followed({ prepared: { line }, turned }: SightedLine, digits: number): TextLine {
  const farther = digits * digitWidth * line.heightPx
  const ends = turned ? { start: line.start - farther } : { end: line.end + farther }
  return { ...line, ...ends, room: freely }
}

/** From this share on a number counts against another that the text reader sees twice. */
const rivalShare = 0.3

/** On a blurred line the text reader sees the same wrong number twice, where the reader of codes sees none, or others: then it counts once. */
function seenByBoth(texts: readonly string[], serials: readonly SeenSerial[]): readonly string[] {
  const digits = pickRereadSerial([texts])
  const isSeen = serials.some((one) => one.digits === digits && one.share > rivalShare)
  return digits === null || isSeen ? texts : [digits]
}

function rivalOf([first]: readonly SeenSerial[]): readonly string[] {
  return first && first.share > rivalShare ? [first.digits, first.digits] : []
}

/** Where the ends of a number or its label are damaged, little of what a line may say is a number; then both readers have to see nearly the same one. */
const nearlyTheSame = { share: 0.1, ofNumbers: 0.9 }
/** Where it sees no other, less of the whole line is enough. */
const withoutRival = { share: 0.45, ofNumbers: 0.92 }
const mostDifferent = 1

/**
 * The number that the reader of codes is sure of, or finds likeliest and the text reader sees as well, or of which it sees no other and the text reader
 * nearly the same; null without one.
 */
export function clearSerial(
  { reading }: Pick<SightedLine, 'reading'>,
  serials: readonly SeenSerial[],
  clear: number,
): string | null {
  const [first] = serials
  if (!first || first.share > clear || isAlone(serials, withoutRival)) return first?.digits ?? null
  const farthest = isAlone(serials, nearlyTheSame) ? mostDifferent : 0
  const runs = [digitsSeen(reading.text), ...longDigitRuns(reading.text)]
  const isSeen = runs.some((run) => run.length === first.digits.length && differences(run, first.digits) <= farthest)
  return isSeen ? first.digits : null
}

/** Whether so much of what a line may say is one number, and hardly any of it another. */
function isAlone(serials: readonly SeenSerial[], least: { share: number; ofNumbers: number }): boolean {
  const all = serials.reduce((sum, { share }) => sum + share, 0)
  const share = serials[0]?.share ?? 0
  return share >= least.share && share >= least.ofNumbers * all
}

/** Long lines with digits, or so badly read that there may be some. */
function mayHoldNumber({ reading, prepared: { line, codeCuts } }: SightedLine): boolean {
  if (codeCuts.length === 0 || line.glyphCount > 40) return false
  if (findSerialNumber(reading.text) || isNumberOfAnother(reading.text)) return false
  if (saysSerial(reading.text)) return true
  // Glyphs that touch are counted as one; the text shows that there are more.
  if (line.glyphCount < 14 && !isBlurred(line) && reading.text.replace(/\D/g, '').length < 14) return false
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
