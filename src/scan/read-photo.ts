import { cardsOnPhoto } from './cards-on-photo'
import type { PhotoLine, Picked } from './fields/pick'
import { byDirection } from './lines/prepare'
import type { PreparedLine, PreparedPhoto } from './lines/prepare'
import { holdsTurnedCode, readCodes } from './codes/read-codes'
import { readCodesAsText } from './codes/read-codes-as-text'
import { readPrices } from './fields/read-prices'
import { readSerials } from './fields/read-serial'
import type { CutAgain } from './fields/read-serial'
import type { LineReader } from './readers/line-reader'
import type { Readers } from './readers/readers'
import { pickAmount } from './fields/pick-amount'
import { pickMarketplace } from './fields/pick-marketplace'
import type { TextLine } from './lines/text-lines'
import { sightLines } from './codes/sighted-line'
import type { SightedLine } from './codes/sighted-line'
import { clearAnswer, findUpright } from './lines/upright'
import type { Upright } from './lines/upright'

/** Reads the lines of a prepared photo: which way is up, then everything once, then what looks like a code with care. One answer per card, at least one. */
export async function readPhoto(
  photo: PreparedPhoto,
  readers: Readers,
  cutAgain: CutAgain,
): Promise<readonly Picked[]> {
  const directions: Direction[] = []
  for (const lines of linesByDirection(photo.lines)) {
    const isBesideClearWriting = directions.some(({ upright }) => upright.clarity > clearAnswer)
    directions.push({ lines, upright: await findUpright(lines, readers, isBesideClearWriting) })
  }
  const lines: PhotoLine[] = []
  for (const direction of clearest(directions))
    lines.push(...(await readLines(direction, readers, photo.photoScale, cutAgain)))
  return cardsOnPhoto(lines)
}

interface Direction {
  readonly lines: readonly PreparedLine[]
  readonly upright: Upright
}

/** Cards on one photo may lie in different directions; each has an up and a down of its own. */
function linesByDirection(lines: readonly PreparedLine[]): readonly (readonly PreparedLine[])[] {
  return byDirection(lines.map((prepared) => ({ prepared, angle: prepared.line.angle }))).map((sameWay) =>
    sameWay.map(({ prepared }) => prepared),
  )
}

/** A direction that is writing at all has at least this share of the clarity of the clearest, and this much of its own. */
const leastShare = 0.3
const leastClarity = 6

/** The clearest direction, and others that are writing as well; the weave of a cloth and the grain of a table are not. */
function clearest(directions: readonly Direction[]): readonly Direction[] {
  const ranked = directions.toSorted((a, b) => b.upright.clarity - a.upright.clarity)
  const [best] = ranked
  if (!best) return []
  const least = Math.max(leastClarity, leastShare * best.upright.clarity)
  return ranked.filter((one) => one === best || one.upright.clarity > least)
}

async function readLines(
  { lines, upright }: Direction,
  readers: Readers,
  photoScale: number,
  cutAgain: CutAgain,
): Promise<readonly PhotoLine[]> {
  let sighted = await sightEnough(lines, upright, readers.text, photoScale)
  let codes = await codesOn(sighted, readers)
  if (codes.size === 0 && readers.code && (await holdsTurnedCode(sighted, readers.code))) {
    const turned = { ...upright, turned: !upright.turned, judged: new Map() }
    sighted = await sightEnough(lines, turned, readers.text, photoScale)
    codes = await codesOn(sighted, readers)
  }
  const serials = await readSerials(sighted, readers, cutAgain)
  const prices = await readPrices(sighted, codes, readers)
  const read: PhotoLine[] = []
  for (const line of sighted) {
    read.push({
      text: line.reading.text,
      confidence: line.reading.confidence,
      heightPx: line.prepared.line.heightPx,
      quad: line.quad,
      candidates: codes.get(line) ?? [],
      digitTexts: serials.get(line) ?? [],
      priceTexts: prices.get(line) ?? [],
    })
  }
  return read
}

/** Sentences take long to read and may say a marketplace or a value; where other lines say both, they are left, and small print where they say a marketplace. */
async function sightEnough(
  lines: readonly PreparedLine[],
  upright: Upright,
  reader: LineReader,
  photoScale: number,
): Promise<readonly SightedLine[]> {
  const isLater = (prepared: PreparedLine) => isSentence(prepared) && !upright.judged.has(prepared)
  const [others, sentences] = [lines.filter((line) => !isLater(line)), lines.filter(isLater)]
  const sighted = await sightLines(others, upright, reader, photoScale)
  const texts = sighted.map(({ reading, prepared: { line } }) => ({ ...reading, heightPx: line.heightPx }))
  const marketplace = pickMarketplace(texts)
  if (marketplace && pickAmount(texts, marketplace)) return sighted
  const needed = marketplace ? sentences.filter(({ line }) => !isSmallPrint(line)) : sentences
  return [...sighted, ...(await sightLines(needed, upright, reader, photoScale))]
}

/** A line of a long sentence; a labelled number is shorter, and a mail may say a code in the middle of a line unless it is small print. */
function isSentence({ line, codeCuts }: PreparedLine): boolean {
  return (
    (line.glyphCount > 44 || line.end - line.start > 30 * line.heightPx) &&
    (isSmallPrint(line) || codeCuts.length === 0)
  )
}

function isSmallPrint({ heightPx }: TextLine): boolean {
  return heightPx < 14
}

function codesOn(sighted: readonly SightedLine[], { text, code }: Readers) {
  return code ? readCodes(sighted, code) : readCodesAsText(sighted, text)
}
