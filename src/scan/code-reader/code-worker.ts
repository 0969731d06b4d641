import { chooseCode } from './choose-code'
import type { ChosenCode, CodeChoice } from './choose-code'
import { codeAlphabet } from './code-alphabet'
import type { CodeLineReading, CodeOnLine, CodeWorkerAnswer, ReadLineRequest } from './code-reader'
import { alignText } from './ctc'
import type { Lattice } from './ctc'
import codeWeightsUrl from './gift-code-reader.onnx?url'
import priceWeightsUrl from './gift-price-reader.onnx?url'
import { columnPx, startLineNetwork } from './line-network'
import type { LineNetwork } from './line-network'
import { textsOnLine } from './line-texts'
import type { TextOnLine } from './line-texts'
import { priceAlphabet } from './price-alphabet'
import { collectGarbage, release } from '../release'

const codes = startLineNetwork(codeWeightsUrl, codeAlphabet)
/** null when it does not start: codes are read all the same. */
const prices = codes.then(() => startLineNetwork(priceWeightsUrl, priceAlphabet)).catch(() => null)
codes.then(
  () => answer({ kind: 'ready' }),
  (error: unknown) => answer({ kind: 'unavailable', detail: String(error) }),
)

self.addEventListener('message', ({ data }: MessageEvent<ReadLineRequest>) => {
  const { id, cuts } = data
  const reading = data.kind === 'code' ? readCode(cuts, data.leastWellFormed) : readPrice(cuts)
  reading.then(
    (read) => answer({ kind: 'read', id, reading: read }),
    (error: unknown) => answer({ kind: 'failed', id, detail: String(error) }),
  )
})

function answer(message: CodeWorkerAnswer): void {
  self.postMessage(message)
}

async function readCode(cuts: ReadLineRequest['cuts'], leastWellFormed: number): Promise<CodeLineReading> {
  const network = await codes
  const lattices = await latticesOf(cuts.slice(0, 1), network)
  let choice = chooseCode(lattices)
  if (cuts.length > 1 && choice.wellFormed >= leastWellFormed && !isSettled(choice)) {
    lattices.push(...(await latticesOf(cuts.slice(1), network)))
    choice = chooseCode(lattices)
  }
  const { codes: chosen, serials, wellFormed } = choice
  const reading = { codes: chosen.map((code) => placed(code, lattices[0])), serials, wellFormed }
  releaseAll(cuts, lattices)
  return reading
}

/**
 * From so much on the other cuts say what the first one says: on 400 made photos (seeds 507 and 508 of `bench:scan`) all of 173 codes and 265 serial
 * numbers were right, and where it says nothing at all, 249 times, they said nothing of use.
 */
const settled = { share: 0.995, wellFormed: 0.95, serialShare: 0.95 }

function isSettled({ codes: [code], serials: [serial], wellFormed }: CodeChoice): boolean {
  if (serial && serial.share > settled.serialShare) return true
  return code ? code.share > settled.share && wellFormed > settled.wellFormed : !serial?.share
}

/** What one cut says of a price this clearly the others say too. */
const clearAtAGlance = 0.9

/** One cut tells whether there is a number, and mostly which; where it does not, all of them together do. */
async function readPrice(cuts: ReadLineRequest['cuts']): Promise<readonly TextOnLine[]> {
  const network = await prices
  if (!network) return []
  const lattices = await latticesOf(cuts.slice(0, 1), network)
  const glance = textsOnLine(lattices)
  const isNumber = glance.some(({ text }) => /\d\d/.test(text))
  if (isNumber && (glance[0]?.share ?? 0) < clearAtAGlance) lattices.push(...(await latticesOf(cuts.slice(1), network)))
  const texts = isNumber ? textsOnLine(lattices) : []
  releaseAll(cuts, lattices)
  return texts
}

async function latticesOf(cuts: ReadLineRequest['cuts'], network: LineNetwork): Promise<Lattice[]> {
  const lattices: Lattice[] = []
  for (const cut of cuts) lattices.push(await network.readLine(cut))
  return lattices
}

/** About what a photo or two take. */
const linesUntilCollected = 20
let linesRead = 0

function releaseAll(cuts: ReadLineRequest['cuts'], lattices: readonly Lattice[]): void {
  release(...cuts.map(({ pixels }) => pixels), ...lattices.map(({ logProbabilities }) => logProbabilities))
  if (++linesRead % linesUntilCollected === 0) collectGarbage()
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
