import { edgeAt, median } from './edge'
import type { GreyImage } from '../grey-image'
import type { PhotoAdvice } from '../photo-reading'
import type { TextLine } from './text-lines'
import { clearOdds } from './writing'

/** What was measured of a picture. */
export interface PhotoMeasures {
  /** Height of the capitals on the largest lines that could hold a code, in pixels of the picture; null without a line. */
  readonly lineHeightPx: number | null
  /** How steep the edges of the writing are, 0 to 1: below 0.2 it is blurred. */
  readonly sharpness: number
  /** Share of the pixels along a line, or where it may go on, that lie in glare. */
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
  const paperOfMost = median(profiles.map(({ paper }) => paper))
  return {
    lineHeightPx: likely.length > 0 ? Math.max(...likely.map(({ heightPx }) => heightPx)) : null,
    sharpness: profiles.length > 0 ? Math.max(...profiles.map(({ sharpness }) => sharpness)) : 0,
    glare: Math.max(0, ...profiles.map((profile) => glareOf(profile, paperOfMost))),
    brightness: meanOf(image),
    cutOff: tallest(likely).some((line) => runsOut(image, line)),
  }
}

/** Of lines that come tallest first; the grain of a table runs out of every picture, so texture counts only where nothing is clearly writing. */
function tallest(lines: readonly TextLine[]): readonly TextLine[] {
  const writing = lines.filter(({ odds = clearOdds }) => odds >= clearOdds)
  return (writing.length > 0 ? writing : lines).slice(0, 2)
}

/** In heights to either side of a line: where glare hides what is written, no line is found. */
const hiddenByGlare = 8
/** Glare is burnt out, and so much brighter than the paper; white paper in good light is as bright, but everywhere. */
const glareFrom = 250
const glareAbovePaper = 20
/** So much of a line is no lighter than its paper, also where a third of it lies in glare. */
const paperShare = 0.65

interface LineProfile {
  readonly sharpness: number
  readonly paper: number
  /** Along the middle of the line, where its writing is dark: light writing is as bright as glare. */
  readonly along: readonly number[]
  /** Where the line may go on, up to where its paper ends. */
  readonly beside: readonly number[]
}

function profileOf(image: GreyImage, line: TextLine): LineProfile {
  const reach = hiddenByGlare * line.heightPx
  const walks = [0.3, 0.5, 0.7].map((down) => {
    const along = valuesAlong(image, line, down, line.start, line.end)
    const steps = along.slice(1).map((value, at) => Math.abs(value - (along[at] as number)))
    const before = valuesAlong(image, line, down, line.start - reach, line.start).reverse()
    const after = valuesAlong(image, line, down, line.end, line.end + reach)
    return { along, steps, beside: [...onPaper(before), ...onPaper(after)] }
  })
  const values = walks.flatMap(({ along }) => along).sort((a, b) => a - b)
  const steps = walks.flatMap((walk) => walk.steps).sort((a, b) => a - b)
  const contrast = (values.at(-1) ?? 0) - (values[0] ?? 0)
  return {
    sharpness: (steps[Math.floor(0.95 * steps.length)] ?? 0) / Math.max(30, contrast),
    paper: values[Math.floor(paperShare * values.length)] ?? 0,
    along: line.ink === 'dark' ? values : [],
    beside: walks.flatMap(({ beside }) => beside),
  }
}

/** Glare comes on softly; a brighter desk, or the card around a strip of dark film, begins within a few pixels. */
const edgePx = 4
const leastEdge = 25
/** So far back some paper is seen between strokes. */
const strokePx = 10

/** Of the pixels on the way out of a line those before a hard edge to something brighter than all before it. */
function onPaper(values: readonly number[]): readonly number[] {
  const edge = values.findIndex((value, at) => {
    const seen = values.slice(Math.max(0, at - edgePx - strokePx), Math.max(0, at - edgePx))
    return seen.length > 0 && value - Math.max(...seen) > leastEdge
  })
  return edge === -1 ? values : values.slice(0, edge)
}

/** The larger share, of a line or of what is beside it, that is brighter than its paper and that of most lines. */
function glareOf({ paper, along, beside }: LineProfile, paperOfMost: number): number {
  const least = Math.max(glareFrom, Math.max(paper, paperOfMost) + glareAbovePaper)
  const shareOf = (all: readonly number[]) => all.filter((value) => value >= least).length / Math.max(1, all.length)
  return Math.max(shareOf(along), shareOf(beside))
}

/** The pixels on a stretch of a line, at a share of its height; what lies outside of the picture is left out. */
function valuesAlong(image: GreyImage, line: TextLine, down: number, from: number, to: number): number[] {
  const cos = Math.cos(line.angle)
  const sin = Math.sin(line.angle)
  const values: number[] = []
  for (let u = from; u < to; u++) {
    const v = edgeAt(line.top, u) + down * line.heightPx
    const x = Math.round(u * cos - v * sin)
    const y = Math.round(u * sin + v * cos)
    if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue
    values.push(image.pixels[y * image.width + x] as number)
  }
  return values
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
