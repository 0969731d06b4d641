import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withMissingEnds } from '@/scan/lines/code-lines'
import { isSeenStraighter } from '@/scan/lines/doubles'
import { evenOutContrast, evenOutLight } from '@/scan/lines/even-light'
import { joinNeighbours } from '@/scan/lines/join-neighbours'
import { digitsApart, partsBySize } from '@/scan/lines/parts-by-size'
import type { PartOfChain } from '@/scan/lines/parts-by-size'
import { aroundCounters, couldBeCountersOfPrice } from '@/scan/lines/price-lines'
import { cropLine } from '@/scan/lines/rectify'
import { fitTextLine, freely } from '@/scan/lines/text-lines'
import type { TextLine } from '@/scan/lines/text-lines'

function lineFrom(start: number, end: number, more: Partial<TextLine> = {}): TextLine {
  const top = { at: 100, slope: 0 }
  const bottom = { at: 120, slope: 0 }
  return {
    ...{
      angle: 0,
      ink: 'dark',
      start,
      end,
      top,
      bottom,
      heightPx: 20,
      glyphCount: 4,
      pieceCount: 4,
      wobble: 0.02,
      evenness: 1,
      room: freely,
    },
    ...more,
  }
}

describe('a line that may lack an end of its code', () => {
  const ends = ({ start, end }: TextLine) => [start, end]

  it('is cut as long as a whole code where it is a piece of one', () => {
    const piece = withMissingEnds(lineFrom(100, 250, { glyphCount: 10 }))
    expect(piece.end - piece.start).toBeGreaterThanOrEqual(16 * 15)
  })

  it('is cut as long as one where a scratch joins its characters, unless it is as long by then', () => {
    const piece = withMissingEnds(lineFrom(100, 260, { glyphCount: 4 }))
    expect(piece.start).toBeLessThan(100 - 6 * 20)
    expect(piece.end).toBeGreaterThan(260 + 6 * 20)
    const blurred = withMissingEnds(lineFrom(100, 320, { glyphCount: 4 }))
    expect(blurred.start).toBeGreaterThan(100 - 2 * 20)
  })

  it('is cut a character longer on either side where it has nearly all of one', () => {
    const [start, end] = ends(withMissingEnds(lineFrom(100, 325, { glyphCount: 15 })))
    expect([start, end]).toEqual([100 - 27, 325 + 27])
  })

  it('is left as it is where it is longer than any code', () => {
    expect(ends(withMissingEnds(lineFrom(100, 500, { glyphCount: 30 })))).toEqual([100, 500])
  })
})

describe('the light on a line', () => {
  const paper = (x: number) => (x < 100 ? 240 : 90)
  const drawn = (lightAt: (x: number) => number) =>
    Uint8Array.from({ length: 200 * 40 }, (_, at) => {
      const [x, y] = [at % 200, Math.floor(at / 200)]
      return x % 12 < 3 && y > 8 && y < 32 ? lightAt(x) * 0.2 : lightAt(x)
    })

  it('is the same on both sides of a shadow afterwards', () => {
    const pixels = drawn(paper)
    evenOutLight(pixels, 200, 40)
    const [lit, shadowed] = [pixels[8] as number, pixels[188] as number]
    expect(Math.abs(lit - shadowed)).toBeLessThan(12)
    expect(pixels[20 * 200 + 180]).toBeLessThan(80)
  })

  it('shows in glare what is only a little darker than paper, and makes nothing of noise', () => {
    const inGlare = (x: number) => (x < 100 ? 200 : 250)
    const pixels = drawn(inGlare).map((value, at) => (at % 200 >= 100 && value < 200 ? 225 : value))
    evenOutContrast(pixels, 200, 40)
    expect(Math.max(pixels[20 * 200 + 24] as number, pixels[20 * 200 + 180] as number)).toBeLessThan(30)
    expect(pixels[20 * 200 + 188]).toBeGreaterThan(220)
    const paperOnly = Uint8Array.from({ length: 200 * 40 }, (_, at) => 240 + (at % 3))
    evenOutContrast(paperOnly, 200, 40)
    expect(Math.min(...paperOnly)).toBeGreaterThan(200)
  })

  it('stays as it is where it was even', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 250 }), (light) => {
        const pixels = drawn(() => light)
        const before = pixels.slice()
        evenOutLight(pixels, 200, 40)
        expect(Math.max(...pixels.map((value, at) => Math.abs(value - (before[at] as number))))).toBeLessThan(8)
      }),
      { numRuns: 20 },
    )
  })
})

