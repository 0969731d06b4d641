import { turnedAround } from '../grey-image'
import type { CodeReader } from '../code-reader/code-reader'
import type { LineReader, LineReading } from '../readers/line-reader'
import type { PreparedLine } from './prepare'
import type { Readers } from '../readers/readers'
import type { LineCrop } from './rectify'

const judges = 5
/** From these odds on a line is as good a judge as its shape says. */
const oddsOfJudge = 3
/** From here on it is settled; where the other way up was not read but guessed, from a little more. */
export const clearAnswer = 12
const clearByHalf = 20
/** What the wrong way up says of a line, of what the right way up says; mostly it is less. */
const shareTheWrongWay = 0.5
/** Below this words alone do not settle it. */
const unclearAnswer = 4
/** Beside a clear direction so many lines that say nothing are enough: it is texture. */
const judgesAside = 3
const noAnswer = 2
const codeJudges = 3
const mostCodeGlyphs = 22

export interface Upright {
  readonly turned: boolean
  /** How clearly the writing is writing, and this way up; around 0 for texture. */
  readonly clarity: number
  /** What the judges said in the right direction. */
  readonly judged: ReadonlyMap<PreparedLine, LineReading>
}

/**
 * Whether the writing stands on its head: a few ordinary lines are read both ways and the clearer way wins. Lines of a code are poor
 * judges, since random characters read well upside down. Beside another direction that is clearly writing less is asked.
 */
export async function findUpright(
  lines: readonly PreparedLine[],
  { text: reader, code }: Readers,
  isBesideClearWriting = false,
): Promise<Upright> {
  const chosen = [...lines].sort((a, b) => judgement(b) - judgement(a)).slice(0, judges)
  const answers: { line: PreparedLine; asItIs?: LineReading; turned?: LineReading }[] = []
  let upright = 0
  for (const line of chosen) {
    // First the way up that is likelier by now.
    const [way, other, sign] = upright < 0 ? (['turned', 'asItIs', -1] as const) : (['asItIs', 'turned', 1] as const)
    const said = await readWay(line, way, reader)
    const guess = upright + sign * (1 - shareTheWrongWay) * clarity(said)
    if (Math.abs(guess) > clearByHalf) {
      answers.push({ line, [way]: said })
      upright = guess
      break
    }
    const saidOtherwise = await readWay(line, other, reader)
    answers.push({ line, [way]: said, [other]: saidOtherwise })
    upright += sign * (clarity(said) - clarity(saidOtherwise))
    if (Math.abs(upright) > clearAnswer) break
    if (answers.length === judgesAside && isBesideClearWriting && Math.abs(upright) < noAnswer) break
  }
  if (code && !isBesideClearWriting && Math.abs(upright) < unclearAnswer) upright += await codesSayUpright(lines, code)
  const judged = new Map<PreparedLine, LineReading>()
  for (const { line, asItIs, turned } of answers) {
    const reading = upright < 0 ? turned : asItIs
    if (reading) judged.set(line, reading)
  }
  return { turned: upright < 0, clarity: Math.abs(upright), judged }
}

async function readWay(line: PreparedLine, way: 'asItIs' | 'turned', reader: LineReader) {
  const [crop] = line.crops
  return (await reader.readLine(way === 'turned' ? turnedCrop(crop) : crop, 'text'))[0]
}

/** The reader of codes has learnt that a line on its head says nothing. */
async function codesSayUpright(lines: readonly PreparedLine[], reader: CodeReader): Promise<number> {
  let answer = 0
  for (const { codeCuts } of lines.filter(({ line }) => line.glyphCount <= mostCodeGlyphs).slice(0, codeJudges)) {
    const [cut] = codeCuts
    if (!cut) continue
    answer += (await reader.readCode([cut])).wellFormed - (await reader.readCode([turnedCrop(cut)])).wellFormed
  }
  return 10 * answer
}

/** The same line, read from its other end. */
export function turnedCrop(crop: LineCrop): LineCrop {
  const { startPx, scale } = crop
  return { ...turnedAround(crop), startPx, scale }
}

/** Medium-long lines of mixed heights, large enough to read, and writing rather than texture. */
function judgement({ line }: PreparedLine): number {
  const length = line.glyphCount < 10 ? line.glyphCount / 20 : Math.max(0.3, 1 - Math.max(0, line.glyphCount - 30) / 60)
  const size = Math.min(1, line.heightPx / 12) * Math.min(1, 50 / line.heightPx)
  const unlikely = Math.min(0, (line.odds ?? oddsOfJudge) - oddsOfJudge)
  return length * size * (1.4 - 0.6 * line.evenness) - 3 * line.wobble + 0.2 * unlikely
}

const common = /amazon|gift|card|code|claim|order|serial|visit|enter|redeem|balance|your|number|the|and|apply/gi

/** Junk is read with a confidence around 0.9, real writing above 0.96: only what is above counts. */
function clarity(reading: LineReading | undefined): number {
  if (!reading) return 0
  const letters = reading.characters.filter(({ char }) => /[\p{L}\p{N}]/u.test(char))
  const odd = reading.characters.length - letters.length
  const clear = Math.max(0, reading.confidence - 0.9) * 10 * Math.max(0, letters.length - odd)
  return clear + 4 * [...reading.text.matchAll(common)].length
}
