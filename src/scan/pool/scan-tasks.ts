import type { ReadBarcode } from '../photo-reading'
import type { PreparedPhoto } from '../lines/prepare'
import type { LineCrop } from '../lines/rectify'
import type { TextLine } from '../lines/text-lines'
import type { SourceFailure, TextPage } from '../source/source'

/** What the page may ask of the scan worker, and what it answers. A worker has one file open at a time. */
export interface ScanTasks {
  /** Closes the file before it. */
  readonly open: { readonly ask: { readonly file: Blob }; readonly answer: OpenedFile }
  /** A page to read; its picture stays in the worker for what is asked of it. */
  readonly decode: { readonly ask: { readonly page: number }; readonly answer: DecodedPage }
  /** The lines of the page that was decoded last. */
  readonly prepare: { readonly ask: object; readonly answer: PreparedPhoto }
  /** A page to look at, without reading it. */
  readonly show: { readonly ask: { readonly page: number }; readonly answer: ShownPage }
  /** A line of the page that was decoded last, cut for the reader of codes; for one that turned out to go on. */
  readonly cut: { readonly ask: { readonly line: TextLine }; readonly answer: readonly LineCrop[] }
  /** Those of the page that was decoded last; none when they cannot be read. */
  readonly barcodes: { readonly ask: object; readonly answer: readonly ReadBarcode[] }
}

export type OpenedFile = { readonly kind: 'opened'; readonly pageCount: number } | SourceFailure

export type DecodedPage = { readonly kind: 'picture'; readonly picture: Blob | null } | TextPage | SourceFailure

/** `picture` is null where a browser can show the file itself; `typed` is text that nobody has drawn. */
export type ShownPage =
  { readonly kind: 'shown'; readonly picture: Blob | null } | { readonly kind: 'typed' } | SourceFailure

export type ScanTask = keyof ScanTasks

export type ScanRequest = {
  [Task in ScanTask]: { readonly id: number; readonly task: Task } & ScanTasks[Task]['ask']
}[ScanTask]

/** `id` is that of the request. */
export type ScanAnswer =
  | { readonly id: number; readonly kind: 'done'; readonly answer: ScanTasks[ScanTask]['answer'] }
  | { readonly id: number; readonly kind: 'crashed'; readonly detail: string }
