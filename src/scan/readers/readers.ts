import { issuerOf } from '@/domain/issuers'
import type { CodeReader } from '../code-reader/code-reader'
import type { LineReader } from './line-reader'
import { createTesseractReader } from './tesseract-reader'

/** What reads the lines of a photo. */
export interface Readers {
  readonly text: LineReader
  /** null when there is none: then the text reader reads the codes as well as it can. */
  readonly code: CodeReader | null
}

export interface ReaderOptions {
  /** Folder of the text reader's files, without a slash at its end. */
  readonly readerUrl: string
  readonly readerStartLimitMs: number
}

/** @throws ReaderUnavailable when it does not start; nothing can be read without it. */
export function startTextReader({ readerUrl, readerStartLimitMs }: ReaderOptions): Promise<LineReader> {
  const alphabet = issuerOf('amazon').alphabet ?? ''
  return createTesseractReader({ folderUrl: readerUrl, startLimitMs: readerStartLimitMs, alphabet })
}
