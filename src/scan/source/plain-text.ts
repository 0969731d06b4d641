import { failed } from './source'
import type { OpenedSource, OpenSource, TextPage } from './source'

export async function openText(file: Blob): Promise<OpenedSource> {
  const lines = linesOf(await decodeText(file))
  return lines.length === 0 ? failed('empty', 'There is no text in it.') : textSource(lines)
}

/** A text of one page. */
export function textSource(lines: readonly string[]): OpenSource {
  const page: TextPage = { kind: 'text', lines, widthPx: 0, heightPx: 0, picture: null }
  return { kind: 'opened', pageCount: 1, page: () => Promise.resolve(page), close: () => undefined }
}

/** The text of a file: UTF-8, UTF-16 with its mark, or else Western European. */
export async function decodeText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes)
    throw error
  }
}

/** Without empty lines, and with single spaces. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|[\n\u2028\u2029\f\v]/)
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter((line) => line !== '')
}
