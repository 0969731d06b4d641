import { describe, expect, it } from 'vitest'
import type { GreyImage } from '@/scan/grey-image'
import { findTextLines } from '@/scan/lines/find-lines'
import { freely } from '@/scan/lines/text-lines'
import type { TextLine } from '@/scan/lines/text-lines'
import { oddsOfWriting } from '@/scan/lines/writing'
import { drawSheets, drawText } from '../drawn-text'

/** Grains of `grainPx`, each lighter or darker than the last by chance; the same for a seed every time. */
function texture(seed: number, grainPx: readonly [number, number], { width, height }: GreyImage): GreyImage {
  let state = seed
  const chance = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const columns = Math.ceil(width / grainPx[0]) + 1
  const rows = Math.ceil(height / grainPx[1]) + 1
  const grains = Float32Array.from({ length: columns * rows }, () => 70 + 90 * (chance() + chance() + chance() - 1.5))
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) / grainPx[0], Math.floor(at / width) / grainPx[1]]
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const grain = (dx: number, dy: number) => grains[(top + dy) * columns + left + dx] as number
    const across = (dy: number) => grain(0, dy) * (1 - x + left) + grain(1, dy) * (x - left)
    return across(0) * (1 - y + top) + across(1) * (y - top)
  })
  return { width, height, pixels }
}

/** The picture, and around the part of it that is a card the texture. */
function onTable(
  card: GreyImage,
  table: GreyImage,
  [left, top, right, bottom]: readonly [number, number, number, number],
) {
  const pixels = card.pixels.map((value, at) => {
    const [x, y] = [at % card.width, Math.floor(at / card.width)]
    return x >= left && x < right && y >= top && y < bottom ? value : (table.pixels[at] as number)
  })
  return { ...card, pixels }
}

const lineAcross = (image: GreyImage, heightPx: number): TextLine => ({
  angle: 0,
  ink: 'dark',
  start: 0.2 * image.width,
  end: 0.8 * image.width,
  top: { at: (image.height - heightPx) / 2, slope: 0 },
  bottom: { at: (image.height + heightPx) / 2, slope: 0 },
  heightPx,
  glyphCount: 14,
  pieceCount: 14,
  wobble: 0.03,
  evenness: 0.7,
  room: freely,
})

describe('a line', () => {
  it('is told for writing by its two tones and the paper around it', () => {
    for (const degrees of [0, 12, 97, 184]) {
      const image = drawText({ text: 'Q7DM-X4KP9B-T2HV', degrees })
      const [line] = findTextLines(image)
      expect(line && oddsOfWriting(image, line)).toBeGreaterThan(2)
    }
  })

  it.each([
    ['cloth', [5, 5]],
    ['wood', [60, 4]],
    ['stone', [14, 12]],
  ] as const)('is told for the texture of %s, which has neither', (_, grain) => {
    const image = texture(7, grain, { width: 600, height: 200, pixels: new Uint8Array() })
    for (const heightPx of [14, 24, 40]) expect(oddsOfWriting(image, lineAcross(image, heightPx))).toBeLessThan(-2.5)
  })

  it('is never anything but a number, whatever is seen', () => {
    const even = { width: 60, height: 40, pixels: new Uint8Array(2400).fill(90) }
    expect(oddsOfWriting(even, lineAcross(even, 12))).toBeLessThan(-2.5)
  })
})

describe('a card on a table', () => {
  const lines = ['amazon.de', 'Gutscheincode:', 'Q7DM-X4KP9B-T2HV', 'Seriennummer: 5305262350851958']
  const card = drawSheets([{ lines, at: [380, 450], degrees: 6, fontPx: 34 }])

  it.each([
    ['cloth', [5, 5]],
    ['wood', [60, 4]],
    ['wood that lies across', [4, 60]],
  ] as const)('is found by its writing, in the direction of its writing, on %s', (_, grain) => {
    const image = onTable(card, texture(3, grain, card), [340, 380, 1050, 760])
    const found = findTextLines(image)
    const upright = (6 * Math.PI) / 180
    const slant = ({ angle, top, bottom }: TextLine) => angle + (top.slope + bottom.slope) / 2
    expect(Math.abs((found[0]?.angle ?? 0) - upright)).toBeLessThan(0.02)
    const written = found.filter((line) => Math.abs(slant(line) - upright) < 0.02 && oddsOfWriting(image, line) > 2)
    expect(written.length).toBeGreaterThanOrEqual(lines.length)
    expect(written.length).toBeLessThan(3 * lines.length)
    expect(found.length).toBeLessThan(50)
  })
})
