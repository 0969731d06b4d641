/** A piece of text where a PDF puts it; `transform` is that of a font of size 1, y upward. */
export interface PlacedText {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
}

/** A gap of this share of the letters' height is a space between words. */
const spaceGap = 0.15
const sameLine = 0.4

/** The lines as a person sees them, from above; a PDF may hold its text in any order and in any pieces. */
export function linesOfPlacedText(items: readonly PlacedText[]): readonly string[] {
  const pieces = items
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, transform: [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0], width }) => {
      return { str, x, y, end: x + width, height: Math.hypot(c, d) || Math.hypot(a, b) || 1 }
    })
    .sort((one, other) => other.y - one.y)
  const lines: (typeof pieces)[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    const base = last?.[0]
    if (last && base && base.y - piece.y <= sameLine * Math.min(base.height, piece.height)) last.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => {
    let text = ''
    let end = -Infinity
    for (const piece of line.sort((one, other) => one.x - other.x)) {
      const isApart = piece.x - end > spaceGap * piece.height
      text += text !== '' && isApart ? ` ${piece.str}` : piece.str
      end = piece.end
    }
    return text.replace(/\s+/g, ' ').trim()
  })
}
