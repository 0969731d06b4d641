import type { PhotoReading } from './photo-reading'

/**
 * The cards among the readings of a file with several pages. Pages that show nothing of a card fall away; beside typed text
 * so do pictures without a code. A code that stands on two pages is one card, as typed text has it rather than a picture.
 */
export function cardsOfFile(readings: readonly PhotoReading[]): readonly PhotoReading[] {
  const hasText = readings.some(({ from }) => from === 'text')
  const shown = readings.filter(
    ({ candidates, serial, amount }) => candidates.length > 0 || (!hasText && (serial !== null || amount !== null)),
  )
  if (shown.length === 0) return readings.slice(0, 1)
  const typed = new Set(shown.filter(({ from }) => from === 'text').map(bestCode))
  const kept: PhotoReading[] = []
  for (const reading of shown) {
    const isTyped = reading.from === 'text'
    const code = bestCode(reading)
    const isKnown = code !== undefined && kept.some((other) => bestCode(other) === code)
    const isPictureOfTyped = !isTyped && reading.candidates.some(({ code }) => typed.has(code))
    if (!isKnown && !isPictureOfTyped) kept.push(reading)
  }
  return kept
}

function bestCode({ candidates }: PhotoReading): string | undefined {
  return candidates[0]?.code
}
