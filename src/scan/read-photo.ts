import { codeCandidates } from './code-candidates'
import type { LinePass } from './code-candidates'
import { findCodeWindow, isCodeLabel, isOtherNumberLabel } from './code-window'
import type { CodeWindow } from './code-window'
import type { LineCharacter, LineReader, LineReading } from './line-reader'
import type { Point, Quad } from './photo-reading'
import { withoutPhantoms } from './phantoms'
import { pickReading } from './pick'
import type { PhotoLine, Picked } from './pick'
import type { PreparedLine, PreparedPhoto } from './prepare'
import { findSerialNumber, pickRereadSerial, pickSerial } from './pick-serial'
import { quadOnPhoto } from './rectify'
import type { LineCrop } from './rectify'
import { findUpright, turnedCrop } from './upright'

interface Sighted {
  readonly prepared: PreparedLine
  readonly reading: LineReading
  readonly quad: Quad
  readonly window: CodeWindow | null
}

const mostCodeLines = 3
const clearCode = 0.5
/** Small print costs the most and says the least: reading stops here, the best lines come first. */
const mostTextPx = 9000

/** Reads the lines of a prepared photo: which way is up, then everything once, then what looks like a code several times. */
export async function readPhoto(photo: PreparedPhoto, reader: LineReader): Promise<Picked> {
  const { turned, judged } = await findUpright(photo.lines, reader)
  const sighted: Sighted[] = []
  let readPx = 0
  for (const found of photo.lines) {
    const prepared = turned ? turnLine(found) : found
    const known = judged.get(found)
    const width = prepared.crops[0].width
    if (!known && readPx + width > mostTextPx) continue
    const reading = known ?? (await reader.readLine(prepared.crops[0], 'text'))[0]
    if (!known) readPx += width
    if (!reading) continue
    const quad = quadOf(prepared, turned, photo.photoScale)
    sighted.push({ prepared, reading, quad, window: findCodeWindow(reading.text, shapeOf(prepared)) })
  }
  const read = await readCodes(sighted, reader, turned, photo.photoScale)
  const lines: PhotoLine[] = []
  for (const line of sighted) {
    const { glyphCount, heightPx } = line.prepared.line
    const whole = line.window?.start === 0 && line.window.end === line.reading.characters.length
    lines.push({
      text: line.reading.text,
      confidence: line.reading.confidence,
      heightPx,
      glyphCount: whole ? glyphCount : 0,
      quad: line.quad,
      passes: read.get(line) ?? [],
      digitTexts: await rereadSerial(line, reader),
    })
  }
  return pickReading(lines)
}

/** The most promising lines first; a clear code ends the search. */
async function readCodes(sighted: readonly Sighted[], reader: LineReader, turned: boolean, photoScale: number) {
  const promising = sighted
    .flatMap((line) => (line.window ? [{ line, score: line.window.score + labelAbove(line, sighted) }] : []))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostCodeLines)
  const read = new Map<Sighted, LinePass[]>()
  for (const { line } of promising) {
    const passes = await readCode(line, reader, turned, photoScale)
    read.set(line, passes)
    if ((codeCandidates(passes, line.quad)[0]?.confidence ?? 0) > clearCode) break
  }
  return read
}

/** A second pass over a labelled serial number, and more until two agree. */
async function rereadSerial({ prepared, reading }: Sighted, reader: LineReader): Promise<readonly string[]> {
  const found = findSerialNumber(reading.text)
  if (!found) return []
  const texts = [pickSerial([reading.text]) ?? '']
  for (const crop of [...prepared.crops.slice(1), prepared.crops[0]]) {
    const cut = cutOut(crop, prepared.crops[0], reading.characters.slice(found.start))
    for (const { characters } of await reader.readLine(cut.crop, 'digits')) {
      const kept = withoutPhantoms(characters, cut)
      texts.push(kept.map(({ char }) => char).join(''))
    }
    if (pickRereadSerial([texts])) break
  }
  return texts
}

function turnLine({ line, crops: [first, ...others] }: PreparedLine): PreparedLine {
  return { line, crops: [turnedCrop(first), ...others.map(turnedCrop)] }
}

function shapeOf({ line }: PreparedLine) {
  return { glyphCount: line.glyphCount, evenness: line.evenness, aspect: (line.end - line.start) / line.heightPx }
}

