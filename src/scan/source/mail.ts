import type { Attachment, Email } from 'postal-mime'
import { readText } from '../text/read-text'
import { sniffFile } from './file-kind'
import { picturesOfHtml, textOfHtml } from './html-text'
import { openPdf } from './pdf'
import { openPicture } from './picture'
import { measurePicture } from './picture-size'
import { decodeText, linesOf, textSource } from './plain-text'
import { failed } from './source'
import type { OpenedSource, OpenSource } from './source'

const mostAttachments = 50
/** Smaller pictures in a mail are logos and signs. */
const smallestPicturePx = 80
const headBytes = 200_000

/** A saved e-mail: its text is the first page; PDFs and pictures that belong to it follow. */
export async function openMail(file: Blob): Promise<OpenedSource> {
  const { default: PostalMime } = await import('postal-mime')
  let mail: Email
  try {
    mail = await PostalMime.parse(withoutCount(await file.arrayBuffer()))
  } catch (error) {
    return failed('not-an-image', `The e-mail is broken: ${String(error)}`)
  }
  const lines = linesOfMail(mail)
  const html = mail.html ?? ''
  const inside = [...mail.attachments.map(blobOfAttachment), ...picturesOfHtml(html, mostAttachments)]
  // A note that begins like a mail: headers and nothing else.
  if (lines.length === 0 && inside.length === 0) return joined(linesOf(await decodeText(file)), [])
  return joined(lines, await openInside(inside))
}

/** A mail that was saved as a web page. */
export async function openHtml(file: Blob): Promise<OpenedSource> {
  const html = await decodeText(file)
  return joined(linesOf(textOfHtml(html)), await openInside(picturesOfHtml(html, mostAttachments)))
}

/** Mail on a Mac begins its files with a line that counts their bytes. */
function withoutCount(bytes: ArrayBuffer): Uint8Array {
  const head = String.fromCharCode(...new Uint8Array(bytes.slice(0, 24)))
  return new Uint8Array(bytes).subarray(/^\d+\s*\n/.exec(head)?.[0].length ?? 0)
}

/** Mails come in two forms; the one that names a code is the one to read. */
function linesOfMail({ subject, text, html }: Email): readonly string[] {
  const forms = [text, html === undefined ? undefined : textOfHtml(html)]
    .filter((form) => form !== undefined)
    .map((form) => linesOf(form))
    .filter((lines) => lines.length > 0)
  const form = forms.find((lines) => readText(lines).length > 0) ?? forms.at(-1) ?? []
  return form.length > 0 && subject ? [subject, ...form] : form
}

function blobOfAttachment({ content }: Attachment): Blob {
  return new Blob([typeof content === 'string' ? content : new Uint8Array(content)])
}

async function openInside(files: readonly Blob[]): Promise<readonly OpenSource[]> {
  const opened: OpenSource[] = []
  for (const file of files.slice(0, mostAttachments)) {
    const source = await openAttachment(file)
    if (source?.kind === 'opened') opened.push(source)
  }
  return opened
}

/** null for what is neither a PDF nor a picture of a card's size. */
async function openAttachment(file: Blob): Promise<OpenedSource | null> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const { kind } = sniffFile(head)
  switch (kind) {
    case 'unread':
    case 'garbage':
    case 'mail':
    case 'html':
    case 'text':
      return null
    case 'pdf':
      return openPdf(file)
    default: {
      const size = measurePicture(kind, head)
      const isSmall = size !== null && Math.min(size.width, size.height) < smallestPicturePx
      return isSmall ? null : openPicture(file, kind, { isInside: true })
    }
  }
}

/** One file out of the text and the files inside. */
function joined(lines: readonly string[], inside: readonly OpenSource[]): OpenedSource {
  const texts: readonly OpenSource[] = lines.length === 0 ? [] : [textSource(lines)]
  const parts = [...texts, ...inside]
  const places = parts.flatMap((part) => Array.from({ length: part.pageCount }, (_, index) => ({ part, index })))
  if (places.length === 0) return failed('empty', 'There is no text in it.')
  return {
    kind: 'opened',
    pageCount: places.length,
    page: (index) => {
      const place = places[index] as (typeof places)[number]
      return place.part.page(place.index)
    },
    close: () => parts.forEach((part) => part.close()),
  }
}
