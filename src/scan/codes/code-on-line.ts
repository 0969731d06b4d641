import { lookAlikes } from '@/domain/claim-code'
import type { CodeLineReading, CodeOnLine } from '../code-reader/code-reader'
import type { Quad, ReadCharacter } from '../photo-reading'
import type { LineCandidate } from '../fields/pick'
import { round } from './second-witness'
import { align } from './vote'

const mostCandidates = 5
/**
 * A character that may stand in a place with less than this is not asked about. Where a font draws two alike the doubt is the font's, and as
 * large as it is said to be; any other comes from damage, of which the reader has seen less: of six codes with such a doubt from 1 to 4 %
 * one was wrong, of 591 sure ones four.
 */
const leastDoubt = { alike: 0.04, other: 0.01 }
const alike = [round, '1I']

/**
 * What a line says as candidates, with an honest doubt for every character. `quadAt` gives the box on the photo of a stretch of the first cut.
 * That a line is a code at all counts less than which one: a fleck read as a character beside the code takes from the former only.
 */
export function candidatesOnLine(
  { codes, wellFormed }: CodeLineReading,
  line: Quad | null,
  quadAt: (startPx: number, endPx: number) => Quad | null,
): readonly LineCandidate[] {
  return codes.slice(0, mostCandidates).map((one): LineCandidate => {
    const shares = sharesByPlace(one, codes)
    return {
      code: one.code,
      confidence: one.share * Math.cbrt(wellFormed),
      issuerIds: one.issuerIds,
      characters: [...one.code].map((char, place) => {
        const box = one.places[place]
        return characterAt(
          char,
          shares[place] as ReadonlyMap<string, number>,
          box ? quadAt(box.startPx, box.endPx) : null,
        )
      }),
      line,
    }
  })
}

/** For each place of a code what all codes that the line may say have there, by their shares. */
function sharesByPlace(pivot: CodeOnLine, codes: readonly CodeOnLine[]): readonly ReadonlyMap<string, number>[] {
  const shares = Array.from(pivot.code, () => new Map<string, number>())
  for (const { code, share } of codes) {
    align(pivot.code, code).forEach((at, place) => {
      const char = at === null ? '' : (code[at] ?? '')
      const here = shares[place]
      here?.set(char, (here.get(char) ?? 0) + share)
    })
  }
  return shares
}

function characterAt(char: string, shares: ReadonlyMap<string, number>, box: Quad | null): ReadCharacter {
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0)
  const confidence = total === 0 ? 0 : (shares.get(char) ?? 0) / total
  const rivals = [...shares]
    .filter(([other, share]) => other !== char && other !== '' && share / total > leastDoubtOf(char, other))
    .sort(([, a], [, b]) => b - a)
    .map(([other]) => other)
  const asked = confidence < 0.9 ? [...(lookAlikes[char] ?? '')] : []
  return { char, confidence, options: [...new Set([char, ...rivals, ...asked])], box }
}

function leastDoubtOf(char: string, other: string): number {
  return alike.some((set) => set.includes(char) && set.includes(other)) ? leastDoubt.alike : leastDoubt.other
}
