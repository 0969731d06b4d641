import { cutOut } from '../lines/cut-out'
import type { LineReader } from '../readers/line-reader'
import { withoutPhantoms } from '../readers/phantoms'
import { findSerialNumber, isNumberOfAnother, pickRereadSerial, pickSerial, saysSerial } from './pick-serial'
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
    const clear = code ? (await code.readCode(line.prepared.codeCuts)).serials[0] : undefined
    read.set(line, clear && clear.share > clearShare ? [clear.digits, clear.digits] : await rereadAsText(line, text))
  }
  if (!code || [...read.values()].some((texts) => pickRereadSerial([texts]))) return read
  const possible = sighted.filter(mayHoldNumber).map((line) => ({ line, isLabelled: saysSerial(line.reading.text) }))
  const inOrder = possible.toSorted((a, b) => Number(b.isLabelled) - Number(a.isLabelled)).slice(0, mostUnlabelled)
  for (const { line, isLabelled } of inOrder) {
    const clear = (await code.readCode(line.prepared.codeCuts)).serials[0]
    if (clear && clear.share > (isLabelled ? clearShare : clearShareUnlabelled))
      return read.set(line, [clear.digits, clear.digits])
  }
  return read
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
