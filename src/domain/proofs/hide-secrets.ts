import type { CardSecret } from '../card'
import { normaliseCode, unreadable } from '../claim-code'

/** So many characters of a code may stand together: an account's history shows as many. */
const shownTogether = 4
/** A shorter PIN would stand in every date. */
const shortestPin = 3
const hidden = '•'

/**
 * Makes a text safe to hand out: every run of more than four characters of the claim code, and the PIN, becomes dots, however it is
 * grouped or written. What is no secret but looks like a piece of one is dotted too.
 */
export function secretHider({ claimCode, pin }: Pick<CardSecret, 'claimCode' | 'pin'>): (text: string) => string {
  const runs = [...runsOf(claimCode?.code ?? ''), ...pinRun(pin)]
  return (text) => hide(text, runs)
}

/** The end by which an account's history tells a code; '' where it would be half of it or could not be read. */
export function endOfCode(claimCode: CardSecret['claimCode']): string {
  const characters = [...(claimCode?.code ?? '')]
  const end = characters.slice(-shownTogether)
  return characters.length > 2 * shownTogether && !end.includes(unreadable) ? end.join('') : ''
}

function runsOf(code: string): readonly string[] {
  const characters = [...normaliseCode(code)]
  const length = Math.min(shownTogether + 1, characters.length)
  if (length < shownTogether) return []
  const runs = characters.slice(0, characters.length - length + 1).map((_, at) => characters.slice(at, at + length))
  return [...new Set(runs.filter((run) => !run.includes(unreadable)).map((run) => run.join('')))]
}

function pinRun(pin: string): readonly string[] {
  const plain = normaliseCode(pin)
  return [...plain].length >= shortestPin ? [plain] : []
}

function hide(text: string, runs: readonly string[]): string {
  // Composed first, so that each character can be looked at by itself.
  const characters = [...text.normalize('NFKC')]
  const origins: number[] = []
  let plain = ''
  characters.forEach((character, at) => {
    const written = normaliseCode(character)
    plain += written
    for (let count = written.length; count > 0; count--) origins.push(at)
  })
  const places = new Set<number>()
  for (const run of runs) {
    for (let found = plain.indexOf(run); found >= 0; found = plain.indexOf(run, found + 1)) {
      for (let at = found; at < found + run.length; at++) places.add(origins[at] ?? 0)
    }
  }
  if (places.size === 0) return text
  return characters.map((character, at) => (places.has(at) ? hidden : character)).join('')
}
