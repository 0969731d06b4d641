import { expect, it } from 'vitest'
import { sightLines } from '@/scan/codes/sighted-line'
import type { LineReader } from '@/scan/readers/line-reader'
import { emptyCrop, sightedLine } from '../sighted-line'

it('what is kept for the digits around its counters is not read as words', async () => {
  let asked = 0
  const reader: LineReader = {
    readLine: () => {
      asked++
      return Promise.resolve([{ text: 'read', confidence: 0.9, characters: [] }])
    },
    close: () => undefined,
  }
  const counters = sightedLine('', { heights: 4, line: { glyphCount: 4, odds: -5 } }).prepared
  const words = sightedLine('', { heights: 4, line: { glyphCount: 4, odds: 2 } }).prepared
  const pieceOfCode = sightedLine('', { codeCuts: [emptyCrop], heights: 4, line: { glyphCount: 5, odds: -3 } }).prepared
  const upright = { turned: false, clarity: 20, judged: new Map() }
  const read = await sightLines([counters, words, pieceOfCode], upright, reader, 1)
  expect(read.map(({ reading }) => reading.text)).toEqual(['', 'read', 'read'])
  expect(asked).toBe(2)
})
