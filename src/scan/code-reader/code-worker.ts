import { chooseCode } from './choose-code'
import type { ChosenCode } from './choose-code'
import { columnPx, startCodeNetwork } from './code-network'
import type { CodeLineReading, CodeOnLine, CodeWorkerAnswer, ReadCodeRequest } from './code-reader'
import { alignText } from './ctc'
import type { Lattice } from './ctc'
import { collectGarbage, release } from '../pool/release'

const network = startCodeNetwork()
network.then(
  () => answer({ kind: 'ready' }),
  (error: unknown) => answer({ kind: 'unavailable', detail: String(error) }),
)

self.addEventListener('message', ({ data: { id, cuts } }: MessageEvent<ReadCodeRequest>) => {
  read(cuts).then(
    (reading) => answer({ kind: 'read', id, reading }),
    (error: unknown) => answer({ kind: 'failed', id, detail: String(error) }),
  )
})

function answer(message: CodeWorkerAnswer): void {
  self.postMessage(message)
}

/** About what a photo or two take. */
const linesUntilCollected = 20
let linesRead = 0

async function read(cuts: ReadCodeRequest['cuts']): Promise<CodeLineReading> {
  const reader = await network
  const lattices: Lattice[] = []
  for (const cut of cuts) lattices.push(await reader.readLine(cut))
  const { codes, serials, wellFormed } = chooseCode(lattices)
  const [first] = lattices
  const reading = { codes: codes.map((chosen) => placed(chosen, first)), serials, wellFormed }
  release(...cuts.map(({ pixels }) => pixels), ...lattices.map(({ logProbabilities }) => logProbabilities))
  if (++linesRead % linesUntilCollected === 0) collectGarbage()
  return reading
}

function placed({ code, issuerIds, share, line, start, end }: ChosenCode, lattice: Lattice | undefined): CodeOnLine {
  const spans = lattice ? alignText(lattice, line) : null
  const places = [...line.slice(start, end)].flatMap((char, at) => {
    const span = spans?.[start + at]
    // CTC says a character in a column or two somewhere within it: about a column more on either side.
    return /[A-Z0-9]/.test(char)
      ? [{ startPx: ((span?.start ?? 0) - 1) * columnPx, endPx: ((span?.end ?? 0) + 1.5) * columnPx }]
      : []
  })
  return { code, issuerIds, share, places }
}
