import { distance } from './codes/vote'
import { pickReading } from './fields/pick'
import type { PhotoLine, Picked } from './fields/pick'
import { trustInBrand } from './fields/pick-issuer'
import type { Point, Quad } from './photo-reading'

/** A further card needs a code as clear as this: half a guess is not a card. */
const clearCode = 0.5

/**
 * What a photo says, card by card: with one clear code or none it is one card; with several, every line belongs to the card whose code
 * stands nearest. What only one of the cards says, such as the site on a printed sheet, is not taken for the others; the amount never.
 */
export function cardsOnPhoto(read: readonly PhotoLine[]): readonly Picked[] {
  const lines = withTrustInBrands(read)
  const codes = distinctCodes(lines)
  if (codes.length < 2) return [pickReading(lines)]
  const whole = pickReading(lines)
  const groups = codes.map((code) => lines.filter((line) => nearest(line.quad, codes) === code))
  return groups.map((group) => {
    const picked = pickReading(group)
    return { ...picked, marketplaceId: picked.marketplaceId ?? whole.marketplaceId }
  })
}

function withTrustInBrands(lines: readonly PhotoLine[]): readonly PhotoLine[] {
  const texts = lines.map(({ text }) => text)
  return lines.map((line) => ({
    ...line,
    candidates: line.candidates.map((candidate) => ({
      ...candidate,
      confidence: candidate.confidence * trustInBrand(candidate, texts),
    })),
  }))
}

/** The lines with a clear code, each code once, in the order of reading. */
function distinctCodes(lines: readonly PhotoLine[]): readonly PhotoLine[] {
  const clear = lines.filter(
    (line) => (line.candidates[0]?.confidence ?? 0) > clearCode && pickReading([line]).candidates.length > 0,
  )
  return clear
    .filter((line, at) => {
      const [first] = line.candidates
      return !clear
        .slice(0, at)
        .some((other) => first && other.candidates.some(({ code }) => isNearly(code, first.code)))
    })
    .sort((a, b) => a.quad[0].y - b.quad[0].y)
}

/** Two cards' codes have next to nothing in common; two readings of the pieces of one code nearly everything. */
function isNearly(a: string, b: string): boolean {
  return distance(a, b) < 0.4 * Math.max(a.length, b.length)
}

function nearest(quad: Quad, lines: readonly PhotoLine[]): PhotoLine | undefined {
  const from = middleOf(quad)
  const away = (line: PhotoLine) => Math.hypot(middleOf(line.quad).x - from.x, middleOf(line.quad).y - from.y)
  return lines.toSorted((a, b) => away(a) - away(b))[0]
}

function middleOf([a, b, c, d]: Quad): Point {
  return { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 }
}
