import { greyFromRgba } from '@/scan/grey-image'
import type { GreyImage } from '@/scan/grey-image'

export interface Drawing {
  readonly text: string
  readonly width?: number
  readonly height?: number
  readonly degrees?: number
  readonly fontPx?: number
  readonly ink?: string
  readonly paper?: string
}

/** A picture with one line of writing in its middle, turned clockwise. */
export function drawText({
  text,
  width = 900,
  height = 700,
  degrees = 0,
  fontPx = 44,
  ink = '#222',
  paper = '#ddd',
}: Drawing): GreyImage {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = paper
  context.fillRect(0, 0, width, height)
  context.translate(width / 2, height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.font = `${fontPx}px monospace`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = ink
  context.fillText(text, 0, 0)
  return greyFromRgba(context.getImageData(0, 0, width, height).data, width, height)
}

interface Sheet {
  readonly lines: readonly string[]
  /** Where its first line begins. */
  readonly at: readonly [x: number, y: number]
  readonly degrees: number
  readonly fontPx: number
  /** A line through which a thin scratch runs, joining its characters. */
  readonly scratchedRow?: number | undefined
}

/** Several sheets of writing beside each other, 1200 by 1200 pixels. */
export function drawSheets(sheets: readonly Sheet[]): GreyImage {
  const context = new OffscreenCanvas(1200, 1200).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#ddd'
  context.fillRect(0, 0, 1200, 1200)
  context.fillStyle = '#222'
  for (const { lines, at, degrees, fontPx, scratchedRow } of sheets) {
    context.setTransform(new DOMMatrix().translate(...at).rotate(degrees))
    context.font = `${fontPx}px sans-serif`
    lines.forEach((line, row) => context.fillText(line, 0, row * 1.6 * fontPx))
    if (scratchedRow !== undefined) context.fillRect(-fontPx, (1.6 * scratchedRow - 0.35) * fontPx, 16 * fontPx, 1.5)
  }
  return greyFromRgba(context.getImageData(0, 0, 1200, 1200).data, 1200, 1200)
}
