import type { LineCrop } from '../lines/rectify'

/** `text` may hold anything, `code` only the characters of a claim code. */
export type LineKind = 'text' | 'code' | 'digits'

export interface LineCharacter {
  readonly char: string
  /** 0 to 1, the reader's own opinion. */
  readonly confidence: number
  /** Place in the crop, in crop pixels. */
  readonly startPx: number
  readonly endPx: number
}

export interface LineReading {
  /** Words divided by single spaces. */
  readonly text: string
  /** Mean over the characters, 0 to 1. */
  readonly confidence: number
  /** One per character of `text` that is not a space. */
  readonly characters: readonly LineCharacter[]
}

/** The seam of the reading step: a line cut out goes in, what it may say comes out. */
export interface LineReader {
  readLine(crop: LineCrop, kind: LineKind): Promise<readonly LineReading[]>
  close(): void
}
