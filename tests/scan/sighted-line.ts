import type { SightedLine } from '@/scan/codes/sighted-line'
import type { PreparedLine } from '@/scan/lines/prepare'
import type { LineCrop } from '@/scan/lines/rectify'
import { freely } from '@/scan/lines/text-lines'
import type { TextLine } from '@/scan/lines/text-lines'

export const emptyCrop: LineCrop = { width: 1, height: 1, pixels: new Uint8Array(1), startPx: 0, scale: 1 }

interface Made extends Partial<Omit<PreparedLine, 'line'>> {
  /** Place from above; lines are 20 pixels high. */
  readonly at?: number
  readonly heights?: number
  readonly confidence?: number
  readonly line?: Partial<TextLine>
}

/** A line across a photo that the text reader read as `text`. */
export function sightedLine(
  text: string,
  { at = 0, heights = 12, confidence = 0.95, line, ...cuts }: Made,
): SightedLine {
  const [top, bottom, end] = [at, at + 20, heights * 20]
  const quad = [
    { x: 0, y: top },
    { x: end, y: top },
    { x: end, y: bottom },
    { x: 0, y: bottom },
  ] as const
  return {
    prepared: {
      line: {
        angle: 0,
        ink: 'dark',
        start: 0,
        end,
        top: { at: top, slope: 0 },
        bottom: { at: bottom, slope: 0 },
        heightPx: 20,
        glyphCount: 15,
        pieceCount: 15,
        wobble: 0,
        evenness: 0.8,
        room: freely,
        ...line,
      },
      ...{ crops: [emptyCrop], codeCuts: [], priceCuts: [], longPriceCuts: [], widePriceCuts: [] },
      ...cuts,
    },
    turned: false,
    reading: { text, confidence, characters: [] },
    quad,
    window: null,
    quadAt: () => quad,
  }
}
