import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GreyImage } from '@/scan/grey-image'
import { findComponents, releaseScratch } from '@/scan/lines/components'
import { writingDirections } from '@/scan/lines/directions'
import { edgeAt, fitEdge } from '@/scan/lines/edge'
import { findTextLines } from '@/scan/lines/find-lines'
import { dropThinStrokes } from '@/scan/lines/opening'
import { cropLine, quadOnPhoto } from '@/scan/lines/rectify'
import type { TextLine } from '@/scan/lines/text-lines'
import { masksFor, sauvola } from '@/scan/lines/threshold'
import { drawSheets, drawText } from '../drawn-text'

function inkOn(image: GreyImage, windowPx: number) {
  const masks = masksFor(image)
  sauvola(image, windowPx, masks)
  return masks
}

function isAlong({ angle, top, bottom }: TextLine, degrees: number): boolean {
  const off = Math.abs(((angle + Math.atan((top.slope + bottom.slope) / 2)) * 180) / Math.PI - degrees) % 180
  return Math.min(off, 180 - off) < 2
}

describe('thresholds', () => {
  it('find dark ink on light paper and light ink on dark paper', () => {
    const pixels = new Uint8Array(40 * 40).fill(200)
    for (let y = 18; y < 22; y++) pixels.fill(30, y * 40 + 10, y * 40 + 30)
    const image = { width: 40, height: 40, pixels }
    const { dark, light } = inkOn(image, 15)
    expect(dark[20 * 40 + 20]).toBe(1)
    expect(dark[5 * 40 + 5]).toBe(0)
    const negative = { ...image, pixels: pixels.map((value) => 255 - value) }
    expect(inkOn(negative, 15).light[20 * 40 + 20]).toBe(1)
    expect(light[20 * 40 + 20]).toBe(0)
  })

  it("equal a sum over each pixel's own window", () => {
    const picture = fc
      .integer({ min: 1, max: 24 })
      .chain((width) => fc.tuple(fc.constant(width), fc.uint8Array({ minLength: width, maxLength: 24 * width })))
    fc.assert(
      fc.property(picture, fc.integer({ min: 3, max: 40 }), ([width, bytes], windowPx) => {
        const height = Math.floor(bytes.length / width)
        const pixels = bytes.slice(0, width * height)
        const { dark } = inkOn({ width, height, pixels }, windowPx)
        const half = Math.max(2, windowPx >> 1)
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const near = [...pixels].filter(
              (_, at) => Math.abs((at % width) - x) <= half && Math.abs(Math.floor(at / width) - y) <= half,
            )
            const mean = near.reduce((sum, value) => sum + value, 0) / near.length
            const variance = near.reduce((sum, value) => sum + value * value, 0) / near.length - mean * mean
            const ink =
              variance >= 16 &&
              (pixels[y * width + x] ?? 0) < mean * (1 + 0.15 * (Math.min(1, Math.sqrt(variance) / 90) - 1))
            expect(dark[y * width + x]).toBe(ink ? 1 : 0)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('find no ink on an even surface', () => {
    const image = { width: 30, height: 30, pixels: new Uint8Array(900).fill(120) }
    const { dark, light } = inkOn(image, 9)
    expect([...dark, ...light].some((ink) => ink === 1)).toBe(false)
  })
})

describe('components', () => {
  it('join pixels that touch at a corner and keep others apart', () => {
    const rows = ['##....#', '..#...#', '...#...', '.......', '#.#.#.#']
    const mask = Uint8Array.from(rows.join(''), (mark) => (mark === '#' ? 1 : 0))
    const found = findComponents(mask, 7, 5)
    expect(found.count).toBe(6)
    expect(Array.from(found.area)).toEqual([4, 2, 1, 1, 1, 1])
    expect([found.left[0], found.top[0], found.right[0], found.bottom[0]]).toEqual([0, 0, 3, 2])
  })

  it('join a shape whose arms meet only at its foot', () => {
    const mask = Uint8Array.from('#.##.####'.split(''), (mark) => (mark === '#' ? 1 : 0))
    expect(findComponents(mask, 3, 3).count).toBe(1)
  })

  it('are found again after the scratch was given back', () => {
    const mask = Uint8Array.from([1, 0, 1, 1, 0, 1, 1, 1, 1])
    const before = findComponents(mask, 3, 3)
    const runs = [...before.runs.end.subarray(0, before.runs.count)]
    releaseScratch()
    const after = findComponents(mask, 3, 3)
    expect([...after.runs.end.subarray(0, after.runs.count)]).toEqual(runs)
  })

  it('are none on an empty mask', () => {
    expect(findComponents(new Uint8Array(12), 4, 3).count).toBe(0)
  })
})

describe('a mask without thin strokes', () => {
  const side = 24
  const masks = fc.uint8Array({ minLength: side * side, maxLength: side * side, max: 1 })
  const opened = (mask: Uint8Array) => {
    const kept = mask.slice()
    dropThinStrokes(kept, new Uint8Array(kept.length).fill(1), side, side)
    return kept
  }

  it('keeps what is three pixels thick as it was, and nothing of what is two', () => {
    const mask = Uint8Array.from({ length: side * side }, (_, at) => {
      const [x, y] = [at % side, Math.floor(at / side)]
      return Number((x > 3 && x < 7 && y > 2 && y < 20) || (x > 10 && (y === 9 || y === 10)))
    })
    const kept = opened(mask)
    const corner = (at: number) => [4, 6].includes(at % side) && [3, 19].includes(Math.floor(at / side))
    expect([...kept].filter((_, at) => !corner(at))).toEqual(
      [...mask].map((ink, at) => (at % side < 8 ? ink : 0)).filter((_, at) => !corner(at)),
    )
  })

  it('has no ink where there was none, and loses no more the second time', () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const once = opened(mask)
        expect(once.every((ink, at) => ink <= (mask[at] as number))).toBe(true)
        expect(opened(once)).toEqual(once)
      }),
    )
  })
})

describe('edges', () => {
  it('are fitted past outliers', () => {
    const us = Array.from({ length: 20 }, (_, i) => i * 10)
    const vs = us.map((u, i) => 5 + 0.1 * u + (i % 7 === 3 ? 30 : 0))
    const edge = fitEdge(us, vs, 1)
    expect(edgeAt(edge, 100)).toBeCloseTo(15, 1)
    expect(edge.slope).toBeCloseTo(0.1, 2)
  })
})

describe('text lines', () => {
  it.each([0, 7, -23, 45, 90, 134])('are found at %d degrees', (degrees) => {
    const line = findTextLines(drawText({ text: 'Q7DM-X4KP9B-T2HV', degrees }))[0]
    expect(line?.glyphCount).toBe(14)
    const turn = ((line?.angle ?? 0) + Math.atan(line?.bottom.slope ?? 0)) * (180 / Math.PI)
    const offBy = ((((turn - degrees + 90) % 180) + 180) % 180) - 90
    expect(Math.abs(offBy)).toBeLessThan(1)
  })

  it('are the same line at any rotation', () => {
    fc.assert(
      fc.property(fc.integer({ min: -89, max: 90 }), (degrees) => {
        const line = findTextLines(drawText({ text: 'Q7DM-X4KP9B-T2HV', degrees }))[0]
        const straight = findTextLines(drawText({ text: 'Q7DM-X4KP9B-T2HV' }))[0]
        if (!line || !straight) throw new Error('no line')
        expect(line.glyphCount).toBe(straight.glyphCount)
        expect(Math.abs(line.heightPx - straight.heightPx)).toBeLessThan(4)
        expect(Math.abs(line.end - line.start - (straight.end - straight.start))).toBeLessThan(8)
      }),
      { numRuns: 25 },
    )
  })

  it('are found light on dark', () => {
    const line = findTextLines(drawText({ text: 'Q7DM-X4KP9B-T2HV', ink: '#eee', paper: '#223' }))[0]
    expect(line).toMatchObject({ ink: 'light', glyphCount: 14 })
  })

  it('lie where the writing is', () => {
    const line = findTextLines(drawText({ text: 'Q7DM-X4KP9B-T2HV', degrees: 20 }))[0]
    if (!line) throw new Error('no line')
    const quad = quadOnPhoto(line)
    expect((quad[0].x + quad[2].x) / 2).toBeCloseTo(450, -1)
    expect((quad[0].y + quad[2].y) / 2).toBeCloseTo(350, -1)
  })

  it('of two sheets that lie nearly alike keep each the direction of their own', () => {
    const card = ['HERZLICHEN GLÜCKWUNSCH', 'Geschenkkarte 30 €', 'Gutscheincode', 'YWTC-N4P4Y8-4G94', 'Jetzt einlösen']
    const words = 'to in to or and by for to be with an or that this and with for as it be or on is'.split(' ')
    const letter = Array.from({ length: 22 }, (_, row) => words.slice(row % 9, (row % 9) + 4).join(' '))
    const image = drawSheets([
      { lines: card, at: [60, 300], degrees: 0, fontPx: 40 },
      { lines: letter, at: [880, 120], degrees: 15, fontPx: 24 },
    ])
    const leans = findTextLines(image).map(({ angle, top, bottom, glyphCount, heightPx }) => ({
      degrees: Math.round((angle * 180) / Math.PI) % 180,
      lean: Math.abs(Math.atan((top.slope + bottom.slope) / 2)),
      isLarge: heightPx > 22 && glyphCount > 8,
    }))
    const large = leans.filter(({ isLarge }) => isLarge)
    expect(large.length).toBeGreaterThanOrEqual(3)
    for (const { degrees, lean } of large) {
      expect(Math.min(Math.abs(degrees), 180 - Math.abs(degrees))).toBeLessThan(3)
      expect(lean).toBeLessThan(0.05)
    }
    expect(leans.some(({ degrees }) => Math.abs(degrees - 15) < 3)).toBe(true)
  })

  it('are found on a small card beside a page of small writing that lies nearly as it does', () => {
    const card = ['amazon.fr carte', 'Carte cadeau 50 €', '6ZDX-6SU87H-NREN', 'N° de série: 8134 9994 7197']
    const words = 'to in to or and by for to be with an or that this and with for as it be or on is'.split(' ')
    const page = Array.from({ length: 21 }, (_, row) => words.slice(row % 9, (row % 9) + 8).join(' '))
    const lines = findTextLines(
      drawSheets([
        { lines: page, at: [300, 60], degrees: 17, fontPx: 24 },
        { lines: card, at: [40, 900], degrees: 3, fontPx: 26 },
      ]),
    )
    const large = lines.filter(({ glyphCount, heightPx }) => heightPx > 16 && glyphCount > 8)
    expect(large.filter((line) => isAlong(line, 17)).length).toBeGreaterThan(10)
    const onCard = large.filter((line) => isAlong(line, 3))
    expect(onCard.length).toBeGreaterThanOrEqual(3)
    for (const { angle } of onCard) expect(Math.abs(Math.sin(angle - (3 * Math.PI) / 180))).toBeLessThan(0.05)
  })

  it('are looked for all around where the likely directions show no writing, as on a wooden table', () => {
    const image = drawText({ text: '6ZDX-6SU87H-NREN', degrees: 40 })
    const lines = findTextLines(image)
    const linesAlong = (angle: number) => (Math.abs(angle - (40 * Math.PI) / 180) < 0.09 ? lines : [])
    const [best] = writingDirections(image, [0, Math.PI / 2], linesAlong, true)
    expect(best?.lines).toBe(lines)
    expect(writingDirections(image, [0, Math.PI / 2], linesAlong, false)[0]?.lines).toEqual([])
  })

  it.each([0, 7, -20])('are found below a scratch that joins all their characters, at %d degrees', (degrees) => {
    const sheet = { lines: ['Votre code', 'Q7DM-X4KP9B-T2HV', 'N° de série: 8134 9994 7197'], degrees, fontPx: 52 }
    const codeOn = (scratchedRow?: number) =>
      findTextLines(drawSheets([{ ...sheet, at: [120, 600], scratchedRow }])).find((line) => {
        const [start, , end] = quadOnPhoto(line)
        const middle = new DOMPoint((start.x + end.x) / 2, (start.y + end.y) / 2)
        const { y } = new DOMMatrix().rotate(-degrees).translate(-120, -600).transformPoint(middle)
        return Math.round(y / (1.6 * sheet.fontPx)) === 1 && line.glyphCount > 3
      })
    const [whole, line] = [codeOn(), codeOn(1)]
    if (!whole || !line) throw new Error('no line')
    expect(line.glyphCount).toBeGreaterThanOrEqual(13)
    expect(line.end - line.start).toBeGreaterThan(0.95 * (whole.end - whole.start))
    expect(Math.abs(line.heightPx - whole.heightPx)).toBeLessThan(3)
  })

  it('are none on an empty page', () => {
    expect(findTextLines(drawText({ text: '' }))).toEqual([])
  })
})

describe('rectified crops', () => {
  it('are dark on light and as high as asked, whatever the rotation and polarity', () => {
    const image = drawText({ text: 'Q7DM-X4KP9B-T2HV', degrees: 31, ink: '#eee', paper: '#223' })
    const line = findTextLines(image)[0]
    if (!line) throw new Error('no line')
    const crop = cropLine(image, line, { heightPx: 48, capPx: 30 })
    expect(crop.height).toBe(48)
    expect(crop.pixels).toHaveLength(crop.width * 48)
    const rowMean = (y: number) =>
      crop.pixels.slice(y * crop.width, (y + 1) * crop.width).reduce((a, b) => a + b, 0) / crop.width
    expect(rowMean(2)).toBeGreaterThan(235)
    expect(rowMean(24)).toBeLessThan(220)
    expect(rowMean(45)).toBeGreaterThan(235)
  })
})
