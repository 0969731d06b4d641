import type { LineCharacter } from './line-reader'

/**
 * Drops characters that the engine saw twice: it likes to read an 8 as S8 or a U as JU. Such a phantom is narrow and lies partly on
 * its neighbour, or stands outside of the line.
 */
export function withoutPhantoms(
  characters: readonly LineCharacter[],
  { startPx, endPx }: { readonly startPx: number; readonly endPx: number },
): readonly LineCharacter[] {
  const widths = characters.map(widthOf).sort((a, b) => a - b)
  const usual = widths[widths.length >> 1] ?? 0
  const within = characters.filter((character) => {
    const middle = (character.startPx + character.endPx) / 2
    return middle > startPx - 0.15 * usual && middle < endPx + 0.15 * usual
  })
  const kept: LineCharacter[] = []
  for (const [at, character] of within.entries()) {
    const before = kept.at(-1)
    const after = within[at + 1]
    const over = neighbourBelow(character, before, after, usual)
    if (!over) kept.push(character)
    else if (!isDigitOf(character.char, over.char)) continue
    else if (over === before) kept[kept.length - 1] = { ...character, startPx: over.startPx }
    // The digit wins over the letter that follows: it takes the letter's turn.
    else within[at + 1] = { ...character, endPx: over.endPx }
  }
  return kept
}

/** Of a digit and a letter seen in one place, the digit has been right: the engine adds letters, not digits. */
function isDigitOf(digit: string, letter: string): boolean {
  return ['8S', '8B', '5S', '6G', '4A', '2Z', '3B', '3E'].includes(digit + letter)
}

/** The neighbour that a narrow character lies on; undefined when it stands on its own. */
function neighbourBelow(
  character: LineCharacter,
  before: LineCharacter | undefined,
  after: LineCharacter | undefined,
  usual: number,
): LineCharacter | undefined {
  const width = widthOf(character)
  if (character.char === '-' || width > 0.8 * usual) return undefined
  // A neighbour of twice the usual width is a blur whose place is not known.
  const wider = [before, after].filter(
    (one) => one !== undefined && one.char !== '-' && widthOf(one) > width && widthOf(one) < 1.8 * usual,
  )
  const shared = (other: LineCharacter | undefined) =>
    other ? Math.max(0, Math.min(character.endPx, other.endPx) - Math.max(character.startPx, other.startPx)) : 0
  if (wider.reduce((sum, other) => sum + shared(other), 0) < 0.36 * width) return undefined
  return wider.reduce((a, b) => (shared(b) > shared(a) ? b : a))
}

function widthOf({ startPx, endPx }: LineCharacter): number {
  return Math.max(1, endPx - startPx)
}