describe('pieces of a line', () => {
  it('are joined where one goes on where the other ends', () => {
    const [joined, ...others] = joinNeighbours([lineFrom(80, 130), lineFrom(0, 70)])
    expect(others).toEqual([])
    expect(joined).toMatchObject({ start: 0, end: 130, glyphCount: 8 })
  })

  it.each([
    ['columns', lineFrom(160, 200)],
    ['of another size', lineFrom(80, 130, { top: { at: 90, slope: 0 }, heightPx: 30 })],
    ['on another height', lineFrom(80, 130, { top: { at: 110, slope: 0 }, bottom: { at: 130, slope: 0 } })],
    ['of other ink', lineFrom(80, 130, { ink: 'light' })],
  ])('stay apart when they are %s', (_, other) => {
    expect(joinNeighbours([lineFrom(0, 70), other])).toHaveLength(2)
  })
})

describe('a price beside smaller words', () => {
  const glyphsOf = (heights: readonly number[], gapBefore: number) => {
    const left = heights.map((_, i) => i * 15 + (i >= gapBefore ? 12 : 0))
    return {
      count: heights.length,
      left: Float32Array.from(left),
      right: Float32Array.from(left, (x) => x + 12),
      top: Float32Array.from(heights, (height) => 100 - height),
      bottom: Float32Array.from(heights, () => 100),
      share: new Float32Array(heights.length).fill(1),
    }
  }
  const chainsOf = (...[glyphs, whole]: Parameters<typeof partsBySize>) =>
    partsBySize(glyphs, whole).map(({ chain: part }) => part)
  const chain = [0, 1, 2, 3, 4, 5, 6, 7]

  it('is a line of its own', () => {
    expect(chainsOf(glyphsOf([20, 14, 20, 20, 30, 30, 30, 30], 4), chain)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ])
    expect(chainsOf(glyphsOf([30, 30, 30, 20, 14, 20, 20, 20], 3), chain)).toEqual([
      [0, 1, 2],
      [3, 4, 5, 6, 7],
    ])
  })

  it('is cut out without what stands beside it', () => {
    const image = { width: 200, height: 200, pixels: new Uint8Array(200 * 200).fill(200) }
    for (let y = 100; y < 120; y++) image.pixels.fill(20, y * 200 + 80, y * 200 + 92)
    const line = lineFrom(95, 140)
    const shape = { heightPx: 48, capPx: 30 }
    const inkAtStart = ({ pixels, width }: { pixels: Uint8Array; width: number }) => pixels[24 * width + 2]
    expect(inkAtStart(cropLine(image, line, shape))).toBe(0)
    expect(inkAtStart(cropLine(image, { ...line, room: { ...freely, before: 2 } }, shape))).toBe(255)
  })

  it('is found though all its digits touch, each counting as one', () => {
    const glyphs = glyphsOf([20, 14, 20, 20, 34], 4)
    glyphs.right[4] = (glyphs.left[4] as number) + 66
    const parts = partsBySize(glyphs, [0, 1, 2, 3, 4])
    expect(parts.map(({ chain: part }) => part)).toEqual([[0, 1, 2, 3], [4]])
    const [apart, boxes] = digitsApart(glyphs, parts[1] as PartOfChain)
    expect(apart.chain).toEqual([0, 1, 2])
    expect(boxes.left[0]).toBe(glyphs.left[4])
    expect(boxes.right[2]).toBe(glyphs.right[4])
    expect(boxes.left[1]).toBe(boxes.right[0])
  })

  it('is no wide letter that is hardly taller than the others', () => {
    const glyphs = glyphsOf([20, 14, 20, 20, 25], 4)
    glyphs.right[4] = (glyphs.left[4] as number) + 40
    expect(chainsOf(glyphs, [0, 1, 2, 3, 4])).toEqual([[0, 1, 2, 3, 4]])
  })

  it('is as high as its digits, whatever stands out above and below them', () => {
    const glyphs = glyphsOf([37, 25, 25, 25], 9)
    glyphs.bottom[0] = 106
    const line = fitTextLine(glyphs, { chain: [0, 1, 2, 3], room: freely }, 0, 'dark')
    expect(line?.heightPx).toBeCloseTo(25)
    expect(line?.glyphCount).toBe(4)
  })

  it('leaves words with tall letters alone, and what has no gap', () => {
    expect(chainsOf(glyphsOf([20, 14, 14, 20, 20, 14, 20, 20], 4), chain)).toEqual([chain])
    expect(chainsOf(glyphsOf([20, 14, 20, 20, 30, 30, 30, 30], 9), chain)).toEqual([chain])
  })
})

