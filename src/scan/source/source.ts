import type { GreyImage } from '../grey-image'
import type { PhotoFailure } from '../photo-reading'

/** A file or a page of it that cannot be read. */
export interface SourceFailure {
  readonly kind: 'failed'
  readonly reason: PhotoFailure
  readonly detail: string
}

/** Something to look at; upright. */
export interface PicturePage {
  readonly kind: 'picture'
  readonly image: GreyImage
  /** Size of what is shown: the file itself, or `picture`. */
  readonly widthPx: number
  readonly heightPx: number
  /** To show where a browser cannot show the file itself; else null. */
  readonly picture: Blob | null
}

/** Typed text, line by line as a person sees it. */
export interface TextPage {
  readonly kind: 'text'
  readonly lines: readonly string[]
  /** Size of `picture`; 0 without one. */
  readonly widthPx: number
  readonly heightPx: number
  readonly picture: Blob | null
}

export type SourcePage = PicturePage | TextPage | SourceFailure

/** A file whose pages are decoded one at a time, each when it is asked for. */
export interface OpenSource {
  readonly kind: 'opened'
  readonly pageCount: number
  /** From 0; a page that is broken is a failure of its own. Never rejects for what the file holds. */
  page(index: number): Promise<SourcePage>
  close(): void
}

export type OpenedSource = OpenSource | SourceFailure

export function failed(reason: PhotoFailure, detail: string): SourceFailure {
  return { kind: 'failed', reason, detail }
}
