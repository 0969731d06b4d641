/** Pictures that the browser decodes by itself. */
export type BrowserPictureKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'bmp'

export type PictureKind = BrowserPictureKind | 'heic' | 'tiff'

export type FileKind = PictureKind | 'pdf' | 'mail' | 'html' | 'text'

/** What a file is. `known` is a kind that is not read, by its name; null is nothing that anyone would recognise. */
export type Sniffed =
  { readonly kind: FileKind } | { readonly kind: 'unread'; readonly known: string } | { readonly kind: 'garbage' }

/** How many bytes of a file are enough to tell. */
export const sniffedBytes = 4096

const signatures: readonly (readonly [FileKind, RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['webp', /^RIFF.{4}WEBP/s],
  ['gif', /^GIF8[79]a/],
  ['avif', /^.{4}ftyp(?:avi[fs]|.{8}(?:.{4}){0,14}avif)/s],
  ['heic', /^.{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif[12]|msf1)/s],
  ['tiff', /^(?:II\*\0|MM\0\*)/],
  ['bmp', /^BM.{4}\0{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\0{3}/s],
  ['pdf', /^[^]{0,1024}%PDF-\d/],
]

const unread: readonly (readonly [string, RegExp])[] = [
  ['JPEG XL', /^(?:\xff\x0a|\0{3}\x0cJXL )/],
  ['JPEG 2000', /^\0{3}\x0cjP {2}/],
  ['Photoshop', /^8BPS/],
  ['Outlook or Office', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
  ['ZIP or Office', /^PK\x03\x04/],
  ['BigTIFF', /^(?:II\+\0|MM\0\+)/],
  ['video', /^.{4}ftyp/s],
]

const mailHeader =
  /^(?:\d+\s*\n)?(?:From .*\n)?(?:[A-Za-z][A-Za-z0-9-]*:.*\n(?:[ \t].*\n)*)*?(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From|To|Subject|Date|Content-Type|X-[A-Za-z-]+):[ \t]*\S/i
const markup = /^\s*(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|table|div|\?xml)[\s>/]/i

/** By its first bytes; its name and its declared type are not believed. Total over any bytes. */
export function sniffFile(head: Uint8Array): Sniffed {
  const bytes = String.fromCharCode(...head.subarray(0, sniffedBytes))
  for (const [kind, pattern] of signatures) if (pattern.test(bytes)) return { kind }
  for (const [known, pattern] of unread) if (pattern.test(bytes)) return { kind: 'unread', known }
  if (!isText(head)) return { kind: 'garbage' }
  const text = bytes
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/\r\n?/g, '\n')
    .trimStart()
  if (isMail(text)) return { kind: 'mail' }
  return { kind: markup.test(text) ? 'html' : 'text' }
}

/** Two header lines that every mail has some of, before the first empty line. */
function isMail(text: string): boolean {
  const headers = text.split('\n\n', 1)[0] ?? ''
  return mailHeader.test(`${headers}\n`) && (headers.match(/^[A-Za-z][A-Za-z0-9-]*:[ \t]/gm)?.length ?? 0) >= 2
}

/** No zero bytes (but for UTF-16 with its mark) and next to no control characters. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true
  const odd = head.reduce((count, byte) => count + Number((byte < 32 && !(byte >= 8 && byte <= 13)) || byte === 127), 0)
  return !head.includes(0) && odd <= head.length / 100
}
