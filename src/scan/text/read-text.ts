import { issuerOf } from '@/domain/issuers'
import type { IssuerId } from '@/domain/issuers'
import type { MarketplaceId } from '@/domain/marketplaces'
import type { Money } from '@/domain/money'
import type { CodeCandidate, PhotoReading } from '../photo-reading'
import { pickAmount } from '../fields/pick-amount'
import { pickMarketplace } from '../fields/pick-marketplace'
import { findSerialNumber, pickSerial } from '../fields/pick-serial'
import { codesInText, plainLines } from './text-codes'
import type { TextCode } from './text-codes'

/** One card of a typed text. */
export type TextReading = Pick<
  PhotoReading,
  'verdict' | 'candidates' | 'serial' | 'amount' | 'marketplaceId' | 'issuerIds' | 'pin'
>

/** A stretch of a line between codes. */
interface Piece {
  readonly text: string
  readonly line: number
}

/**
 * The claim codes in typed text such as a mail, each with what stands nearest to it. Order numbers, serials, telephone
 * numbers and parts of addresses are none. Total over any text; empty when there is no code.
 */
export function readText(raw: readonly string[]): readonly TextReading[] {
  const lines = plainLines(raw)
  const codes = codesInText(lines)
  if (codes.length === 0) return []
  const stretches = stretchesBetween(lines, codes)
  const sides = sidesOfCodes(stretches, codes)
  return codes.map((code, at): TextReading => {
    const [near, far] = sides === 'before' ? [at, at + 1] : [at + 1, at]
    const own = [stretches[near] ?? [], stretches[far] ?? []] as const
    const isAmazon = code.issuerIds.includes('amazon')
    const marketplaceId = isAmazon ? pickMarketplace(lines.map((text, line) => weighted({ text, line }, code))) : null
    const hereOrAll = codes.length === 1 ? [[...own[0], ...own[1]]] : [own[0], own[1], stretches.flat()]
    return {
      verdict: code.isCertain ? 'sure' : 'doubtful',
      candidates: [candidateOf(code)],
      serial: isAmazon ? serialIn(codes.length === 1 ? hereOrAll : [own[0]]) : null,
      amount: amountIn(hereOrAll, code, marketplaceId),
      marketplaceId,
      issuerIds: code.issuerIds,
      pin: pinIn(stretches[at + 1] ?? [], code.issuerIds) ?? pinIn(stretches[at] ?? [], code.issuerIds),
    }
  })
}

/** What stands before the first code, between the codes, and after the last. */
function stretchesBetween(lines: readonly string[], codes: readonly TextCode[]): readonly (readonly Piece[])[] {
  const stretches: Piece[][] = [[]]
  lines.forEach((line, at) => {
    let start = 0
    for (const code of codes.filter((one) => one.line === at)) {
      stretches.at(-1)?.push({ text: line.slice(start, code.start), line: at })
      stretches.push([])
      start = code.end
    }
    stretches.at(-1)?.push({ text: line.slice(start), line: at })
  })
  return stretches
}

/** Whether the codes of this text have their amounts before or after them: by how many find one there, and how near. */
function sidesOfCodes(stretches: readonly (readonly Piece[])[], codes: readonly TextCode[]): 'before' | 'after' {
  const score = (offset: number) =>
    codes.reduce((sum, code, at) => {
      const distances = (stretches[at + offset] ?? [])
        .filter(({ text }) => pickAmount([{ text, heightPx: 1, confidence: 1 }], null) !== null)
        .map(({ line }) => Math.abs(line - code.line))
      return sum + (distances.length > 0 ? 1 / (1 + Math.min(...distances)) : -1)
    }, 0)
  return score(1) > score(0) ? 'after' : 'before'
}

function amountIn(groups: readonly (readonly Piece[])[], code: TextCode, home: MarketplaceId | null): Money | null {
  for (const pieces of groups) {
    const amount = pickAmount(
      pieces.map((piece) => weighted(piece, code)),
      home,
    )
    if (amount) return amount
  }
  return null
}

/** A line twice as far away counts half as much; the pickers take the square root of a height for the weight. */
function weighted({ text, line }: Piece, code: TextCode) {
  return { text, heightPx: 1 / (1 + Math.abs(line - code.line)) ** 2, confidence: 1 }
}

/** Only where the text says that it is one; never the number of a payment card. */
function serialIn(groups: readonly (readonly Piece[])[]): string | null {
  const labelled = groups
    .flat()
    .filter(({ text }) => findSerialNumber(text) && !/visa|master ?card|amex|credit|debit|paypal/i.test(text))
  return pickSerial(labelled.map(({ text }) => text))
}

const pinLabel =
  /\b(?:pin|security code|access code|scratch code|prüfziffer)\b(?:[ -]?(?:code|number|no\.?))?[^\p{L}\p{N}]{0,12}/iu

/** The digits after the word PIN, on its line or the next; null for issuers whose cards have none. */
function pinIn(pieces: readonly Piece[], issuerIds: readonly IssuerId[]): string | null {
  const rules = issuerIds.flatMap((id) => issuerOf(id).pin ?? [])
  if (rules.length === 0) return null
  const fits = (pin: string) =>
    rules.some(({ lengths }) => (lengths === 'unknown' ? pin.length >= 3 : lengths.includes(pin.length)))
  for (const [at, { text }] of pieces.entries()) {
    const label = pinLabel.exec(text)
    if (!label) continue
    const rest = text.slice(label.index + label[0].length) || (pieces[at + 1]?.text ?? '')
    const pin = /^(?:is |: )?(\d{3,8})(?![\d-])/.exec(rest)?.[1]
    if (pin && fits(pin)) return pin
  }
  return null
}

/** Typed, not read from pixels: every character is certain. */
function candidateOf({ code }: TextCode): CodeCandidate {
  const characters = [...code].map((char) => ({ char, confidence: 1, options: [char], box: null }))
  return { code, confidence: 1, characters, line: null }
}
