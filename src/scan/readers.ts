import { issuerOf } from '@/domain/issuers'
import { startCodeReader } from './code-reader/code-reader'
import type { CodeReader } from './code-reader/code-reader'
import type { LineReader } from './line-reader'
import { createTesseractReader } from './tesseract-reader'

/** What reads the lines of a photo. */
export interface Readers {
  readonly text: LineReader
  /** null when it could not be started: then the text reader reads the codes as well as it can. */
  readonly code: CodeReader | null
}

export interface ReaderOptions {
  /** Folder of the text reader's files, without a slash at its end. */
  readonly readerUrl: string
  readonly readerStartLimitMs: number
  /** False does without the reader of codes. */
  readonly codeReader: boolean
}

/** @throws ReaderUnavailable when the text reader does not start; nothing can be read without it. */
export async function startReaders({ readerUrl, readerStartLimitMs, codeReader }: ReaderOptions): Promise<Readers> {
  const alphabet = issuerOf('amazon').alphabet ?? ''
  const starting = codeReader ? startCodeReader(readerStartLimitMs) : Promise.reject(new Error('Switched off.'))
  const code = starting.catch(() => null)
  try {
    const text = await createTesseractReader({ folderUrl: readerUrl, startLimitMs: readerStartLimitMs, alphabet })
    return { text, code: await code }
  } catch (error) {
    const unused = await code
    unused?.close()
    throw error
  }
}

export function closeReaders({ text, code }: Readers): void {
  text.close()
  code?.close()
}
