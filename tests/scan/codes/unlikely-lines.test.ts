import { expect, it } from 'vitest'
import type { CodeReader } from '@/scan/code-reader/code-reader'
import { unlikelyLines } from '@/scan/codes/promising-lines'
import { readCodes } from '@/scan/codes/read-codes'
import type { SightedLine } from '@/scan/codes/sighted-line'
import { verdictOf } from '@/scan/codes/verdict'
import { emptyCrop, sightedLine } from '../sighted-line'

const codeCuts = [emptyCrop]
const texts = (lines: readonly SightedLine[]) => lines.map(({ reading }) => reading.text)

it('a line in which the text reader sees a word or too few characters may still say a code', () => {
  const scratched = sightedLine('EZVEZBAAUESBIAN J', { at: 100, codeCuts })
  const torn = sightedLine('% DE37-AHASMB=', { at: 200, codeCuts })
  const sentence = sightedLine('Redeem at the shop', { at: 300, codeCuts })
  const serial = sightedLine('Serial # 1949413206020014', { at: 400, codeCuts })
  const price = sightedLine('$100', { at: 500, heights: 4, codeCuts })
  const small = sightedLine('AMAZON AND ITS LOGO ARE TRADEMARKS', { at: 600, heights: 30, codeCuts })
  const uncut = sightedLine('HPHPG7', { at: 700 })
  const all = [scratched, torn, sentence, serial, price, small, uncut]
  expect(texts(unlikelyLines(all, [], 4)).toSorted()).toEqual(texts([torn, scratched]).toSorted())
})

it('lines that were looked at already are none of them, and a label above speaks for the one below', () => {
  const seen = sightedLine('7KQ4-ABCDEF-2222', { at: 100, codeCuts })
  const label = sightedLine('Claim code', { at: 360, codeCuts })
  const plain = sightedLine('QWXZ RTSV', { at: 200, codeCuts })
  const labelled = sightedLine('QWXZ KLMN', { at: 400, codeCuts, line: { evenness: 0.5 } })
  expect(texts(unlikelyLines([seen, plain, label, labelled], [seen], 1))).toEqual(['QWXZ KLMN'])
})

it.each([
  ['one reader clearly', 0.9, 'QXZZ KLMT', true],
  ['both readers together', 0.3, 'f 9 MNED=2PANUB-NYK,', true],
  ['one reader faintly, and the other not', 0.3, 'QXZZ KLMT', false],
  ['the text reader only', 0.05, 'MNED-2P4NUB-NYKW', false],
])('a code is seen on one by %s', async (_, wellFormed, text, isSeen) => {
  const code = 'MNED2P4NUBNYKW'
  const places = [...code].map((_char, at) => ({ startPx: 15 * at, endPx: 15 * at + 14 }))
  const said = { codes: [{ code, issuerIds: ['amazon' as const], share: 1, places }], serials: [], wellFormed }
  const reader: CodeReader = { readCode: () => Promise.resolve(said), readPrice: () => Promise.resolve([]) }
  const line = sightedLine(text, { codeCuts })
  const [candidate] = (await readCodes([line], reader)).get(line) ?? []
  expect(candidate?.code).toBe(isSeen ? code : undefined)
  // The line is damaged: a person looks at it.
  if (candidate) expect(verdictOf([candidate])).toBe('doubtful')
})
