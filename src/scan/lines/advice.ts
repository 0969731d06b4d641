import { edgeAt } from './edge'
import type { GreyImage } from '../grey-image'
import type { PhotoAdvice } from '../photo-reading'
import type { TextLine } from './text-lines'

/** What was measured of a picture. */
export interface PhotoMeasures {
  /** Height of the capitals on the largest lines that could hold a code, in pixels of the picture; null without a line. */
  readonly lineHeightPx: number | null
  /** How steep the edges of the writing are, 0 to 1: below 0.2 it is blurred. */
  readonly sharpness: number
  /** Share of the lines' pixels that are burnt out beside writing. */
  readonly glare: number
  /** Mean brightness, 0 to 255. */
  readonly brightness: number
  /** A line runs out of the picture. */
  readonly cutOff: boolean
}

const leastLinePx = 18
const leastSharpness = 0.24
const mostGlare = 0.12
const leastBrightness = 45

/** Worst first. */
export function adviceFor(measures: PhotoMeasures): readonly PhotoAdvice[] {
  const { lineHeightPx, sharpness, glare, brightness, cutOff } = measures
  const found: (PhotoAdvice | false)[] = [
    lineHeightPx !== null && lineHeightPx < leastLinePx && 'too-small',
    brightness < leastBrightness && 'too-dark',
    lineHeightPx !== null && sharpness < leastSharpness && 'blurred',
    glare > mostGlare && 'glare',
    cutOff && 'cut-off',
  ]
  return found.filter((advice) => advice !== false)
}

const judged = 6

/** Measures the lines that matter: the tallest with many even glyphs. */
export function measurePhoto(image: GreyImage, lines: readonly TextLine[]): PhotoMeasures {
  const likely = lines
    .filter((line) => line.glyphCount >= 8 && line.wobble < 0.12)
    .sort((a, b) => b.heightPx * b.evenness - a.heightPx * a.evenness)
    .slice(0, judged)
  const profiles = likely.map((line) => profileOf(image, line))
  return {
    lineHeightPx: likely.length > 0 ? Math.max(...likely.map(({ heightPx }) => heightPx)) : null,
    sharpness: profiles.length > 0 ? Math.max(...profiles.map(({ sharpness }) => sharpness)) : 0,
    glare: Math.max(0, ...profiles.map(({ burnt }) => burnt)),
    brightness: meanOf(image),
    cutOff: likely.slice(0, 2).some((line) => runsOut(image, line)),
  }
}

/** Along the middle of a line: how steep its edges are against its contrast, and how much of it is burnt out. */
function profileOf(image: GreyImage, line: TextLine): { readonly sharpness: number; readonly burnt: number } {
  const cos = Math.cos(line.angle)
  const sin = Math.sin(line.angle)
  let darkest = 255
  let lightest = 0
  const steps: number[] = []
  let burnt = 0
  let total = 0
  for (const down of [0.3, 0.5, 0.7]) {
    let before: number | null = null
    for (let u = line.start; u < line.end; u++) {
      const top = edgeAt(line.top, u)
      const v = top + down * line.heightPx
      const x = Math.round(u * cos - v * sin)
      const y = Math.round(u * sin + v * cos)
      if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue
      const value = image.pixels[y * image.width + x] as number
      if (before !== null) steps.push(Math.abs(value - before))
      before = value
      darkest = Math.min(darkest, value)
      lightest = Math.max(lightest, value)
      total++
      if (value >= 250) burnt++
    }
  }
  steps.sort((a, b) => a - b)
  const steep = steps[Math.floor(0.95 * steps.length)] ?? 0
  return { sharpness: steep / Math.max(30, lightest - darkest), burnt: total === 0 ? 0 : burnt / total }
}

function meanOf({ pixels }: GreyImage): number {
  let sum = 0
  for (let at = 0; at < pixels.length; at += 16) sum += pixels[at] as number
  return (sum * 16) / Math.max(1, pixels.length)
}

function runsOut({ width, height }: GreyImage, line: TextLine): boolean {
  const cos = Math.cos(line.angle)
  const sin = Math.sin(line.angle)
  const margin = 0.4 * line.heightPx
  return [line.start, line.end].some((u) => {
    const v = edgeAt(line.top, u) + line.heightPx / 2
    const x = u * cos - v * sin
    const y = u * sin + v * cos
    return x < margin || y < margin || x > width - margin || y > height - margin
  })
}
