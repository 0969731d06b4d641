import { codeCandidates } from './code-candidates'
import type { LinePass } from './code-candidates'
import { cutOut } from '../lines/cut-out'
import type { LineCharacter, LineReader } from '../readers/line-reader'
import { withoutPhantoms } from '../readers/phantoms'
import type { LineCandidate } from '../fields/pick'
import { promisingLines } from './promising-lines'
import type { LineCrop } from '../lines/rectify'
import type { SightedLine } from './sighted-line'

const mostLines = 3
const clearCode = 0.5

/** What the text reader makes of codes when the reader of codes is missing: several passes vote, and a clear code ends the search. */
export async function readCodesAsText(
  sighted: readonly SightedLine[],
  reader: LineReader,
): Promise<ReadonlyMap<SightedLine, readonly LineCandidate[]>> {
  const read = new Map<SightedLine, readonly LineCandidate[]>()
  for (const line of promisingLines(sighted, mostLines)) {
    if (!line.window) continue
    const passes = await readPasses(line, reader)
    const candidates = codeCandidates(passes, line.quad, isWhole(line) ? line.prepared.line.glyphCount : 0)
    read.set(
      line,
      candidates.map((candidate) => ({ ...candidate, issuerIds: ['amazon'] })),
    )
    if ((candidates[0]?.confidence ?? 0) > clearCode) break
  }
  return read
}

function isWhole({ window, reading }: SightedLine): boolean {
  return window?.start === 0 && window.end === reading.characters.length
}

/** Every crop of the part that may be the code is read as a code, and the free reading is kept as one more voice. */
async function readPasses(line: SightedLine, reader: LineReader): Promise<readonly LinePass[]> {
  const { prepared, reading, window } = line
  if (!window) return []
  const chosen = reading.characters.slice(window.start, window.end)
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
      box: line.quadAt(crop, startPx + offset, endPx + offset),
    })),
  })
  const free = prepared.crops[0]
  const ends = { startPx: free.startPx, endPx: free.width - free.startPx }
  const passes = [passOf('text', withoutPhantoms(chosen, ends), free, 0)]
  for (const crop of prepared.crops) {
    const cut = isWhole(line)
      ? { crop, offset: 0, startPx: crop.startPx, endPx: crop.width - crop.startPx }
      : cutOut(crop, prepared.crops[0], chosen)
    for (const one of await reader.readLine(cut.crop, 'code')) {
      passes.push(passOf('code', withoutPhantoms(one.characters, cut), crop, cut.offset))
    }
  }
  return passes
}
