import type { IssuerId } from '@/domain/issuers'
import type { MarketplaceId } from '@/domain/marketplaces'
import type { Money } from '@/domain/money'
import type { SeenPaymentCard } from './fields/pick-payment-card'

/** Pixels of the upright photo: as it is seen, its EXIF orientation applied; of the page's picture where it has one. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Four corners, starting where the writing starts above, then along the writing. */
export type Quad = readonly [Point, Point, Point, Point]

export interface ReadCharacter {
  readonly char: string
  /** 0 to 1. */
  readonly confidence: number
  /** What the character may be, itself included, best first. More than one means: ask. */
  readonly options: readonly string[]
  readonly box: Quad | null
}

export interface CodeCandidate {
  /** Normalised: capitals and digits, no hyphens. */
  readonly code: string
  /** 0 to 1. */
  readonly confidence: number
  readonly characters: readonly ReadCharacter[]
  readonly line: Quad | null
}

/** A barcode or QR code, as it was read. */
export interface ReadBarcode {
  /** As the reader of barcodes names it: 'QRCode', 'Code128', 'EAN-13', 'PDF417' and so on. */
  readonly format: string
  readonly text: string
  readonly quad: Quad | null
}

/** What measurements of the photo say would make the next one better. */
export type PhotoAdvice = 'too-small' | 'blurred' | 'glare' | 'too-dark' | 'cut-off'

/** `sure`: fill it in. `doubtful`: show it and ask. `none`: no claim code was found. */
export type Verdict = 'sure' | 'doubtful' | 'none'

export interface PhotoReading {
  readonly verdict: Verdict
  /** Best first. */
  readonly candidates: readonly CodeCandidate[]
  /** Digits only: 16 or 30. */
  readonly serial: string | null
  readonly amount: Money | null
  readonly marketplaceId: MarketplaceId | null
  /** Whose code the best candidate may be, likeliest first: more than one means ask. Empty without candidates. */
  readonly issuerIds: readonly IssuerId[]
  /** Of a card of another brand. */
  readonly pin: string | null
  readonly barcodes: readonly ReadBarcode[]
  /** Worst first; empty when nothing is wrong with the photo. */
  readonly advice: readonly PhotoAdvice[]
  /** Where the code was found: `text` is typed text such as an e-mail, which has no lines and boxes. */
  readonly from: 'picture' | 'text' | 'barcode'
  /** Which page of the file, from 0. */
  readonly page: number
  /** Of a prepaid card; null where no whole number of one was read, missing where nobody looked. */
  readonly paymentCard?: SeenPaymentCard | null
  /** Where the number of a payment card may stand. */
  readonly numberAreas?: readonly Quad[]
  readonly photo: { readonly widthPx: number; readonly heightPx: number }
  readonly seconds: number
}

export type PhotoFailure =
  | 'empty'
  | 'not-an-image'
  | 'unsupported'
  /** It asks for a password. */
  | 'encrypted'
  /** A text or a mail in which no code stands, and no picture. */
  | 'no-code'
  | 'too-large'
  | 'timed-out'
  | 'reader-unavailable'

export type PhotoOutcome =
  | {
      readonly kind: 'read'
      /** One per card, page by page; never empty. */
      readonly readings: readonly PhotoReading[]
      /** By page: a picture to show and keep where a browser cannot show the file itself, such as HEIC or PDF; else null. */
      readonly pictures: readonly (Blob | null)[]
    }
  | { readonly kind: 'failed'; readonly reason: PhotoFailure; readonly detail: string }
  | { readonly kind: 'cancelled' }
