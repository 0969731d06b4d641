import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgeAt } from '@/scan/lines/edge'
import { straightened } from '@/scan/lines/straighten'
import { freely } from '@/scan/lines/text-lines'
import type { TextLine } from '@/scan/lines/text-lines'

function lineAt(v: number, slope: number, more: Partial<TextLine> = {}): TextLine {
  const [start, end] = [100, 400]
  const at = v - slope * 250
  return {
    angle: 0.3,
    ink: 'dark',
    start,
    end,
    top: { at: at - 20, slope },
    bottom: { at, slope },
    heightPx: 20,
    glyphCount: 20,
    pieceCount: 20,
    wobble: 0.01,
    evenness: 0.8,
    room: freely,
    ...more,
  }
}

const leaning = (lean: number) => [0, 40, 80, 160].map((v) => lineAt(v, lean))
const pieceOfCode = { glyphCount: 5, pieceCount: 5, wobble: 0.09 }

describe('a line of few glyphs', () => {
  it('is turned about its middle as the clear lines around it lean', () => {
    const piece = lineAt(120, 0.07, pieceOfCode)
    const turned = straightened([...leaning(0.01), piece]).at(-1)
    expect(turned?.bottom.slope).toBeCloseTo(0.01)
    expect(turned?.top.slope).toBeCloseTo(0.01)
    expect(turned && edgeAt(turned.bottom, 250)).toBeCloseTo(120)
  })

  it.each([
    ['hardly leans otherwise', leaning(0.01), 0.018],
    ['belongs to another sheet', leaning(0.01), 0.25],
    ['has too few clear lines around it', leaning(0.01).slice(0, 2), 0.07],
    ['has lines around it that do not agree', [0, 0.1, -0.1, 0.2].map((lean, at) => lineAt(40 * at, lean)), 0.07],
  ])('stays as it is where it %s', (_, others, lean) => {
    const piece = lineAt(120, lean, pieceOfCode)
    expect(straightened([...others, piece]).at(-1)).toBe(piece)
  })
})

describe('straightening', () => {
  it('keeps every line, its place and its height, and leaves long clear lines alone', () => {
    const slope = fc.double({ min: -0.2, max: 0.2, noNaN: true })
    const anyLine = fc
      .tuple(
        fc.integer({ min: 0, max: 900 }),
        slope,
        fc.integer({ min: 3, max: 40 }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
      )
      .map(([v, lean, glyphCount, wobble]) => lineAt(v, lean, { glyphCount, wobble }))
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        const after = straightened(lines)
        expect(after).toHaveLength(lines.length)
        lines.forEach((line, at) => {
          const turned = after[at] as TextLine
          expect(edgeAt(turned.bottom, 250)).toBeCloseTo(edgeAt(line.bottom, 250))
          expect(edgeAt(turned.top, 250)).toBeCloseTo(edgeAt(line.top, 250))
          if (line.glyphCount >= 8 && line.wobble < 0.05) expect(turned).toBe(line)
        })
      }),
    )
  })
})
