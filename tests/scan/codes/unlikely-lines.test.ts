import { expect, it } from 'vitest'
import { unlikelyLines } from '@/scan/codes/promising-lines'
import type { SightedLine } from '@/scan/codes/sighted-line'
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
