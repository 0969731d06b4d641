import { paymentNetwork } from '@/domain/prepaid/payment-number'
import type { PrepaidNetwork } from '@/domain/prepaid/prepaid-card'
import type { PhotoLine } from './pick'
import type { Quad } from '../photo-reading'

/** What a photo shows of a payment card. The number itself is never part of it. */
export interface SeenPaymentCard {
  readonly lastFour: string
  readonly network: PrepaidNetwork
}

/** Digits and what is easily taken for one. */
const digitLike = /[\dOQDILBSZGlo|]/g
const twins: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  B: '8',
  S: '5',
  Z: '2',
  G: '6',
}

/** Lines with so many digits may be a number, or half of one: they are covered before a photo is kept. */
const fewestDigits = 7
/** A line that was read as badly as this may be an embossed number. */
const badlyRead = 0.6
const longLine = 10
/** Of what is not space, so that a sentence is no number. */
const leastShare = 0.7

/** The end of the number and its network, where a whole number with a right check digit was read; else null. */
export function pickPaymentCard(lines: readonly Pick<PhotoLine, 'text'>[]): SeenPaymentCard | null {
  for (const { text } of lines) {
    for (const [run] of asDigits(text).matchAll(/\d(?:[ -]?\d){14,15}/g)) {
      const digits = run.replaceAll(/\D/g, '')
      const network = paymentNetwork(digits)
      if (network) return { lastFour: digits.slice(-4), network }
    }
  }
  return null
}

/** Where on the photo a number may stand; rather one line too many. */
export function numberAreas(lines: readonly Pick<PhotoLine, 'text' | 'confidence' | 'quad'>[]): readonly Quad[] {
  return lines
    .filter(({ text, confidence }) => {
      const plain = text.replaceAll(/[\s-]/g, '')
      const digits = plain.match(/\d/g)?.length ?? 0
      const like = plain.match(digitLike)?.length ?? 0
      const isNumberLike = like >= 12 && like >= leastShare * plain.length
      return (
        digits >= fewestDigits || isNumberLike || (confidence < badlyRead && plain.length >= longLine && digits > 0)
      )
    })
    .map(({ quad }) => quad)
}

function asDigits(text: string): string {
  return text.toUpperCase().replaceAll(/[OQDILBSZG]/g, (letter) => twins[letter] ?? letter)
}