/** Every crop of the part that may be the code is read as a code, and the free reading is kept as one more voice. */
async function readCode(line: Sighted, reader: LineReader, turned: boolean, photoScale: number): Promise<LinePass[]> {
  const { prepared, reading, window } = line
  if (!window) return []
  const chosen = reading.characters.slice(window.start, window.end)
  const whole = window.start === 0 && window.end === reading.characters.length
  const passOf = (
    kind: 'text' | 'code',
    characters: readonly LineCharacter[],
    crop: LineCrop,
    offset: number,
  ): LinePass => ({
    kind,
    characters: characters.map(({ char, confidence, startPx, endPx }) => ({
      char,
      confidence,
      box: quadOf(prepared, turned, photoScale, { crop, startPx: startPx + offset, endPx: endPx + offset }),
    })),
  })
  const free = prepared.crops[0]
  const ends = { startPx: free.startPx, endPx: free.width - free.startPx }
  const passes = [passOf('text', withoutPhantoms(chosen, ends), free, 0)]
  for (const crop of prepared.crops) {
    const cut = whole
      ? { crop, offset: 0, startPx: crop.startPx, endPx: crop.width - crop.startPx }
      : cutOut(crop, prepared.crops[0], chosen)
    for (const one of await reader.readLine(cut.crop, 'code')) {
      passes.push(passOf('code', withoutPhantoms(one.characters, cut), crop, cut.offset))
    }
  }
  return passes
}

/** The columns of a crop that hold the given characters, which were read in the first crop of the same line. */
function cutOut(crop: LineCrop, first: LineCrop, characters: readonly LineCharacter[]) {
  const ratio = crop.scale / first.scale
  const start = Math.min(...characters.map(({ startPx }) => startPx)) * ratio - 12
  const end = Math.max(...characters.map(({ endPx }) => endPx)) * ratio + 12
  const left = Math.max(0, Math.floor(start))
  const right = Math.max(left + 8, Math.min(crop.width, Math.ceil(end)))
  const width = Math.min(right, crop.width) - left
  const pixels = new Uint8Array(width * crop.height)
  for (let y = 0; y < crop.height; y++) {
    pixels.set(crop.pixels.subarray(y * crop.width + left, y * crop.width + left + width), y * width)
  }
  return { crop: { ...crop, width, pixels, startPx: crop.startPx - left }, offset: left, startPx: 4, endPx: width - 4 }
}

/** A line above that says «claim code» speaks for a line; one that says «serial number» against it. */
function labelAbove(line: Sighted, all: readonly Sighted[]): number {
  const height = Math.hypot(line.quad[3].x - line.quad[0].x, line.quad[3].y - line.quad[0].y)
  const above = all.filter((other) => {
    if (other === line) return false
    const { along, down } = placeBeside(line.quad, other.quad)
    return down < -0.5 * height && down > -3.2 * height && along > -0.4 && along < 1.2
  })
  if (above.some(({ reading }) => isCodeLabel(reading.text))) return 1
  return above.some(({ reading }) => isOtherNumberLabel(reading.text) && !/\d{6}/.test(reading.text)) ? -1 : 0
}

/** Where the start of `other` lies: along the line in line lengths, down from it in pixels. */
function placeBeside([start, end, , foot]: Quad, other: Quad): { readonly along: number; readonly down: number } {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const direction = { x: (end.x - start.x) / length, y: (end.y - start.y) / length }
  const middle: Point = { x: (start.x + foot.x) / 2, y: (start.y + foot.y) / 2 }
  const target: Point = { x: (other[0].x + other[3].x) / 2 - middle.x, y: (other[0].y + other[3].y) / 2 - middle.y }
  return {
    along: (target.x * direction.x + target.y * direction.y) / length,
    down: target.y * direction.x - target.x * direction.y,
  }
}

interface Part {
  readonly crop: LineCrop
  readonly startPx: number
  readonly endPx: number
}

function quadOf({ line }: PreparedLine, turned: boolean, photoScale: number, part?: Part): Quad {
  const place = (px: number, { crop }: Part) =>
    line.start + ((turned ? crop.width - px : px) - crop.startPx) / crop.scale
  const ends = part ? [place(part.startPx, part), place(part.endPx, part)] : [line.start, line.end]
  const [a, b, c, d] = quadOnPhoto(line, Math.min(...ends), Math.max(...ends))
  const scaled = ({ x, y }: Point): Point => ({ x: x * photoScale, y: y * photoScale })
  return turned ? [scaled(c), scaled(d), scaled(a), scaled(b)] : [scaled(a), scaled(b), scaled(c), scaled(d)]
}