describe('a line that two directions see', () => {
  /** The same writing, found along a direction that leans by `angle`. */
  const seenAlong = (angle: number): TextLine => {
    const slope = Math.tan(-angle)
    const edge = (v: number) => ({ at: v / Math.cos(angle), slope })
    const [start, end] = [40 * Math.cos(angle) + 100 * Math.sin(angle), 200 * Math.cos(angle) + 100 * Math.sin(angle)]
    return lineFrom(start, end, { angle, top: edge(100), bottom: edge(120) })
  }

  it('is kept in the one along which it stands straight', () => {
    const straight = seenAlong(0)
    const leaning = seenAlong(0.2)
    expect(isSeenStraighter(leaning, [{ lines: [straight] }])).toBe(true)
    expect(isSeenStraighter(straight, [{ lines: [leaning] }])).toBe(false)
  })

  it('is not taken for another line that crosses it or stands below', () => {
    const below = lineFrom(40, 200, { top: { at: 140, slope: 0 }, bottom: { at: 160, slope: 0 } })
    const crossing = lineFrom(40, 200, { top: { at: 100, slope: 0.3 }, bottom: { at: 120, slope: 0.3 } })
    expect(isSeenStraighter(seenAlong(0.2), [{ lines: [below] }])).toBe(false)
    expect(isSeenStraighter(crossing, [{ lines: [seenAlong(0)] }])).toBe(false)
  })
})

describe('the counters of a price', () => {
  it('are a few even pieces in a row', () => {
    expect(couldBeCountersOfPrice(lineFrom(100, 160, { ink: 'light', glyphCount: 3 }))).toBe(true)
    expect(couldBeCountersOfPrice(lineFrom(100, 160, { glyphCount: 3, pieceCount: 3, evenness: 0.5 }))).toBe(false)
    expect(couldBeCountersOfPrice(lineFrom(100, 160, { glyphCount: 3, pieceCount: 3, wobble: 0.3 }))).toBe(false)
    expect(couldBeCountersOfPrice(lineFrom(100, 400, { glyphCount: 14 }))).toBe(false)
  })

  it('lie in the middle of the digits, which are higher and of the other ink', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 7, max: 80 }),
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        (heightPx, slope) => {
          const counters = lineFrom(100, 160, {
            ...{ ink: 'light', heightPx },
            top: { at: 100, slope },
            bottom: { at: 100 + heightPx, slope },
          })
          const digits = aroundCounters(counters)
          expect(digits.ink).toBe('dark')
          expect(digits.bottom.at - digits.top.at).toBeCloseTo(digits.heightPx, 6)
          expect(digits.bottom.at + digits.top.at).toBeCloseTo(counters.bottom.at + counters.top.at, 6)
          expect(digits.heightPx).toBeGreaterThan(1.2 * heightPx)
          expect([digits.start < counters.start, digits.end > counters.end]).toEqual([true, true])
        },
      ),
    )
  })
})
