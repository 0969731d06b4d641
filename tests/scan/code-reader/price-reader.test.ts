import { describe, expect, it } from 'vitest'
import { startCodeReader } from '@/scan/code-reader/code-reader'
import { textsOnLine } from '@/scan/code-reader/line-texts'
import { codeCut } from '@/scan/code-reader/code-cut'
import { findTextLines } from '@/scan/lines/find-lines'
import { cropLine } from '@/scan/lines/rectify'
import { drawText } from '../drawn-text'

describe('the texts of a line', () => {
  it('are none without a cut, and the empty one where nothing is said', () => {
    expect(textsOnLine([])).toEqual([])
    const silence = { columns: 2, alphabet: '1', logProbabilities: Float32Array.from([0, -20, 0, -20]) }
    expect(textsOnLine([silence])[0]?.text).toBe('')
  })

  it('are weighed over all cuts', () => {
    const cut = (one: number) => ({
      columns: 1,
      alphabet: '12',
      logProbabilities: Float32Array.from([Math.log(1e-6), Math.log(one), Math.log(1 - one)]),
    })
    const [first, second] = textsOnLine([cut(0.9), cut(0.4)])
    expect([first?.text, second?.text]).toEqual(['1', '2'])
    expect((first?.share ?? 0) + (second?.share ?? 0)).toBeCloseTo(1, 3)
  })
})

describe('the reader of prices', () => {
  it.each([
    { text: '$25.00', ink: '#222', paper: '#ddd' },
    { text: '100,00 €', ink: '#fff', paper: '#c8a24a' },
    { text: '£50', ink: '#21406b', paper: '#fff' },
    { text: 'CDN$ 75.00', ink: '#eee', paper: '#b3341e' },
    { text: 'Value: EUR 30,00', ink: '#222', paper: '#fff' },
  ])('reads «$text» as it is printed, $ink on $paper', async (drawing) => {
    const reader = await startCodeReader(30_000)
    try {
      const line = findTextLines(drawText(drawing))[0]
      if (!line) throw new Error('no line')
      const [best] = await reader.readPrice([cropLine(drawText(drawing), line, codeCut)])
      expect(best?.text.replaceAll(' ', '')).toBe(drawing.text.replace('Value:', '~').replaceAll(' ', ''))
      expect(best?.share).toBeGreaterThan(0.5)
    } finally {
      reader.close()
    }
  })
})
