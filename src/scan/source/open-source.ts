import { openPicture } from './picture'
import { sniffFile, sniffedBytes } from './file-kind'
import { openHtml, openMail } from './mail'
import { openPdf } from './pdf'
import { openText } from './plain-text'
import { failed } from './source'
import type { OpenedSource } from './source'

const largestBytes = 60_000_000
const largestTextBytes = 5_000_000

/** Opens whatever a person may drop here, by what it holds and not by its name. Rejects only when the app's own files are missing. */
export async function openSource(file: Blob): Promise<OpenedSource> {
  if (file.size === 0) return failed('empty', 'The file has no content.')
  if (file.size > largestBytes) return failed('too-large', `The file has ${file.size} bytes.`)
  const sniffed = sniffFile(new Uint8Array(await file.slice(0, sniffedBytes).arrayBuffer()))
  switch (sniffed.kind) {
    case 'unread':
      return failed('unsupported', sniffed.known)
    case 'garbage':
      return failed('not-an-image', 'The file does not start like anything that can be read.')
    case 'pdf':
      return openPdf(file)
    case 'mail':
      return openMail(file)
    case 'html':
    case 'text':
      if (file.size > largestTextBytes) return failed('too-large', `The text has ${file.size} bytes.`)
      return sniffed.kind === 'html' ? openHtml(file) : openText(file)
    default:
      return openPicture(file, sniffed.kind)
  }
}
