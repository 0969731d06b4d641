import { formatClaimCode, unreadable, type ClaimCode, type CodeDoubt } from '../claim-code'
import { clearlyRead, type CandidateCode } from '../code-reading'
import type { IssuerId } from '../issuers'

/** Positions (from 1) of a code by how well they are known. */
export interface CodePlaces {
  readonly count: number
  readonly known: readonly number[]
  /** Something stands there that nobody has compared with the card. */
  readonly doubtful: readonly number[]
  readonly unreadable: readonly number[]
}

export function placesOfCode({ code, doubts }: ClaimCode): CodePlaces {
  const positions = [...code].map((char, index) => {
    const isOpen = doubts.some((doubt) => doubt.index === index && !doubt.confirmed)
    return { position: index + 1, kind: char === unreadable ? 'unreadable' : isOpen ? 'doubtful' : 'known' }
  })
  const of = (kind: string) => positions.filter((place) => place.kind === kind).map(({ position }) => position)
  return { count: positions.length, known: of('known'), doubtful: of('doubtful'), unreadable: of('unreadable') }
}

export type ReadAgain =
  | {
      readonly kind: 'merged'
      readonly claimCode: ClaimCode
      /** Positions (from 1) of which the reading says something that was not known. */
      readonly news: readonly number[]
    }
  /** The reading has another number of places: nothing can be put beside each other. */
  | { readonly kind: 'other-length'; readonly claimCode: ClaimCode; readonly read: ClaimCode }

/**
 * The code of a card, with what its photos say together of each place. What a person wrote or settled stays as it is; where a photo
 * says otherwise the place is open again, and a place that could not be read shows what was read, to be confirmed.
 */
export function readAgain(own: ClaimCode | null, read: CandidateCode, issuerId: IssuerId): ReadAgain {
  const whole = codeOfReading(read, issuerId)
  if (own === null || own.code === '') {
    return { kind: 'merged', claimCode: whole, news: [...whole.code].map((_, index) => index + 1) }
  }
  if (own.code.length !== read.code.length) return { kind: 'other-length', claimCode: own, read: whole }
  const places = [...own.code].map((char, index) => placeAgain(char, index, own, read))
  const code = places.map(({ char }) => char).join('')
  return {
    kind: 'merged',
    claimCode: { raw: own.raw, code, doubts: places.flatMap(({ doubt }) => doubt ?? []) },
    news: places.flatMap(({ isNew }, index) => (isNew ? [index + 1] : [])),
  }
}

interface PlaceAgain {
  readonly char: string
  readonly doubt: CodeDoubt | null
  readonly isNew: boolean
}

function placeAgain(char: string, index: number, { doubts }: ClaimCode, read: CandidateCode): PlaceAgain {
  const before = doubts.find((doubt) => doubt.index === index) ?? null
  const seen = read.characters[index]
  if (!seen || seen.char === unreadable) return { char, doubt: before, isNew: false }
  const options = [...new Set([seen.char, ...seen.options])].filter((option) => option !== unreadable)
  if (char === unreadable) return { char: seen.char, doubt: { index, options, confirmed: false }, isNew: true }
  if (char === seen.char) return { char, doubt: before, isNew: false }
  // Said before, and settled by a person: not asked a second time.
  const isKnownOption = before !== null && before.confirmed && before.options.includes(seen.char)
  if (isKnownOption) return { char, doubt: before, isNew: false }
  const others = [...new Set([char, ...options, ...(before?.options ?? [])])]
  return { char, doubt: { index, options: others, confirmed: false }, isNew: true }
}

/** The reading by itself: every place of which it is not sure is open. */
function codeOfReading({ code, characters }: CandidateCode, issuerId: IssuerId): ClaimCode {
  const doubts = characters.flatMap(({ options, confidence }, index) =>
    options.length > 1 || confidence < clearlyRead ? [{ index, options, confirmed: false }] : [],
  )
  return { raw: formatClaimCode(code, issuerId), code, doubts }
}

/** The code after a person has said what stands in one place (from 0). */
export function decidePlace(claimCode: ClaimCode, index: number, character: string): ClaimCode {
  const characters = [...claimCode.code]
  if (index < 0 || index >= characters.length) return claimCode
  characters[index] = character
  const others = claimCode.doubts.filter((doubt) => doubt.index !== index)
  const options = claimCode.doubts.find((doubt) => doubt.index === index)?.options ?? []
  const doubts = [...others, { index, options, confirmed: character !== unreadable }].toSorted(
    (a, b) => a.index - b.index,
  )
  return { ...claimCode, code: characters.join(''), doubts }
}
