import type { MarketplaceId } from '@/domain/marketplaces'
import type { Money } from '@/domain/money'

/** Pixels of the upright photo: as it is seen, its EXIF orientation applied. */
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
  readonly photo: { readonly widthPx: number; readonly heightPx: number }
  readonly seconds: number
}

export type PhotoFailure = 'empty' | 'not-an-image' | 'unsupported' | 'too-large' | 'timed-out' | 'reader-unavailable'

export type PhotoOutcome =
  | { readonly kind: 'read'; readonly reading: PhotoReading }
  | { readonly kind: 'failed'; readonly reason: PhotoFailure; readonly detail: string }
  | { readonly kind: 'cancelled' }
